"""The bills of one day of the estate, made when they are first asked for and kept. What numpy and Arrow make is imported only then."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from inventory_assets.localcloud.estate.accounts import Account, management_account
from inventory_assets.localcloud.estate.families import make_world
from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.estate.resources import Resource
from inventory_assets.localcloud.estate.s3 import BUCKET
from inventory_assets.localcloud.estate.world import GLOBAL, World

if TYPE_CHECKING:
    from inventory_assets.localcloud.billing.anomalies import Label
    from inventory_assets.localcloud.billing.facts import Facts
    from inventory_assets.localcloud.billing.focus_files import Item

PROVIDERS = ("aws", "azure", "gcp")
_desks: WeakKeyDictionary[World, Desk] = WeakKeyDictionary()


class Desk:
    """Facts, labels and files of one world; the world itself holds the desk alive."""

    def __init__(self, world: World) -> None:
        self._options = world.options
        self._kinds = world.kinds
        self._items: dict[str, dict[str, Item]] = {}

    @cached_property
    def _bills(self) -> dict[str, tuple[Facts, tuple[Label, ...]]]:
        from inventory_assets.localcloud.billing.aws import aws_bill
        from inventory_assets.localcloud.billing.elsewhere import azure_bill, gcp_bill

        world = World(self._options, self._kinds)
        return {"aws": aws_bill(world), "azure": azure_bill(self._options), "gcp": gcp_bill(self._options)}

    def facts(self, provider: str = "aws") -> Facts:
        return self._bills[provider][0]

    def labels(self, provider: str = "aws") -> tuple[Label, ...]:
        return self._bills[provider][1]

    def items(self, provider: str) -> dict[str, Item]:
        """The provider's files by key, in the order of keys."""
        if provider not in self._items:
            from inventory_assets.localcloud.billing.aws_files import aws_items
            from inventory_assets.localcloud.billing.azure_files import azure_items
            from inventory_assets.localcloud.billing.gcp_files import gcp_items

            facts, owner = self.facts(provider), management_account(self._options)
            if provider == "aws":
                bucket = bucket_of(World(self._options, self._kinds), owner)
                found = list(aws_items(facts, owner, bucket.id if bucket else ""))
            else:
                found = list(azure_items(facts) if provider == "azure" else gcp_items(facts))
            self._items[provider] = {item.key: item for item in sorted(found, key=lambda item: item.key)}
        return self._items[provider]


def desk_of(world: World) -> Desk:
    """The desk of a world; there is one."""
    found = _desks.get(world)
    if found is None:
        found = _desks[world] = Desk(world)
    return found


def bucket_of(world: World, account: Account | None = None) -> Resource | None:
    """The bucket that the exports are written to: the management account's first, which is there on every day, if there is any."""
    owner = account or management_account(world.options)
    return next(world.walk(BUCKET, owner, GLOBAL), None)


def labels(options: EstateOptions) -> tuple[Label, ...]:
    """The anomalies of all three bills that have begun by the options' day."""
    desk = desk_of(make_world(options))
    return tuple(label for provider in PROVIDERS for label in desk.labels(provider))
