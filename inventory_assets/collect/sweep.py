"""Tags of the types whose list call has none: one Tagging API sweep per account and region, made when first asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from inventory_assets.catalog.permissions import arn_service
from inventory_assets.catalog.types import SWEEP, ResourceType
from inventory_assets.collect.calls import Caller, Tally
from inventory_assets.collect.errors import CELL_ERRORS, Failure, classify
from inventory_assets.collect.reading import Tags, normalize_tags

SERVICE, OPERATION = "resourcegroupstaggingapi", "GetResources"
MAX_FILTERS = 100


class TagSweep:
    """The tags of one account and region by ARN; known to be none where the sweep went through and lacks the ARN."""

    def __init__(self, caller: Caller, region: str, rows: Iterable[ResourceType]) -> None:
        self._caller, self._region = caller, region
        # Only the services that need it: instances and volumes bring their own tags and are most of an account.
        self._filters = sorted({arn_service(row.service) for row in rows if row.tags == SWEEP})[:MAX_FILTERS]
        self._lock = threading.Lock()
        self._tags: dict[str, Tags] | None = None
        self.failure: Failure | None = None
        self._tally = Tally()

    def tags_of(self, arn: str) -> Tags | None:
        """The resource's tags, {} for none, None where the sweep failed."""
        if self._tags is None and self.failure is None:
            with self._lock:
                if self._tags is None and self.failure is None:
                    self._read()
        return None if self._tags is None else self._tags.get(arn, {})

    def take_tally(self) -> Tally:
        """What the sweep has cost since this was last asked: the cell that caused it carries it."""
        with self._lock:
            spent, self._tally = self._tally, Tally()
        return spent

    def _read(self) -> None:
        found: dict[str, Tags] = {}
        try:
            for page in self._caller.pages(SERVICE, self._region, OPERATION, {"ResourceTypeFilters": self._filters}, self._tally):
                for mapping in page.get("ResourceTagMappingList", ()):
                    found[mapping["ResourceARN"]] = normalize_tags(mapping.get("Tags"))
        except CELL_ERRORS as error:
            self.failure = classify(error)
            return
        self._tags = found
