"""The estate answers in the shapes of recorded replies, where these are at hand: every member of a real reply, some reply here has."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import botocore.session
import pytest
from botocore import xform_name
from row_reader import RowReader

from inventory_assets.catalog import AWS_TYPES
from inventory_assets.localcloud.call import Call
from inventory_assets.localcloud.cloud import Cloud
from inventory_assets.localcloud.estate.answers import ANSWERS
from inventory_assets.localcloud.estate.options import EstateOptions

RECORDED = Path(__file__).parents[4] / "shared/fixtures/aws/fixinventory"
SESSION = botocore.session.Session()
#: Members of recorded replies that are not asked for, or say what went wrong.
BESIDE = {"failures", "tags"}


def _shape(service: str, operation: str) -> Any:
    return SESSION.get_service_model(service).operation_model(operation).output_shape


def _members(shape: Any, value: Any, path: str = "") -> Iterator[str]:
    """Paths of the members that a reply has, list elements and map values taken together."""
    if shape.type_name == "structure" and isinstance(value, dict):
        for name, inner in value.items():
            if name in shape.members and inner is not None:
                yield f"{path}.{name}"
                yield from _members(shape.members[name], inner, f"{path}.{name}")
    elif shape.type_name == "list" and isinstance(value, list):
        for inner in value:
            yield from _members(shape.member, inner, f"{path}[]")
    elif shape.type_name == "map" and isinstance(value, dict):
        for inner in value.values():
            yield from _members(shape.value, inner, f"{path}{{}}")


def _recorded() -> dict[tuple[str, str], set[str]]:
    """(service, operation) → member paths of its recorded replies, of the operations that the estate answers."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    answered = {(service.replace("-", "_"), xform_name(operation, "-")): (service, operation) for service, operation in ANSWERS}
    for path in sorted(RECORDED.glob("*.json")):
        service, operation, *_ = path.stem.split("__")
        known = answered.get((service, operation))
        if known is not None:
            found[known] |= set(_members(_shape(*known), json.loads(path.read_text())))
    return found


@pytest.fixture(scope="module")
def answered() -> dict[tuple[str, str], set[str]]:
    """(service, operation) → member paths of what the estate answered while every row was read."""
    cloud, found = Cloud(EstateOptions(even=True)), defaultdict(set)
    for account in [account for account in cloud.world.accounts.values() if account.status == "ACTIVE"][:3]:

        def call(region: str, service: str, operation: str, params: dict[str, Any], account_id: str = account.account_id) -> dict[str, Any]:
            answer = cloud.answer(Call(account_id, region, service, operation, params))
            found[service, operation] |= set(_members(_shape(service, operation), answer))
            return answer

        reader = RowReader(call, account.account_id, AWS_TYPES)
        for row in AWS_TYPES:
            if account.is_management or not row.management_only:
                list(reader.read(row, "global" if row.is_global else "us-east-1"))
    return found


RECORDINGS = _recorded() if RECORDED.exists() else {}


@pytest.mark.parametrize(("service", "operation"), sorted(RECORDINGS), ids=str)
def test_every_recorded_member_is_answered(answered: dict[tuple[str, str], set[str]], service: str, operation: str) -> None:
    if (service, operation) in answered:  # others are asked by no row
        tokens = {"NextToken", "nextToken", "Marker", "NextMarker", "IsTruncated", "position", "ResponseMetadata"}
        missing = RECORDINGS[service, operation] - answered[service, operation]
        wanted = {path for path in missing if path.rpartition(".")[2] not in tokens and path.lstrip(".").split("[")[0] not in BESIDE}
        assert wanted == set()
