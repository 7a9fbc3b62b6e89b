"""Faults that can be asked of the local cloud: errors, delays and broken replies, by account, region, service, operation, parameters."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import quote

import yaml

from inventory_assets.localcloud.call import AwsError, Call, JsonObject
from inventory_assets.localcloud.estate.paging import page_number, paging_of

FaultKind = Literal["error", "latency", "repeat_token", "missing_key", "missing_id", "huge", "drop"]

#: Code → HTTP status where it is not 400, and its usual message.
STATUSES = {
    "AccessDenied": 403,
    "InternalError": 500,
    "InternalFailure": 500,
    "ServiceUnavailable": 503,
    "SlowDown": 503,
    "ExpiredToken": 403,
    "InvalidClientTokenId": 403,
    "AuthFailure": 401,
}
_MESSAGES = {
    "Throttling": "Rate exceeded",
    "ThrottlingException": "Rate exceeded",
    "RequestLimitExceeded": "Request limit exceeded.",
    "LimitExceededException": "You made too many calls in a short period of time. Try again later.",
    "SlowDown": "Please reduce your request rate.",
    "ExpiredToken": "The security token included in the request is expired",
    "ExpiredTokenException": "The security token included in the request is expired",
    "InternalError": "An internal error occurred",
    "InternalFailure": "The request processing has failed because of an unknown error, exception or failure.",
}
_IDENTITY = ("id", "arn", "name", "identifier", "url")


@dataclass(frozen=True)
class Fault:
    """One fault. Patterns are globs. `{caller}` and `{action}` in the message are filled in."""

    kind: FaultKind = "error"
    account: str = "*"
    region: str = "*"
    service: str = "*"
    operation: str = "*"
    params: Mapping[str, str] = field(default_factory=dict)  # parameter → glob on its text
    code: str = "AccessDenied"
    message: str | None = None
    status: int | None = None
    scp: bool = False  # an error worded as a service control policy's denial
    first: int | None = None  # only the first so many matching calls
    share: float = 1.0  # this share of the matching calls, evenly spread
    page: int | None = None  # only this page of a listing, from 1
    latency_ms: float = 0.0
    key: str | None = None  # missing_key, missing_id: which key; else that of the listing
    size: int = 5_000_000  # huge: bytes of the policy

    def __post_init__(self) -> None:
        if self.kind not in get_args(FaultKind):
            raise ValueError(f"unknown kind of fault {self.kind!r}; there are {', '.join(get_args(FaultKind))}")

    def covers(self, call: Call) -> bool:
        """Whether account, region, service and operation match."""
        pairs = ((call.account, self.account), (call.region, self.region), (call.service, self.service), (call.operation, self.operation))
        return all(pattern == "*" or fnmatchcase(text, pattern) for text, pattern in pairs)

    def picks(self, call: Call) -> bool:
        """Whether parameters and page match, too."""
        if any(not fnmatchcase(str(call.params.get(name, "")), pattern) for name, pattern in self.params.items()):
            return False
        return self.page is None or page_number(call) == self.page

    def error(self, call: Call) -> AwsError:
        status = self.status or STATUSES.get(self.code, 400)
        message = (
            self.message
            or _MESSAGES.get(self.code)
            or (denial(call, scp=self.scp) if "Denied" in self.code or "Unauthorized" in self.code else self.code)
        )
        return AwsError(self.code, message, status)

    def to_json(self) -> JsonObject:
        return asdict(self)


def denial(call: Call, *, scp: bool = False) -> str:
    """The words in which AWS denies."""
    why = "with an explicit deny in a service control policy" if scp else "because no identity-based policy allows the action"
    who = f"arn:aws:sts::{call.account}:assumed-role/InventoryReader/inventory"
    return f"User: {who} is not authorized to perform: {call.service}:{call.operation} {why}"


def read_faults(plain: Any) -> tuple[Fault, ...]:
    """Faults from a list of mappings (or `{"faults": [...]}`); raises ValueError naming what is wrong."""
    rows = plain.get("faults", []) if isinstance(plain, dict) else plain
    known = {item.name for item in fields(Fault)}
    faults = []
    for row in rows or []:
        if not isinstance(row, dict):
            raise ValueError(f"a fault is a mapping, not {row!r}")  # noqa: TRY004 - one kind of error for one kind of mistake
        if wrong := sorted(set(row) - known):
            raise ValueError(f"unknown keys of a fault: {', '.join(wrong)}")
        faults.append(Fault(**row))
    return tuple(faults)


def load_faults(path: Path) -> tuple[Fault, ...]:
    """Faults from a JSON or YAML file."""
    return read_faults(yaml.safe_load(path.read_text(encoding="utf-8")))


class FaultPlan:
    """Faults at work: counts the calls that each has met."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        self._met = [0] * len(self.faults)
        self._by_call: dict[tuple[str, str, str, str], tuple[int, ...]] = {}

    def due(self, call: Call) -> list[Fault]:
        """The faults that befall this call; counts it."""
        if not self.faults:
            return []
        numbers = self._by_call.get(call.key)
        if numbers is None:
            numbers = self._by_call[call.key] = tuple(index for index, fault in enumerate(self.faults) if fault.covers(call))
        return [self.faults[number] for number in numbers if self._is_due(number, call)]

    def _is_due(self, number: int, call: Call) -> bool:
        fault = self.faults[number]
        if not fault.picks(call):
            return False
        met = self._met[number] = self._met[number] + 1
        if fault.first is not None and met > fault.first:
            return False
        return fault.share >= 1.0 or int(met * fault.share) > int((met - 1) * fault.share)


