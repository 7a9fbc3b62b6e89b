"""Which accounts there are: from Organizations, from the settings, or the caller's own. Entering and scanning them does not belong here."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inventory_assets import __version__
from inventory_assets.collect.calls import Tally
from inventory_assets.collect.clients import Clients
from inventory_assets.collect.errors import CELL_ERRORS, Failure, classify
from inventory_assets.collect.organization_reader import Organization, OrganizationReader, Unread
from inventory_assets.collect.sessions import BaseSession, CredentialsError
from inventory_assets.lake.commit import new_scan_id
from inventory_assets.lake.schema import ACCOUNT_TYPE, GLOBAL
from inventory_assets.settings import AccountSettings, Settings

ORGANIZATIONS_SOURCE = "organizations:ListAccounts"
SETTINGS_SOURCE = "settings"

Row = dict[str, Any]


@dataclass(frozen=True)
class AccountListing:
    """One look at which accounts there are.

    `rows` are rows of the ACCOUNTS schema. `ledger_rows` are LEDGER rows without scan, account and content columns; exactly one
    of them is ok, and the rows are its content. Both belong to `home_account_id`.
    """

    listing_id: str
    home_account_id: str
    partition: str
    rows: tuple[Row, ...]
    ledger_rows: tuple[Row, ...]
    warnings: tuple[str, ...]

    @property
    def scanned_ids(self) -> tuple[str, ...]:
        """The accounts that are to be scanned, in their order."""
        return tuple(row["account_id"] for row in self.rows if row["is_scanned"])


def discover_accounts(
    settings: Settings,
    management_session: BaseSession | None = None,
    *,
    operations_session: BaseSession | None = None,
    clients: Clients | None = None,
) -> AccountListing:
    """List the accounts. Organizations that cannot be read is a warning and a ledger row, and the configured accounts are taken.

    Sessions and clients are made where they are not given. Raises CredentialsError where there are no credentials at all.
    """
    discovery = _Discovery(settings)
    found: Organization | None = None
    if settings.organization:
        found = discovery.read_organization(management_session, clients)
    if found is not None:
        return discovery.finish(found.management_account_id, found.partition, discovery.join(found))
    identity = (operations_session or BaseSession(settings)).identity
    rows = discovery.configured_rows(identity.partition) or [discovery.own_row(identity.account_id, identity.partition)]
    discovery.record(SETTINGS_SOURCE, None, Tally(), {})
    return discovery.finish(identity.account_id, identity.partition, rows)


class _Discovery:
    """One listing under way: collects ledger rows and warnings beside the accounts."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.started_at = dt.datetime.now(dt.UTC)
        self.listing_id = new_scan_id(self.started_at)
        self.ledger_rows: list[Row] = []
        self.warnings: list[str] = []

    def read_organization(self, session: BaseSession | None, clients: Clients | None) -> Organization | None:
        """Everything Organizations tells, or None with a warning and a ledger row of what went wrong."""
        tally = Tally()
        remedy = ""
        try:
            session = session or BaseSession(self.settings, "management")
            remedy = f"Allow the calls of `inventory iam-policy` to {session.identity.arn} (profiles.management)."
            reader = OrganizationReader(self.settings, session, clients, tally)
            found = reader.read()
        except CredentialsError as error:
            self._unreadable(Failure("denied", error.code, f"{error.who}: {error.message}"), tally, error.remedy)
            return None
        except CELL_ERRORS as error:
            self._unreadable(classify(error, disabled_codes=("AWSOrganizationsNotInUseException",)), tally, remedy)
            return None
        self.record(ORGANIZATIONS_SOURCE, None, tally, reader.unread)
        self.warnings += [
            f"{part} of {count} account(s) unknown: {code} of {operation}." for (part, operation, code), count in reader.unread.items()
        ]
        return found

    def _unreadable(self, failure: Failure, tally: Tally, remedy: str) -> None:
        self.record(ORGANIZATIONS_SOURCE, failure, tally, {})
        count = len(self.settings.accounts)
        instead = f"the {count} configured account(s)" if count else "the caller's own account, as none is configured"
        self.warnings.append(f"Organizations could not be read ({failure.code}: {failure.message}); going on with {instead}. {remedy}")

    def join(self, found: Organization) -> list[Row]:
        """The organization's accounts with what the settings say about them, then configured accounts outside of it."""
        rows = [self._member_row(found, account) for account in found.accounts]
        inside = {row["account_id"] for row in rows}
        outside = [row for row in self.configured_rows(found.partition) if row["account_id"] not in inside]
        self.warnings += [
            f"accounts.{row['account_name']} ({row['account_id']}) is not in the organization; it is scanned by its own role."
            for row in outside
        ]
        return rows + outside

    def _member_row(self, found: Organization, account: Row) -> Row:
        account_id = account["Id"]
        chosen = self.settings.account(account_id)
        state = account.get("State") or account.get("Status") or "UNKNOWN"  # Status was retired in September 2026
        if chosen is not None and chosen.enabled and state != "ACTIVE":
            self.warnings.append(f"account {account_id} ({account.get('Name')}) is {state} and is not scanned.")
        path, parent_id = found.places.get(account_id, (None, None))
        tags = found.tags.get(account_id)
        if chosen is not None and chosen.tags:
            tags = {**(tags or {}), **chosen.tags}
        return self._row(found.partition, account_id) | {
            "management_account_id": found.management_account_id,
            "account_name": account.get("Name"),
            "email": account.get("Email"),
            "status": state,
            "ou_path": path,
            "parent_id": parent_id,
            "tags": tags,
            "is_scanned": state == "ACTIVE" and (chosen is None or chosen.enabled),
            "joined_at": _timestamp(account.get("JoinedTimestamp")),
            "source": "organizations",
            "provenance": found.provenance,
        }

    def configured_rows(self, partition: str) -> list[Row]:
        """The accounts of the settings, as far as settings know them."""
        return [self._configured_row(partition, name, account) for name, account in self.settings.accounts.items()]

    def _configured_row(self, partition: str, name: str, account: AccountSettings) -> Row:
        return self._row(partition, account.account_id) | {
            "account_name": name,
            "tags": dict(account.tags),
            "is_scanned": account.enabled,
            "provenance": json.dumps({"settings": f"accounts.{name}"}),
        }

    def own_row(self, account_id: str, partition: str) -> Row:
        """The caller's own account, where nothing else is asked for."""
        provenance = json.dumps({"calls": {"sts:GetCallerIdentity": 1}})
        return self._row(partition, account_id) | {"status": "ACTIVE", "is_scanned": True, "provenance": provenance}

    def _row(self, partition: str, account_id: str) -> Row:
        nothing = ("management_account_id", "account_name", "email", "ou_path", "parent_id", "tags", "joined_at")
        return dict.fromkeys(nothing) | {
            "listing_id": self.listing_id,
            "provider": "aws",
            "partition": partition,
            "account_id": account_id,
            "status": "UNKNOWN",
            "source": "settings",
            "discovered_at": self.started_at,
        }

    def record(self, source: str, failure: Failure | None, tally: Tally, unread: Mapping[Unread, int]) -> None:
        """Add a ledger row: ok, or how it failed."""
        self.ledger_rows.append(
            {
                "region": GLOBAL,
                "resource_type": ACCOUNT_TYPE,
                "source": source,
                "status": failure.status if failure else "ok",
                "pages": tally.pages,
                "api_calls": tally.api_calls,
                "retries": tally.retries,
                "started_at": self.started_at,
                "finished_at": dt.datetime.now(dt.UTC),
                "error_code": failure.code if failure else None,
                "error_message": failure.message if failure else None,
                "request_id": (failure.request_id if failure else None) or tally.request_id,
                "collector_version": __version__,
                "detail_errors": [{"part": part, "error_code": code, "resources": count} for (part, _, code), count in unread.items()],
            }
        )

    def finish(self, home_account_id: str, partition: str, rows: Sequence[Row]) -> AccountListing:
        """Everything there is to commit and to say."""
        in_order = tuple(sorted(rows, key=lambda row: str(row["account_id"])))
        return AccountListing(self.listing_id, home_account_id, partition, in_order, tuple(self.ledger_rows), tuple(self.warnings))


def _timestamp(text: str | None) -> dt.datetime | None:
    """Clients leave timestamps as ISO text."""
    return dt.datetime.fromisoformat(text) if text else None
