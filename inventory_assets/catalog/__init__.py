"""What exists: every resource type as one declarative row. Finding rows by what people type belongs here, reading clouds does not."""

from __future__ import annotations

import difflib
import re
from functools import lru_cache

from inventory_assets.catalog.aws import (
    account,
    analytics,
    applications,
    audit,
    batch,
    caches,
    certificates,
    compute,
    connectivity,
    containers,
    database,
    detection,
    developer,
    directories,
    edge,
    files,
    governance,
    iam,
    identity,
    images,
    integration,
    lakes,
    learning,
    lightsail,
    management,
    messaging,
    migrations,
    network,
    organizations,
    perimeter,
    relational,
    repositories,
    routing,
    s3,
    scaling,
    security,
    serverless,
    storage,
    streams,
    transfers,
    vpc,
    vpn,
    warehouses,
)
from inventory_assets.catalog.types import ResourceType

#: Every AWS row, unique by (type, scope). Rows with `stored=False` only feed their children.
AWS_TYPES: tuple[ResourceType, ...] = (
    *account.TYPES,
    *iam.TYPES,
    *identity.TYPES,
    *s3.TYPES,
    *compute.TYPES,
    *images.TYPES,
    *scaling.TYPES,
    *network.TYPES,
    *vpc.TYPES,
    *routing.TYPES,
    *connectivity.TYPES,
    *vpn.TYPES,
    *perimeter.TYPES,
    *edge.TYPES,
    *certificates.TYPES,
    *storage.TYPES,
    *files.TYPES,
    *transfers.TYPES,
    *database.TYPES,
    *relational.TYPES,
    *caches.TYPES,
    *warehouses.TYPES,
    *lakes.TYPES,
    *streams.TYPES,
    *migrations.TYPES,
    *learning.TYPES,
    *messaging.TYPES,
    *integration.TYPES,
    *containers.TYPES,
    *batch.TYPES,
    *serverless.TYPES,
    *applications.TYPES,
    *lightsail.TYPES,
    *management.TYPES,
    *audit.TYPES,
    *security.TYPES,
    *detection.TYPES,
    *organizations.TYPES,
    *governance.TYPES,
    *directories.TYPES,
    *developer.TYPES,
    *repositories.TYPES,
    *analytics.TYPES,
)

#: The service and the thing in each type's own name.
_OWN = frozenset((row.type.split("::")[1].lower(), row.type.split("::")[2]) for row in AWS_TYPES)


class UnknownTypeError(ValueError):
    """No type has this name or alias; `nearest` is the most similar one, or None."""

    def __init__(self, text: str, nearest: str | None) -> None:
        meant = f"; did you mean {nearest!r}?" if nearest else ""
        super().__init__(f"there is no resource type {text!r}{meant}")
        self.text, self.nearest = text, nearest


def rows_of(type_name: str) -> tuple[ResourceType, ...]:
    """The rows of a type: one, or two where it is also listed globally; () where there is none."""
    return tuple(row for row in AWS_TYPES if row.type == type_name)


@lru_cache(maxsize=1)
def aliases() -> dict[str, str]:
    """Every spelling in lower case, the type's own name among them → type name. Rows that are not stored have none."""
    found: dict[str, str] = {}
    for row in AWS_TYPES:
        if row.stored:
            for alias in spellings(row):
                found[alias] = row.type
    return dict(sorted(found.items()))


def spellings(row: ResourceType) -> tuple[str, ...]:
    """The row's aliases and those that follow from its name: `ec2:security-group`, `ec2:securitygroup`, `ec2_security_group`, …"""
    _, service, thing = row.type.split("::")
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", thing).lower()
    derived = {row.type.lower(), row.plural}
    prefixes = {service.lower()}
    if (row.service, thing) not in _OWN:  # DocumentDB's clusters are listed by RDS, and are not RDS's
        prefixes.add(row.service)
    for prefix in prefixes:
        derived |= {f"{prefix}:{thing.lower()}", f"{prefix}:{words.replace('_', '-')}", f"{prefix}_{words}"}
    return tuple(sorted(derived | {alias.lower() for alias in row.aliases}))


def resolve_type(text: str) -> str:
    """The type name that a name or alias means, whatever its case and one or many; UnknownTypeError names the nearest."""
    known = aliases()
    wanted = text.strip().lower()
    for spelling in (wanted, re.sub(r"ies$", "y", wanted), wanted.removesuffix("s"), wanted.removesuffix("es")):
        if spelling in known:
            return known[spelling]
    near = difflib.get_close_matches(wanted, known, n=1, cutoff=0.5)
    raise UnknownTypeError(text, (known[near[0]] if near[0] == known[near[0]].lower() else near[0]) if near else None)
