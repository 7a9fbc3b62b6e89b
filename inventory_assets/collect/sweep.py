"""Tags of the types whose list call has none: one Tagging API sweep per account and region, made when first asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterable

import orjson

from inventory_assets.catalog.permissions import arn_service
from inventory_assets.catalog.types import SWEEP, ResourceType
from inventory_assets.collect.calls import Caller, Tally
from inventory_assets.collect.errors import CELL_ERRORS, Failure, ListingError, classify
from inventory_assets.collect.reading import Tags, normalize_tags

SERVICE, OPERATION = "resourcegroupstaggingapi", "GetResources"
MAX_FILTERS = 100


class TagSweep:
    """The tags of one account and region by ARN; known to be none where the sweep went through and lacks the ARN."""

    def __init__(self, caller: Caller, region: str, rows: Iterable[ResourceType]) -> None:
        self._caller, self._region = caller, region
        # Only the services that need it: instances and volumes bring their own tags and are most of an account.
        swept = [row for row in rows if row.tags == SWEEP]
        self._filters = sorted({arn_service(row.service) for row in swept})
        self.types = frozenset(row.type for row in swept)
        self._lock = threading.Lock()
        self._tags: dict[str, bytes] | None = None  # as JSON: 100,000 dictionaries would take 100 MiB
        self.failure: Failure | None = None
        self._tally = Tally()

    @property
    def is_read(self) -> bool:
        """Whether it was made, and went through."""
        return self._tags is not None

    @property
    def arns(self) -> Iterable[str]:
        """Everything that it named."""
        return self._tags or ()

    def tags_of(self, arn: str) -> Tags | None:
        """The resource's tags, {} for none, None where the sweep failed."""
        if self._tags is None and self.failure is None:
            with self._lock:
                if self._tags is None and self.failure is None:
                    self._read()
        if self._tags is None:
            return None
        tags: Tags = orjson.loads(self._tags.get(arn, b"{}"))
        return tags

    def take_tally(self) -> Tally:
        """What the sweep has cost since this was last asked: the cell that caused it carries it."""
        with self._lock:
            spent, self._tally = self._tally, Tally()
        return spent

    def _read(self) -> None:
        found: dict[str, bytes] = {}
        try:
            for at in range(0, len(self._filters), MAX_FILTERS):
                asked = {"ResourceTypeFilters": self._filters[at : at + MAX_FILTERS]}
                for page in self._caller.pages(SERVICE, self._region, OPERATION, asked, self._tally):
                    if page.get("ResourceTagMappingList") is None:
                        raise ListingError("MissingKey", f"the reply of {OPERATION} lacks ResourceTagMappingList")
                    for mapping in page["ResourceTagMappingList"]:
                        found[mapping["ResourceARN"]] = orjson.dumps(normalize_tags(mapping.get("Tags")))
        except CELL_ERRORS as error:
            self.failure = classify(error)
            return
        self._tags = found
