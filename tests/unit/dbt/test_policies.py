"""Policy documents as rows: whatever AWS lets stand as one value, as a list or as an object reads the same, and what cannot be read says
why.
"""

from __future__ import annotations

import json
from typing import Any

import duckdb
import pytest
from rendering import render_model

TABLE = """
create table int_assets__current (
    resource_uid varchar, provider varchar default 'aws', account_id varchar default '123456789012', region varchar default 'eu-west-1',
    resource_type varchar, scan_id varchar default 'scan', configuration json
);
"""
ROLE = "arn:aws:iam::123456789012:role/reader"
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def normalized() -> str:
    return render_model("int_policies__normalized")


@pytest.fixture
def rows(normalized: str) -> Any:
    """The rows of one resource, in the order of its documents and statements."""

    def ask(configuration: Any, resource_type: str = "AWS::S3::Bucket") -> Rows:
        with duckdb.connect() as connection:
            connection.execute(TABLE)
            connection.execute(
                "insert into int_assets__current (resource_uid, resource_type, configuration) values ('uid', ?, ?)",
                [resource_type, json.dumps(configuration)],
            )
            found = connection.execute(f"from ({normalized}) order by policy_path, policy_name, document_number, statement_number")
            names = [column[0] for column in found.description]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    return ask


@pytest.fixture
def statement(rows: Any) -> Any:
    """The one row of a bucket policy with one statement."""

    def ask(**members: Any) -> dict[str, Any]:
        (row,) = rows({"Policy": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **members}]}})
        return dict(row)

    return ask


def principal(kind: str, value: str) -> dict[str, str]:
    return {"kind": kind, "value": value}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("*", [principal("*", "*")]),
        ({"AWS": "*"}, [principal("*", "*")]),
        ({"AWS": ROLE}, [principal("AWS", ROLE)]),
        ({"AWS": [ROLE, "123456789012"]}, [principal("AWS", ROLE), principal("AWS", "123456789012")]),
        (
            {"Service": ["ec2.amazonaws.com"], "Federated": "cognito-identity.amazonaws.com"},
            [principal("Service", "ec2.amazonaws.com"), principal("Federated", "cognito-identity.amazonaws.com")],
        ),
        ({"CanonicalUser": []}, []),
        (ROLE, [principal("AWS", ROLE)]),
    ],
)
@pytest.mark.parametrize(("member", "column"), [("Principal", "principals"), ("NotPrincipal", "not_principals")])
def test_a_principal_is_a_list_of_kinds_and_values(statement: Any, given: Any, told: Any, member: str, column: str) -> None:
    row = statement(**{member: given})
    assert row[column] == told
    assert row["not_principals" if member == "Principal" else "principals"] is None, "whom a statement leaves out is not whom it means"


def test_a_statement_without_a_principal_has_none_rather_than_an_empty_list(statement: Any) -> None:
    row = statement(Action="s3:GetObject", Resource="*")
    assert (row["principals"], row["not_principals"]) == (None, None)


@pytest.mark.parametrize(
    ("member", "column"),
    [("Action", "actions"), ("NotAction", "not_actions"), ("Resource", "resources"), ("NotResource", "not_resources")],
)
def test_one_value_and_a_list_of_one_read_the_same(statement: Any, member: str, column: str) -> None:
    assert statement(**{member: "s3:*"})[column] == statement(**{member: ["s3:*"]})[column] == ["s3:*"]
    assert statement(**{member: ["s3:Put*", "s3:Get*"]})[column] == ["s3:Put*", "s3:Get*"]
    assert statement(**{member: []})[column] == []
    assert statement()[column] is None


