"""`inventory security export`: OCSF events by the schema, CSV of every column, private files, whole or not at all."""

from __future__ import annotations

import csv
import datetime as dt
import json
import stat
import tracemalloc
from pathlib import Path
from typing import Any

import duckdb
import pytest
from planted_compliance import F_BUCKET, F_LONG, F_SITE, QUEUE, publish_compliance
from published_file import BUCKET, PROD

from inventory_assets.cli import main, security_export
from inventory_assets.cli.security_ocsf import event

Capture = pytest.CaptureFixture[str]
#: OCSF 1.5: what each object must have, and what it may have of what we write.
REQUIRED: dict[str, set[str]] = {
    "": {"activity_id", "category_uid", "class_uid", "cloud", "compliance", "finding_info", "metadata", "severity_id", "time", "type_uid"},
    "metadata": {"product", "version"},
    "metadata.product": {"vendor_name", "name"},
    "finding_info": {"uid", "title"},
    "finding_info.analytic": {"type_id", "uid"},
    "cloud": {"provider"},
    "cloud.account": {"uid", "type_id"},
    "remediation": {"desc"},
    "compliance": {"standards", "status_id", "control"},
    "resources[]": {"uid", "type"},
    "evidences[]": {"data"},
}
ALLOWED: dict[str, set[str]] = {
    "": {
        "activity_name", "category_name", "class_name", "type_name", "severity", "message", "resources", "remediation", "evidences",
        "unmapped", "status", "status_id",
    },
    "metadata": {"profiles", "uid"},
    "metadata.product": {"version"},
    "finding_info": {"desc", "created_time", "first_seen_time", "last_seen_time", "modified_time", "types", "analytic"},
    "finding_info.analytic": {"name", "type"},
    "cloud": {"account", "region"},
    "cloud.account": {"name", "type"},
    "compliance": {"desc", "requirements", "status", "status_code", "status_details"},
    "resources[]": {"name", "region", "owner"},
    "resources[].owner": {"name"},
}  # fmt: skip


@pytest.fixture
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INVENTORY_WAREHOUSE", str(publish_compliance(tmp_path / "warehouse")))
    monkeypatch.delenv("INVENTORY_CONFIG", raising=False)
    return tmp_path / "warehouse"


def events(*arguments: str) -> dict[str, dict[str, Any]]:
    assert main(["security", "export", "--ocsf", "findings.jsonl", *arguments]) == 0
    lines = Path("findings.jsonl").read_text(encoding="utf-8").splitlines()
    return {event["finding_info"]["uid"]: event for event in map(json.loads, lines)}


def check(value: dict[str, Any], path: str = "") -> None:
    """Every object has what it must and nothing that the schema does not know; nothing is null."""
    required, allowed = REQUIRED.get(path, set()), ALLOWED.get(path, set())
    assert required <= value.keys(), f"{path} lacks {required - value.keys()}"
    assert value.keys() <= required | allowed, f"{path} has {value.keys() - required - allowed}"
    for name, inner in value.items():
        assert inner is not None, f"{path}.{name}"
        below = f"{path}.{name}".lstrip(".")
        if below in ("unmapped", "evidences[].data"):
            continue
        if isinstance(inner, dict):
            check(inner, below)
        for one in inner if isinstance(inner, list) else ():
            if isinstance(one, dict):
                check(one, f"{below}[]")
        if name.endswith("_time") or name == "time":
            assert isinstance(inner, int)
            assert inner > 1_700_000_000_000


def test_every_finding_is_an_event_of_the_class(warehouse: Path) -> None:
    found = events()
    assert len(found) == 14
    for one in found.values():
        check(one)
        assert (one["category_uid"], one["class_uid"], one["metadata"]["version"]) == (2, 2003, "1.5.0")
        assert one["type_uid"] == 200300 + one["activity_id"]
        assert one["activity_id"] in (1, 2, 3)
        assert one["severity_id"] in range(7)
        assert one["compliance"]["status_id"] in (0, 1, 2, 3, 99)
        assert one["metadata"]["profiles"] == ["cloud"]


def test_a_failure_in_full(warehouse: Path) -> None:
    event = events()[F_BUCKET]
    assert (event["severity"], event["severity_id"]) == ("Critical", 5)
    assert event["compliance"] == {
        "control": "aws_s3_bucket_public_access_blocked",
        "desc": "Buckets block public access",
        "standards": ["cis_aws 7.0"],
        "requirements": ["cis_aws 7.0: 3.1.4 (full)"],
        "status_id": 3,
        "status": "Fail",
        "status_code": "fail",
        "status_details": ["block_public_policy is false"],
    }
    assert event["resources"] == [
        {"uid": BUCKET, "name": "prod-logs", "type": "AWS::S3::Bucket", "region": "eu-west-1", "owner": {"name": "core"}}
    ]
    assert event["cloud"] == {
        "provider": "AWS", "account": {"uid": PROD, "name": "prod", "type_id": 10, "type": "AWS Account"}, "region": "eu-west-1",
    }  # fmt: skip
    assert event["remediation"] == {"desc": "Switch on all four flags."}
    assert event["evidences"] == [{"data": {"BlockPublicPolicy": False}}]
    assert event["finding_info"]["first_seen_time"] == int(dt.datetime(2026, 6, 1, 8, tzinfo=dt.UTC).timestamp() * 1000)
    assert event["finding_info"]["last_seen_time"] == int(dt.datetime(2026, 11, 24, 7, tzinfo=dt.UTC).timestamp() * 1000)
    assert event["unmapped"]["monthly_cost_usd"] == 12.5
    assert (event["activity_name"], event["status"]) == ("Update", "New")


