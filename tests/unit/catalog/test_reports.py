"""Reports: a row for each user, text as IAM wrote it, and null where it says that there is no value."""

from __future__ import annotations

import pytest

from inventory_assets.catalog.reports import CREDENTIAL_REPORT, CREDENTIAL_USE, read_credential_report

ROOT = "arn:aws:iam::123456789012:root"
HEADING = ",".join(CREDENTIAL_REPORT)
REPORT = f"""{HEADING}
<root_account>,{ROOT},2020-01-01T00:00:00+00:00,not_supported,no_information,not_supported,not_supported,true,false,N/A,N/A,N/A,N/A,\
false,N/A,N/A,N/A,N/A,false,N/A,false,N/A
"smith,john",arn:aws:iam::123456789012:user/smith,2021-01-01T00:00:00+00:00,true,2024-05-01T10:00:00+00:00,2021-01-01T00:00:00+00:00,N/A,\
false,true,2021-01-02T00:00:00+00:00,2024-05-01T09:00:00+00:00,us-east-1,s3,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A
"""


@pytest.mark.parametrize("content", [REPORT, REPORT.encode(), REPORT.replace("\n", "\r\n").encode()])
def test_every_user_and_the_root_user_is_a_row_with_every_column(content: str | bytes) -> None:
    root, smith = read_credential_report({"Content": content})
    assert set(root) == set(smith) == set(CREDENTIAL_REPORT)
    assert (root["user"], root["arn"], root["mfa_active"]) == ("<root_account>", ROOT, "true")
    assert (smith["user"], smith["access_key_1_last_used_service"]) == ("smith,john", "s3")


def test_what_iam_has_no_value_for_is_null_and_never_a_word_or_false() -> None:
    root, smith = read_credential_report({"Content": REPORT})
    assert [root[column] for column in ("password_enabled", "password_last_used", "access_key_1_last_rotated")] == [None] * 3
    assert root["access_key_1_active"] == "false"
    assert smith["password_next_rotation"] is None


def test_a_report_of_nobody_has_no_rows() -> None:
    assert list(read_credential_report({"Content": HEADING})) == []


def test_what_moves_whenever_somebody_signs_in_is_told_from_the_rest() -> None:
    assert {"password_last_used", "access_key_1_last_used_date", "access_key_2_last_used_region"} <= set(CREDENTIAL_USE)
    assert not {"mfa_active", "password_last_changed", "access_key_1_last_rotated"} & set(CREDENTIAL_USE)