def test_conditions_are_told_by_operator_and_key_with_their_values_as_text(statement: Any) -> None:
    row = statement(
        Condition={
            "Bool": {"aws:SecureTransport": False},
            "StringEquals": {"aws:SourceAccount": "123456789012", "aws:PrincipalOrgID": ["o-1", "o-2"]},
            "NumericLessThan": {"s3:TlsVersion": 1.2},
        }
    )
    assert row["conditions"] == [
        {"operator": "Bool", "key": "aws:SecureTransport", "values": ["false"]},
        {"operator": "StringEquals", "key": "aws:SourceAccount", "values": ["123456789012"]},
        {"operator": "StringEquals", "key": "aws:PrincipalOrgID", "values": ["o-1", "o-2"]},
        {"operator": "NumericLessThan", "key": "s3:TlsVersion", "values": ["1.2"]},
    ]
    assert statement()["conditions"] == []


def test_a_statement_that_stands_alone_is_a_list_of_one(rows: Any) -> None:
    (row,) = rows({"Policy": {"Statement": {"Sid": "one", "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}}})
    assert (row["sid"], row["effect"], row["statement_number"], row["problem"]) == ("one", "Deny", 1, None)


def test_statements_keep_their_order_and_every_row_its_basis(rows: Any) -> None:
    found = rows({"Policy": {"Statement": [{"Sid": sid, "Effect": "Allow"} for sid in "cab"]}})
    assert [(row["statement_number"], row["sid"]) for row in found] == [(1, "c"), (2, "a"), (3, "b")]
    assert {(row["resource_uid"], row["scan_id"], row["policy_path"]) for row in found} == {("uid", "scan", "Policy")}


def test_policies_in_a_list_go_by_their_names_and_old_versions_are_told_from_the_default(rows: Any) -> None:
    document = {"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
    role = {
        "AssumeRolePolicyDocument": {"Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}}]},
        "RolePolicyList": [{"PolicyName": "a", "PolicyDocument": document}, {"PolicyName": "b", "PolicyDocument": document}],
    }
    named = [(row["policy_path"], row["policy_name"]) for row in rows(role, "AWS::IAM::Role")]
    inline = "RolePolicyList[].PolicyDocument"
    assert named == [("AssumeRolePolicyDocument", None), (inline, "a"), (inline, "b")]
    versions = [{"VersionId": "v1", "IsDefaultVersion": False, "Document": document}, {"VersionId": "v2", "IsDefaultVersion": True}]
    versions[1]["Document"] = document
    told = [(row["policy_name"], row["is_default_version"]) for row in rows({"PolicyVersionList": versions}, "AWS::IAM::Policy")]
    assert told == [("v1", False), ("v2", True)]


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        ("not { json", "the document is no JSON object"),
        (["a"], "the document is no JSON object"),
        ({"Version": "2012-10-17"}, "the document has no statements"),
        ({"Statement": "Allow"}, "the document has no statements"),
        ({"Statement": ["Allow"]}, "the statement is no object"),
        ({"Statement": [{"Effect": "allow", "Action": "*"}]}, "the effect is neither Allow nor Deny"),
        ({"Statement": [{"Action": "*"}]}, "the effect is neither Allow nor Deny"),
    ],
)
def test_what_cannot_be_read_is_a_row_that_says_why(rows: Any, document: Any, problem: str) -> None:
    (row,) = rows({"Policy": document})
    assert row["problem"] == problem


@pytest.mark.parametrize("configuration", [{}, {"Policy": None}, {"Policy": {}}])
def test_a_resource_without_a_policy_has_no_rows(rows: Any, configuration: Any) -> None:
    assert rows(configuration) == []


def test_a_type_without_policies_has_no_rows_whatever_it_holds(rows: Any) -> None:
    assert rows({"Policy": {"Statement": [{"Effect": "Allow"}]}}, "AWS::EC2::Volume") == []


@pytest.mark.parametrize(
    ("members", "problem"),
    [
        ({"Principal": ["*"]}, "the principal is neither a text nor an object"),
        ({"NotPrincipal": 7}, "the principal is neither a text nor an object"),
        ({"Principal": "*", "Condition": "aws:SourceAccount"}, "the condition is no object"),
        ({"Principal": "*", "Condition": None}, None),
        ({"Action": "*", "Resource": "*"}, None),
    ],
)
def test_a_statement_of_an_odd_shape_says_why(statement: Any, members: dict[str, Any], problem: str | None) -> None:
    assert statement(**members)["problem"] == problem
