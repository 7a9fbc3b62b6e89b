"""AWS Config as an index: identities of the types that it records, a hundred to a call. An aggregator of the inventory's own account serves
the accounts that it has; else each region's own recorder. Its configurations are not read.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import botocore.session
import orjson

from inventory_assets.catalog import aliases
from inventory_assets.catalog.types import JsonObject
from inventory_assets.collect.calls import Caller, Tally
from inventory_assets.collect.errors import CELL_ERRORS, READING_ERRORS, classify, unreadable
from inventory_assets.collect.indexes import LookStamp, Sightings, listed

SERVICE = "config"
AGGREGATED, RECORDED = "SelectAggregateResourceConfig", "SelectResourceConfig"
PAGE = 100
_COLUMNS = "SELECT resourceId, resourceType, arn, awsRegion"
#: Recorded once, wherever a recorder includes global types.
_GLOBAL = frozenset(["AWS::IAM::User", "AWS::IAM::Group", "AWS::IAM::Role", "AWS::IAM::Policy"])


class ConfigIndex:
    """Reads AWS Config for one account after the other. Shared by threads."""

    def __init__(self, home: Caller | None, home_region: str, aggregator: str | None) -> None:
        """`home` calls for the inventory's own account. `aggregator`: its name in the home region, where settings give one."""
        self._home, self._home_region, self._aggregator = home, home_region, aggregator
        self._lock = threading.Lock()
        self._is_looked_for = aggregator is not None

    def read(self, caller: Caller, regions: Sequence[str], stamp: LookStamp) -> Iterator[Sightings]:
        """What it says of the account: by the aggregator where that has the account, else by the recorders of the regions."""
        look = Sightings(f"{SERVICE}:{AGGREGATED}")
        try:
            name = self._find_aggregator(look.tally)
            if name is not None and self._home is not None:
                expression = f"{_COLUMNS} WHERE accountId = '{stamp.account_id}'"
                asked = {"Expression": expression, "ConfigurationAggregatorName": name, "Limit": PAGE}
                self._select(self._home, self._home_region, AGGREGATED, asked, look, stamp)
        except CELL_ERRORS as error:
            look.failure = classify(error)
        except READING_ERRORS as error:
            look.failure = unreadable(AGGREGATED, error)
        if look.count or look.failure is not None:
            # It does not say what it records: it is believed for what it has seen in a region, and for nothing else.
            for region, resource_type in look.found:
                look.covers[region] = look.covers.get(region, frozenset()) | {resource_type}
            yield look
        if not look.count:
            for region in regions:
                yield from self._read_region(caller, region, stamp)

    def _find_aggregator(self, tally: Tally) -> str | None:
        """The aggregator of the whole organization, else the first there is."""
        if self._home is None or self._is_looked_for:
            return self._aggregator
        with self._lock:
            if not self._is_looked_for:
                found = [
                    one
                    for page in self._home.pages(SERVICE, self._home_region, "DescribeConfigurationAggregators", {}, tally)
                    for one in listed(page, "ConfigurationAggregators", "DescribeConfigurationAggregators")
                ]
                found.sort(key=lambda one: "OrganizationAggregationSource" not in one)
                self._aggregator = found[0]["ConfigurationAggregatorName"] if found else None
                self._is_looked_for = True
        return self._aggregator

    def _read_region(self, caller: Caller, region: str, stamp: LookStamp) -> Iterator[Sightings]:
        look = Sightings(f"{SERVICE}:{RECORDED}", region)
        try:
            recorders = caller.call(SERVICE, region, "DescribeConfigurationRecorders", {}, look.tally)
            types = frozenset[str]().union(*map(_recorded, listed(recorders, "ConfigurationRecorders", "DescribeConfigurationRecorders")))
            states = caller.call(SERVICE, region, "DescribeConfigurationRecorderStatus", {}, look.tally) if types else {}
            if not any(state.get("recording") for state in states.get("ConfigurationRecordersStatus") or ()):
                return
            self._select(caller, region, RECORDED, {"Expression": _COLUMNS, "Limit": PAGE}, look, stamp)
            look.covers = {region: types - _GLOBAL}
            if types & _GLOBAL:
                look.covers["global"] = types & _GLOBAL
        except CELL_ERRORS as error:
            look.failure = classify(error)
        except READING_ERRORS as error:
            look.failure = unreadable(RECORDED, error)
        yield look

    def _select(self, caller: Caller, region: str, operation: str, asked: JsonObject, look: Sightings, stamp: LookStamp) -> None:
        for page in caller.pages(SERVICE, region, operation, asked, look.tally):
            found = [orjson.loads(str(text)) for text in listed(page, "Results", operation)]
            stamp.keep(
                [
                    look.sight(str(one.get("awsRegion")), one.get("resourceType"), one.get("arn"), one.get("resourceId"), stamp)
                    for one in found
                ]
            )


def _recorded(recorder: JsonObject) -> frozenset[str]:
    """The catalog's types that a recorder records."""
    group = recorder.get("recordingGroup") or {}
    strategy = (group.get("recordingStrategy") or {}).get("useOnly")
    named = _known(group.get("resourceTypes") or ())
    if strategy == "EXCLUSION_BY_RESOURCE_TYPES":
        return _supported() - _known((group.get("exclusionByResourceTypes") or {}).get("resourceTypes") or ())
    if strategy == "ALL_SUPPORTED_RESOURCE_TYPES" or group.get("allSupported"):
        return _supported() if group.get("includeGlobalResourceTypes") else _supported() - _GLOBAL
    return named


def _known(names: Sequence[str]) -> frozenset[str]:
    return frozenset(aliases()[name.lower()] for name in names if name.lower() in aliases())


@lru_cache(maxsize=1)
def _supported() -> frozenset[str]:
    """The catalog's types that Config can record, by the enumeration of its own model."""
    model: Any = botocore.session.get_session().get_service_model(SERVICE)
    return _known(model.shape_for("ResourceType").enum)
