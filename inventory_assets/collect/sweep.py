"""Tags of the types whose list call has none: one Tagging API sweep per account and region, made when first asked for."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable

import orjson
from botocore.exceptions import ClientError

from inventory_assets.catalog.permissions import arn_service
from inventory_assets.catalog.types import SWEEP, ResourceType
from inventory_assets.collect.calls import Caller, Tally
from inventory_assets.collect.errors import CELL_ERRORS, Failure, ListingError, classify
from inventory_assets.collect.reading import Tags, normalize_tags

SERVICE, OPERATION = "resourcegroupstaggingapi", "GetResources"
MAX_FILTERS = PAGE = 100
_NO_TAGS = b"{}"


class TagSweep:
    """The tags of one account and region by ARN; known to be none where the sweep went through and lacks the ARN."""

    def __init__(self, caller: Caller, region: str, rows: Iterable[ResourceType]) -> None:
        self._caller, self._region = caller, region
        # Only the services that need it: instances and volumes bring their own tags and are most of an account.
        self._rows = [row for row in rows if row.tags == SWEEP]
        self._filters = sorted({arn_service(row.service) for row in self._rows})
        self._refused: dict[str, Failure] = {}  # services that the API does not know in this region
        self._lock = threading.Lock()
        self._tags: dict[str, bytes] | None = None  # as JSON: 100,000 dictionaries would take 100 MiB
        self.failure: Failure | None = None
        self._tally = Tally()

    @property
    def is_read(self) -> bool:
        """Whether it was made, and went through."""
        return self._tags is not None

    @property
    def tagged(self) -> Iterable[str]:
        """Everything that has tags; what had some once is named as well."""
        return (arn for arn, tags in (self._tags or {}).items() if tags != _NO_TAGS)

    @property
    def types(self) -> frozenset[str]:
        """The types whose tags it knows."""
        return frozenset(row.type for row in self._rows if arn_service(row.service) not in self._refused)

    def failure_of(self, arn: str) -> Failure | None:
        """Why the tags of a resource are not known."""
        return self.failure or next((self._refused.get(service) for service in arn.split(":")[2:3]), None)

    def tags_of(self, arn: str) -> Tags | None:
        """The resource's tags, {} for none, None where the sweep failed, or was not allowed to ask for the resource's service."""
        if self._tags is None and self.failure is None:
            with self._lock:
                if self._tags is None and self.failure is None:
                    self._read()
        if self._tags is None or self.failure_of(arn) is not None:
            return None
        tags: Tags = orjson.loads(self._tags.get(arn, _NO_TAGS))
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
                self._read_services(self._filters[at : at + MAX_FILTERS], found)
        except CELL_ERRORS as error:
            self.failure = classify(error)
            return
        self._tags = found

    def _read_services(self, services: list[str], found: dict[str, bytes]) -> None:
        """Tags of the services. One that the API refuses by name is left out, and takes the tags of no other with it."""
        while services:
            asked = {"ResourceTypeFilters": services, "ResourcesPerPage": PAGE}
            try:
                for page in self._caller.pages(SERVICE, self._region, OPERATION, asked, self._tally):
                    if page.get("ResourceTagMappingList") is None:
                        raise ListingError("MissingKey", f"the reply of {OPERATION} lacks ResourceTagMappingList")
                    for mapping in page["ResourceTagMappingList"]:
                        found[mapping["ResourceARN"]] = orjson.dumps(normalize_tags(mapping.get("Tags")))
            except ClientError as error:
                failure = classify(error)
                named = set(re.findall(r"[a-z0-9-]+", failure.message)) & set(services)
                if failure.code != "InvalidParameterException" or not named:
                    raise
                self._refused |= dict.fromkeys(named, failure)
                services = [service for service in services if service not in named]
            else:
                return