def distort(fault: Fault, call: Call, answer: JsonObject) -> JsonObject:
    """The answer as the fault leaves it; the answer itself stays as it was."""
    paging = paging_of(call.service, call.operation)
    if fault.kind == "repeat_token" and paging is not None and call.params.get(paging.input_token):
        repeated: JsonObject = {**answer, paging.output_token: call.params[paging.input_token]}
        return repeated | ({paging.more: True} if paging.more else {})
    if fault.kind == "missing_key":
        gone = fault.key or (paging.result if paging else None)
        return {key: value for key, value in answer.items() if key != gone}
    if fault.kind == "missing_id":
        key = paging.result if paging else next((name for name, value in answer.items() if isinstance(value, list)), None)
        return answer if key is None else {**answer, key: _without_identity(answer.get(key), fault.key)}
    if fault.kind == "huge":
        swollen = _swell(answer, fault.size)
        return swollen if isinstance(swollen, dict) else answer
    return answer


def _without_identity(items: Any, key: str | None) -> Any:
    """The first item of a list loses what names it."""
    if not isinstance(items, list) or not items or not isinstance(items[0], dict):
        return items
    first = dict(items[0])
    if set(first) >= {"ReservationId", "Instances"}:
        first["Instances"] = _without_identity(first["Instances"], key)
    else:
        first = {name: value for name, value in first.items() if not (name == key or (key is None and name.lower().endswith(_IDENTITY)))}
    return [first, *items[1:]]


def _swell(value: Any, size: int) -> Any:
    """The value with its first policy text made as large as asked, or None where it has none."""
    if isinstance(value, str) and value[:1] == "{":
        return _huge_policy(size)
    if isinstance(value, str) and value[:3] == "%7B":
        return quote(_huge_policy(size // 2), safe="")
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in pairs:
        swollen = _swell(item, size)
        if swollen is not None:
            return {**value, key: swollen} if isinstance(value, dict) else [*value[:key], swollen, *value[key + 1 :]]
    return None


def _huge_policy(size: int) -> str:
    row = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::padding/" + "x" * 200}
    return json.dumps({"Version": "2012-10-17", "Statement": [row] * max(1, size // len(json.dumps(row)))})