@pytest.mark.parametrize(
    ("finding", "result", "standing"),
    [
        ("c1", (0, "Unknown", "unknown"), (0, "Unknown")),  # neither a warning nor passed
        ("d2", (99, "Manual", "manual"), (1, "New")),
        ("e1", (99, "Not Applicable", "not_applicable"), (None, None)),
        ("g1", (1, "Pass", "pass"), (None, None)),
        (f"{F_LONG}1", (1, "Pass", "pass"), (4, "Resolved")),
        (F_SITE, (3, "Fail", "fail"), (3, "Suppressed")),  # exempt, and still a failure
    ],
)
def test_statuses(warehouse: Path, finding: str, result: tuple[int, str, str], standing: tuple[int | None, str | None]) -> None:
    event = events()[finding]
    compliance = event["compliance"]
    assert (compliance["status_id"], compliance["status"], compliance["status_code"]) == result
    assert (event.get("status_id"), event.get("status")) == standing


def test_what_is_unknown_tells_what_could_not_be_read(warehouse: Path) -> None:
    details = events()["c1"]["compliance"]["status_details"]
    assert details == ["EbsEncryptionByDefault could not be read", "ec2:GetEbsEncryptionByDefault: AccessDenied, 2026-11-24"]


def test_a_finding_of_no_framework_has_no_standards(warehouse: Path) -> None:
    assert events()["f1"]["compliance"]["standards"] == []
    assert events()["f1"]["resources"][0]["uid"] == QUEUE


def test_activities_tell_what_began_and_ended_with_this_build(warehouse: Path) -> None:
    with duckdb.connect(str(warehouse / "warehouse.duckdb")) as connection:
        connection.execute("UPDATE compliance.findings SET first_seen_at = as_of WHERE finding_id = 'f1'")
        connection.execute("UPDATE compliance.findings SET resolved_at = as_of WHERE finding_id = 'g1'")
    found = events()
    assert [found[name]["activity_name"] for name in ("f1", "g1", "g2")] == ["Create", "Close", "Update"]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--status", "fail", "--no-exempt"), {F_BUCKET, f"{F_LONG}2", "f1"}),
        (("--framework", "cis_aws", "--account", "prod"), {F_BUCKET, f"{F_LONG}1", "d1", "g1"}),
        (("--severity", "low", "--status", "unknown"), set()),
    ],
)
def test_the_same_options_narrow_it(warehouse: Path, arguments: tuple[str, ...], found: set[str]) -> None:
    assert set(events(*arguments)) == found


def test_csv_has_every_column(warehouse: Path, capsys: Capture) -> None:
    assert main(["security", "export", "--csv", "findings.csv"]) == 0
    assert "14 findings in findings.csv" in capsys.readouterr().out
    with Path("findings.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    with duckdb.connect(str(warehouse / "warehouse.duckdb"), read_only=True) as connection:
        names = [name for (name, *_) in connection.execute("DESCRIBE compliance.findings").fetchall()]
    assert list(rows[0]) == names
    row = {row["finding_id"]: row for row in rows}[F_BUCKET]
    assert (row["evidence"], row["monthly_cost_usd"], row["failing_since"]) == (
        '{"BlockPublicPolicy": false}', "12.50", "2026-11-20T08:00:00+00:00",
    )  # fmt: skip


def test_files_are_private_and_both_may_be_written_at_once(warehouse: Path, tmp_path: Path) -> None:
    assert main(["security", "export", "--csv", "out/f.csv", "--ocsf", "out/f.jsonl"]) == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["f.csv", "f.jsonl"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in Path("out").iterdir()} == {0o600}


def test_nobody_else_reads_what_is_being_written(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modes = set()

    def watched(*arguments: Any) -> dict[str, Any]:
        modes.update(stat.S_IMODE(path.stat().st_mode) for path in Path.cwd().glob(".findings.jsonl*"))
        return event(*arguments)

    monkeypatch.setattr(security_export, "event", watched)
    assert main(["security", "export", "--ocsf", "findings.jsonl"]) == 0
    assert modes == {0o600}


def test_an_export_that_fails_leaves_the_one_before(warehouse: Path) -> None:
    events()
    before = Path("findings.jsonl").read_bytes()
    with duckdb.connect(str(warehouse / "warehouse.duckdb")) as connection:
        connection.execute("UPDATE compliance.findings SET severity = 'grave' WHERE finding_id = 'g2'")
    with pytest.raises(KeyError):
        main(["security", "export", "--ocsf", "findings.jsonl"])
    assert Path("findings.jsonl").read_bytes() == before
    assert sorted(path.name for path in Path.cwd().iterdir()) == ["findings.jsonl", "warehouse"]


@pytest.mark.parametrize(
    ("arguments", "told"), [((), "there is nothing to write"), (("--ocsf", "."), ". is a folder"), (("--csv", "."), ". is a folder")]
)
def test_what_cannot_be_written_is_told(warehouse: Path, capsys: Capture, arguments: tuple[str, ...], told: str) -> None:
    assert main(["security", "export", *arguments]) == 1
    assert told in capsys.readouterr().err


def test_findings_are_never_all_in_memory(warehouse: Path) -> None:
    with duckdb.connect(str(warehouse / "warehouse.duckdb")) as connection:
        connection.execute("INSERT INTO compliance.findings SELECT f.* FROM compliance.findings AS f, range(2000)")
    peaks = []
    for status in ("unknown", "pass"):  # 2,001 and 10,005 rows
        tracemalloc.start()
        events_written = main(["security", "export", "--ocsf", "many.jsonl", "--status", status])
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert events_written == 0
    assert Path("many.jsonl").stat().st_size > 10_000_000
    assert peaks[1] < 1.5 * peaks[0]
