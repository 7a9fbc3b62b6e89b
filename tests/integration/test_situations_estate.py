"""Every situation that controls are tried on, served by the local cloud, scanned by the collector and judged by the project's build: the
stored is what the laboratory makes of the same things, the verdicts are the table's, and what nobody may read is judged by no control.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest
from estates import seen_as_aws
from laboratories import OPTIONS, WITHOUT_ACCOUNT_TAGS, Bench, benches, build_findings, said_of_parameters, scan_benches
from zone_reader import content, heads

from inventory_assets.catalog import AWS_TYPES, rows_of
from inventory_assets.catalog.controls import controls
from inventory_assets.catalog.paths import compile_rewrite
from inventory_assets.catalog.types import WHOLE, ResourceType
from inventory_assets.collect.reading import parse_time
from inventory_assets.localcloud.faults import Fault
from inventory_assets.localcloud.running import running_cloud
from inventory_assets.localcloud.situations import SITUATIONS, Situation, Thing
from inventory_assets.localcloud.situations.limits import cannot_be_served
from inventory_assets.localcloud.situations.placing import row_of

sys.path[:0] = [str(Path(__file__).parents[1] / "unit" / folder) for folder in ("controls", "dbt")]
from laboratory import SETTINGS, finished  # noqa: E402 - the laboratory of the unit tests

#: Situations that no account can be in, so that only the laboratory has them.
IMPOSSIBLE: dict[str, str] = {
    "AWS::KMS::Key without a policy": "a key always has one",
    "Macie, with a bucket that may lie anywhere": "the buckets of other situations lie in the account",
    "Macie, without a bucket": "the buckets of other situations lie in the account",
}
#: What is stored of these is more than the laboratory makes: IAM answers for every key when it was last used, if only that nobody knows.
TOLD_MORE = {"a user with one active key of two", "a user with two active keys"}
#: Organizations beside the first in which nothing but listings may be called, and in which no listing may.
UNDETAILED, UNLISTED = replace(OPTIONS, seed=OPTIONS.seed + 1), replace(OPTIONS, seed=OPTIONS.seed + 2)
CONTROLS = {control.control_id: control for control in controls() if control.provider == "aws"}
LISTED = {(row.service, row.operation) for row in AWS_TYPES}
DECIDED = {"pass", "fail"}
Verdicts = dict[str, dict[str, tuple[str, str]]]  # control → uid → status, reason


def unread_parts(row: ResourceType) -> dict[str, tuple[str, str]]:
    """What of a type is read by a call of its own, with that call; a call that lists something, too, is left out."""
    found = {detail.part: (detail.service or row.service, detail.operation) for detail in row.details}
    found |= {shared.part: (shared.service or row.service, shared.operation) for shared in row.shared}
    if row.describe is not None:
        found[WHOLE] = (row.service, row.describe.operation)
    return {part: call for part, call in found.items() if call not in LISTED}


def needed(control: str) -> dict[str, set[str]]:
    """Type → what of it the control needs that has a call of its own."""
    rows = {name: rows_of(name)[0] for name in CONTROLS[control].reads}
    return {name: {WHOLE, *CONTROLS[control].reads[name]} & unread_parts(row).keys() for name, row in rows.items()}


def reads_details(control: str) -> bool:
    return any(needed(control).values())


@cache
def undetailed() -> list[Bench]:
    """Few accounts in which each control that needs more than listings would decide something."""
    wanted = set(filter(reads_details, CONTROLS))
    decides = {
        bench: {
            control
            for situation in bench.laboratory.situations
            for control, verdicts in situation.verdicts.items()
            if DECIDED & set(verdicts.values())
        }
        & wanted
        for bench in benches(UNDETAILED)
    }
    chosen, open_ = [], set().union(*decides.values())
    while open_:
        best = max(decides, key=lambda bench: len(decides[bench] & open_))
        chosen.append(best)
        open_ -= decides[best]
    return chosen


def unlisted() -> list[Bench]:
    """A member and a management account."""
    return [next(bench for bench in benches(UNLISTED) if bench.account.is_alone is alone) for alone in (False, True)]


@dataclass
class Judged:
    """The estate, scanned and judged."""

    verdicts: Verdicts
    stored: dict[tuple[str, str, str], dict[str, Any]]  # account, type, uid → row
    observed: dict[tuple[str, str], dict[str, Any]]  # account, uid → what moves

    def status(self, control: str, uid: str) -> str | None:
        return self.verdicts[control].get(uid, (None, ""))[0]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    warehouse = tmp_path_factory.mktemp("situations")
    details = {call for row in AWS_TYPES for call in unread_parts(row).values()}
    every = {name for control in CONTROLS.values() for name in control.reads if rows_of(name)[0].stored}
    with running_cloud(OPTIONS, [WITHOUT_ACCOUNT_TAGS]) as cloud, seen_as_aws(cloud.url):
        scans = scan_benches(cloud, warehouse, OPTIONS, benches())
        cloud.set_options(UNDETAILED)
        cloud.set_faults([WITHOUT_ACCOUNT_TAGS, *(Fault(service=service, operation=operation) for service, operation in sorted(details))])
        scans += scan_benches(cloud, warehouse, UNDETAILED, undetailed())
        cloud.set_options(UNLISTED)
        cloud.set_faults([WITHOUT_ACCOUNT_TAGS, *(Fault(service=service, operation=operation) for service, operation in sorted(LISTED))])
        scans += scan_benches(cloud, warehouse, UNLISTED, unlisted(), every)
    assert not [scan for scan in scans if scan.commit is None]
    built = build_findings(warehouse, said_of_parameters([*benches(), *undetailed(), *unlisted()]))
    stored = {
        (row["account_id"], row["resource_type"], uid): found for row in heads(warehouse) for uid, found in content(warehouse, row).items()
    }
    with duckdb.connect(built, read_only=True) as connection:
        return Judged(_verdicts(connection), stored, _observed(connection))


def _verdicts(connection: duckdb.DuckDBPyConnection) -> Verdicts:
    found: Verdicts = defaultdict(dict)
    rows = connection.execute("select control_id, resource_uid, status, reason from compliance.findings")
    for control, uid, status, reason in rows.fetchall():
        assert uid not in found[control], f"{control} speaks twice of {uid}"
        found[control][uid] = (status, reason)
    return found


def _observed(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], dict[str, Any]]:
    rows = connection.execute("select account_id, resource_uid, observations from intermediate.int_observations__latest").fetchall()
    return {(account, uid): json.loads(text) for account, uid, text in rows}


@dataclass(frozen=True)
class Expected:
    """One verdict of the table."""

    situation: str
    account_id: str
    whom: str
    uid: str
    status: str


def uids_of(situation: Situation, account: str) -> dict[str, str]:
    """What verdicts call a thing → its uid, as in the laboratory."""
    names = {"account": account} | {region: f"{account}:{region}" for region in situation.regions}
    for thing in situation.things:
        if thing.type not in situation.denied and is_kept(row_of(thing), thing):
            row, _ = finished(thing, account)
            names |= ({row[5]: row[0]} if thing.type not in SETTINGS else {}) | ({thing.key: row[0]} if thing.key else {})
    return names


@cache
def expected(seed: int = OPTIONS.seed) -> dict[str, list[Expected]]:
    """Control → every verdict that the table wants of it."""
    found: dict[str, list[Expected]] = defaultdict(list)
    for bench in benches(replace(OPTIONS, seed=seed)):
        for situation in bench.laboratory.situations:
            if situation.name in IMPOSSIBLE:
                continue
            names = uids_of(situation, bench.account_id)
            for control, verdicts in situation.verdicts.items():
                said = [(whom, status) for whom, status in verdicts.items() if whom in names]
                found[control] += [Expected(situation.name, bench.account_id, whom, names[whom], status) for whom, status in said]
    return found


@pytest.mark.parametrize("control", CONTROLS)
def test_verdicts_are_those_of_the_table(judged: Judged, control: str) -> None:
    said = judged.verdicts[control]
    wrong = [
        f"{one.situation}: {one.whom} is {said.get(one.uid)}, not {one.status}"
        for one in expected()[control]
        if judged.status(control, one.uid) != one.status
    ]
    assert not wrong, "\n".join(wrong)
    statuses = {judged.status(control, one.uid) for one in expected()[control]}
    statuses |= {status for status, _ in said.values() if status == "unknown"}  # of accounts in which its type may not be listed
    unserved = [why for situation in SITUATIONS if control in situation.verdicts and (why := cannot_be_served(situation))]
    assert statuses >= ({"pass", "fail", "unknown"} if CONTROLS[control].assessment == "automated" else {"manual"}), "\n".join(
        [control, *unserved]
    )


MOMENT = re.compile(r"\d{4}-\d\d-\d\dT")


def plain(value: Any) -> Any:
    """Without what is null, since no API says that of a key; and moments written in one way."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, str) and MOMENT.match(value):
        return str(parse_time(value))
    return [plain(inner) for inner in value] if isinstance(value, list) else value


