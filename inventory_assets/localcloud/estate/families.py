"""All families of the estate put together: every kind by its type, every answer in the table. A new family is named here."""

from __future__ import annotations

from collections.abc import Iterator

from inventory_assets.localcloud.estate import (
    applications,
    audit,
    balancing,
    batch,
    caches,
    certificates,
    configuration,
    connectivity,
    containers,
    databases,
    delivery,
    detection,
    directories,
    distributions,
    ec2,
    ecs,
    edge,
    engines,
    events,
    files,
    functions,
    gateways,
    glue,
    governance,
    iam,
    identity,
    images,
    indexes,
    integration,
    interfaces,
    lakes,
    learning,
    lightsail,
    listeners,
    messaging,
    metrics,
    migrations,
    monitoring,
    network,
    organizations,
    perimeter,
    relational,
    repositories,
    routing,
    s3,
    scaling,
    security,
    settings,
    storage,
    streams,
    sweep,
    transfers,
    vpc,
    vpn,
    warehouses,
)
from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.estate.resources import Kind
from inventory_assets.localcloud.estate.world import World

_FAMILIES = (
    network,
    ec2,
    iam,
    identity,
    settings,
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
    interfaces,
    vpc,
    routing,
    connectivity,
    vpn,
    perimeter,
    images,
    scaling,
    certificates,
    listeners,
    gateways,
    distributions,
    edge,
    engines,
    relational,
    caches,
    warehouses,
    lakes,
    streams,
    migrations,
    learning,
    detection,
    audit,
    governance,
    directories,
    applications,
    lightsail,
    batch,
    files,
    transfers,
    integration,
    repositories,
)
_ANSWERING_ONLY = (organizations, sweep, metrics, events, indexes)

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
