"""How an operation is paged: botocore's own paginator model, or the reply's token members where it has none. No request is made here.

One loop serves both (in `calls.py`): 351 list operations return a token and have no paginator, and a second loop for them
would be a second way to lose pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import jmespath
from botocore.exceptions import UnknownServiceError

from inventory_assets.catalog.lint_calls import tokens_of
from inventory_assets.collect.errors import ListingError

#: A page of 1,000 instances takes 16 MiB while it is parsed, and as many pages as there are threads are parsed at a time.
MAX_PAGE = 250


@dataclass(frozen=True)
class Paging:
    """Where an operation's tokens stand, and the page size to ask for."""

    inputs: tuple[str, ...]
    outputs: tuple[Any, ...]  # compiled jmespath, as botocore's models use it ("NextMarker || Contents[-1].Key")
    more: Any | None
    limit: str | None
    limit_value: int | str | None

    def next_tokens(self, reply: dict[str, Any]) -> dict[str, Any]:
        """The parameters of the next page, {} where this was the last. Raises ListingError where there is one and no way to it."""
        if self.more is not None and not self.more.search(reply):
            return {}
        found = {name: path.search(reply) for name, path in zip(self.inputs, self.outputs, strict=True)}
        tokens = {name: value for name, value in found.items() if value}
        if self.more is not None and not tokens:
            raise ListingError("MissingToken", "the reply says that there is more and has no token for it; the listing is incomplete")
        return tokens


@lru_cache(maxsize=2048)
def paging_of(session: Any, service: str, operation: str) -> Paging | None:
    """The paging of an operation, None where it has a single page. `session` is a botocore session (hashed by identity)."""
    operation_model = session.get_service_model(service).operation_model(operation)
    shape = operation_model.input_shape
    members = shape.members if shape is not None else {}
    try:
        model = session.get_component("data_loader").load_service_model(service, "paginators-1")["pagination"].get(operation)
    except UnknownServiceError:
        model = None
    if model is None:
        tokens = tokens_of(operation_model)
        if tokens is None:
            return None
        model = {"input_token": tokens[0], "output_token": tokens[1]}
    limit = model.get("limit_key")
    return Paging(
        inputs=tuple(_list(model["input_token"])),
        outputs=tuple(jmespath.compile(text) for text in _list(model["output_token"])),
        more=jmespath.compile(model["more_results"]) if model.get("more_results") else None,
        limit=limit,
        limit_value=_page_size(members[limit]) if limit in members else None,
    )


def _page_size(shape: Any) -> int | str | None:
    """The largest page the model allows; None (the service's default) where the model does not say."""
    largest = shape.metadata.get("max")
    if largest is None:
        return None
    size = min(int(largest), MAX_PAGE)
    return str(size) if shape.type_name == "string" else size


def _list(value: Any) -> list[str]:
    return [str(text) for text in value] if isinstance(value, list) else [str(value)]
