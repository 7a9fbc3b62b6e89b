"""Sets the findings that Prowler wrote for CIS AWS 7.0 beside ours of the same estate; scanning is not done here, nor judging who is right.

`python -m bench.prowler_comparison WAREHOUSE.duckdb CIS.json PROWLER.csv…`: every difference, and how many there are.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

SEED = Path(__file__).parents[1] / "dbt_project" / "seeds" / "control_requirements.csv"
#: The worst of several rows of one requirement and subject is what both say of it.
WORST_FIRST = ("FAIL", "UNKNOWN", "MANUAL", "PASS", "NOT_APPLICABLE")
#: Requirements that ours judges once for an account or a region, whatever resource Prowler names.
SCOPES_WITHOUT_RESOURCE = ("account", "region", "organization")
#: Checks of the account in requirements that ask of resources as well.
OF_THE_ACCOUNT = ("s3_account_level_public_access_blocks",)

Subject = tuple[str, str]  # requirement, uid


@dataclass
class Said:
    """What one side says of a subject."""

    statuses: set[str] = field(default_factory=set)
    words: list[str] = field(default_factory=list)

    @property
    def status(self) -> str:
        return next(status for status in WORST_FIRST if status in self.statuses)

    def add(self, status: str, words: str) -> None:
        self.statuses.add(status)
        self.words.append(f"{status} {words}")


def our_findings(warehouse: Path) -> tuple[dict[Subject, Said], dict[str, set[str]]]:
    """Our findings by subject, and the scopes of the controls of each requirement."""
    with duckdb.connect(str(warehouse), read_only=True) as db:
        rows = db.execute(
            """select requirement_id, scope, resource_uid, upper(findings.status), control_id, reason
            from compliance.findings as findings
            inner join compliance.controls using (control_id)
            inner join read_csv(?, all_varchar=true) as requirements using (control_id)
            where framework = 'cis_aws' and version = '7.0' and relation != 'supports'""",
            [str(SEED)],
        ).fetchall()
    said: dict[Subject, Said] = defaultdict(Said)
    scopes: dict[str, set[str]] = defaultdict(set)
    for requirement, scope, uid, status, control, reason in rows:
        said[requirement, uid].add(status, f"{control}: {reason}")
        scopes[requirement].add(scope)
    return said, scopes


def requirements_of_checks(framework: Path) -> dict[str, list[str]]:
    by_check: dict[str, list[str]] = defaultdict(list)
    for requirement in json.loads(framework.read_text())["Requirements"]:
        for check in requirement["Checks"]:
            by_check[check].append(requirement["Id"])
    return by_check


def subject_of(row: dict[str, str], scopes: set[str]) -> str:
    """The uid that ours would have given to what a row of Prowler's is about."""
    account = row["ACCOUNT_UID"]
    if row["CHECK_ID"] in OF_THE_ACCOUNT:
        return account
    if "resource" in scopes or not scopes & set(SCOPES_WITHOUT_RESOURCE):
        return row["RESOURCE_UID"]
    return f"{account}:{row['REGION']}" if "region" in scopes else account


def their_findings(files: list[Path], framework: Path, scopes: dict[str, set[str]]) -> dict[Subject, Said]:
    csv.field_size_limit(sys.maxsize)
    by_check = requirements_of_checks(framework)
    said: dict[Subject, Said] = defaultdict(Said)
    for file in files:
        with file.open(newline="") as lines:
            for row in csv.DictReader(lines, delimiter=";"):
                for requirement in by_check[row["CHECK_ID"]]:
                    uid = subject_of(row, scopes.get(requirement, set()))
                    said[requirement, uid].add(row["STATUS"], f"{row['CHECK_ID']}: {row['STATUS_EXTENDED']}")
    return said


def _order(subject: Subject) -> tuple[list[int], str]:
    return [int(part) for part in subject[0].split(".")], subject[1]


def _kind(left: str, right: str) -> str:
    if left == right:
        return "agreeing"
    if "no row" not in (left, right):
        return "differing"
    if right == "NOT_APPLICABLE":
        return "not applicable by ours, and no row of theirs"
    return "theirs alone" if right == "no row" else "ours alone"


def main(warehouse: Path, framework: Path, files: list[Path]) -> None:
    ours, scopes = our_findings(warehouse)
    theirs = their_findings(files, framework, scopes)
    figures: Counter[str] = Counter()
    for subject in sorted({*ours, *theirs}, key=_order):
        left = theirs[subject].status if subject in theirs else "no row"
        right = ours[subject].status if subject in ours else "no row"
        kind = _kind(left, right)
        figures[kind] += 1
        if kind != "agreeing":
            print(*subject, f"theirs {left}, ours {right}", sep=" | ")
            for words in [*theirs.get(subject, Said()).words, *ours.get(subject, Said()).words]:
                print("   ", words[:220])
    print(dict(figures))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), [Path(name) for name in sys.argv[3:]])
