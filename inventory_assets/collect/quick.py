"""Which cells a quick refresh lists: those that an event or an index says have changed, and those that nobody can vouch for. What the
others held stays, with the age of their last listing. Lists nothing itself.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from inventory_assets.catalog.types import ResourceType
from inventory_assets.collect.indexes import EVERYWHERE, Place, Sightings
from inventory_assets.collect.looks import Looked
from inventory_assets.lake.ledger import CellKey, Head, Look, LookKey
from inventory_assets.lake.schema import GLOBAL

#: The ledger's error code of a cell whose region the account had not enabled.
REGION_OFF = "RegionNotEnabled"
#: A service that is not there, or not enabled, is asked again with the full sweep.
_SETTLED = frozenset({"unsupported", "disabled"})


@dataclass(frozen=True)
class Quick:
    """Decides for the cells of one account."""

    heads: dict[CellKey, Head]
    looked: Looked
    before: dict[str, dict[Place, set[str]]]  # what each index said the last time, by source and region
    home_region: str
    regions: tuple[str, ...]  # all that the account has enabled
    full_sweep: dt.timedelta

    def reason_to_skip(self, row: ResourceType, key: CellKey, now: dt.datetime) -> str | None:
        """Why the cell need not be listed; None where it must be."""
        head = self.heads.get(key)
        if head is None or head.started_at is None or now - head.started_at > self.full_sweep:
            return None
        if self._is_touched(row, key) or self._has_moved(row, key):
            return None
        is_settled = head.content_hash is None and head.last_status in _SETTLED and head.last_error_code != REGION_OFF  # it is on by now
        if not is_settled and (head.content_hash is None or head.last_status != "ok" or head.has_unread_parts):
            return None
        activities = [self.looked.activities.get(region) for region in self._regions_of_events(row, key)]
        considered = head.considered_at or head.started_at
        if activities and all(activity is not None and activity.vouches_for(head.started_at, considered) for activity in activities):
            told = "no write event has touched it since it was last listed"
            return f"it was {head.last_status} when it was last asked for" if is_settled else told
        if head.resource_count == 0 and self._is_known_empty(row, key):
            return "an index says that it is empty, as it was"
        return None

    def _is_touched(self, row: ResourceType, key: CellKey) -> bool:
        """Whether a write event may have changed it. Some settings of the account are written from wherever one is."""
        activities = self.looked.activities
        heard = activities.values() if key.region == GLOBAL else [activities[key.region]] if key.region in activities else []
        return any(row.type in activity.touched for activity in heard)

    def _regions_of_events(self, row: ResourceType, key: CellKey) -> Iterable[str]:
        """Where CloudTrail keeps the events of a cell: of global services in their home or in the partition's first region, of resources
        with a region of their own in any.
        """
        if key.region != GLOBAL:
            return (key.region,)
        return self.regions if row.region is not None else {self.home_region, row.home or self.home_region}

    def _has_moved(self, row: ResourceType, key: CellKey) -> bool:
        """Whether an index names other resources of the cell than the last time it was asked."""
        return any(
            look.found.get(place, set()) != self.before[_name(look)].get(place, set())
            for look in self.looked.sightings
            if _name(look) in self.before
            for place in _places(look, row, key)
        )

    def _is_known_empty(self, row: ResourceType, key: CellKey) -> bool:
        """Whether indexes would tell of the cell's resources wherever these are, and tell of none."""
        sightings = self.looked.sightings
        told = {region for look in sightings for region, _ in _places(look, row, key)}
        if key.region == GLOBAL:
            is_told = (bool(self.regions) and told.issuperset(self.regions)) or (GLOBAL in told and row.region is None)
            return is_told and not any(resource_type == row.type for look in sightings for _, resource_type in look.found)
        return bool(told) and not any(look.found.get((key.region, row.type)) for look in sightings)


def _name(look: Sightings) -> str:
    return f"{look.source} {look.region}"


def _places(look: Sightings, row: ResourceType, key: CellKey) -> list[Place]:
    """Where an index would tell of the cell's resources."""
    regions = look.covers if key.region == GLOBAL else (key.region,)
    return [(region, row.type) for region in regions if row.type in look.covers.get(region, frozenset())]


def sightings_before(raw: Path, looks: dict[LookKey, Look]) -> dict[str, dict[Place, set[str]]]:
    """What each index said the last time it was read, by source and region."""
    found: dict[str, dict[Place, set[str]]] = {}
    for key, look in looks.items():
        path = raw / look.content_path if look.content_path else None
        if path is None or "/sightings/" not in path.as_posix() or not path.exists():
            continue
        places: dict[Place, set[str]] = defaultdict(set)
        columns = ["region", "resource_type", "resource_uid", "resource_id"]
        try:
            rows = pq.read_table(path, columns=columns, filters=[("source", "=", key.source)]).to_pylist()
        except (OSError, pa.ArrowException):  # it tells nothing then, and vouches for nothing
            continue
        for row in rows:
            name = row["resource_uid"] or row["resource_id"]
            is_its = key.region == EVERYWHERE or row["region"] in (key.region, GLOBAL)  # a file holds the looks of all regions
            if is_its and row["resource_type"] is not None and name is not None:
                places[row["region"], row["resource_type"]].add(name)
        found[f"{key.source} {key.region}"] = dict(places)
    return found