def told(row: ResourceType, thing: Thing, configuration: Mapping[str, Any]) -> dict[str, Any]:
    """A configuration for comparison: secrets are hidden under another key elsewhere, a part that cannot be said to be none is empty."""
    found: dict[str, Any] = plain(configuration)
    for path in (*row.redact, *row.redact_but):
        compile_rewrite(path)(found, lambda _: "hidden")
    for shared in row.shared:  # an element is known by what it is matched by, whether the situation says so or not
        for element in found[shared.part] if isinstance(found.get(shared.part), list) else [found.get(shared.part)]:
            element.pop(shared.match, None) if isinstance(element, dict) else None
    given = thing.configuration
    unsaid = {part for part in row.parts if given.get(part) is None and found.get(part) in ([], {}, "", False)}
    unwritten = {row.region, *([row.describe.keep_listed] if row.describe else [])} - given.keys()
    return {key: value for key, value in found.items() if key not in unsaid | unwritten | SURPLUS.get(thing.type, set())}


def is_kept(row: ResourceType, thing: Thing) -> bool:
    """Whether the collector keeps it at all: not what belongs to the cloud itself."""
    return row.where is None or row.where(thing.configuration)


#: What an account has beside what its situation gives: an organization has its root.
SURPLUS = {"AWS::Organizations::Organization": {"Roots"}}


