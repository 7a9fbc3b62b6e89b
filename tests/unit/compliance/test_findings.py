"""Findings, their history, exemptions, answers and scores, by the models as they ship."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from judged_estate import ACCOUNT, DAY_ONE, OTHER, JudgedEstate

DAY = dt.timedelta(days=1)
CONTROL = "aws_s3_bucket_shut"


@pytest.fixture
def estate() -> JudgedEstate:
    made = JudgedEstate()
    made.control(CONTROL)
    made.cover()
    return made


def one(findings: dict[tuple[str, str], dict[str, Any]]) -> dict[str, Any]:
    (finding,) = findings.values()
    return finding


def test_a_finding_lives_from_failing_over_resolved_to_reopened(estate: JudgedEstate) -> None:
    uid = estate.bucket("site")
    said = []
    for status in ("pass", "fail", "fail", "pass", "fail"):
        estate.say(CONTROL, uid, status)
        said.append(one(estate.build()))
    assert len({finding["finding_id"] for finding in said}) == 1
    assert [finding["first_seen_at"] for finding in said] == [DAY_ONE] * 5
    assert [finding["failing_since"] for finding in said] == [None, DAY_ONE + DAY, DAY_ONE + DAY, None, DAY_ONE + 4 * DAY]
    assert [finding["resolved_at"] for finding in said] == [None, None, None, DAY_ONE + 3 * DAY, None]
    assert [finding["status_since"] for finding in said] == [DAY_ONE + days * DAY for days in (0, 1, 1, 3, 4)]
    assert said[-1]["times_reopened"] == 1
    changes = estate.ask("select change, from_status, to_status, changed_at from changes order by changed_at")
    assert [(row["change"], row["from_status"], row["to_status"]) for row in changes] == [
        ("new", "pass", "fail"), ("resolved", "fail", "pass"), ("reopened", "pass", "fail"),
    ]  # fmt: skip


def test_not_being_able_to_see_a_failure_does_not_end_it(estate: JudgedEstate) -> None:
    uid = estate.bucket("site")
    for status in ("fail", "unknown", "unknown", "fail"):
        estate.say(CONTROL, uid, status)
        finding = one(estate.build())
        assert finding["failing_since"] == DAY_ONE
        assert finding["resolved_at"] is None
    assert [row["change"] for row in estate.ask("from changes")] == ["new"]


def test_what_is_unknown_at_first_begins_to_fail_when_it_is_seen_to(estate: JudgedEstate) -> None:
    uid = estate.bucket("site")
    for status in ("unknown", "fail"):
        estate.say(CONTROL, uid, status)
        finding = one(estate.build())
    assert finding["failing_since"] == DAY_ONE + DAY
    assert finding["first_seen_at"] == DAY_ONE


def test_the_failure_of_what_is_gone_is_resolved(estate: JudgedEstate) -> None:
    uid = estate.bucket("site")
    estate.bucket("other")
    estate.say(CONTROL, uid, "fail")
    estate.say(CONTROL, "arn:aws:s3:::other", "pass")
    estate.build()
    estate.gone(uid)
    estate.build()
    assert [(row["change"], row["to_status"]) for row in estate.ask("from changes order by changed_at")] == [
        ("new", "fail"), ("resolved", "gone"),
    ]  # fmt: skip
    estate.bucket("site")
    estate.say(CONTROL, uid, "fail")
    findings = estate.build()
    assert findings[CONTROL, uid]["times_reopened"] == 1


def test_a_build_that_is_not_published_leaves_no_trace(estate: JudgedEstate) -> None:
    uid = estate.bucket("site")
    estate.say(CONTROL, uid, "fail")
    estate.build(publish=False)
    assert one(estate.build())["failing_since"] == DAY_ONE + DAY


def test_nothing_there_is_not_applicable(estate: JudgedEstate) -> None:
    finding = estate.build()[CONTROL, ACCOUNT]
    assert (finding["status"], finding["region"]) == ("not_applicable", "global")


def test_never_listed_is_unknown_with_the_call_even_beside_what_was_listed() -> None:
    estate = JudgedEstate()
    estate.control("aws_queue_shut", reads={"AWS::SQS::Queue": []})
    estate.cover("AWS::SQS::Queue", region="eu-west-1")
    estate.cover("AWS::SQS::Queue", region="us-east-1", error="AccessDenied")
    finding = estate.build()["aws_queue_shut", ACCOUNT]
    assert finding["status"] == "unknown"
    assert "AccessDenied" in finding["unknown_cause"]
    assert "us-east-1" in finding["unknown_cause"]


def test_a_type_that_is_not_scanned_is_unknown() -> None:
    estate = JudgedEstate()
    estate.control(CONTROL)
    estate.cover("AWS::SQS::Queue")
    assert estate.build()[CONTROL, ACCOUNT]["status"] == "unknown"


def test_an_unread_part_is_told_with_call_error_and_time(estate: JudgedEstate) -> None:
    uid = estate.bucket("site", unknown=("Policy", "Acl"))
    estate.connection.execute("insert into resource_parts values ('AWS::S3::Bucket', 'Policy', 's3:GetBucketPolicy')")
    estate.connection.execute("update scan_coverage set detail_errors = [{'part': 'Policy', 'error_code': 'AccessDenied', 'resources': 1}]")
    estate.say(CONTROL, uid, "unknown")
    assert one(estate.build())["unknown_cause"] == "s3:GetBucketPolicy: AccessDenied, 2026-06-15 12:00"


def exempted(**differs: Any) -> JudgedEstate:
    exemption = {
        "exemption_id": "site", "controls": ["aws_s3_*"], "accounts": [], "regions": [], "resources": [], "tags": {}, "owner": "web",
        "reason": "it is a site", "ticket": "SEC-1", "approved_by": None, "starts_on": None, "expires_on": "2026-06-15",
    }  # fmt: skip
    estate = JudgedEstate(exemptions=[exemption | differs])
    estate.control(CONTROL)
    estate.cover()
    return estate


@pytest.mark.parametrize(
    ("differs", "is_exempt"),
    [
        ({}, True),
        ({"controls": ["aws_ec2_*"]}, False),
        ({"accounts": [ACCOUNT]}, True),
        ({"accounts": [OTHER]}, False),
        ({"regions": ["us-east-1"]}, False),
        ({"resources": ["arn:aws:s3:::si*"]}, True),
        ({"resources": ["site"]}, False),  # a pattern is of the whole uid
        ({"tags": {"Kind": "website"}}, True),
        ({"tags": {"Kind": "other"}}, False),
        ({"tags": {"Kind": None}}, True),
        ({"tags": {"Kind": "website", "More": None}}, False),
        ({"starts_on": "2026-06-16", "expires_on": "2026-06-17"}, False),
    ],
)
def test_whom_an_exemption_is_of(differs: dict[str, Any], *, is_exempt: bool) -> None:
    estate = exempted(**differs)
    uid = estate.bucket("site", tags={"Kind": "website"})
    estate.say(CONTROL, uid, "fail")
    finding = one(estate.build())
    assert finding["status"] == "fail"
    assert finding["is_exempt"] is is_exempt
    assert finding["exemption_id"] == ("site" if is_exempt else None)


def test_an_exemption_ends_after_its_last_day_and_is_listed() -> None:
    estate = exempted()
    uid = estate.bucket("site")
    estate.say(CONTROL, uid, "fail")
    assert one(estate.build())["is_exempt"]
    assert (estate.score()["score"], estate.score()["score_with_exemptions"]) == (0, None)
    assert not one(estate.build())["is_exempt"]
    (exemption,) = estate.ask("from exemptions")
    assert (exemption["state"], exemption["findings"], exemption["failing"]) == ("expired", 1, 1)
    assert (estate.score()["score"], estate.score()["score_with_exemptions"]) == (0, 0)


def test_an_answer_takes_the_place_of_manual_until_its_day(estate: JudgedEstate) -> None:
    estate.control("aws_guardrails", scope="account", assessment="manual", reads={})
    uid = estate.bucket("site")
    estate.say(CONTROL, uid, "fail")
    estate.say("aws_guardrails", ACCOUNT, "manual")
    assert estate.build()["aws_guardrails", ACCOUNT]["status"] == "manual"
    estate.answer("aws_guardrails", "pass", DAY_ONE.date() + DAY)
    estate.answer(CONTROL, "pass", DAY_ONE.date() + 9 * DAY)  # nobody asked a person
    findings = estate.build()
    assert (findings["aws_guardrails", ACCOUNT]["status"], findings["aws_guardrails", ACCOUNT]["answered_by"]) == ("pass", "ann")
    assert findings[CONTROL, uid]["status"] == "fail"
    assert estate.build()["aws_guardrails", ACCOUNT]["status"] == "manual"


def test_scores_count_controls_and_never_rows(estate: JudgedEstate) -> None:
    estate.control("aws_s3_bucket_two", severity="low")
    estate.control("aws_s3_bucket_three", severity="low")
    for number in range(10):
        uid = estate.bucket(f"b{number}")
        estate.say(CONTROL, uid, "fail" if number == 0 else "pass")
        estate.say("aws_s3_bucket_two", uid, "pass")
        estate.say("aws_s3_bucket_three", uid, "unknown" if number == 0 else "pass")
    estate.build()
    score = estate.score()
    assert (score["passed"], score["failed"], score["unknown"]) == (1, 1, 1)
    assert score["score"] == Decimal("33.33")
    assert score["coverage"] == Decimal("66.67")
    assert score["weighted_score"] == Decimal("14.29")  # 1 of 5 + 1 + 1
    control = estate.score(kind="control", control_id=CONTROL)
    assert (control["passed"], control["failed"], control["score"]) == (9, 1, 0)
    assert estate.score(kind="control", control_id="aws_s3_bucket_three")["score"] is None


def test_a_score_of_nothing_decided_is_null(estate: JudgedEstate) -> None:
    estate.say(CONTROL, estate.bucket("site"), "unknown")
    estate.build()
    assert (estate.score()["score"], estate.score()["coverage"]) == (None, 0)


def test_scores_of_units_have_all_that_is_in_them_and_of_frameworks_their_controls_once(estate: JudgedEstate) -> None:
    estate.account(OTHER, "/Root/Workloads/Staging")
    estate.cover(account=OTHER)
    estate.say(CONTROL, estate.bucket("good"), "pass")
    estate.say(CONTROL, estate.bucket("bad", account=OTHER), "fail")
    estate.connection.execute("""
        insert into framework_requirements select 'cis_aws', '7.0', unnest(['1', '2']), null, null, null, null;
        insert into control_requirements select 'aws_s3_bucket_shut', 'cis_aws', '7.0', unnest(['1', '2']), 'partial'
    """)
    estate.build()
    assert estate.score(ou_path="/Root/Workloads/Production", account_id=ACCOUNT)["score"] == 100
    assert estate.score(ou_path="/Root/Workloads/Production")["score"] == 100
    assert estate.score(ou_path="/Root/Workloads/Staging")["score"] == 0
    assert estate.score(ou_path="/Root/Workloads")["score"] == 0
    framework = estate.score(kind="framework", framework="cis_aws")
    assert (framework["passed"], framework["failed"]) == (0, 1)


def test_scores_of_earlier_days_stay_as_they_were_published(estate: JudgedEstate) -> None:
    uid = estate.bucket("site")
    estate.say(CONTROL, uid, "fail")
    estate.build()
    estate.say(CONTROL, uid, "pass")
    estate.build()
    rows = estate.ask("select day, score from scores where kind = 'estate' and account_id is null and ou_path is null order by day")
    assert [row["score"] for row in rows] == [0, 100]


def test_exposure_is_public_not_public_or_unknown(estate: JudgedEstate) -> None:
    for name, exposure in (("open", "public"), ("dark", "unknown"), ("shut", None)):
        uid = estate.bucket(name)
        estate.say(CONTROL, uid, "pass")
        if exposure:
            estate.connection.execute("insert into int_assets__exposed values (?, ?, 'so')", [uid, exposure])
    found = {uid.rpartition(":")[2]: finding["exposure"] for (_, uid), finding in estate.build().items()}
    assert found == {"open": "public", "dark": "unknown", "shut": "not public"}
