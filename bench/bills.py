"""A billing export of any size in the layout of AWS Data Exports, made by duckdb: FOCUS 1.2 as AWS writes it, costs as doubles and tags as
maps. What is measured with it is the sections' affair.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path

import duckdb

LAST_MONTH, MONTHS, ROWS = dt.date(2026, 10, 1), 13, 4_000_000
ROWS_OF_A_FILE = 160_000
SERVICES = (
    "Amazon Elastic Compute Cloud",
    "Amazon Simple Storage Service",
    "AWS Lambda",
    "Amazon Relational Database Service",
    "AmazonCloudWatch",
)
#: A charge of resource `r` on day `d` of a month; `noise` and `size` differ from row to row and from resource to resource.
_COLUMNS = """
    ['us-east-1a', 'us-east-1b', 'eu-west-1a'][1 + r % 3] as AvailabilityZone,
    cost as BilledCost, '012345678901' as BillingAccountId, 'Example' as BillingAccountName, 'Management' as BillingAccountType,
    'USD' as BillingCurrency, (month + interval 1 month)::timestamp_ms as BillingPeriodEnd, month::timestamp_ms as BillingPeriodStart,
    null::varchar as CapacityReservationId, null::varchar as CapacityReservationStatus,
    'Usage' as ChargeCategory, null::varchar as ChargeClass,
    '$' || price || ' per On Demand Linux m5.large Instance Hour' as ChargeDescription, 'Usage-Based' as ChargeFrequency,
    (day + interval 1 day)::timestamp_ms as ChargePeriodEnd, day::timestamp_ms as ChargePeriodStart,
    case when covered then 'Spend' end as CommitmentDiscountCategory,
    case when covered then 'arn:aws:savingsplans::012345678901:savingsplan/' || uuid_of end as CommitmentDiscountId,
    null::varchar as CommitmentDiscountName, case when covered then quantity end as CommitmentDiscountQuantity,
    case when covered then 'Used' end as CommitmentDiscountStatus,
    case when covered then 'ComputeSavingsPlans' end as CommitmentDiscountType,
    null::varchar as CommitmentDiscountUnit, quantity as ConsumedQuantity, 'Hours' as ConsumedUnit, cost as ContractedCost,
    price as ContractedUnitPrice, case when covered then round(cost * 0.72, 10) else cost end as EffectiveCost, null::varchar as InvoiceId,
    'Amazon Web Services, Inc.' as InvoiceIssuerName, cost as ListCost, price as ListUnitPrice,
    case when covered then 'Committed' else 'Standard' end as PricingCategory, 'USD' as PricingCurrency,
    null::double as PricingCurrencyContractedUnitPrice, null::double as PricingCurrencyEffectiveCost,
    null::double as PricingCurrencyListUnitPrice, quantity as PricingQuantity, 'Hours' as PricingUnit, 'AWS' as ProviderName,
    'Amazon Web Services, Inc.' as PublisherName, ['us-east-1', 'us-east-1', 'eu-west-1'][1 + r % 3] as RegionId,
    ['US East (N. Virginia)', 'US East (N. Virginia)', 'EU (Ireland)'][1 + r % 3] as RegionName,
    'arn:aws:ec2:us-east-1:' || account || ':instance/i-' || left(uuid_of, 17) as ResourceId, null::varchar as ResourceName,
    'Instance' as ResourceType, 'Compute' as ServiceCategory, services[1 + r % 5] as ServiceName, 'Virtual Machines' as ServiceSubcategory,
    left(md5((r % 500)::varchar), 16) as SkuId, 'Box Usage' as SkuMeter,
    map {'InstanceType': ['m5.large', 'c6i.xlarge', 'db.r6g.large'][1 + r % 3], 'OperatingSystem': 'Linux'} as SkuPriceDetails,
    left(md5((r % 500)::varchar), 16) || '.JRTCKXETXF.6YS6EN2CT7' as SkuPriceId,
    account as SubAccountId, 'account ' || r % 20 as SubAccountName,
    'Linked Account' as SubAccountType,
    map {'Team': 'team-' || r % 13, 'Environment': ['prod', 'dev', 'test'][1 + r % 3], 'CostCenter': 'cc-' || r % 31} as Tags,
    map {'PrivateRate': (cost / 100)::decimal(18, 8)::varchar} as x_Discounts, 'RunInstances' as x_Operation,
    'AmazonEC2' as x_ServiceCode, 'BoxUsage:m5.large' as x_UsageType
"""
_ROWS = """
    select
        *, round(quantity * price, 10)::double as cost, md5(r::varchar) as uuid_of, (100000000000 + r % 20)::varchar as account,
        r % 7 = 0 as covered
    from (
        select
            i % {resources} as r, date '{month}' as month, date '{month}' + (i // {resources})::integer as day,
            round(24 * (0.5 + (hash(i) % 1000) / 1000.0), 4)::double as quantity,
            round(0.0104 * (1 + i % {resources} % 97), 6)::double as price
        from range({first}, {last}) as numbers(i)
    )
"""


def months(count: int = MONTHS) -> list[dt.date]:
    """So many months up to the last, the oldest first."""
    numbers = [LAST_MONTH.year * 12 + LAST_MONTH.month - 1 - back for back in reversed(range(count))]
    return [dt.date(number // 12, number % 12 + 1, 1) for number in numbers]


def write_export(folder: Path, rows: int = ROWS, of: Sequence[dt.date] | None = None, *, form: str = "snappy.parquet") -> list[Path]:
    """Write an export of so many rows, equally many a month; gives its data files. `form` is `snappy.parquet` or `csv.gz`."""
    written: list[Path] = []
    wanted = list(of or months())
    with duckdb.connect() as connection:
        for number, month in enumerate(wanted):
            count = rows * (number + 1) // len(wanted) - rows * number // len(wanted)
            written += _write_month(connection, folder, month, count, form)
    return written


def _write_month(connection: duckdb.DuckDBPyConnection, folder: Path, month: dt.date, count: int, form: str) -> list[Path]:
    period = f"BILLING_PERIOD={month:%Y-%m}"
    data, metadata = folder / "data" / period, folder / "metadata" / period
    for made in (data, metadata):
        made.mkdir(parents=True, exist_ok=True)
    resources = max(1, -(-count // 28))  # each has a charge a day
    options = "format parquet, compression snappy" if form.endswith("parquet") else "format csv, header, compression gzip"
    columns = _COLUMNS.replace("services[", f"[{', '.join(repr(name) for name in SERVICES)}][")
    if not form.endswith("parquet"):
        columns = f"* replace (to_json(Tags) as Tags, to_json(SkuPriceDetails) as SkuPriceDetails) from (select {columns}"
    files = []
    for number, first in enumerate(range(0, count, ROWS_OF_A_FILE)):
        path = data / f"bench-{number + 1:05}.{form}"
        rows = _ROWS.format(resources=resources, month=month, first=first, last=min(first + ROWS_OF_A_FILE, count))
        close = "" if form.endswith("parquet") else ")"
        connection.execute(f"copy (select {columns} from ({rows}){close}) to '{path}' ({options})")  # noqa: S608 - our own text
        files.append(path)
    (metadata / "bench-Manifest.json").write_text(json.dumps({"dataFiles": [f"s3://bench/{period}/{path.name}" for path in files]}))
    return files
