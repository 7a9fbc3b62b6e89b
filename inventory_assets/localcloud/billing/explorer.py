"""Cost Explorer's answers, from the facts of the AWS bill. Only the management account sees all members; a member sees itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zlib import crc32

from inventory_assets.localcloud.billing.desk import desk_of
from inventory_assets.localcloud.billing.timeline import month_of, next_month, window_of
from inventory_assets.localcloud.call import AwsError, Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers
from inventory_assets.localcloud.estate.paging import make_token, read_token
from inventory_assets.localcloud.estate.world import World

if TYPE_CHECKING:
    from inventory_assets.localcloud.billing.explored import Entry, Explored

PAGE_GROUPS = 1000
RESOURCE_DAYS = 14
_NO_ENTRY: list[Entry | None] = [None]
_METRICS = frozenset(
    ["AmortizedCost", "BlendedCost", "NetAmortizedCost", "NetUnblendedCost", "NormalizedUsageAmount", "UnblendedCost", "UsageQuantity"]
)


def _invalid(message: str) -> AwsError:
    return AwsError("ValidationException", message)


def _explored(world: World, account: Account) -> Explored:
    from inventory_assets.localcloud.billing.explored import Explored  # numpy

    return Explored(desk_of(world).facts(), None if account.is_management else account.account_id)


def _day(text: Any) -> date:
    try:
        return date.fromisoformat(str(text))
    except ValueError as error:
        raise _invalid(f"Start date or end date is invalid: {text}") from error


def _period(world: World, call: Call) -> tuple[date, date]:
    """The asked days, end not included. What lies ahead of the estate's calendar, but not of the real one, may be asked for: the estate
    may be behind.
    """
    given = call.params.get("TimePeriod") or {}
    start, end = _day(given.get("Start")), _day(given.get("End"))
    window = window_of(world.options)
    if start >= end:
        raise _invalid("Start date (and hour) should be before end date (and hour)")
    if end > next_month(month_of(max(window.today, datetime.now(UTC).date()))):
        raise _invalid("end date past the beginning of next month")
    if start < window.first:
        raise _invalid(f"You haven't enabled historical data beyond 14 months: the earliest start is {window.first}")
    return start, end


def _edges(start: date, end: date, granularity: str) -> list[date]:
    """The beginnings of the periods, and the end of the last one."""
    if granularity not in ("DAILY", "MONTHLY"):
        raise _invalid("HOURLY granularity is not enabled for this account")
    edges, following = [], start
    while following < end:
        edges.append(following)
        following = following + timedelta(days=1) if granularity == "DAILY" else next_month(month_of(following))
    return [*edges, end]


@answers("ce", "GetCostAndUsage")
def cost_and_usage(world: World, account: Account, call: Call) -> JsonObject:
    groups = call.params.get("GroupBy") or []
    if any(group.get("Key") == "RESOURCE_ID" for group in groups):
        raise _invalid("RESOURCE_ID is only supported by GetCostAndUsageWithResources")
    return _answer(world, account, call, _period(world, call))


@answers("ce", "GetCostAndUsageWithResources")
def cost_and_usage_with_resources(world: World, account: Account, call: Call) -> JsonObject:
    if "SERVICE" not in str(call.params.get("Filter")):
        raise _invalid("A filter on the dimension SERVICE is required")
    start, end = _period(world, call)
    earliest = window_of(world.options).today - timedelta(days=RESOURCE_DAYS)
    if start < earliest:
        raise _invalid(
            f"start date is too old for hourly, the max supported days for hourly granularity is {RESOURCE_DAYS} days: "
            f"the earliest start is {earliest}"
        )
    return _answer(world, account, call, (start, end))


def _answer(world: World, account: Account, call: Call, period: tuple[date, date]) -> JsonObject:
    groups, metrics = call.params.get("GroupBy") or [], call.params.get("Metrics") or ["UnblendedCost"]
    if len(groups) > 2:
        raise _invalid("GroupBy supports at most two groups")
    if unknown := sorted(set(metrics) - _METRICS):
        raise _invalid(f"Metrics must be one of {', '.join(sorted(_METRICS))}, not {', '.join(unknown)}")
    edges, window = _edges(*period, str(call.params.get("Granularity"))), window_of(world.options)
    found = _explored(world, account).ask(edges, groups, call.params.get("Filter"), metrics)
    rows = [(number, entry) for number, entries in enumerate(found.periods) for entry in (entries or _NO_ENTRY)]
    page, start = _position(call)
    results: dict[int, JsonObject] = {}
    for number, entry in rows[start : start + PAGE_GROUPS]:
        result = results.setdefault(number, _result(edges[number], edges[number + 1], not window.is_settled(month_of(edges[number]))))
        if groups and entry is not None:
            result["Groups"].append({"Keys": list(entry.keys), "Metrics": entry.metrics})
        elif not groups:
            result["Total"] = entry.metrics if entry is not None else found.nothing
    answer: JsonObject = {"ResultsByTime": list(results.values()), "DimensionValueAttributes": found.attributes}
    if groups:
        answer["GroupDefinitions"] = [{"Type": group["Type"], "Key": group["Key"]} for group in groups]
    if start + PAGE_GROUPS < len(rows):
        answer["NextPageToken"] = make_token(page + 1, (start + PAGE_GROUPS << 32) + _fingerprint(call))
    return answer


def _result(start: date, end: date, is_estimated: bool) -> JsonObject:
    return {"TimePeriod": {"Start": start.isoformat(), "End": end.isoformat()}, "Total": {}, "Groups": [], "Estimated": is_estimated}


def _fingerprint(call: Call) -> int:
    """Of everything that was asked but the page."""
    return crc32(repr(sorted((name, value) for name, value in call.params.items() if name != "NextPageToken")).encode())


def _position(call: Call) -> tuple[int, int]:
    """Page and first row; a token only goes with the request that it was given for."""
    token = call.params.get("NextPageToken")
    if not token:
        return 1, 0
    try:
        page, position = read_token(str(token))
    except AwsError as error:
        raise AwsError("InvalidNextTokenException", f"The pagination token {token!r} is not valid.") from error
    if position & 0xFFFFFFFF != _fingerprint(call):
        raise AwsError("RequestChangedException", "Your request parameters changed between pages. Try again with the old parameters.")
    return page, position >> 32


@answers("ce", "GetTags")
def tags(world: World, account: Account, call: Call) -> JsonObject:
    """Tag keys, or the values of one."""
    start, end = _period(world, call)
    found = _explored(world, account).tags(start, end, call.params.get("TagKey"))
    return {"Tags": found, "ReturnSize": len(found), "TotalSize": len(found)}


@answers("ce", "GetDimensionValues")
def dimension_values(world: World, account: Account, call: Call) -> JsonObject:
    start, end = _period(world, call)
    explored, key = _explored(world, account), str(call.params.get("Dimension"))
    values = explored.values(start, end, key)
    names = explored.account_names if key == "LINKED_ACCOUNT" else {}
    rows = [{"Value": value, "Attributes": {"description": names[value]} if value in names else {}} for value in values]
    return {"DimensionValues": rows, "ReturnSize": len(rows), "TotalSize": len(rows)}
