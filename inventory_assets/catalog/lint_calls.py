"""Holds a row's calls to botocore's models: parameters, paging, results, error codes. What its paths mean is `lint.py`'s."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from botocore.validate import ParamValidator

from inventory_assets.catalog.params import BATCH
from inventory_assets.catalog.paths import PathError
from inventory_assets.catalog.shapes import ANY, SCALARS, ShapeError, element_shape, listed_shape, operation_model, paginator, resolve
from inventory_assets.catalog.templates import is_template
from inventory_assets.catalog.types import EXISTS, ResourceType, Shared

#: Output token → input token, where they differ in name, or agree (the same name twice).
_TOKENS = (
    ("NextToken", "NextToken"),
    ("nextToken", "nextToken"),
    ("NextMarker", "Marker"),
    ("NextMarker", "NextMarker"),
    ("nextMarker", "marker"),
    ("Marker", "Marker"),
    ("marker", "marker"),
    ("position", "position"),
    ("NextPageToken", "NextPageToken"),
    ("nextPageToken", "pageToken"),
    ("NextPageToken", "PageToken"),
    ("PaginationToken", "PaginationToken"),
    ("NextContinuationToken", "ContinuationToken"),
    ("ContinuationToken", "ContinuationToken"),
    ("LastEvaluatedTableName", "ExclusiveStartTableName"),
)
_TOKEN_WORDS = ("nexttoken", "nextmarker", "marker", "position", "pagetoken", "paginationtoken", "continuationtoken")
_FILLER = "x" * 64  # stands for what a template renders; long enough for any documented least length
#: S3 documents its error codes in prose; its models have hardly any.
_UNMODELLED = frozenset({"s3", "s3control"})
#: Codes that a service sends for errors which its model names otherwise (SQS answers as its query protocol did).
_WIRE_CODES = {"sqs": ("AWS.SimpleQueueService.NonExistentQueue",)}


@lru_cache(maxsize=4096)
def page_tokens(service: str, operation: str) -> tuple[str, str] | None:
    """`tokens_of` the operation by its name."""
    return tokens_of(operation_model(service, operation))


def tokens_of(model: Any) -> tuple[str, str] | None:
    """(input token, output token) of a botocore operation model, from its members' names; None where its reply has no token we know.

    For operations without a paginator in botocore: the token of a reply goes into the next request until there is none. CloudFront
    puts the list and its token into one member of the reply: the output token is a path then.
    """
    inputs = model.input_shape.members if model.input_shape is not None else {}
    outputs = model.output_shape.members if model.output_shape is not None else {}
    places = [(name, name) for name in outputs]
    places += [(f"{name}.{inner}", inner) for name, shape in outputs.items() if shape.type_name == "structure" for inner in shape.members]
    for output_token, input_token in _TOKENS:
        found = next((path for path, name in places if name == output_token), None)
        if found is not None and input_token in inputs:
            return input_token, found
    return None


def call_problems(row: ResourceType) -> Iterator[str]:
    """What is wrong with the calls a row makes."""
    yield from _params(row.service, row.operation, row.params)
    yield from _paging(row.service, row.operation, is_paged=not row.single)
    yield from _codes(row.service, row.operation, row.parent_absent, "parent_absent")
    yield from _codes(row.service, row.operation, row.absent, "absent")
    if row.describe is not None:
        yield from _describe(row)
    for detail in row.details:
        service = detail.service or row.service
        try:
            operation_model(service, detail.operation)
        except ShapeError as error:
            yield f"detail {detail.part}: {error}"
            continue
        yield from _params(service, detail.operation, detail.params)
        yield from _paging(service, detail.operation, is_paged=detail.paginated)
        yield from _codes(service, detail.operation, detail.absent, f"absent of {detail.part}")
        yield from _result(service, detail.operation, detail.result, is_list=detail.paginated)
    for shared in row.shared:
        yield from _shared(row, shared)


def _shared(row: ResourceType, shared: Shared) -> Iterator[str]:
    service = shared.service or row.service
    try:
        for operation in filter(None, (shared.operation, shared.prepare)):
            operation_model(service, operation)
        for what, path in (("match", shared.match), ("value", shared.value)):
            if path != EXISTS and resolve(element_shape(row, shared), path).type_name not in (SCALARS if what == "match" else ANY):
                yield f"shared {shared.part}: {what} {path!r} is no plain value"
    except (ShapeError, PathError) as error:
        yield f"shared {shared.part}: {error}"
        return
    if (shared.read is None) == bool(shared.fields):
        yield f"shared {shared.part}: read and fields come together"
    yield from _params(service, shared.operation, shared.params)
    yield from _paging(service, shared.operation, is_paged=shared.read is None)
    yield from _codes(service, shared.operation, shared.absent, f"absent of {shared.part}")


def _describe(row: ResourceType) -> Iterator[str]:
    describe = row.describe
    assert describe is not None
    try:
        operation_model(row.service, describe.operation)
    except ShapeError as error:
        yield f"describe: {error}"
        return
    yield from _params(row.service, describe.operation, describe.params)
    yield from _paging(row.service, describe.operation, is_paged=False)
    yield from _codes(row.service, describe.operation, describe.absent, "absent of describe")
    has_batch = BATCH in describe.params.values()
    if bool(describe.batch) != has_batch or bool(describe.batch) != (describe.match is not None):
        yield "describe: batch, match and a parameter of {[]} come together"
    elif describe.batch:
        yield from _result(row.service, describe.operation, f"{describe.result}[].{describe.match}", is_list=False)
        if listed_shape(row).type_name != "string":
            yield "describe: a batch takes listed identifiers, and the listed items are none"
    elif not describe.keep_listed and listed_shape(row).type_name == "string":
        yield "describe: listed names need keep_listed, or one refused describe call fails the cell"


def _result(service: str, operation: str, path: str, *, is_list: bool) -> Iterator[str]:
    try:
        found = resolve(operation_model(service, operation).output_shape, path)
    except (ShapeError, PathError) as error:
        yield f"result of {operation}: {error}"
        return
    if is_list and found.type_name != "list":
        yield f"result of {operation}: {path!r} is a {found.type_name}, not a list"


def _paging(service: str, operation: str, *, is_paged: bool) -> Iterator[str]:
    """A reply that comes in pages is read in pages, and its token is known."""
    model = operation_model(service, operation)
    outputs = model.output_shape.members if model.output_shape is not None else {}
    has_pages = paginator(service, operation) is not None or page_tokens(service, operation) is not None
    looks_paged = [name for name in outputs if name.lower() in _TOKEN_WORDS]
    if is_paged and looks_paged and not has_pages:
        yield f"{operation} returns {looks_paged} and nothing says how it is paged"
    if not is_paged and has_pages:
        yield f"{operation} comes in pages and is read as one reply"


def _params(service: str, operation: str, params: Mapping[str, Any]) -> Iterator[str]:
    shape = operation_model(service, operation).input_shape
    filled = {name: _fill(value) for name, value in params.items()}
    if shape is None:
        if filled:
            yield f"{operation} takes no parameters"
        return
    report = ParamValidator().validate(filled, shape)
    if report.has_errors():
        yield f"params of {operation}: {report.generate_report()}"
        return
    for name, value in params.items():
        yield from _limits(f"params of {operation}: {name}", value, shape.members[name])


def _fill(value: Any) -> Any:
    if value == BATCH:
        return [_FILLER]
    if isinstance(value, str):
        return _FILLER if is_template(value) else value
    if isinstance(value, dict):
        return {name: _fill(inner) for name, inner in value.items()}
    return [_fill(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def _limits(what: str, value: Any, shape: Any) -> Iterator[str]:
    """Enumerations and greatest values, which botocore itself does not hold parameters to."""
    if isinstance(value, dict) and shape.type_name == "structure":
        for name, inner in value.items():
            yield from _limits(f"{what}.{name}", inner, shape.members[name])
    elif isinstance(value, (list, tuple)) and shape.type_name == "list":
        for inner in value:
            yield from _limits(what, inner, shape.member)
    elif isinstance(value, str) and not is_template(value):
        if getattr(shape, "enum", None) and value not in shape.enum:
            yield f"{what} has no value {value!r}; it has {sorted(shape.enum)}"
    elif isinstance(value, int) and not isinstance(value, bool):
        largest = shape.metadata.get("max")
        if largest is not None and value > largest:
            yield f"{what} is at most {largest}"


@lru_cache(maxsize=512)
def _error_codes(service: str, operation: str) -> frozenset[str]:
    model = operation_model(service, operation).service_model
    found: set[str] = set(_WIRE_CODES.get(service, ()))
    for name in model.shape_names:
        metadata = model.shape_for(name).metadata
        if metadata.get("exception"):
            found |= {name, str(metadata.get("error", {}).get("code", name))}
    return frozenset(found)


def _codes(service: str, operation: str, codes: tuple[str, ...], what: str) -> Iterator[str]:
    """Error codes must be among those of the service's model, by name or by what goes over the wire."""
    if service in _UNMODELLED:
        return
    known = _error_codes(service, operation)
    for code in codes:
        if code not in known:
            yield f"{what} of {operation}: there is no error {code!r}; the service has {sorted(known)[:60]}"
