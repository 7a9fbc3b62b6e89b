"""One resource of the estate and its life: when it is born, what of it moves from day to day, when it goes.

What the kinds of resources look like stands in the families (`ec2.py`, `s3.py`, …); how many there are, in `world.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.chance import Chance
from inventory_assets.localcloud.estate.specimens import completed, is_specimen

if TYPE_CHECKING:
    from inventory_assets.localcloud.estate.world import World

Choice = TypeVar("Choice")

#: Births and deaths are spread over so many days after day 0.
HORIZON = 60
BIRTHS = 0.30
#: Share of the resources that change at all.
LIVELY = 0.3
DEATHS = 0.25


@dataclass(frozen=True)
class Kind:
    """A type of resource: how many, how named, how it looks. `count` is the number in the fullest cell."""

    type: str
    count: float
    identify: Callable[[Resource], str]  # the id within account and region, the same on every day
    arn: Callable[[Resource], str]
    build: Callable[[Resource], JsonObject]  # the full object of the API, by botocore's output shape
    is_global: bool = False
    lasting: bool = False  # neither dies nor is born late: others refer to it
    tagged: float = 0.8  # share that carries tags; 0 where the type cannot
    sweep_type: str | None = None  # the Tagging API's name, where the sweep sees the type
    is_resource: bool = True  # False: only feeds others (Lambda layers)
    parent: str | None = None  # key of the kind it belongs to; without one of those there is none of it
    everywhere: bool = False  # at least one in every region of every account (the default VPC, the default event bus)
    variant: str = ""  # a second kind of the same type (web ACLs of CloudFront)
    single: bool = False  # one at most in every cell: a setting (`count` 1), or what is enabled in this share of the cells
    exact: bool = False  # `count` of them in every cell, whatever the estate's size
    management_only: bool = False  # only the organization's management account has any

    @property
    def key(self) -> str:
        """Its name in the world's table."""
        return self.type + self.variant


class Resource:
    """Number `number` of its kind in a cell, as it is on the world's day. Values are drawn by name (`pick`, `moving`)."""

    __slots__ = ("__dict__", "account", "chance", "kind", "number", "region", "world")

    def __init__(self, world: World, kind: Kind, account: Account, region: str, number: int) -> None:
        self.world = world
        self.kind = kind
        self.account: Account = account
        self.region: str = region  # the cell's: "global" for global kinds
        self.number = number
        self.chance: Chance = Chance(world.options.seed, account.account_id, region, kind.key, number)

    @property
    def account_id(self) -> str:
        return self.account.account_id

    @cached_property
    def id(self) -> str:
        return self.kind.identify(self)

    @cached_property
    def arn(self) -> str:
        return self.kind.arn(self)

    @cached_property
    def body(self) -> JsonObject:
        body = self.kind.build(self)
        return completed(self, body) if is_specimen(self) else body

    def pick(self, name: str, options: Sequence[Choice]) -> Choice:
        """One of the options, for ever the same."""
        return self.chance.pick(name, options)

    def maybe(self, name: str, share: float) -> bool:
        return self.chance.ratio(name) < share

    def moving(self, name: str, options: Sequence[Choice], share: float = 0.12, *, noted: bool = True) -> Choice:
        """One of the options; in `share` of the resources it moves on to the next every few days."""
        return options[(self.chance.number(name) + self.moves(name, share, noted=noted)) % len(options)]

    def moves(self, name: str, share: float = 0.12, *, noted: bool = True) -> int:
        """How often the named part has changed until today; `noted` changes move the resource's own date of change."""
        if not self.is_lively or self.chance.ratio(f"moves {name}") * LIVELY >= share:
            return 0
        count, last = self._turns
        if count and noted:
            self.__dict__["changed_day"] = max(last, self.__dict__.get("changed_day", self.born))
        return count

    @cached_property
    def is_lively(self) -> bool:
        """Whether it changes at all; what changes of it does so on the same days."""
        churn = self.world.options.churn
        return churn > 0 and not self.kind.single and self.chance.ratio("lively") < LIVELY * min(churn, 1.0 / LIVELY)

    @cached_property
    def _turns(self) -> tuple[int, int]:
        """How often the days of change have come round until today, and when the last one was."""
        period = 5 + self.chance.below("period", 20)
        start = self.chance.below("offset", period)
        day = self.world.options.day
        return max(0, (day + start) // period), day - (day + start) % period

    @property
    def turned_on(self) -> int | None:
        """The last day on which something of it may have changed; None where nothing ever did."""
        count, last = self._turns
        return last if self.is_lively and count and last > self.born else None

    def turns_until(self, day: int) -> list[int]:
        """The days from day 1 to this one on which something of it may have changed."""
        if not self.is_lively:
            return []
        period = 5 + self.chance.below("period", 20)
        return list(range(period - self.chance.below("offset", period), day + 1, period))

    @cached_property
    def born(self) -> int:
        """The first day on which it is seen; days before day 0 are negative."""
        return self.world.birth(self)

    def at(self, day: int, name: str = "hour") -> datetime:
        """A moment that lies before the state of `day` is seen, and after that of the day before."""
        start = datetime.combine(self.world.options.first_day, datetime.min.time(), UTC)
        return start + timedelta(days=day - 1, seconds=self.chance.below(name, 86_400))

    @cached_property
    def created(self) -> datetime:
        return self.at(self.born)

    @property
    def modified(self) -> datetime:
        """When it last changed; asked after everything that moves has been drawn."""
        day: int = self.__dict__.get("changed_day", self.born)
        return self.at(day, f"changed {day}") if day > self.born else self.created

    @property
    def today(self) -> datetime:
        """A moment shortly before the estate's present: for what moves every day."""
        return self.at(self.world.options.day, f"today {self.world.options.day}")

    @cached_property
    def tags(self) -> dict[str, str]:
        return self.world.tags_of(self)

    def other(self, type_name: str, number: int, region: str | None = None) -> Resource:
        """The resource of another kind with this number (modulo how many last), in the same account."""
        return self.world.peer(self, type_name, number, region)
