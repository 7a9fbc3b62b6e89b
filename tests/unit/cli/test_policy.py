"""What the inventory must be allowed, as commands print it: valid JSON, narrowed to types, with the settings' names in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from inventory_assets.cli import main


@pytest.fixture(autouse=True)
def _settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("INVENTORY_CONFIG", raising=False)
    Path("inventory.yaml").write_text("role_name: audit/Reader\nexternal_id: shared-secret\n")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str):
    assert main(list(arguments)) == 0
    return json.loads(capsys.readouterr().out)


def actions(document: dict) -> set[str]:
    return {action for statement in document["Statement"] for action in statement["Action"]}


def test_the_policy_of_some_types_allows_their_calls_alone(capsys: pytest.CaptureFixture[str]) -> None:
    allowed = actions(printed(capsys, "iam-policy", "--type", "sqs"))
    assert {"sqs:ListQueues", "sqs:GetQueueAttributes", "sts:AssumeRole", "organizations:ListAccounts"} <= allowed
    assert not any(action.startswith("s3:") for action in allowed)


def test_the_policy_of_a_type_under_a_parent_allows_listing_the_parent(capsys: pytest.CaptureFixture[str]) -> None:
    allowed = actions(printed(capsys, "iam-policy", "--type", "AWS::EKS::Nodegroup"))
    assert {"eks:ListNodegroups", "eks:ListClusters"} <= allowed


def test_the_whole_policy_may_be_several_documents(capsys: pytest.CaptureFixture[str]) -> None:
    whole = printed(capsys, "iam-policy")
    documents = whole if isinstance(whole, list) else [whole]
    assert all(len(json.dumps(document, separators=(",", ":"))) <= 6144 for document in documents)


def test_the_types_of_the_settings_narrow_the_policy(capsys: pytest.CaptureFixture[str]) -> None:
    Path("inventory.yaml").write_text("resource_types: [sqs]\n")
    assert not any(action.startswith("kms:") for action in actions(printed(capsys, "iam-policy")))


def test_the_member_role_has_the_settings_names_and_trusts_one_account(capsys: pytest.CaptureFixture[str]) -> None:
    template = printed(capsys, "member-role", "--trusted-account", "111111111111", "--organization-id", "o-abcdefghij")
    assert template["Parameters"]["ExternalId"]["Default"] == "shared-secret"
    assert template["Parameters"]["OrganizationId"]["Default"] == "o-abcdefghij"
    assert template["Resources"]["InventoryRole"]["Properties"]["RoleName"] == "Reader"
    assert "iam::111111111111:root" in json.dumps(template)


COSTS = "costs: {exports: {main: {provider: aws, location: 's3://bills/aws'}}, cost_explorer: {enabled: true}}\n"
COST_ACTIONS = {"ce:GetCostAndUsage", "ce:GetCostAndUsageWithResources", "s3:GetObject", "s3:ListBucket"}


def role_actions(template: dict) -> set[str]:
    documents = [one["Properties"]["PolicyDocument"] for one in template["Resources"].values() if "PolicyDocument" in one["Properties"]]
    return set().union(*(actions(document) for document in documents))


def test_the_policy_allows_reading_costs_as_the_settings_have_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert not COST_ACTIONS & actions(printed(capsys, "iam-policy", "--type", "sqs"))
    Path("inventory.yaml").write_text(COSTS)
    document = printed(capsys, "iam-policy", "--type", "sqs")
    assert actions(document) >= COST_ACTIONS
    assert "arn:*:s3:::bills/aws/*" in json.dumps(document)


@pytest.mark.parametrize(
    ("profiles", "reads"),
    [
        ("", False),
        ("profiles: {billing: payer}\n", False),
        ("profiles: {billing: 'arn:aws:iam::111111111111:role/Costs'}\n", False),
        ("profiles: {billing: 'arn:aws:iam::111111111111:role/audit/InventoryRole'}\n", True),
        ("profiles: {management: 'arn:aws:iam::111111111111:role/InventoryRole'}\n", True),
    ],
)
def test_the_member_role_reads_costs_where_it_is_the_billing_identity(
    capsys: pytest.CaptureFixture[str], profiles: str, reads: bool
) -> None:
    Path("inventory.yaml").write_text(COSTS + profiles)
    template = printed(capsys, "member-role", "--trusted-account", "111111111111", "--type", "sqs")
    assert COST_ACTIONS & role_actions(template) == (COST_ACTIONS if reads else set())
