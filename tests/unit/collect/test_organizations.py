"""Which accounts are found: the tree, states, tags, overrides, and what is done when Organizations cannot be read."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest
from fake_aws import FakeAws, refusal

from inventory_assets.collect.organizations import AccountListing, discover_accounts
from inventory_assets.collect.sessions import CredentialsError
from inventory_assets.lake.commit import commit_accounts
from inventory_assets.lake.ledger import Heads
from inventory_assets.lake.schema import ACCOUNT_TYPE, ACCOUNTS
from inventory_assets.settings import Settings

MANAGEMENT, PROD, DEV, OLD = "111111111111", "222222222222", "333333333333", "444444444444"
UNITS = {"r-1": [{"Id": "ou-w", "Name": "Workloads"}], "ou-w": [{"Id": "ou-p", "Name": "Prod"}]}
MEMBERS = {"r-1": [MANAGEMENT], "ou-w": [DEV, OLD], "ou-p": [PROD]}


def _account(account_id: str, name: str, state: str) -> dict[str, Any]:
    arn = f"arn:aws:organizations::{MANAGEMENT}:account/o-1/{account_id}"
    joined = "2024-02-03T04:05:06+00:00"
    return {"Id": account_id, "Arn": arn, "Name": name, "Email": f"{name}@example.com", "State": state, "JoinedTimestamp": joined}


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> FakeAws:
    fake = FakeAws().install(monkeypatch)
    pages = {
        None: {
            "Accounts": [_account(PROD, "prod", "ACTIVE"), _account(MANAGEMENT, "main", "ACTIVE")],
            "NextToken": "2",
            "ResponseMetadata": {"RequestId": "page-1"},
        },
        "2": {
            "Accounts": [_account(DEV, "dev", "ACTIVE"), _account(OLD, "old", "SUSPENDED")],
            "ResponseMetadata": {"RequestId": "page-2"},
        },
    }
    fake.answers |= {
        "ListAccounts": lambda params: dict(pages[params.get("NextToken")]),
        "DescribeOrganization": lambda _: {"Organization": {"MasterAccountId": MANAGEMENT}},
        "ListRoots": lambda _: {"Roots": [{"Id": "r-1", "Name": "Root"}]},
        "ListOrganizationalUnitsForParent": lambda params: {"OrganizationalUnits": UNITS.get(params["ParentId"], [])},
        "ListAccountsForParent": lambda params: {"Accounts": [{"Id": account} for account in MEMBERS[params["ParentId"]]]},
        "ListTagsForResource": lambda params: {"Tags": [{"Key": "Team", "Value": f"team-{params['ResourceId'][0]}"}]},
    }
    return fake


def settings(**keys: object) -> Settings:
    return Settings.model_validate({"collection_settings": {"retry_attempts": 1}} | keys)


def by_id(listing: AccountListing) -> dict[str, dict[str, Any]]:
    return {row["account_id"]: row for row in listing.rows}


def test_an_organization_is_listed_with_names_states_paths_and_tags(aws: FakeAws) -> None:
    listing = discover_accounts(settings(organization=True))
    rows = by_id(listing)
    assert {account: row["ou_path"] for account, row in rows.items()} == {
        MANAGEMENT: "/Root",
        PROD: "/Root/Workloads/Prod",
        DEV: "/Root/Workloads",
        OLD: "/Root/Workloads",
    }
    assert rows[PROD]["parent_id"] == "ou-p"
    assert rows[PROD]["account_name"] == "prod"
    assert rows[PROD]["email"] == "prod@example.com"
    assert rows[PROD]["tags"] == {"Team": "team-2"}
    assert rows[PROD]["joined_at"].isoformat() == "2024-02-03T04:05:06+00:00"
    assert {row["management_account_id"] for row in rows.values()} == {MANAGEMENT}
    assert (listing.home_account_id, listing.partition, listing.warnings) == (MANAGEMENT, "aws", ())
    assert '"page-1", "page-2"' in rows[DEV]["provenance"]


def test_suspended_accounts_are_listed_and_not_scanned(aws: FakeAws) -> None:
    listing = discover_accounts(settings(organization=True))
    assert by_id(listing)[OLD]["status"] == "SUSPENDED"
    assert listing.scanned_ids == (MANAGEMENT, PROD, DEV)


def test_the_state_is_taken_from_status_where_an_older_api_has_no_state(aws: FakeAws) -> None:
    account = _account(PROD, "prod", "ACTIVE")
    account["Status"] = account.pop("State")
    aws.answers["ListAccounts"] = lambda _: {"Accounts": [account]}
    assert discover_accounts(settings(organization=True)).scanned_ids == (PROD,)


def test_the_tree_costs_two_calls_for_each_parent_and_not_one_for_each_account(aws: FakeAws) -> None:
    discover_accounts(settings(organization=True))
    assert aws.count("ListAccountsForParent") == aws.count("ListOrganizationalUnitsForParent") == 3
    assert aws.count("ListParents") == 0


def test_the_ledger_row_is_ok_and_counts_its_calls(aws: FakeAws) -> None:
    (row,) = discover_accounts(settings(organization=True)).ledger_rows
    assert (row["source"], row["status"], row["resource_type"]) == ("organizations:ListAccounts", "ok", ACCOUNT_TYPE)
    assert row["pages"] == 2
    assert row["api_calls"] == sum(call[0] != "GetCallerIdentity" for call in aws.calls)
    assert row["detail_errors"] == []


def test_settings_override_accounts_of_the_organization(aws: FakeAws) -> None:
    chosen = {"p": {"account_id": PROD, "tags": {"Team": "mine", "Cost": "1"}}, "d": {"account_id": DEV, "enabled": False}}
    listing = discover_accounts(settings(organization=True, accounts=chosen))
    rows = by_id(listing)
    assert rows[PROD]["tags"] == {"Team": "mine", "Cost": "1"}
    assert rows[PROD]["account_name"] == "prod"
    assert rows[DEV]["is_scanned"] is False
    assert len(rows) == 4


def test_a_configured_account_outside_the_organization_is_scanned_too_and_said(aws: FakeAws) -> None:
    listing = discover_accounts(settings(organization=True, accounts={"partner": {"account_id": "555555555555"}}))
    row = by_id(listing)["555555555555"]
    assert (row["source"], row["status"], row["is_scanned"], row["management_account_id"]) == ("settings", "UNKNOWN", True, None)
    assert "accounts.partner (555555555555) is not in the organization" in listing.warnings[0]


def test_an_account_asked_for_by_name_that_is_suspended_is_said(aws: FakeAws) -> None:
    listing = discover_accounts(settings(organization=True, accounts={"old": {"account_id": OLD}}))
    assert listing.warnings == (f"account {OLD} (old) is SUSPENDED and is not scanned.",)


def test_denied_tags_are_unknown_and_asked_for_once(aws: FakeAws) -> None:
    aws.refuse("ListTagsForResource", "AccessDeniedException")
    listing = discover_accounts(settings(organization=True))
    assert {row["tags"] for row in listing.rows} == {None}
    assert aws.count("ListTagsForResource") == 1
    assert listing.warnings == ("tags of 4 account(s) unknown: AccessDeniedException of organizations:ListTagsForResource.",)
    assert listing.ledger_rows[0]["status"] == "ok"
    assert listing.ledger_rows[0]["detail_errors"] == [{"part": "tags", "error_code": "AccessDeniedException", "resources": 4}]


def test_tags_that_fail_for_one_account_are_unknown_for_that_one(aws: FakeAws) -> None:
    def tags(params: dict[str, Any]) -> dict[str, Any]:
        if params["ResourceId"] == DEV:
            raise refusal("ServiceException")
        return {"Tags": []}

    aws.answers["ListTagsForResource"] = tags
    rows = by_id(discover_accounts(settings(organization=True)))
    assert rows[DEV]["tags"] is None
    assert rows[PROD]["tags"] == {}


def test_a_denied_tree_leaves_paths_unknown(aws: FakeAws) -> None:
    aws.refuse("ListRoots", "AccessDeniedException")
    listing = discover_accounts(settings(organization=True))
    assert {row["ou_path"] for row in listing.rows} == {None}
    assert "ou_path of 4 account(s) unknown: AccessDeniedException of organizations:ListRoots." in listing.warnings


def test_the_management_account_is_known_without_describe_organization(aws: FakeAws) -> None:
    aws.refuse("DescribeOrganization", "AccessDeniedException")
    assert discover_accounts(settings(organization=True)).home_account_id == MANAGEMENT


@pytest.mark.parametrize(
    ("code", "status"),
    [("AccessDeniedException", "denied"), ("TooManyRequestsException", "throttled"), ("AWSOrganizationsNotInUseException", "disabled")],
)
def test_without_organizations_the_configured_accounts_are_taken_and_it_is_said(aws: FakeAws, code: str, status: str) -> None:
    aws.refuse("ListAccounts", code, "you may not")
    listing = discover_accounts(settings(organization=True, accounts={"prod": {"account_id": PROD, "tags": {"Team": "x"}}}))
    (row,) = listing.rows
    assert (row["account_id"], row["account_name"], row["status"], row["source"]) == (PROD, "prod", "UNKNOWN", "settings")
    assert row["tags"] == {"Team": "x"}
    failed, taken = listing.ledger_rows
    assert (failed["source"], failed["status"], failed["error_code"]) == ("organizations:ListAccounts", status, code)
    assert (taken["source"], taken["status"]) == ("settings", "ok")
    assert f"Organizations could not be read ({code}: you may not); going on with the 1 configured account(s)" in listing.warnings[0]


def test_an_incomplete_listing_is_no_listing(aws: FakeAws) -> None:
    first = aws.answers["ListAccounts"]

    def answer(params: dict[str, Any]) -> dict[str, Any]:
        if params.get("NextToken"):
            raise refusal("ServiceException")
        return first(params)

    aws.answers["ListAccounts"] = answer
    listing = discover_accounts(settings(organization=True))
    assert listing.ledger_rows[0]["status"] == "error"
    assert listing.scanned_ids == (MANAGEMENT,)
    assert "going on with the caller's own account" in listing.warnings[0]


def test_a_reply_without_accounts_is_an_error_and_not_an_empty_organization(aws: FakeAws) -> None:
    for reply, code in (({}, "MissingKey"), ({"Accounts": []}, "NoAccounts")):
        aws.answers["ListAccounts"] = lambda _, reply=reply: dict(reply)
        assert discover_accounts(settings(organization=True)).ledger_rows[0]["error_code"] == code


def test_a_management_profile_that_cannot_be_used_counts_as_denied(aws: FakeAws) -> None:
    chosen = settings(organization=True, profiles={"management": "nobody"}, accounts={"prod": {"account_id": PROD}})
    listing = discover_accounts(chosen)
    assert listing.ledger_rows[0]["status"] == "denied"
    assert listing.scanned_ids == (PROD,)


def test_only_configured_accounts_are_scanned_and_organizations_is_not_asked(aws: FakeAws) -> None:
    chosen = {"prod": {"account_id": PROD}, "dev": {"account_id": DEV, "enabled": False}}
    listing = discover_accounts(settings(accounts=chosen))
    assert [(row["account_id"], row["is_scanned"]) for row in listing.rows] == [(PROD, True), (DEV, False)]
    assert aws.count("ListAccounts") == 0
    assert [row["source"] for row in listing.ledger_rows] == ["settings"]


def test_with_nothing_configured_it_is_the_callers_own_account(aws: FakeAws) -> None:
    listing = discover_accounts(settings())
    assert listing.scanned_ids == (MANAGEMENT,)
    assert listing.rows[0]["status"] == "ACTIVE"


def test_without_credentials_nothing_is_listed(aws: FakeAws) -> None:
    aws.refuse("GetCallerIdentity", "InvalidClientTokenId")
    with pytest.raises(CredentialsError):
        discover_accounts(settings())


def test_other_partitions_are_kept(aws: FakeAws) -> None:
    aws.answers["GetCallerIdentity"] = lambda _: {"Account": MANAGEMENT, "Arn": f"arn:aws-cn:iam::{MANAGEMENT}:user/me"}
    listing = discover_accounts(settings(organization=True, regions=["cn-north-1"]))
    assert {row["partition"] for row in listing.rows} == {"aws-cn"}


def test_a_listing_can_be_committed_as_it_is(aws: FakeAws, tmp_path) -> None:
    aws.refuse("ListTagsForResource", "AccessDeniedException")
    listing = discover_accounts(settings(organization=True))
    table = pa.Table.from_pylist(list(listing.rows), schema=ACCOUNTS)
    assert set(listing.rows[0]) == set(ACCOUNTS.names)
    path = commit_accounts(tmp_path, "aws", listing.home_account_id, listing.listing_id, table, list(listing.ledger_rows))
    assert path.name == f"{listing.listing_id}.parquet"
    heads = Heads(tmp_path, "aws", MANAGEMENT).load()
    assert [key.resource_type for key in heads] == [ACCOUNT_TYPE]
