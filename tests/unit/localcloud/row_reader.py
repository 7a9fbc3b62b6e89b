"""Reads catalog rows the plain way, one call after the other: what the estate must answer so that every row finds its resources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from inventory_assets.catalog.params import BATCH, compile_params, compile_value
from inventory_assets.catalog.paths import compile_path
from inventory_assets.catalog.types import Describe, Detail, ResourceType, Shared
from inventory_assets.localcloud.call import AwsError
from inventory_assets.localcloud.estate.paging import paging_of

#: (region, service, operation, params) → reply; raises AwsError.
Caller = Callable[[str, str, str, dict[str, Any]], dict[str, Any]]


def pages(call: Caller, region: str, service: str, operation: str, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    paging, token = paging_of(service, operation), None
    while True:
        reply = call(region, service, operation, {**params, **({paging.input_token: token} if paging and token else {})})
        yield reply
        token = compile_path(paging.output_token)(reply) if paging else None  # CloudFront's stands inside a member
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
        where = (row.home or "us-east-1") if row.is_global else region
        waiting = self._parents(row, region)
        while waiting:
            context = {"account": self.account, "region": where, "partition": "aws", "parent": waiting.pop(0)}
            for found in self._read(row, where, context):
                waiting += [found[2]] if row.nested else []
                yield found

    def _parents(self, row: ResourceType, region: str) -> list[dict[str, Any] | None]:
        if row.parent is None:
            return [None]
        return [item for _, _, item in self.read(self.parents[row.parent], region)]

    def _read(self, row: ResourceType, where: str, context: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
        params = compile_params(row.params)(context) or {}
        listed: list[Any] = []
        for reply in self._replies(row, where, params):
            items = compile_path(row.items)(reply)
            items = [items] if row.single else items
            assert items is not None or row.omits_empty, f"{row.type}: no {row.items} in {list(reply)}"
            listed += [item for item in items or [] if self._is_ours(row, item)]
        for item in self._described(row, where, context, listed):
            home = (compile_path(row.region)(item) or "us-east-1") if row.region else where
            for detail in row.details:
                self._detail(row, detail, home, {**context, "item": item})
            for shared in row.shared:
                self._shared(row, shared, where, {**context, "item": item})
            here = {**context, "item": item}
            yield compile_value(row.arn)(here), compile_value(row.id)(here), item

    def _replies(self, row: ResourceType, where: str, params: dict[str, Any]) -> list[dict[str, Any]]:
        try:
            return list(pages(self.call, where, row.service, row.operation, params))
        except AwsError as error:
            if error.code not in (*row.absent, *row.disabled_codes):
                raise
            return []

    def _is_ours(self, row: ResourceType, item: Any) -> bool:
        if row.owner and self.account not in str(compile_path(row.owner)(item)):
            return False
        return row.where is None or row.where(item)

    def _detail(self, row: ResourceType, detail: Detail, home: str, context: dict[str, Any]) -> None:
        item = context["item"]
        if detail.when is not None and not detail.when(item):
            item[detail.part] = None
            return
        values = [None] if detail.each is None else compile_path(detail.each)(item) or []
        found = []
        for value in values:
            params = compile_params(detail.params)(context | {"each": value})
            assert params is not None
            try:
                reply = self.call(home, detail.service or row.service, detail.operation, params)
                found.append(compile_path(detail.result)(reply))
            except AwsError as error:
                found.append(None)
                if error.code not in detail.absent:
                    self.errors.append((row.type, detail.part, error.code))
        item[detail.part] = found[0] if detail.each is None else found

    def _shared(self, row: ResourceType, shared: Shared, where: str, context: dict[str, Any]) -> None:
        service, params = shared.service or row.service, compile_params(shared.params)(context) or {}
        if shared.prepare:
            self.call(where, service, shared.prepare, {})
        elements = [
            element
            for reply in pages(self.call, where, service, shared.operation, params)
            for element in (shared.read(reply) if shared.read else compile_path(shared.elements)(reply))
        ]
        wanted = compile_value(shared.to)(context)
        matching = [element for element in elements if compile_path(shared.match)(element) == wanted]
        context["item"][shared.part] = matching if shared.many else (matching or [None])[0]

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
