"""The lines of the estate's own resources: each from its birth to its end, and anew whenever its configuration or its tags may have
changed, so that the past is billed as it was. What they are charged for stands in `metering.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from inventory_assets.localcloud.billing import metering_more  # noqa: F401 - enters its meters
from inventory_assets.localcloud.billing.lines import Line
from inventory_assets.localcloud.billing.metering import METERS, Use
from inventory_assets.localcloud.billing.prices import SKUS
from inventory_assets.localcloud.billing.timeline import window_of
from inventory_assets.localcloud.estate.accounts import Account, list_accounts
from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.s3 import BUCKET, region_of
from inventory_assets.localcloud.estate.world import GLOBAL, World

_BARE_IDS = frozenset(["AWS::EC2::Instance", "AWS::EC2::Volume", BUCKET])  # billed by id; everything else by ARN
_DAY = 86_400


class Lives:
    """All billable resources that there ever were in the estate until its day, accounts that are closed by now included."""

    def __init__(self, world: World, first: date) -> None:
        self.world = world
        self.first = first.toordinal()
        self.present = world.options.day
        self._worlds = {world.options.day: world}
        self._day_zero = world.options.first_day.toordinal()
        self._billed_until = window_of(world.options).last.toordinal()

    def lines(self) -> Iterator[Line]:
        for account, _ in accounts_ever(self.world.options):
            for key in METERS:
                kind = self.world.kinds[key]
                for region in (GLOBAL,) if kind.is_global else self.world.options.regions:
                    yield from self._cell(kind, account, region)

    def _cell(self, kind: Kind, account: Account, region: str) -> Iterator[Line]:
        closed = self.world.options.closures.get(account.number)
        for number in range(self.world.size(account, region, kind)[1]):
            resource = self.world.resource(kind, account, region, number)
            ends = [day for day in (self.world.death(resource), closed) if day is not None]
            end = min(ends) if ends else None
            if resource.born <= self.present and (end is None or self._date(end) >= self.first):
                yield from self._life(resource, end)

    def _life(self, resource: Resource, end: int | None) -> Iterator[Line]:
        """What the resource costs between one possible change and the next."""
        last = self.present if end is None or end > self.present else end
        turns = [day for day in resource.turns_until(last - (end == last)) if day > resource.born]
        for start, following in zip([resource.born, *turns], [*turns, last + 1], strict=True):
            seen = self._on_day(resource, min(following - 1, last - (end == last)))
            first_share = _share_left(resource.created) if start == resource.born else 1.0
            last_share = 1.0 - _share_left(resource.at(end)) if end is not None and following > end else 1.0
            is_there = following > last and (end is None or end > self.present)
            until = self._billed_until if is_there else self._date(following) - 1
            for use in METERS[resource.kind.key](seen):
                yield self._line(seen, use, (self._date(start), until), (first_share, last_share))

    def _on_day(self, resource: Resource, day: int) -> Resource:
        world = self._worlds.get(day)
        if world is None:
            world = self._worlds[day] = self.world.on_day(day)
        return world.resource(resource.kind, resource.account, resource.region, resource.number)

    def _date(self, day: int) -> int:
        """What is first seen on a day of the estate happened on the date before."""
        return self._day_zero + day - 1

    def _line(self, r: Resource, use: Use, days: tuple[int, int], shares: tuple[float, float]) -> Line:
        return Line(
            account_id=r.account_id,
            account_name=r.account.name,
            region=region_of(r) if r.kind.type == BUCKET else r.region,
            sku=SKUS[use.sku],
            how=use.how,
            quantity=use.quantity,
            first=days[0],
            last=days[1],
            week=use.week,
            growth=use.growth,
            first_share=shares[0],
            last_share=shares[1],
            resource_id=billed_id(r),
            resource_type=r.kind.type.rpartition("::")[2],
            tags=r.tags,
            noise_key=f"{r.arn} {use.sku}",
            resource=r.arn,
        )


def accounts_ever(options: EstateOptions) -> Iterator[tuple[Account, int | None]]:
    """Every account that was ever active, with the day of the estate from which it is closed."""
    for account in list_accounts(replace(options, closures={})):
        if account.status == "ACTIVE":
            yield account, options.closures.get(account.number)


def billed_id(r: Resource) -> str:
    """How bills call a resource. Some functions are billed by an alias."""
    if r.kind.type in _BARE_IDS:
        return r.id
    return f"{r.arn}:live" if r.kind.type == "AWS::Lambda::Function" and r.maybe("billed by alias", 0.2) else r.arn


def _share_left(moment: datetime) -> float:
    """The share of the moment's day that follows it."""
    return 1.0 - (moment.hour * 3600 + moment.minute * 60 + moment.second) / _DAY
