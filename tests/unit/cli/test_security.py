"""`inventory security`: what each command answers, that coverage stands beside every score, and that unknown is never passed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from planted_compliance import (
    CONTACT,
    DEFAULT,
    F_BUCKET,
    F_LONG,
    F_SITE,
    LONG,
    MARKUP,
    MFA,
    PUBLIC,
    QUEUE,
    QUEUES,
    RDS,
    SITE,
    VOLUME,
    publish_compliance,
    publish_no_compliance,
)
from published_file import BUCKET, DEV, PROD, publish

from inventory_assets.cli import main

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_compliance(tmp_path_factory.mktemp("compliance") / "warehouse")


@pytest.fixture(autouse=True)
def warehouse(planted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INVENTORY_WAREHOUSE", str(planted))
    monkeypatch.setenv("COLUMNS", "180")
    monkeypatch.delenv("INVENTORY_CONFIG", raising=False)
    return planted


@pytest.fixture
def nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INVENTORY_WAREHOUSE", str(publish_no_compliance(tmp_path / "empty")))


def output(capsys: Capture, *arguments: str, code: int = 0) -> str:
    assert main(["security", *arguments]) == code
    return " ".join(capsys.readouterr().out.split())


def refusal(capsys: Capture, *arguments: str) -> str:
    assert main(["security", *arguments]) == 1
    return " ".join(capsys.readouterr().err.split())


def rows(capsys: Capture, *arguments: str) -> list[dict]:
    assert main(["security", *arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def document(capsys: Capture, *arguments: str) -> dict:
    assert main(["security", *arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def ids(capsys: Capture, *arguments: str) -> list[str]:
    return [row["finding_id"] for row in rows(capsys, "findings", *arguments)]


# the summary


@pytest.mark.parametrize(
    "told",
    [
        "Compliance as of 2026-11-24 08:00 UTC",
        "score 33.3 % with coverage 83.3 %: 2 of 6 controls that apply pass, 3 fail, 1 unknown",
        "weighed by severity 24.0 %; with exemptions 33.3 % (1 control with something exempt)",
        "critical 1 1 0 2 1 1 0",  # failed controls, of, unknown, failures, exempt, new, resolved
        "high 0 2 1 0 0 0 0",
        "medium 2 2 0 2 0 1 1",
        "critical aws_s3_bucket_public_access_blocked 1 2 Buckets block public access",
        "1 finding waits for a person's answer",
        "public: 2 resources; not known of 1 more",
        "unencrypted: 2 resources; not known of 0 more",
        "1 exemption expired: what they were for counts again EX-0 of core (SEC-0), since 2026-10-31: 1 failure",
        "1 finding of 1 control: ec2:GetEbsEncryptionByDefault: AccessDenied, 2026-11-24",
    ],
)
def test_the_summary_tells(capsys: Capture, told: str) -> None:
    assert told in output(capsys)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--account", "dev"), "score 40.0 % with coverage 100.0 %: 2 of 5 controls"),
        (("--account", "dev"), "with exemptions 50.0 %"),
        (("--ou", "/Root/Workloads/Dev"), "score 40.0 %"),
        (("--ou", "Root/Workloads"), "score 33.3 %"),  # with all in it
        (("--framework", "cis_aws"), "Compliance by cis_aws 7.0 as of"),
        (("--framework", "cis_aws"), "score 50.0 % with coverage 100.0 %: 2 of 4 controls"),
        (("--framework", "cis_aws:6.0"), "score 0.0 % with coverage 100.0 %: 0 of 1 control that apply"),
        (("--framework", "soc_2", "--account", "prod"), "score unknown (nothing was decided; coverage 0.0 %)"),
        (("--control", RDS), "score unknown (nothing was decided; coverage unknown)"),
        (("--owner", "nobody at all"), "score unknown (no control has judged anything there; coverage unknown)"),
        (("--severity", "high", "--severity", "low"), "score 66.6 % with coverage 66.6 %"),
        (("--region", "eu-west-1"), "score 0.0 % with coverage 66.6 %"),
        (("--status", "fail"), "score 33.3 % with coverage 83.3 %"),  # of what is looked at, not of what is listed
        (("--no-exempt",), "critical 1 1 0 1 0 1 0"),
        (("--exempt",), "critical 1 1 0 1 1 1 0"),
        (("--owner", "core"), "critical 1 1 0 1 0 1 0"),
    ],
)
def test_the_summary_is_narrowed(capsys: Capture, arguments: tuple[str, ...], told: str) -> None:
    assert told in output(capsys, *arguments)


def test_programs_get_the_document_of_old_and_what_the_score_stands_on(capsys: Capture) -> None:
    found = document(capsys)
    assert found["compliance_score"] == 33.33
    assert (found["coverage"], found["as_of"]) == (83.33, "2026-11-24T08:00:00Z")
    assert found["controls"] == {"passed": 2, "failed": 3, "unknown": 1, "manual": 0, "not_applicable": 1, "exempt": 1}
    public = [(row["type"], row["id"], row["risk"]) for row in found["public_resources"]]
    assert public == [("AWS::S3::Bucket", SITE, "critical"), ("AWS::S3::Bucket", BUCKET, "critical")]
    unencrypted = [(row["id"], row["risk"]) for row in found["unencrypted_resources"]]
    assert unencrypted == [(QUEUE, "medium"), (VOLUME, None)]  # no control fails on the volume: its risk is not rated


def test_what_nobody_knows_is_neither_public_nor_left_out(capsys: Capture) -> None:
    found = document(capsys)
    assert QUEUE not in {row["id"] for row in found["public_resources"]}
    assert [(row["id"], row["risk"], row["reason"]) for row in found["unknown_public_resources"]] == [
        (QUEUE, "unknown", "Policy could not be read")
    ]
    assert found["unknown_encryption_resources"] == []


def test_the_document_is_narrowed_by_place_and_framework(capsys: Capture) -> None:
    found = document(capsys, "--account", "prod", "--framework", "cis_aws")
    assert [row["id"] for row in found["public_resources"]] == [BUCKET]
    assert (found["framework"], found["unknown_public_resources"]) == ("cis_aws:7.0", [])


def test_the_figures_as_csv(capsys: Capture) -> None:
    assert main(["security", "--format", "csv"]) == 0
    found = {(row["figure"], row["name"]): row["value"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))}
    assert found["score", ""] == "33.33"
    assert found["failing", "critical"] == "2"
    assert found["reopened_7_days", "critical"] == "1"
    assert found["public_assets", "unknown"] == "1"
    assert found["expired_exemption", "EX-0"] == "1"


def test_nothing_judged_is_no_score(capsys: Capture, nothing: None) -> None:
    assert "No control has judged anything yet" in output(capsys)
    found = document(capsys)
    assert (found["compliance_score"], found["coverage"], found["as_of"]) == (None, None, None)
    assert (found["public_resources"], found["unencrypted_resources"]) == ([], [])
    for command in ("findings", "controls", "frameworks", "changes", "exemptions", "public", "unencrypted"):
        assert rows(capsys, command) == []


def test_a_file_of_an_earlier_version_says_so(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INVENTORY_WAREHOUSE", str(publish(tmp_path / "old")))
    assert "The published file is of another version" in refusal(capsys)
    assert "has no compliance.public_assets" in refusal(capsys, "public")


# findings


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--status", "fail"), [F_BUCKET, F_SITE, f"{F_LONG}2", "f1"]),
        (("--status", "fail", "--status", "unknown", "--severity", "high"), ["c1"]),
        (("--status", "fail", "--no-exempt"), [F_BUCKET, f"{F_LONG}2", "f1"]),
        (("--exempt",), [F_SITE]),
        (("--new-since", "2026-11-20"), [F_BUCKET, "f1"]),
        (("--new-since", "2026-11-21"), ["f1"]),
        (("--status", "pass", "--new-since", "2026-01-01"), []),  # what is new fails
        (("--owner", "CORE"), [F_BUCKET]),
        (("--owner", "unowned"), []),
        (("--owner", "unknown", "--status", "fail"), [F_SITE, f"{F_LONG}2"]),
        (("--framework", "cis_aws:6.0"), [f"{F_LONG}2", f"{F_LONG}1"]),
        (("--control", "aws_s3_*", "--account", DEV), [F_SITE]),
        (("--ou", "/Root/Workloads/Dev", "--status", "manual"), ["d2"]),
        (("--region", "global", "--status", "fail"), [f"{F_LONG}2"]),
        (("--limit", "1"), [F_BUCKET]),
        (("--owner", "' OR 1=1 --"), []),
    ],
)
def test_findings_are_narrowed(capsys: Capture, arguments: tuple[str, ...], found: list[str]) -> None:
    assert ids(capsys, *arguments) == found


def test_findings_are_shown_with_why(capsys: Capture) -> None:
    told = output(capsys, "findings")
    assert "a1a1a1a1a1a1 fail no critical aws_s3_bucket_public_access_blocked prod eu-west-1 prod-logs block_public_policy is false" in told
    assert "unknown no high aws_ebs_encryption_by_default prod eu-west-1 eu-west-1 ec2:GetEbsEncryptionByDefault: AccessDenied" in told
    assert f"{MARKUP} is not encrypted" in told
    assert "14 findings." in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("findings", "--framework", "cis_aw"), "there is no framework 'cis_aw' Did you mean cis_aws?"),
        (("findings", "--framework", "cis_aws:5.0"), "there is no cis_aws 5.0 There are: 6.0, 7.0."),
        (("findings", "--control", "aws_iam_root_mfa_enabld"), "Did you mean aws_iam_root_mfa_enabled?"),
        (("findings", "--control", "zzz*"), "See `inventory security controls`."),
        (("findings", "--account", "prd"), "there is no account 'prd' in the inventory Did you mean prod?"),
        (("findings", "--ou", "/Root/Workload"), "there is no account in a unit '/Root/Workload' Did you mean /Root/Workloads?"),
        (("findings", "--new-since", "yesterday"), "'yesterday' is not a time"),
        (("findings", "--severity", "grave"), "'grave' is not one of 'critical', 'high', 'medium', 'low'"),
        (("--severity", "high", "findings"), "--severity stands before findings Put it behind: inventory security findings --severity"),
        (("--format", "json", "controls"), "--format stands before controls"),
        (("public", "--severity", "high"), "--severity narrows findings, not resources"),
        (("changes", "--exempt"), "changes do not know --exempt"),
        (("changes", "--change", "gone"), "there is no change 'gone' There are: new, reopened, resolved."),
        (("exemptions", "--state", "old"), "there is no state 'old'"),
        (("show", "nope"), "there is no finding or control 'nope'"),
        (("show", "aws_sqs_queue_encrypte"), "Did you mean aws_sqs_queue_encrypted?"),
        (("show", "a"), "'a' begins the ids of several findings"),
        (("show", ""), "there is no finding or control ''"),
        (("frameworks", "cis_aws", "--account", "dev"), "requirements are told of the whole estate"),
        (("frameworks", "--account", "dev", "--ou", "/Root"), "a score is of an account or of a unit"),
    ],
)
def test_wrong_questions_are_told_with_a_remedy(capsys: Capture, arguments: tuple[str, ...], told: str) -> None:
    assert told in refusal(capsys, *arguments)


# the other lists


def test_controls_are_those_of_the_mart(capsys: Capture, planted: Path) -> None:
    found = {row["control_id"]: (row["status"], row["failed"], row["unknown"]) for row in rows(capsys, "controls")}
    assert found[PUBLIC] == ("fail", 2, 0)
    assert found[DEFAULT] == ("unknown", 0, 1)
    assert found[RDS] == ("not_applicable", 0, 0)
    assert list(found) == [PUBLIC, LONG, QUEUES, DEFAULT, MFA, CONTACT, RDS]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--status", "unknown"), [DEFAULT]),
        (("--status", "manual"), []),  # one account answered: over all it passes
        (("--status", "manual", "--account", "dev"), [CONTACT]),
        (("--framework", "cis_aws", "--status", "pass"), [MFA, CONTACT]),
        (("--exempt",), [PUBLIC]),
        (("--owner", "core"), [PUBLIC]),
    ],
)
def test_controls_are_narrowed(capsys: Capture, arguments: tuple[str, ...], found: list[str]) -> None:
    assert [row["control_id"] for row in rows(capsys, "controls", *arguments)] == found


def test_a_control_that_has_judged_nothing_is_listed_where_no_place_is_asked_for(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql = f"DELETE FROM compliance.findings WHERE control_id = '{MFA}';"
    monkeypatch.setenv("INVENTORY_WAREHOUSE", str(publish_compliance(tmp_path / "changed", sql)))
    found = {row["control_id"]: (row["status"], row["passed"]) for row in rows(capsys, "controls", "--severity", "high")}
    assert found[MFA] == ("not_applicable", 0)
    assert MFA not in {row["control_id"] for row in rows(capsys, "controls", "--account", "prod")}


def test_frameworks_tell_score_coverage_and_gaps(capsys: Capture) -> None:
    told = output(capsys, "frameworks")
    assert "cis_aws 7.0 50.0 % 100.0 % 50.0 % 2 0 5 1" in told
    assert "soc_2 2017 unknown 0.0 % unknown 0 1 1 0" in told
    assert [(row["framework"], row["version"]) for row in rows(capsys, "frameworks")] == [
        ("cis_aws", "7.0"), ("cis_aws", "6.0"), ("soc_2", "2017"),
    ]  # fmt: skip
    of_dev = {(row["framework"], row["version"]): row["score"] for row in rows(capsys, "frameworks", "--account", "dev")}
    assert of_dev == {("cis_aws", "7.0"): 33.33, ("cis_aws", "6.0"): None, ("soc_2", "2017"): None}


def test_the_requirements_of_a_framework_are_in_order_and_gaps_say_why(capsys: Capture) -> None:
    found = [(row["requirement_id"], row["status"], row["relation"]) for row in rows(capsys, "frameworks", "cis_aws")]
    assert found == [
        ("2.1.2", "gap", None), ("2.2", "pass", "full"), ("2.8", "fail", "full"), ("2.10", "pass", "partial"), ("3.1.4", "fail", "full"),
    ]  # fmt: skip
    assert "2.1.2 gap 0 Guardrail policies a person has to judge it" in output(capsys, "frameworks", "cis_aws")


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--since", "2026-11-17"), [("new", QUEUES), ("resolved", LONG), ("reopened", PUBLIC)]),
        (("--since", "2026-11-17", "--change", "new", "--change", "reopened"), [("new", QUEUES), ("reopened", PUBLIC)]),
        (
            ("--since", "2026-09-01", "--account", "prod", "--severity", "critical"),
            [("reopened", PUBLIC), ("resolved", PUBLIC), ("new", PUBLIC)],
        ),
        (("--since", "2026-11-17", "--owner", "core"), [("reopened", PUBLIC)]),
        (("--since", "2026-11-17", "--framework", "cis_aws:6.0"), [("resolved", LONG)]),
        (("--since", "2027-01-01"), []),
    ],
)
def test_changes_are_narrowed(capsys: Capture, arguments: tuple[str, ...], found: list[tuple[str, str]]) -> None:
    assert [(row["change"], row["control_id"]) for row in rows(capsys, "changes", *arguments)] == found


def test_exemptions_that_expired_come_first(capsys: Capture) -> None:
    assert [row["exemption_id"] for row in rows(capsys, "exemptions")] == ["EX-0", "EX-1", "EX-2"]
    assert [row["exemption_id"] for row in rows(capsys, "exemptions", "--state", "active")] == ["EX-1"]
    assert "EX-0 expired 2026-10-31 core SEC-0 1 1 aws_iam_password_* was to be mended" in output(capsys, "exemptions")


def test_public_and_unencrypted_resources_are_listed(capsys: Capture) -> None:
    assert [(row["resource_uid"], row["status"]) for row in rows(capsys, "public")] == [
        (BUCKET, "public"), (SITE, "public"), (QUEUE, "unknown"),
    ]  # fmt: skip
    assert [row["resource_uid"] for row in rows(capsys, "unencrypted", "--account", "prod")] == [VOLUME]
    assert [row["resource_uid"] for row in rows(capsys, "public", "--owner", "core")] == [BUCKET]
    assert "unknown AWS::SQS::Queue" in output(capsys, "public")


# one finding, one control


@pytest.mark.parametrize(
    "told",
    [
        "fail Buckets block public access block_public_policy is false",
        "exposure public",
        "is stale yes",
        "What to do Switch on all four flags.",
        '"BlockPublicPolicy": false',
        "2026-11-20 08:00 reopened pass fail block_public_policy is false",
        "cis_aws 7.0 3.1.4 full No public buckets",
    ],
)
def test_a_finding_is_shown(capsys: Capture, told: str) -> None:
    assert told in output(capsys, "show", F_BUCKET[:4])


def test_an_exempt_finding_and_an_answered_one_tell_by_whom(capsys: Capture) -> None:
    assert "fail, exempt" in output(capsys, "show", F_SITE)
    told = output(capsys, "show", F_SITE)
    assert "Exempt reason a public site owner web ticket SEC-1 approved by ann expires on 2027-01-31" in told
    told = output(capsys, "show", "d1")
    assert "answered by ann answered until 2026-12-31" in told
    assert "2026-11-01 08:00 ann pass 2026-12-31 yes looked at it" in told
    assert "2025-11-01 08:00 bob pass 2025-12-31 no looked at it last year" in told
    assert "What to do" not in told
    assert "unknown cause ec2:GetEbsEncryptionByDefault: AccessDenied" in output(capsys, "show", "c1")


def test_a_control_is_shown(capsys: Capture) -> None:
    told = output(capsys, "show", PUBLIC)
    assert "fail: 2 fail, 1 exempt" in told
    assert "remediation Switch on all four flags." in told
    assert "2026-11-24 2 0 0 100.0 %" in told
    assert "defaults min_length=14" in output(capsys, "show", LONG)
    found = document(capsys, "show", LONG)
    assert [row["finding_id"] for row in found["findings"]] == [f"{F_LONG}2"]
    assert found["control"]["parameters"] == {"min_length": 14}
    assert [row["requirement_id"] for row in found["requirements"]] == ["2.8", "1.8"]
    assert PROD not in {row["account_id"] for row in found["findings"]}
