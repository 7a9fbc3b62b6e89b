"""Every control comes to the verdicts that the table of situations asks for, and the table has what every control needs."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache

import pytest
from laboratory import Laboratory, control_files, control_meta, expectations

from inventory_assets.catalog import rows_of
from inventory_assets.localcloud.situations import SITUATIONS, Situation

CONTROLS = sorted(control_files())
ASKED = sorted(expectations(SITUATIONS))
#: Situations by what settings say: those that say nothing share a laboratory.
_SAYINGS = sorted({json.dumps(situation.parameters, sort_keys=True, default=dict) for situation in SITUATIONS})


@cache
def laboratory(saying: str) -> Laboratory:
    return Laboratory(s for s in SITUATIONS if json.dumps(s.parameters, sort_keys=True, default=dict) == saying)


@cache
def found(saying: str, control: str) -> dict[str, tuple[str, str, str]]:
    return laboratory(saying).verdicts(control, control_parameters=json.loads(saying))


def situation_of(name: str) -> Situation:
    (situation,) = [situation for situation in SITUATIONS if situation.name == name]
    return situation


@pytest.mark.parametrize(("control", "name", "whom", "status"), ASKED, ids=lambda value: str(value)[:70])
def test_verdict(control: str, name: str, whom: str, status: str) -> None:
    saying = json.dumps(situation_of(name).parameters, sort_keys=True, default=dict)
    lab = laboratory(saying)
    (account,) = [account for account, situation in lab.accounts.items() if situation.name == name]
    assert whom in lab.uids[account], f"{name!r} has no {whom!r}; it has {sorted(lab.uids[account])}"
    uid = lab.uids[account][whom]
    verdicts = found(saying, control)
    situation = lab.accounts[account]
    if whom == "account" and situation.denied and control_meta(control)["scope"] == "resource":
        # Of what was never listed the control itself can say nothing: int_findings__unlisted does, of the type that is named first.
        assert next(iter(control_meta(control)["reads"])) in situation.denied
        assert uid not in verdicts
        return
    assert uid in verdicts, f"{control} says nothing of {uid}"
    assert verdicts[uid][0] == status, verdicts[uid]


@pytest.mark.parametrize("control", CONTROLS)
def test_every_row_has_status_reason_and_evidence(control: str) -> None:
    for saying in _SAYINGS:
        for uid, (status, reason, evidence) in found(saying, control).items():
            assert status in {"pass", "fail", "unknown", "manual", "not_applicable"}, (uid, status)
            assert reason, uid
            assert isinstance(json.loads(evidence), dict), (uid, evidence)


@pytest.mark.parametrize("control", CONTROLS)
def test_the_table_has_what_the_control_needs(control: str) -> None:
    meta = control_meta(control)
    statuses = Counter(status for of, _, _, status in ASKED if of == control)
    if meta["assessment"] == "automated":
        assert statuses["pass"], f"{control} never passes"
        assert statuses["fail"], f"{control} never fails"
        assert statuses["unknown"], f"{control} is never denied what it reads"
    else:
        assert statuses["manual"], f"{control} is never asked of a person"


@pytest.mark.parametrize("control", CONTROLS)
def test_what_a_control_says_of_itself(control: str) -> None:
    meta = control_meta(control)
    assert set(meta) == {"title", "severity", "scope", "assessment", "reads", "parameters", "remediation"}
    assert meta["severity"] in {"critical", "high", "medium", "low"}
    assert meta["scope"] in {"resource", "region", "account", "organization"}
    assert meta["assessment"] in {"automated", "manual"}
    assert len(meta["title"]) <= 100
    assert len(meta["remediation"]) > 15
    for type_name, parts in meta["reads"].items():
        known = {part for row in rows_of(type_name) for part in row.parts}
        assert rows_of(type_name), f"{control} reads {type_name}, which the catalog does not have"
        assert set(parts) <= known, f"{control} reads parts of {type_name} that the catalog does not have: {set(parts) - known}"


def test_situations_have_names_of_their_own() -> None:
    twice = [name for name, count in Counter(situation.name for situation in SITUATIONS).items() if count > 1]
    assert not twice
    assert not {control for control, *_ in ASKED} - set(CONTROLS)
