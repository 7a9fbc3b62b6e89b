"""Second opinions on what there is: what an index says of an account, and of which types and regions it would have told. How each index is
read stands in `explorer.py` and `config_index.py`; what is made of it, elsewhere.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b, sha256

from inventory_assets.catalog import aliases
from inventory_assets.catalog.types import JsonObject
from inventory_assets.collect.calls import Tally
from inventory_assets.collect.errors import Failure, ListingError
from inventory_assets.lake.spool import Row

EVERYWHERE = "*"  # the region of a look that speaks of the whole account
Place = tuple[str, str]  # region and type of what is sighted


@dataclass(frozen=True)
class LookStamp:
    """What every row of a look carries, and where rows go as they are read."""

    account_id: str
    scan_id: str
    now: dt.datetime
    keep: Callable[[list[Row]], object]


@dataclass
class Sightings:
    """What one index says of one account, or of a region of it. `covers`: region → types of the catalog that it would tell of there."""

    source: str
    region: str = EVERYWHERE
    covers: dict[str, frozenset[str]] = field(default_factory=dict)
    found: dict[Place, set[str]] = field(default_factory=dict)  # uids, or ids where the index knows no ARN
    count: int = 0
    digest: int = 0  # a sum over what is sighted, whatever the order
    tally: Tally = field(default_factory=Tally)
    failure: Failure | None = None

    def sight(self, region: str, source_type: str | None, uid: str | None, resource_id: str | None, stamp: LookStamp) -> Row:
        """Take in one resource, and give its row."""
        resource_type = aliases().get(source_type.lower()) if source_type else None
        uid = uid.removesuffix(":*") if uid else None  # log groups, meant with their streams
        name = uid or resource_id
        if resource_type is not None and name is not None:
            self.found.setdefault((region, resource_type), set()).add(name)
        self.count += 1
        self.digest += int.from_bytes(blake2b(f"{region} {source_type} {name}".encode(), digest_size=16).digest(), "big")
        return (self.source, "aws", stamp.account_id, region, resource_type, source_type, uid, resource_id, None, stamp.scan_id, stamp.now)

    @property
    def content_hash(self) -> str:
        """Equal for looks that say the same."""
        covers = sorted((region, sorted(types)) for region, types in self.covers.items())
        return sha256(f"{self.digest}:{self.count}:{covers}".encode()).hexdigest()[:32]

    def coverage_rows(self, stamp: LookStamp) -> list[Row]:
        """A row for each region that it speaks of, with the types it would tell of there."""
        return [
            (self.source, "aws", stamp.account_id, region, None, None, None, None, sorted(types), stamp.scan_id, stamp.now)
            for region, types in sorted(self.covers.items())
        ]


def listed(page: JsonObject, key: str, operation: str) -> list[JsonObject]:
    """The list in a page; a reply without it is an error, and never an empty index."""
    found: list[JsonObject] | None = page.get(key)
    if found is None:
        raise ListingError("MissingKey", f"the reply of {operation} lacks {key}")
    return found
