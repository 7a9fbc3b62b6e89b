"""Settings of costs that contradict each other, or that nothing could follow, are told."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from inventory_assets.settings.model import Costs

TAX = {"charge_categories": ["Tax"]}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"allocation": {"Account": ["Team"]}}, "no dimension can be called 'Account'"),
        ({"allocation": {"tags_id": ["Team"]}}, "no dimension can be called 'tags_id'"),
        ({"allocation": {" ": ["Team"]}}, "no dimension can be called ' '"),
        ({"allocation": {"tag:Team": ["Team"]}}, "no dimension can be called 'tag:Team'"),
        ({"allocation": {"team": ["Team"], "Team": ["Owner"]}}, "'team' and 'Team' are one name"),
        ({"allocation": {"team": []}}, "'team' names no tag key"),
        ({"shared": [TAX | {"dimension": "squad"}]}, "there is no dimension 'squad'; there are account, team, department"),
        ({"shared": [{}]}, "names no charges"),
        ({"shared": [TAX | {"split": "fixed", "dimension": "team"}]}, "shares belong to split: fixed"),
        ({"shared": [TAX | {"shares": {"web": 0.5}}]}, "shares belong to split: fixed"),
        ({"shared": [TAX | {"split": "fixed", "shares": {"web": 0.5}}]}, "needs the dimension"),
        ({"shared": [TAX | {"split": "fixed", "dimension": "team", "shares": {"web": 0.7, "data": 0.7}}]}, "add up to 1.4"),
        ({"exports": {"aws": {"provider": "aws", "location": "gs://bucket/bills"}}}, "neither a folder nor s3://"),
        ({"exports": {"aws": {"provider": "aws", "location": "s3://Bucket_"}}}, "not a bucket and a prefix"),
    ],
)
def test_what_cannot_be_followed_is_told(given: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        Costs.model_validate(given)


def test_dimensions_may_be_called_what_people_call_them() -> None:
    costs = Costs.model_validate({"allocation": {"Cost centre's": ["CC"]}, "shared": [TAX | {"dimension": "Cost centre's"}]})
    assert list(costs.allocation) == ["Cost centre's"]
    assert Costs.model_validate({"allocation": {}}).allocation == {}
