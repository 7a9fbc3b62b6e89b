"""Reads catalog rows the plain way, one call after the other: what the estate must answer so that every row finds its resources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from inventory_assets.catalog.params import BATCH, compile_params, compile_value
from inventory_assets.catalog.paths import compile_path
from inventory_assets.catalog.types import Describe, ResourceType
from inventory_assets.localcloud.call import AwsError
from inventory_assets.localcloud.estate.paging import paging_of

#: (region, service, operation, params) → reply; raises AwsError.
Caller = Callable[[str, str, str, dict[str, Any]], dict[str, Any]]


def pages(call: Caller, region: str, service: str, operation: str, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    paging, token = paging_of(service, operation), None
    while True:
        reply = call(region, service, operation, {**params, **({paging.input_token: token} if paging and token else {})})
        yield reply
        token = reply.get(paging.output_token) if paging else None
        if not token:
            return


class RowReader:
    """Reads the rows of one account; `errors` are the error codes met in details."""

    def __init__(self, call: Caller, account: str, rows: tuple[ResourceType, ...]) -> None:
        self.call = call
        self.account = account
        self.parents = {row.type: row for row in rows}
        self.errors: list[tuple[str, str, str]] = []

    def read(self, row: ResourceType, region: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """(uid, id, configuration) of each item of a row in a cell."""
        where = "us-east-1" if row.is_global else region
        for parent in self._parents(row, region):
            context = {"account": self.account, "region": where, "partition": "aws", "parent": parent}
            yield from self._read(row, where, context)

    def _parents(self, row: ResourceType, region: str) -> list[dict[str, Any] | None]:
        if row.parent is None:
            return [None]
        return [item for _, _, item in self.read(self.parents[row.parent], region)]

    def _read(self, row: ResourceType, where: str, context: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
        params = compile_params(row.params)(context) or {}
        listed: list[Any] = []
        for reply in pages(self.call, where, row.service, row.operation, params):
            items = compile_path(row.items)(reply)
            assert items is not None or row.omits_empty, f"{row.type}: no {row.items} in {list(reply)}"
            listed += [item for item in items or [] if row.where is None or row.where(item)]
        for item in self._described(row, where, context, listed):
            if row.owner and compile_path(row.owner)(item) != self.account:
                continue
            home = (compile_path(row.region)(item) or "us-east-1") if row.region else where
            for detail in row.details:
                detail_params = compile_params(detail.params)({**context, "item": item})
                assert detail_params is not None
                try:
                    reply = self.call(home, detail.service or row.service, detail.operation, detail_params)
                    value = compile_path(detail.result)(reply)
                except AwsError as error:
                    value = None
                    if error.code not in detail.absent:
                        self.errors.append((row.type, detail.part, error.code))
                item[detail.part] = value
            here = {**context, "item": item}
            yield compile_value(row.arn)(here), compile_value(row.id)(here), item

    def _described(self, row: ResourceType, where: str, context: dict[str, Any], listed: list[Any]) -> list[dict[str, Any]]:
        describe = row.describe
        if describe is None:
            return [dict(item) for item in listed]
        if describe.batch:
            return self._described_in_batches(row, describe, where, context, listed)
        found = []
        for item in listed:
            params = compile_params(describe.params)({**context, "item": item})
            assert params is not None
            reply = self.call(where, row.service, describe.operation, params)
            found.append(_keep(compile_path(describe.result)(reply), describe, item))
        return found

    def _described_in_batches(
        self, row: ResourceType, describe: Describe, where: str, context: dict[str, Any], listed: list[Any]
    ) -> list[dict[str, Any]]:
        found = []
        for start in range(0, len(listed), describe.batch):
            some = listed[start : start + describe.batch]
            params = compile_params(describe.params)(context) or {}
            params = {name: some if value == BATCH else value for name, value in params.items()}
            described = compile_path(describe.result)(self.call(where, row.service, describe.operation, params))
            by_id = {compile_path(str(describe.match))(item): item for item in described}
            assert set(by_id) == set(some), f"{row.type}: asked for {some}, got {list(by_id)}"
            found += [_keep(by_id[name], describe, name) for name in some]
        return found


def _keep(described: Any, describe: Describe, item: Any) -> dict[str, Any]:
    assert isinstance(described, dict), f"{describe.operation} gave no {describe.result}"
    kept = dict(described)
    if describe.keep_listed:
        kept.setdefault(describe.keep_listed, item)
    elif isinstance(item, dict):
        kept = {**item, **kept}
    return kept
