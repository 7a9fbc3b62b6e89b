"""The calls that the catalog's rows make, and what each says of the things in an account: listings, descriptions, details, shared replies.
Which account answers, and what nobody's row asks, is `serving.py`'s.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from inventory_assets.catalog import AWS_TYPES
from inventory_assets.catalog.params import BATCH, compile_value
from inventory_assets.catalog.paths import compile_path
from inventory_assets.catalog.shapes import ShapeError, operation_model, resolve
from inventory_assets.catalog.types import EXISTS, WHOLE, Describe, Detail, JsonObject, ResourceType, Shared
from inventory_assets.localcloud.call import AwsError, Call
from inventory_assets.localcloud.faults import denial
from inventory_assets.localcloud.situations.placing import SETTINGS, Placed
from inventory_assets.localcloud.situations.replies import document, fits, may_fit, nothing


class Account(Protocol):
    """What is in the account that is asked."""

    account_id: str
    denied: frozenset[str]

    def things(self, row: ResourceType, region: str) -> list[Placed]: ...


@dataclass(frozen=True)
class Listing:
    """A row's list call."""

    row: ResourceType

    def answer(self, account: Account, call: Call) -> Any:
        """Its part of the reply; None where the call is none of the row's."""
        row = self.row
        if not may_fit(row.params, call):
            return None
        if row.type in account.denied:
            raise denied(call)
        found = [one for one in account.things(row, call.region) if fits(row.params, one.context | {"item": one.parent}, call)]
        if not row.single:
            return document(row.items, [one.listed for one in found])
        if not found and row.type not in SETTINGS and (row.absent or row.disabled_codes or row.disabled_messages):
            raise AwsError(
                (*row.absent, *row.disabled_codes, "AccessDeniedException")[0], (*row.disabled_messages, "There is none.")[0], 403
            )
        return document(row.items, found[0].listed if found else {})


@dataclass(frozen=True)
class Description:
    """A row's describe call."""

    row: ResourceType
    describe: Describe

    def answer(self, account: Account, call: Call) -> Any:
        describe, things = self.describe, account.things(self.row, call.region)
        found = [one for one in things if fits(describe.params, one.context | {"item": one.listed}, call)]
        if describe.batch:
            asked = next((call.params[name] for name, value in describe.params.items() if value == BATCH), ())
            found = [one for one in found if one.listed in asked]
        if not found:
            return None
        if any(WHOLE in one.unread for one in found):
            raise denied(call)
        bodies = [one.body for one in found]
        shape = _shape(call, describe.result)
        return document(describe.result, bodies if describe.batch or getattr(shape, "type_name", "") == "list" else bodies[0])


@dataclass(frozen=True)
class Part:
    """A row's call for a detail of one item."""

    row: ResourceType
    detail: Detail

    def answer(self, account: Account, call: Call) -> Any:
        for one in account.things(self.row, call.region):
            for context, value in self._values(one):
                if fits(self.detail.params, context, call):
                    if self.detail.part in one.unread:
                        raise denied(call)
                    return self._reply(call, value)
        return None

    def _values(self, one: Placed) -> Iterator[tuple[JsonObject, Any]]:
        """What the item's calls are filled in from, and what each brings."""
        detail, value = self.detail, one.configuration.get(self.detail.part)
        if detail.each is None:
            yield one.context, value
            return
        replies = {reply[detail.each_key]: reply for reply in value or ()}
        for each in compile_path(detail.each)(one.configuration) or ():
            reply = {name: inner for name, inner in replies[each].items() if name != detail.each_key} if each in replies else None
            yield one.context | {"each": each}, reply

    def _reply(self, call: Call, value: Any) -> Any:
        detail = self.detail
        if value is None and detail.absent:
            raise AwsError(detail.absent[0], "There is none.", 404)
        if value is None:
            return {} if detail.omits_empty else document(detail.result, nothing(_shape(call, detail.result)))
        return document(detail.result, value)


@dataclass(frozen=True)
class SharedListing:
    """A listing that is shared out among a row's items."""

    row: ResourceType
    shared: Shared

    def answer(self, account: Account, call: Call) -> Any:
        shared, things = self.shared, account.things(self.row, call.region)
        if not may_fit(shared.params, call):
            return None
        if any(shared.part in one.unread for one in things):
            raise denied(call)
        found = [element for one in things for element in self._elements(one)]
        return found if shared.read is not None else document(shared.elements, found)

    def _elements(self, one: Placed) -> Iterator[JsonObject]:
        """The elements that become the item's part; what they are matched by stands in each."""
        shared, value = self.shared, one.configuration.get(self.shared.part)
        match = document(shared.match, compile_value(shared.to)(one.context))
        if shared.value == EXISTS:
            yield from [match] * bool(value)
            return
        for part in (value if shared.many else [value] if value is not None else []) or []:
            yield match | document(shared.value, part)


Ask = Listing | Description | Part | SharedListing


@cache
def asks() -> dict[tuple[str, str], list[Ask]]:
    """Every call of the catalog → what asks by it. Details come first: what one of them says of its item is the whole reply."""
    found: dict[tuple[str, str], list[Ask]] = defaultdict(list)
    for row in AWS_TYPES:
        for detail in row.details:
            found[detail.service or row.service, detail.operation].append(Part(row, detail))
        if row.describe is not None:
            found[row.service, row.describe.operation].append(Description(row, row.describe))
        for shared in row.shared:
            found[shared.service or row.service, shared.operation].append(SharedListing(row, shared))
    for row in AWS_TYPES:
        found[row.service, row.operation].append(Listing(row))
    return dict(found)


@cache
def preparations() -> frozenset[tuple[str, str]]:
    """The calls that have a reply made, before it is asked for."""
    return frozenset((shared.service or row.service, shared.prepare) for row in AWS_TYPES for shared in row.shared if shared.prepare)


def denied(call: Call) -> AwsError:
    """What a service says to who may not ask."""
    return AwsError("UnauthorizedOperation" if call.service == "ec2" else "AccessDenied", denial(call), 403)


def _shape(call: Call, path: str) -> Any:
    try:
        return resolve(operation_model(call.service, call.operation).output_shape, path)
    except ShapeError:
        return None
