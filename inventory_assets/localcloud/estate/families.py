"""All families of the estate put together: every kind by its type, every answer in the table. A new family is named here."""

from __future__ import annotations

from collections.abc import Iterator

from inventory_assets.localcloud.estate import (
    balancing,
    configuration,
    containers,
    databases,
    delivery,
    ec2,
    ecs,
    functions,
    glue,
    iam,
    messaging,
    monitoring,
    network,
    organizations,
    s3,
    security,
    storage,
    sweep,
)
from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.estate.resources import Kind
from inventory_assets.localcloud.estate.world import World

_FAMILIES = (
    network,
    ec2,
    iam,
    s3,
    security,
    functions,
    ecs,
    containers,
    databases,
    messaging,
    storage,
    monitoring,
    balancing,
    configuration,
    delivery,
    glue,
)
_ANSWERING_ONLY = (organizations, sweep)

KINDS: dict[str, Kind] = {kind.key: kind for family in _FAMILIES for kind in family.KINDS}


def make_world(options: EstateOptions) -> World:
    return World(options, KINDS)


def truth(options: EstateOptions) -> Iterator[tuple[str, str, str, str]]:
    """(account id, cell region, type, resource uid) of everything that is there on the options' day, denied or not."""
    world = make_world(options)
    for account in world.accounts.values():
        for region, kind in world.cells():
            if kind.is_resource:
                for resource in world.walk(kind.key, account, region):
                    yield account.account_id, region, kind.type, resource.arn
