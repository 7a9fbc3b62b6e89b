"""The words that situations are written in: things as the collector reads them, and the verdicts that controls must come to. The situations
themselves stand in the modules beside, one for each room of controls; what serves or judges them does not belong here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from inventory_assets.localcloud.call import JsonObject

REGION = "eu-west-1"
Status = Literal["pass", "fail", "unknown", "manual", "not_applicable"]

#: What a configuration may say of its place and of time: `<account>`, `<region>`, `<45 days ago>`, `<in 10 days>`.
_MOMENT = re.compile(r"<(?:in (\d+)|(\d+)) days(?: ago)?>")


@dataclass(frozen=True)
class Thing:
    """A resource, a setting of its account (AWS::Account::Account) or of a region (AWS::Account::Region).

    `configuration` is what the API answers, with each detail and each shared reply under its part's name, as the collector has it
    before it parses policies, hides secrets and puts aside what moves. Tags stand where the catalog's row reads them; with `tags`
    they come from the Tagging API. `unread` are parts whose call is denied; `*` is the describe call.
    """

    type: str
    configuration: JsonObject
    key: str = ""  # how verdicts name it; without one, its resource id
    region: str = REGION  # where it lives; global types are listed in their own cell
    tags: Mapping[str, str] | None = None
    unread: tuple[str, ...] = ()
    parent: JsonObject | None = None  # of a type that is listed under another: that one's configuration


@dataclass(frozen=True)
class Situation:
    """Things in one account, and what the controls must say of them.

    `verdicts`: control → whom it speaks of → status. That is a thing's key or resource id, `account`, or a region's name.
    """

    name: str
    things: tuple[Thing, ...]
    verdicts: Mapping[str, Mapping[str, Status]]
    denied: tuple[str, ...] = ()  # types whose listing is denied
    is_management: bool = False  # it is the organization's management account
    regions: tuple[str, ...] = (REGION,)
    parameters: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # control → what settings say of its parameters


def placed(value: Any, account: str, region: str, now: dt.datetime) -> Any:
    """A configuration in its account and region on its day."""
    if isinstance(value, dict):
        return {placed(name, account, region, now): placed(inner, account, region, now) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [placed(inner, account, region, now) for inner in value]
    if not isinstance(value, str) or "<" not in value:
        return value
    return _MOMENT.sub(lambda found: _moment(found, now), value.replace("<account>", account).replace("<region>", region))


def _moment(found: re.Match[str], now: dt.datetime) -> str:
    ahead, ago = found.groups()
    moment = now + dt.timedelta(days=int(ahead)) if ahead else now - dt.timedelta(days=int(ago))
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
