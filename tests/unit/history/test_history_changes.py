"""What counts as a change, under which path and of which category."""

from __future__ import annotations

from typing import Any

import pytest
from history_estate import Estate
from raw_zone import Cell, Resource

Change = tuple[str, str, str | None, str | None]


def compare(estate: Estate, old: dict[str, Any], new: dict[str, Any], kind: str = "AWS::S3::Bucket") -> list[Change]:
    for hours, configuration in enumerate((old, new)):
        estate.zone.scan("111111111111", hours, [Cell("global", kind, (Resource("arn:a", configuration),))])
    estate.build()
    return estate.rows("select category, path, old_value, new_value from inventory.resource_changes where change = 'changed' order by all")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param({"A": {"B": 1, "C": 2}}, {"A": {"B": 1, "C": 3}}, [("configuration", "A.C", "2", "3")], id="nested"),
        pytest.param({"A": None}, {"A": {"B": 1}}, [("configuration", "A", "null", '{"B":1}')], id="from nothing"),
        pytest.param({}, {"A": None}, [("configuration", "A", None, "null")], id="a null is not an absence"),
        pytest.param({"A": [1, 2, 3]}, {"A": [3, 1, 2]}, [], id="order of scalars"),
        pytest.param(
            {"A": [1, 2]}, {"A": [2, 4]}, [("configuration", "A[]", "1", None), ("configuration", "A[]", None, "4")], id="scalars as a set"
        ),
        pytest.param(
            {"A": [{"Id": "x", "V": 1}, {"Id": "y", "V": 2}]},
            {"A": [{"Id": "y", "V": 3}, {"Id": "x", "V": 1}]},
            [("configuration", "A[y].V", "2", "3")],
            id="objects by their id",
        ),
        pytest.param(
            {"A": [{"P": 1}, {"P": 2}]},
            {"A": [{"P": 2}]},
            [("configuration", "A[]", '{"P":1}', None)],
            id="objects without an id",
        ),
        pytest.param(
            {"A": [{"Name": "x"}, {"Name": "x", "V": 1}]},
            {"A": [{"Name": "x", "V": 1}]},
            [("configuration", "A[]", '{"Name":"x"}', None)],
            id="a name that is there twice is no id",
        ),
        pytest.param({"A": [None, 1]}, {"A": [1]}, [("configuration", "A[]", "null", None)], id="a null element"),
        pytest.param({"A": [[1, 2]]}, {"A": {"B": 1}}, [("configuration", "A", "[[1,2]]", '{"B":1}')], id="another kind"),
        pytest.param({"a.b": {"/c": 1}}, {"a.b": {"/c": 2}}, [("configuration", "a.b./c", "1", "2")], id="names like paths"),
    ],
)
def test_fields_are_compared_where_they_differ(estate: Estate, old: dict[str, Any], new: dict[str, Any], expected: list[Change]) -> None:
    assert compare(estate, old, new) == expected


@pytest.mark.parametrize(
    ("path", "kind", "category"),
    [
        ("BucketPolicy.Statement[Read].Action[]", "AWS::S3::Bucket", "permissions"),
        ("AssumeRolePolicyDocument.Version", "AWS::IAM::Role", "permissions"),
        ("Description", "AWS::IAM::Role", "permissions"),
        ("EffectiveDeliveryPolicy.http.defaultHealthyRetryPolicy.numRetries", "AWS::SNS::Topic", "configuration"),
        ("PublicAccessBlock.BlockPublicPolicy", "AWS::S3::Bucket", "security"),
        ("PubliclyAccessible", "AWS::RDS::DBInstance", "security"),
        ("KmsKeyId", "AWS::RDS::DBInstance", "security"),
        ("IpPermissions[]", "AWS::EC2::SecurityGroup", "security"),
        ("SecurityGroups[sg-1].GroupName", "AWS::EC2::Instance", "security"),
        ("MetadataOptions.HttpTokens", "AWS::EC2::Instance", "security"),
        ("Acl.Grants[]", "AWS::S3::Bucket", "security"),
        ("Engine.oracle", "AWS::RDS::DBInstance", "configuration"),
        ("Parameters[my-policy].Value", "AWS::RDS::DBInstance", "configuration"),
    ],
)
def test_a_path_has_a_category(estate: Estate, path: str, kind: str, category: str) -> None:
    assert compare(estate, *_configurations(path), kind) == [(category, path, *_values(path))]


def test_tags_have_a_category_of_their_own(estate: Estate) -> None:
    for hours, tags in enumerate(({"Owner": "x", "b": "1"}, {"b": "1", "Owner": "x"}, {"Owner": "y", "policy": "z"})):
        estate.zone.scan("111111111111", hours, [Cell("global", "AWS::S3::Bucket", (Resource("arn:a", {}, tags),))])
        estate.build()
    assert estate.rows(
        "select category, path, old_value, new_value from inventory.resource_changes where change = 'changed' order by all"
    ) == [
        ("tags", "Tags.Owner", '"x"', '"y"'),
        ("tags", "Tags.b", '"1"', None),
        ("tags", "Tags.policy", None, '"z"'),
    ]


def _values(path: str) -> tuple[str | None, str | None]:
    return ("1", None) if path.endswith("[]") else ("1", "2")


def _configurations(path: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Two configurations that differ at the path alone."""
    built = []
    for value in (1, 2):
        inner: Any = value
        for step in reversed(path.split(".")):
            name, _, element = step.partition("[")
            if element == "]":
                inner = [inner] if value == 1 else []
            elif element:
                inner = [{"Id": element.rstrip("]")} | (inner if isinstance(inner, dict) else {"V": inner})]
            inner = {name: inner}
        built.append(inner)
    return built[0], built[1]
