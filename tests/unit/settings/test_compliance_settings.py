"""What settings say of compliance is held to the controls that there are."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from inventory_assets.settings import Compliance

KEYS = "aws_iam_user_access_keys_rotated"
EXEMPTION = {
    "exemption_id": "site",
    "controls": ["aws_s3_*"],
    "owner": "web",
    "reason": "the website",
    "ticket": "SEC-1",
    "expires_on": dt.date(2027, 1, 31),
}


def wrong(**said: Any) -> str:
    with pytest.raises(ValidationError) as told:
        Compliance(**said)
    return str(told.value)


def test_what_is_right_is_read() -> None:
    said = Compliance(
        parameters={KEYS: {"max_age_days": {"default": 60, "accounts": {"123456789012": 30}, "ous": {"Workloads": 90}}}},
        exemptions=[EXEMPTION],
    )
    assert said.exemptions[0].expires_on == dt.date(2027, 1, 31)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"aws_iam_user_access_key_rotated": {}}, f"did you mean {KEYS}"),
        ({KEYS: {"max_days": 1}}, "it has max_age_days"),
        ({KEYS: {"max_age_days": "90"}}, "takes a number"),
        ({KEYS: {"max_age_days": True}}, "takes a number"),
        ({KEYS: {"max_age_days": {"account": {"1": 2}}}}, "not 'account'"),
        ({KEYS: {"max_age_days": {"ous": {"Workloads": "x"}}}}, "takes a number"),
        ({"aws_resource_has_required_tags": {"required_tags": "Owner"}}, "takes a list"),
        ({"aws_resource_has_required_tags": {"required_tags": [1]}}, "takes a list"),
    ],
)
def test_a_parameter_that_does_not_fit_is_named(parameters: dict[str, Any], words: str) -> None:
    assert words in wrong(parameters=parameters)


@pytest.mark.parametrize(
    ("differs", "words"),
    [
        ({"controls": ["aws_s4_*"]}, "there is no control 'aws_s4_*'"),
        ({"controls": []}, "controls"),
        ({"starts_on": dt.date(2027, 2, 1)}, "before it begins"),
        ({"owner": ""}, "owner"),
        ({"expires_on": None}, "expires_on"),
        ({"ticket": None}, "ticket"),
        ({"accounts": ["12345"]}, "account id"),
    ],
)
def test_an_exemption_that_does_not_fit_is_named(differs: dict[str, Any], words: str) -> None:
    assert words in wrong(exemptions=[EXEMPTION | differs])


@pytest.mark.parametrize("lacking", ["expires_on", "owner", "reason", "ticket"])
def test_an_exemption_needs_all_of_it(lacking: str) -> None:
    assert lacking in wrong(exemptions=[{name: value for name, value in EXEMPTION.items() if name != lacking}])


def test_exemptions_have_names_of_their_own() -> None:
    assert "'site' is there twice" in wrong(exemptions=[EXEMPTION, EXEMPTION])
