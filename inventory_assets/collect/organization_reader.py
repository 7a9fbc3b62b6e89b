"""Reads AWS Organizations: accounts, where they stand in the tree, their tags. What the settings add does not belong here."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from inventory_assets.collect.calls import Caller, Gate, Tally
from inventory_assets.collect.clients import CallingAccount, Clients
from inventory_assets.collect.errors import CELL_ERRORS, Failure, ListingError, classify
from inventory_assets.collect.sessions import BaseSession, home_region
from inventory_assets.settings import Settings

TAG_READERS = 4  # the service allows a few requests a second

Row = dict[str, Any]
Tags = dict[str, str]
#: What of an account could not be read: (part, operation, error code).
Unread = tuple[str, str, str]


@dataclass
class Organization:
    """What Organizations told; `places` and `tags` lack what could not be read."""

    management_account_id: str
    partition: str
    accounts: list[Row]
    places: dict[str, tuple[str, str]] = field(default_factory=dict)  # account → (OU path, parent's id)
    tags: dict[str, dict[str, str]] = field(default_factory=dict)
    provenance: str = "{}"


class OrganizationReader:
    """Reads an organization. ListAccounts must succeed; places and tags are taken where they can be had, else counted in `unread`."""

    def __init__(self, settings: Settings, session: BaseSession, clients: Clients | None, tally: Tally) -> None:
        self.identity = session.identity
        self.region = home_region(self.identity.partition)
        attempts = settings.collection_settings.retry_attempts
        clients = clients or Clients(settings.endpoints, max_attempts=attempts)
        self.caller = Caller(clients, Gate(TAG_READERS), CallingAccount(self.identity.account_id, session))
        self.tally = tally
        self.calls: Counter[str] = Counter()
        self.request_ids: list[str] = []
        self.unread: Counter[Unread] = Counter()  # → accounts

    def read(self) -> Organization:
        accounts = list(self._items("ListAccounts", "Accounts", {}))
        if not accounts:
            raise ListingError("NoAccounts", "Organizations listed no account at all, not even the management account")
        listing_pages = self.tally.pages
        found = Organization(self._management_account_id(accounts), self.identity.partition, accounts)
        found.places = self._read_places(len(accounts))
        found.tags = self._read_tags([account["Id"] for account in accounts])
        self.tally.pages = listing_pages  # of the listing; the other calls are counted among api_calls
        calls = {f"organizations:{operation}": count for operation, count in sorted(self.calls.items())}
        found.provenance = json.dumps({"calls": calls, "pages": listing_pages, "request_ids": self.request_ids})
        return found

    def _items(self, operation: str, key: str, params: Row, tally: Tally | None = None) -> Iterator[Row]:
        tally = tally or self.tally
        for page in self.caller.pages("organizations", self.region, operation, params, tally):
            if key not in page:
                raise ListingError("MissingKey", f"the reply of {operation} has no {key}")
            if tally is self.tally:
                self.calls[operation] += 1
            if operation == "ListAccounts" and tally.request_id:
                self.request_ids.append(tally.request_id)
            yield from page[key]

    def _management_account_id(self, accounts: list[Row]) -> str:
        try:
            self.calls["DescribeOrganization"] += 1
            reply = self.caller.call("organizations", self.region, "DescribeOrganization", {}, self.tally)
            return str(reply["Organization"]["MasterAccountId"])
        except CELL_ERRORS:
            # Nothing is lost: an account's ARN (arn:aws:organizations::<management account>:account/…) says it too.
            return str(accounts[0]["Arn"]).split(":")[4]

    def _read_places(self, count: int) -> dict[str, tuple[str, str]]:
        """Walk down from the roots: two calls for each OU, where asking for each account's parents would take one for each account."""
        places: dict[str, tuple[str, str]] = {}
        operation = "ListRoots"
        try:
            todo = [(root["Id"], f"/{root['Name']}") for root in self._items(operation, "Roots", {})]
            while todo:
                parent_id, path = todo.pop()
                operation = "ListAccountsForParent"
                for account in self._items(operation, "Accounts", {"ParentId": parent_id}):
                    places[account["Id"]] = (path, parent_id)
                operation = "ListOrganizationalUnitsForParent"
                units = self._items(operation, "OrganizationalUnits", {"ParentId": parent_id})
                todo += [(unit["Id"], f"{path}/{unit['Name']}") for unit in units]
        except CELL_ERRORS as error:
            self.unread["ou_path", f"organizations:{operation}", classify(error).code] = count - len(places)
        return places

    def _read_tags(self, account_ids: list[str]) -> dict[str, Tags]:
        """One call for each account; a refusal of the first is one of all."""
        first, rest = account_ids[0], account_ids[1:]
        refused, tally = self._tags_of(first)
        read: dict[str, Tags | Failure] = {first: refused}
        self._count_tag_calls(tally)
        if isinstance(refused, Failure) and refused.status == "denied":
            read |= dict.fromkeys(rest, refused)
        else:
            with ThreadPoolExecutor(TAG_READERS, "tags") as pool:
                for account_id, (outcome, tally) in zip(rest, pool.map(self._tags_of, rest), strict=True):
                    read[account_id] = outcome
                    self._count_tag_calls(tally)
        for outcome in read.values():
            if isinstance(outcome, Failure):
                self.unread["tags", "organizations:ListTagsForResource", outcome.code] += 1
        return {account_id: tags for account_id, tags in read.items() if not isinstance(tags, Failure)}

    def _count_tag_calls(self, tally: Tally) -> None:
        self.calls["ListTagsForResource"] += tally.api_calls
        self.tally.add(tally)

    def _tags_of(self, account_id: str) -> tuple[Tags | Failure, Tally]:
        tally = Tally()
        try:
            tags = self._items("ListTagsForResource", "Tags", {"ResourceId": account_id}, tally)
            return dict(sorted((tag["Key"], tag["Value"]) for tag in tags)), tally
        except CELL_ERRORS as error:
            return classify(error), tally
