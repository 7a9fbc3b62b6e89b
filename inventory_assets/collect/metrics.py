"""CloudWatch's latest values of the metrics that a row names, for a page of items at a time. They are observations, never configuration."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from inventory_assets.catalog.params import compile_params
from inventory_assets.catalog.types import METRICS, JsonObject, Metric
from inventory_assets.collect.calls import Tally
from inventory_assets.collect.errors import CELL_ERRORS, ListingError, error_code
from inventory_assets.collect.parts import Item, Place

SERVICE, OPERATION = "cloudwatch", "GetMetricData"
MAX_QUERIES = 500  # of one request

_Wanted = tuple[Item, Metric, JsonObject]


class MetricCalls:
    """The metrics of a row, compiled. Keeps nothing of a cell."""

    def __init__(self, metrics: Sequence[Metric]) -> None:
        self._metrics = [(metric, compile_params(metric.dimensions)) for metric in metrics]

    def apply(self, place: Place, items: Sequence[Item], tally: Tally) -> None:
        """Put every item's latest values under `Metrics`; what could not be asked is unknown."""
        by_region: dict[str, list[_Wanted]] = defaultdict(list)
        for item in items:
            region = item.context["region"]
            told = [(item, metric, dimensions) for metric, read in self._metrics if (dimensions := read(item.context)) is not None]
            if len(told) < len(self._metrics):  # an answer without dimensions is of something else
                item.leave_unknown(METRICS, "MissingParameter")
                continue
            by_region[place.call_region if region == "global" else region] += told
        for region, wanted in by_region.items():
            per_item = len(self._metrics)
            size = MAX_QUERIES // per_item * per_item  # an item's values are known together or not at all
            for at in range(0, len(wanted), size):
                self._apply(place, region, wanted[at : at + size], tally)

    def _apply(self, place: Place, region: str, wanted: list[_Wanted], tally: Tally) -> None:
        try:
            values = self._ask(place, region, wanted, tally)
        except CELL_ERRORS as error:
            for item in {id(item): item for item, _, _ in wanted}.values():
                item.leave_unknown(METRICS, error_code(error))
            return
        for number, (item, metric, _) in enumerate(wanted):
            item.context["item"].setdefault(METRICS, {})[metric.name] = values.get(f"m{number}")

    def _ask(self, place: Place, region: str, wanted: list[_Wanted], tally: Tally) -> dict[str, Any]:
        """Query id → latest value. Statistics of whole days: the window begins at midnight, so that a request is the same all day."""
        today = dt.datetime.now(dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        days = max(metric.window_days for _, metric, _ in wanted)
        asked = {
            "MetricDataQueries": [_query(f"m{number}", metric, dimensions) for number, (_, metric, dimensions) in enumerate(wanted)],
            "StartTime": today - dt.timedelta(days=days),
            "EndTime": today + dt.timedelta(days=1),
            "ScanBy": "TimestampDescending",
        }
        found: dict[str, Any] = {}
        for page in place.caller.pages(SERVICE, region, OPERATION, asked, tally):
            for name, value in _values(page):
                found.setdefault(name, value)
        return found


def _query(name: str, metric: Metric, dimensions: JsonObject) -> JsonObject:
    what = {
        "Namespace": metric.namespace,
        "MetricName": metric.metric,
        "Dimensions": [{"Name": key, "Value": value} for key, value in sorted(dimensions.items())],
    }
    return {"Id": name, "MetricStat": {"Metric": what, "Period": metric.period_seconds, "Stat": metric.statistic}, "ReturnData": True}


def _values(page: JsonObject) -> Iterator[tuple[str, Any]]:
    results = page.get("MetricDataResults")
    if results is None:
        raise ListingError("MissingKey", f"the reply of {OPERATION} lacks MetricDataResults")
    for result in results:
        if result.get("StatusCode") in ("InternalError", "Forbidden"):
            raise ListingError(result["StatusCode"], f"{OPERATION} could not answer {result.get('Id')}")
        if result.get("Values"):
            yield result["Id"], result["Values"][0]
