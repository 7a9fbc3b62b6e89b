"""The made-up Azure and GCP bills: lines, facts and labelled anomalies of a few dozen resources each. Which, stands in `tenants.py`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from inventory_assets.localcloud.billing.anomalies import Label, Planned, plan, steps
from inventory_assets.localcloud.billing.facts import Facts, priced
from inventory_assets.localcloud.billing.lines import How, Line, expand
from inventory_assets.localcloud.billing.prices import Sku
from inventory_assets.localcloud.billing.prices_elsewhere import AZURE_SKUS, GCP_SKUS, in_euros
from inventory_assets.localcloud.billing.tenants import (
    AZURE,
    AZURE_PLANNED,
    AZURE_THINGS,
    AZURE_UNNAMED,
    GCP,
    GCP_PLANNED,
    GCP_THINGS,
    GCP_UNNAMED,
    LONG_AGO,
    Move,
    Tenant,
    Thing,
    Unnamed,
)
from inventory_assets.localcloud.billing.timeline import window_of
from inventory_assets.localcloud.estate.chance import Chance
from inventory_assets.localcloud.estate.options import EstateOptions


def azure_bill(options: EstateOptions) -> tuple[Facts, tuple[Label, ...]]:
    """Facts and labels of the Azure bill, in two currencies."""
    lines = list(_lines("az", AZURE, AZURE_THINGS, AZURE_UNNAMED, options))
    return _bill("azure", "az", AZURE, lines, AZURE_PLANNED, options)


def gcp_bill(options: EstateOptions) -> tuple[Facts, tuple[Label, ...]]:
    """Facts and labels of the GCP bill, whether they are exported by now or not; its money has nine decimals."""
    lines = list(_lines("gcp", GCP, GCP_THINGS, GCP_UNNAMED, options))
    return _bill("gcp", "gcp", GCP, lines, GCP_PLANNED, options, rounding=10)


def _bill(
    provider: str, prefix: str, tenants: Sequence[Tenant], lines: list[Line],
    planned: Sequence[Move], options: EstateOptions, rounding: int = 1,
) -> tuple[Facts, tuple[Label, ...]]:  # fmt: skip
    window, day_zero = window_of(options), options.first_day.toordinal()
    wanted = [
        Planned(kind, first, days, tenants[number].account_id, tuple(f"{prefix}:{sku}" for sku in skus), move)
        for kind, first, days, number, skus, move in planned
    ]
    surges = list(plan(wanted, lines, day_zero, window, provider))
    rows = expand(lines, window.first, window.last, [surge for surge, _ in surges])
    labels = [*(label for _, label in surges), *(replace(label, source="injected") for label in steps(lines, window, provider))]
    return priced(provider, window, lines, rows, rounding), tuple(sorted(labels, key=lambda label: (label.start, label.service)))


def _lines(
    prefix: str, tenants: Sequence[Tenant], things: Sequence[Thing], unnamed: Sequence[Unnamed], options: EstateOptions
) -> Iterator[Line]:
    day_zero = options.first_day.toordinal()
    for thing in things:
        tenant = tenants[thing.tenant]
        for number in range(1, thing.count + 1):
            name = _named(prefix, tenant, thing, number)
            for sku, how, quantity in thing.uses:
                size = quantity if how == "hours" else quantity * (0.7 + 0.6 * Chance(options.seed, name, sku).ratio("size"))
                line = _line(prefix, tenant, sku, how, round(size, 4))
                yield replace(
                    line,
                    first=day_zero + thing.first,
                    last=day_zero + thing.last,
                    resource_id=name,
                    resource=name,
                    resource_name=name.rpartition("/")[2],
                    resource_type=_type_of(prefix, name),
                    tags=tenant.tags if thing.is_tagged else {},
                    noise_key=f"{name} {sku}",
                )
    for number, sku, how, quantity in unnamed:
        line = _line(prefix, tenants[number], sku, how, quantity)
        yield replace(line, first=day_zero + LONG_AGO, last=day_zero + 100_000, noise_key=f"{tenants[number].account_id} {sku}")


def _line(prefix: str, tenant: Tenant, key: str, how: How, quantity: float) -> Line:
    sku: Sku = (AZURE_SKUS if prefix == "az" else GCP_SKUS)[f"{prefix}:{key}"]
    if tenant.currency == "EUR":
        sku = in_euros(sku)
    week, growth = (tenant.week, 0.2) if how == "used" else ("flat", 0.15 if how == "growing" else 0.0)
    line = Line(tenant.account_id, tenant.name, tenant.region, sku, how, quantity, 0, 0, week, growth)
    return replace(line, currency=tenant.currency)


def _named(prefix: str, tenant: Tenant, thing: Thing, number: int) -> str:
    path = thing.path.format(number=number, project=tenant.account_id, region=tenant.region)
    if prefix == "gcp":
        return path
    group, _, rest = path.partition("/")
    return f"/subscriptions/{tenant.account_id}/resourceGroups/{group}/providers/{rest}"


def _type_of(prefix: str, name: str) -> str:
    """Azure tells types by provider and kind, GCP by the API's kind."""
    parts = name.split("/")
    return "/".join(parts[6:8]) if prefix == "az" else f"{parts[2]}/{parts[-2].removesuffix('s').capitalize()}"
