"""Laboratory accounts as they answer: what the catalog asks from the things in them, everything else as an account that has nothing. How
each call is answered stands in `asks.py`.
"""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from inventory_assets.catalog.permissions import arn_service
from inventory_assets.catalog.reports import CREDENTIAL_REPORT
from inventory_assets.catalog.types import SWEEP, JsonObject, ResourceType
from inventory_assets.localcloud.call import AwsError, Call, unknown_operation
from inventory_assets.localcloud.estate import organizations
from inventory_assets.localcloud.estate.accounts import ORGANIZATION_ID, ROOT_ID, Account, list_accounts
from inventory_assets.localcloud.estate.answers import ANSWERS
from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.estate.tagging import as_list
from inventory_assets.localcloud.estate.world import World
from inventory_assets.localcloud.situations.asks import asks, preparations
from inventory_assets.localcloud.situations.packing import Laboratory, laboratories
from inventory_assets.localcloud.situations.placing import HOME, Placed, place_all
from inventory_assets.localcloud.situations.replies import merged, written


def moment_of(options: EstateOptions) -> datetime:
    """Now, in laboratory accounts: noon of the estate's day."""
    return datetime.combine(options.first_day + timedelta(days=options.day), time(12), UTC)


def served_laboratories(options: EstateOptions) -> dict[str, LaboratoryAccount]:
    """The laboratory accounts of an estate by their ids; none in an ordinary one."""
    if not options.situations:
        return {}
    members = list_accounts(options)[1:]
    now = moment_of(options)
    return {
        account.account_id: LaboratoryAccount(account, laboratory, now) for account, laboratory in zip(members, laboratories(), strict=True)
    }


class LaboratoryAccount:
    """One laboratory as an account of the cloud."""

    def __init__(self, account: Account, laboratory: Laboratory, now: datetime) -> None:
        self.account, self.account_id, self.regions = account, account.account_id, laboratory.regions
        self.denied = frozenset(name for situation in laboratory.situations for name in situation.denied)
        self._things: dict[tuple[str, str], list[Placed]] = {}
        for one in place_all(laboratory.situations, account.account_id, laboratory.regions, now):
            self._things.setdefault((one.row.type, one.row.scope), []).append(one)

    def things(self, row: ResourceType, region: str) -> list[Placed]:
        """What a call into the region can be about."""
        return [one for one in self._things.get((row.type, row.scope), ()) if one.is_in(region)]

    def answer(self, world: World, call: Call) -> JsonObject:
        """The account's answer by botocore's output shape; raises AwsError."""
        match call.service, call.operation:
            case "ec2", "DescribeRegions":
                return {"Regions": [{"RegionName": name, "OptInStatus": "opt-in-not-required"} for name in self.regions]}
            case "resourcegroupstaggingapi", "GetResources":
                return {"PaginationToken": "", "ResourceTagMappingList": self._tagged(call)}
            case "organizations", operation if not self.account.is_alone or operation in _ALONE:
                return self._organization(world, call)
        if (call.service, call.operation) in preparations():
            return {"State": "COMPLETE"}
        if call.operation == "ListRoots":
            return written(call, {"Roots": [self._root(self._asked(call)["Roots"])]})
        found = asks().get((call.service, call.operation))
        return self._ordinary(world, call) if found is None else written(call, self._asked(call))

    def _asked(self, call: Call) -> Any:
        reply: Any = None
        for ask in asks()[call.service, call.operation]:
            part = ask.answer(self, call)
            if part is not None:
                reply = part if reply is None else merged(reply, part)
        if reply is None:
            raise AwsError("ResourceNotFoundException", "There is no such thing in this account.", 404)
        return {"Content": _report(reply)} if isinstance(reply, list) else reply

    def _tagged(self, call: Call) -> list[JsonObject]:
        wanted = call.params.get("ResourceTypeFilters") or []
        return [
            {"ResourceARN": one.uid, "Tags": as_list(dict(one.tags))}
            for things in self._things.values()
            for one in things
            if one.row.tags == SWEEP and one.tags and call.region == (HOME if one.row.is_global else one.region)
            if not wanted or arn_service(one.row.service) in wanted
        ]

    def _organization(self, world: World, call: Call) -> JsonObject:
        """A member asks in vain; an account that is alone in its organization is all of it."""
        if not self.account.is_alone:
            return self._ordinary(world, call)
        arn = f"arn:aws:organizations::{self.account_id}:account/{ORGANIZATION_ID}/{self.account_id}"
        shown = organizations.show_account(world, self.account) | {"Arn": arn}
        return {"Accounts": [shown]} if call.operation == "ListAccounts" else {"Accounts": [], "Tags": []}

    def _root(self, told: list[JsonObject]) -> JsonObject:
        """The one root that an organization has, with everything that is told of it."""
        arn = f"arn:aws:organizations::{self.account_id}:root/{ORGANIZATION_ID}/{ROOT_ID}"
        root: JsonObject = {"Id": ROOT_ID, "Arn": arn, "Name": "Root", "PolicyTypes": []}
        for part in told:
            root |= part | {"PolicyTypes": root["PolicyTypes"] + part.get("PolicyTypes", [])}
        return root

    def _ordinary(self, world: World, call: Call) -> JsonObject:
        """As an account of the ordinary estate that has nothing."""
        function = ANSWERS.get((call.service, call.operation))
        if function is None:
            raise unknown_operation(call.service, call.operation)
        return function(World(replace(world.options, types=()), world.kinds), self.account, call)


#: What an account that is alone in its organization says of its accounts; all else that is asked of Organizations is about its things.
_ALONE = frozenset({"ListAccounts", "ListAccountsForParent", "ListTagsForResource"})


def _report(rows: list[JsonObject]) -> str:
    """Users as IAM's credential report has them."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CREDENTIAL_REPORT)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in CREDENTIAL_REPORT])
    return text.getvalue()


def _cell(value: Any) -> str:
    return "N/A" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
