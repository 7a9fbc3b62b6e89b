"""The Resource Groups Tagging API: every tagged resource of a region, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterator

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers
from inventory_assets.localcloud.estate.paging import page
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.s3 import BUCKET, region_of
from inventory_assets.localcloud.estate.tagging import as_list
from inventory_assets.localcloud.estate.world import GLOBAL, World

#: A position in the sweep is the kind's number times this, plus the resource's.
_STRIDE = 1 << 40
HOME = "us-east-1"


def _is_wanted(kind: Kind, filters: list[str]) -> bool:
    """Filters are `service` or `service:type`."""
    if kind.sweep_type is None or not kind.tagged:
        return False
    return not filters or any(kind.sweep_type == text or kind.sweep_type.startswith(text + ":") for text in filters)


def _has_tags(tags: dict[str, str], filters: list[JsonObject]) -> bool:
    return all(tags.get(item["Key"]) in item["Values"] if item.get("Values") else item["Key"] in tags for item in filters)


def _is_seen_in(resource: Resource, region: str) -> bool:
    """Global things are swept in the partition's home region, buckets where they live."""
    if resource.region != GLOBAL:
        return True
    return (region_of(resource) if resource.kind.type == BUCKET else HOME) == region


@answers("resourcegroupstaggingapi", "GetResources")
def get_resources(world: World, account: Account, call: Call) -> JsonObject:
    filters, tag_filters = call.params.get("ResourceTypeFilters") or [], call.params.get("TagFilters") or []
    arns = call.params.get("ResourceARNList")
    kinds = list(world.kinds.values())

    def walk(start: int) -> Iterator[tuple[int, Resource]]:
        first, number = divmod(start, _STRIDE)
        for index in range(first, len(kinds)):
            kind = kinds[index]
            if not _is_wanted(kind, filters):
                continue
            for resource in world.walk(kind.key, account, call.region, number if index == first else 0):
                if _is_seen_in(resource, call.region) and resource.tags and _has_tags(resource.tags, tag_filters):
                    yield index * _STRIDE + resource.number, resource

    def show(resource: Resource) -> JsonObject:
        return {"ResourceARN": resource.arn, "Tags": as_list(resource.tags)}

    if arns:
        found = [resource for _, resource in walk(0) if resource.arn in set(arns)]
        return {"PaginationToken": "", "ResourceTagMappingList": [show(resource) for resource in found]}
    return {"PaginationToken": "", **page(call, walk, show, 50)}
