"""CloudWatch's metric data: the values that families give, by namespace. A metric that has no data has no values, as in the real one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers
from inventory_assets.localcloud.estate.s3 import BUCKET, metric_values, region_of
from inventory_assets.localcloud.estate.world import World

#: (world, account, region, metric, dimensions) → values, the newest first.
Values = Callable[[World, Account, str, str, dict[str, str]], list[float]]


def _bucket_values(world: World, account: Account, region: str, metric: str, dimensions: dict[str, str]) -> list[float]:
    bucket = world.find(BUCKET, account, region, dimensions.get("BucketName", ""))
    return metric_values(bucket, metric, dimensions.get("StorageType", "")) if bucket and region_of(bucket) == region else []


_BY_NAMESPACE: dict[str, Values] = {"AWS/S3": _bucket_values}


@answers("cloudwatch", "GetMetricData")
def get_metric_data(world: World, account: Account, call: Call) -> JsonObject:
    results = []
    for query in call.params.get("MetricDataQueries") or []:
        values = _query_values(world, account, call.region, query["MetricStat"]["Metric"])
        when = [call.params["EndTime"]] * len(values)
        results.append({"Id": query["Id"], "Label": query["Id"], "Timestamps": when, "Values": values, "StatusCode": "Complete"})
    return {"MetricDataResults": results, "Messages": []}


def _query_values(world: World, account: Account, region: str, metric: dict[str, Any]) -> list[float]:
    give = _BY_NAMESPACE.get(metric["Namespace"])
    dimensions = {dimension["Name"]: dimension["Value"] for dimension in metric.get("Dimensions") or []}
    return give(world, account, region, metric["MetricName"], dimensions) if give else []
