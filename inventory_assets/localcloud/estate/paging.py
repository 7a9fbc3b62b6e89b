"""Pages of any listing, by botocore's own paginators: which parameter is the limit, which the token, under which key the items stand."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any, TypeVar

import botocore.session

from inventory_assets.catalog.lint_calls import tokens_of
from inventory_assets.localcloud.call import AwsError, Call, JsonObject

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Paging:
    """The names of an operation's paging parameters."""

    input_token: str
    output_token: str
    limit: str | None
    more: str | None
    result: str
    maximum: int | None = None


#: What page sizes are called.
_LIMITS = ("MaxResults", "maxResults", "MaxRecords", "MaxItems", "Limit", "limit", "PageSize", "pageSize", "maxItems", "MaxEntries")


@cache
def _session() -> Any:
    return botocore.session.Session()


@cache
def paging_of(service: str, operation: str) -> Paging | None:
    """How an operation is paged, or None where it is not."""
    model = _session().get_service_model(service).operation_model(operation)
    try:
        config = _session().get_paginator_model(service).get_paginator(operation)
    except (ValueError, LookupError, OSError):  # no paginator, or none for the service
        return _unlisted(model)
    limit = config.get("limit_key")
    tokens = _first(config["input_token"]), _first(config["output_token"])
    return Paging(*tokens, limit, config.get("more_results"), _first(config["result_key"]), _maximum(model, limit))


def _unlisted(model: Any) -> Paging | None:
    """The paging of an operation that botocore has no paginator for, by what its members are called; None where its reply has no token."""
    tokens = tokens_of(model)
    if tokens is None:
        return None
    result = next((name for name, member in model.output_shape.members.items() if member.type_name == "list"), "Items")
    limit = next((name for name in _LIMITS if name in model.input_shape.members), None)
    return Paging(*tokens, limit, None, result, _maximum(model, limit))


def _maximum(model: Any, limit: str | None) -> int | None:
    shape = model.input_shape.members.get(limit) if limit else None
    return shape.metadata.get("max") if shape is not None else None


def _first(value: Any) -> str:
    """Paginators may name several keys, and give JMESPath alternatives; the first is the one that is written."""
    text = value[0] if isinstance(value, list) else value
    return str(text).split(" ")[0]


def make_token(page: int, position: int) -> str:
    return base64.urlsafe_b64encode(f"local:{page}:{position}".encode()).decode()


def read_token(token: str) -> tuple[int, int]:
    """Page (from 1) and position that a token stands for; raises AwsError for one that was never given."""
    try:
        _, page, position = base64.urlsafe_b64decode(token.encode()).decode().split(":")
        return int(page), int(position)
    except ValueError as error:
        raise AwsError("InvalidNextToken", f"The pagination token {token!r} is not valid.") from error


def page_number(call: Call) -> int:
    """Which page of its listing the call asks for, from 1."""
    paging = paging_of(call.service, call.operation)
    token = call.params.get(paging.input_token) if paging else None
    return read_token(str(token))[0] if token else 1


def page(
    call: Call,
    walk: Callable[[int], Iterator[tuple[int, Item]]],
    show: Callable[[Item], Any],
    default: int,
    result: str | None = None,
) -> JsonObject:
    """One page of `walk(start)`, which yields (position, item) from a position on. Beyond the page only one position is asked for."""
    paging = paging_of(call.service, call.operation)
    if paging is None:
        return {result or "Items": [show(item) for _, item in walk(0)]}
    token = call.params.get(paging.input_token)
    number, start = read_token(str(token)) if token else (1, 0)
    size = _limit(call.params, paging, default)
    rows = walk(start)
    answer: JsonObject = {result or paging.result: [show(item) for _, item in islice(rows, size)]}
    following = next(rows, None)
    if paging.more:
        answer[paging.more] = following is not None
    if following is not None:
        answer[paging.output_token] = make_token(number + 1, following[0])
    return answer


def _limit(params: Mapping[str, Any], paging: Paging, default: int) -> int:
    asked = params.get(paging.limit) if paging.limit else None
    size = int(asked) if asked else default
    return max(1, min(size, paging.maximum or 1000))


def sequence(items: list[Item] | tuple[Item, ...]) -> Callable[[int], Iterator[tuple[int, Item]]]:
    """A `walk` over a list that is there already."""
    return lambda start: ((index, items[index]) for index in range(start, len(items)))