def things() -> Iterator[tuple[str, Situation, Thing]]:
    """Everything that can be read, by account."""
    for bench in benches():
        for situation in bench.laboratory.situations:
            if situation.name not in IMPOSSIBLE.keys() | TOLD_MORE:
                yield from ((bench.account_id, situation, thing) for thing in situation.things if thing.type not in situation.denied)


def test_what_is_stored_over_sockets_is_what_the_laboratory_makes(judged: Judged) -> None:
    differences = []
    for account, situation, thing in things():
        row, (made, seen) = row_of(thing), finished(thing, account)
        found = judged.stored.get((account, thing.type, made[0]))
        if found is None or not is_kept(row, thing):
            if (found is None) == is_kept(row, thing):
                differences.append(f"{situation.name}: {made[0]} is {'not ' if found is None else ''}stored")
            continue
        wanted = told(row, thing, json.loads(made[10])) | {"id": made[5], "name": made[6], "tags": made[7], "created": made[8]}
        lost = {detail.part for detail in row.details if detail.each and detail.each.partition("[")[0] in thing.unread}
        wanted |= {"unknown": sorted({*made[11], *lost}), "moving": told(row, thing, json.loads(seen[5]) if seen else {})}
        got = told(row, thing, json.loads(found["configuration"])) | {"id": found["resource_id"], "name": found["name"]}
        got |= {"tags": found["tags"], "created": found["created_at"], "unknown": sorted(found["unknown_fields"])}
        got["moving"] = told(row, thing, judged.observed.get((account, made[0]), {}))
        for key in ("name", "created") if WHOLE in thing.unread else ():
            got[key] = wanted[key]  # which only the description tells
        wrong = {key: (wanted.get(key), got.get(key)) for key in wanted.keys() | got.keys() if wanted.get(key) != got.get(key)}
        differences += [f"{situation.name}: {made[0]} {key}: {one!r}, stored {other!r}" for key, (one, other) in wrong.items()]
    assert not differences, "\n".join(differences)


def needs_details(control: str, situation: str) -> bool:
    """Whether nothing that it reads there is told by a listing alone: not that there is nothing, either."""
    (there,) = [{thing.type for thing in one.things} for one in SITUATIONS if one.name == situation]
    return all(parts and (name in there or name in SETTINGS) for name, parts in needed(control).items())


#: Controls that also decide by what a listing tells, and why.
ALSO_BY_LISTING: dict[str, str] = {
    "aws_config_global_types_recorded": "a recorder that records no global types fails whether it runs or not",
    "aws_organizations_guardrails_attached": "AWS's own policy allows everything, whatever it is attached to",
    "aws_iam_root_access_keys_absent": "the account's summary tells of root's keys",
    "aws_iam_root_mfa_enabled": "the account's summary tells of root's devices",
}


@pytest.mark.parametrize("control", filter(reads_details, CONTROLS))
def test_without_details_nothing_is_decided_by_default(judged: Judged, control: str) -> None:
    wrong = []
    for known, one in zip(expected()[control], expected(UNDETAILED.seed)[control], strict=True):
        if one.account_id not in {bench.account_id for bench in undetailed()}:
            continue
        status = judged.status(control, one.uid)
        may = set() if needs_details(control, one.situation) and control not in ALSO_BY_LISTING else {known.status}
        if status in DECIDED - may:
            wrong.append(f"{one.situation}: {one.whom} is {judged.verdicts[control][one.uid]}")
    assert not wrong, "\n".join(wrong)


def test_without_listings_nothing_is_decided(judged: Judged) -> None:
    scanned = {bench.account_id for bench in unlisted()}
    said = {(control, uid): verdict for control, uid, verdict in _of(judged, scanned)}
    assert {key: verdict for key, verdict in said.items() if verdict[0] in DECIDED} == {}
    of_accounts = {name for name, control in CONTROLS.items() if control.scope == "account"}
    assert of_accounts <= {control for control, _ in said}


def test_of_accounts_that_were_never_scanned_nothing_is_decided(judged: Judged) -> None:
    others = {bench.account_id for bench in benches(UNLISTED)} - {bench.account_id for bench in unlisted()}
    assert {control: verdict for control, _, verdict in _of(judged, others) if verdict[0] in DECIDED} == {}


def _of(judged: Judged, accounts: set[str]) -> Iterator[tuple[str, str, tuple[str, str]]]:
    """What is said of accounts and of their regions."""
    for control, verdicts in judged.verdicts.items():
        yield from ((control, uid, verdict) for uid, verdict in verdicts.items() if uid.partition(":")[0] in accounts)
