"""The columns of the raw zone's Parquet files: the contract between collectors and dbt. No reading or writing here."""

from __future__ import annotations

import pyarrow as pa

from inventory_assets.catalog.focus import FOCUS_COLUMNS

TIMESTAMP = pa.timestamp("us", tz="UTC")
TAGS = pa.map_(pa.string(), pa.string())

#: One row per resource seen by a scan whose cell had changed. `configuration` is canonical JSON (sorted keys) without tags,
#: volatile and unknown parts; a detail known to be absent is there as null. `tags` is null where they could not be read.
RESOURCES = pa.schema(
    [
        ("resource_uid", pa.string()),
        ("provider", pa.string()),
        ("account_id", pa.string()),
        ("region", pa.string()),  # where it lives
        ("resource_type", pa.string()),
        ("resource_id", pa.string()),
        ("name", pa.string()),
        ("tags", TAGS),
        ("created_at", TIMESTAMP),
        ("cell_region", pa.string()),  # where it is listed; "global" for global services
        ("configuration", pa.string()),
        ("unknown_fields", pa.list_(pa.string())),  # parts not readable this time: detail names, "tags", or "*"
        ("source", pa.string()),  # service:Operation
        ("scan_id", pa.string()),
        ("scanned_at", TIMESTAMP),
    ]
)

#: What moves by itself, latest only: one row per resource of a cell whose observations had moved.
OBSERVATIONS = pa.schema(
    [
        ("resource_uid", pa.string()),
        ("provider", pa.string()),
        ("account_id", pa.string()),
        ("cell_region", pa.string()),
        ("resource_type", pa.string()),
        ("observations", pa.string()),
        ("scan_id", pa.string()),
        ("observed_at", TIMESTAMP),
    ]
)

#: One row per (scan, account, cell region, type, source). Its presence is the commit of the scan.
LEDGER = pa.schema(
    [
        ("scan_id", pa.string()),
        ("provider", pa.string()),
        ("account_id", pa.string()),
        ("region", pa.string()),  # the cell's
        ("resource_type", pa.string()),
        ("source", pa.string()),
        ("status", pa.string()),
        ("resource_count", pa.int64()),  # null unless status is ok
        ("pages", pa.int32()),
        ("api_calls", pa.int32()),
        ("retries", pa.int32()),
        ("started_at", TIMESTAMP),
        ("finished_at", TIMESTAMP),
        ("error_code", pa.string()),
        ("error_message", pa.string()),
        ("request_id", pa.string()),
        ("content_scan_id", pa.string()),  # whose rows are this cell's content; null unless ok
        ("content_path", pa.string()),  # relative to the raw zone; null unless ok, and for an empty cell
        ("content_hash", pa.string()),  # order-free hash of the cell's rows; null unless ok
        ("observations_path", pa.string()),  # relative; null unless observations moved
        ("observations_hash", pa.string()),
        ("collector_version", pa.string()),
        ("window_from", TIMESTAMP),  # of events: everything that happened between these two was read; null for listings
        ("window_until", TIMESTAMP),
        (
            "detail_errors",  # parts that could not be read, counted
            pa.list_(pa.struct([("part", pa.string()), ("error_code", pa.string()), ("resources", pa.int64())])),
        ),
    ]
)

#: One row per resource that an index (Resource Explorer, AWS Config, the Tagging API) says there is; and, with `covers` alone, one per
#: region that it speaks of. Committed by a ledger row of INDEX_TYPE per look.
SIGHTINGS = pa.schema(
    [
        ("source", pa.string()),  # service:Operation
        ("provider", pa.string()),
        ("account_id", pa.string()),
        ("region", pa.string()),  # where the index says that it lives; "global" for global services
        ("resource_type", pa.string()),  # the catalog's name; null where the catalog has no such type
        ("source_type", pa.string()),  # the index's name
        ("resource_uid", pa.string()),
        ("resource_id", pa.string()),  # where the index tells ids
        ("covers", pa.list_(pa.string())),  # types of the catalog that it would have told of in the region
        ("scan_id", pa.string()),
        ("sighted_at", TIMESTAMP),
    ]
)

#: One row per write event of CloudTrail that succeeded. Committed by a ledger row of EVENT_TYPE per region.
EVENTS = pa.schema(
    [
        ("event_id", pa.string()),
        ("provider", pa.string()),
        ("account_id", pa.string()),
        ("region", pa.string()),
        ("event_time", TIMESTAMP),
        ("event_source", pa.string()),
        ("event_name", pa.string()),
        ("principal", pa.string()),  # ARN of who did it; the service's name where one did
        ("resources", pa.list_(pa.struct([("type", pa.string()), ("name", pa.string())]))),
        ("scan_id", pa.string()),
    ]
)

#: One row per account of one account listing (Organizations, or the settings). Committed by a ledger row of ACCOUNT_TYPE.
ACCOUNTS = pa.schema(
    [
        ("listing_id", pa.string()),
        ("provider", pa.string()),
        ("partition", pa.string()),
        ("management_account_id", pa.string()),  # null when Organizations could not be read
        ("account_id", pa.string()),
        ("account_name", pa.string()),
        ("email", pa.string()),
        ("status", pa.string()),  # ACTIVE, SUSPENDED, PENDING_CLOSURE, …; UNKNOWN when only configured
        ("ou_path", pa.string()),  # "/Root/Workloads/Prod"; null when unknown
        ("parent_id", pa.string()),
        ("tags", TAGS),
        ("is_scanned", pa.bool_()),
        ("joined_at", TIMESTAMP),
        ("source", pa.string()),  # organizations or settings
        ("provenance", pa.string()),  # JSON: API operations, pages, request ids
        ("discovered_at", TIMESTAMP),
    ]
)

MONEY = pa.decimal128(38, 15)  # AWS bills down to 1e-10 of a dollar; sums of floats drift

#: One row per charge of a billing export, by FOCUS's own column names (catalog/focus.py); the files' columns that FOCUS does not
#: know stand in OtherColumns as text.
CHARGES = pa.schema(
    [(column.name, {"decimal": MONEY, "time": TIMESTAMP, "map": TAGS}.get(column.kind, pa.string())) for column in FOCUS_COLUMNS]
    + [
        ("OtherColumns", TAGS),
        ("SourceFile", pa.string()),  # of the export, relative to its location
        ("LoadId", pa.string()),
    ]
)

#: One row per group of a reply of AWS Cost Explorer.
EXPLORED = pa.schema(
    [
        ("dataset", pa.string()),  # service_monthly, tag_monthly, service_daily, resource_daily
        ("billing_period", pa.date32()),  # first day of the month
        ("period_start", pa.date32()),
        ("period_end", pa.date32()),  # exclusive
        ("account_id", pa.string()),
        ("service", pa.string()),
        ("tag_key", pa.string()),
        ("tag_value", pa.string()),  # "" for what has no such tag
        ("resource_id", pa.string()),
        ("unblended_cost", MONEY),
        ("amortized_cost", MONEY),
        ("currency", pa.string()),
        ("is_estimated", pa.bool_()),
        ("load_id", pa.string()),
        ("fetched_at", TIMESTAMP),
    ]
)

#: One row per price that a refresh read from a provider's public price files.
PRICES = pa.schema(
    [
        ("provider", pa.string()),
        ("region", pa.string()),
        ("resource_type", pa.string()),
        ("sku_key", pa.string()),  # what of it: an instance type, gp3-storage, lcu …
        ("unit", pa.string()),  # hour, gb_month, iops_month, …
        ("unit_price", MONEY),
        ("currency", pa.string()),
        ("effective_from", pa.date32()),
        ("source", pa.string()),
        ("retrieved_at", TIMESTAMP),
        ("load_id", pa.string()),
    ]
)

#: One row per (load, kind, source, billing month): the ledger of costs. Its presence is the commit; the latest ok load of a month is
#: the month.
LOADS = pa.schema(
    [
        ("load_id", pa.string()),
        ("kind", pa.string()),  # charges, explored, prices
        ("provider", pa.string()),
        ("source", pa.string()),  # the export's name in the settings; Cost Explorer's dataset (tag_monthly:Team); the price list
        ("billing_period", pa.date32()),  # first day of the month; null for prices
        ("status", pa.string()),  # of STATUSES
        ("row_count", pa.int64()),  # null unless ok
        ("content_path", pa.string()),  # relative to the raw zone; null unless ok, and where there are no rows
        ("content_hash", pa.string()),  # of what was read (names, sizes, etags): equal, nothing is read again
        ("is_closed", pa.bool_()),  # the provider will not change the month any more; null where it does not say
        (
            "source_files",
            pa.list_(pa.struct([("path", pa.string()), ("size", pa.int64()), ("etag", pa.string()), ("modified_at", TIMESTAMP)])),
        ),
        ("other_columns", pa.list_(pa.string())),  # columns of the files that FOCUS does not know
        ("api_calls", pa.int32()),
        ("paid_requests", pa.int32()),
        ("started_at", TIMESTAMP),
        ("finished_at", TIMESTAMP),
        ("error_code", pa.string()),
        ("error_message", pa.string()),  # names file, row and column where they are known
        ("collector_version", pa.string()),
    ]
)

#: What became of findings, appended when a build is published: only time knows it. One row per finding and change of its status.
FINDING_MOVES = pa.schema(
    [
        ("finding_id", pa.string()),
        ("control_id", pa.string()),
        ("provider", pa.string()),
        ("account_id", pa.string()),
        ("region", pa.string()),
        ("resource_uid", pa.string()),
        ("resource_type", pa.string()),
        ("from_status", pa.string()),  # null where it was never seen before
        ("to_status", pa.string()),  # gone: the resource, or the control, is no more
        ("change", pa.string()),  # first, new, resolved, reopened, other
        ("changed_at", TIMESTAMP),
        ("reason", pa.string()),  # why it is so, of what begins or ends to fail
    ]
)

#: The scores of a day as they were published; the latest of a day is the day's.
SCORES = pa.schema(
    [
        ("kind", pa.string()),  # estate, framework, control
        ("framework", pa.string()),
        ("version", pa.string()),
        ("control_id", pa.string()),
        ("account_id", pa.string()),  # null: all
        ("ou_path", pa.string()),  # null: all
        ("day", pa.date32()),
        ("passed", pa.int64()),
        ("failed", pa.int64()),
        ("unknown", pa.int64()),
        ("manual", pa.int64()),
        ("not_applicable", pa.int64()),
        ("exempt", pa.int64()),
        ("score", pa.decimal128(5, 2)),
        ("weighted_score", pa.decimal128(5, 2)),
        ("score_with_exemptions", pa.decimal128(5, 2)),
        ("coverage", pa.decimal128(5, 2)),
        ("as_of", TIMESTAMP),
    ]
)

#: What people answered to controls that only people can answer. One row a file.
ANSWERS = pa.schema(
    [
        ("answer_id", pa.string()),
        ("control_id", pa.string()),
        ("provider", pa.string()),
        ("account_id", pa.string()),
        ("resource_uid", pa.string()),  # null: of the whole account
        ("status", pa.string()),  # pass, fail, not_applicable
        ("answered_by", pa.string()),
        ("answered_at", TIMESTAMP),
        ("valid_until", pa.date32()),
        ("note", pa.string()),
    ]
)

#: What ledger rows name in the place of a resource type, where they tell of no listing of resources.
ACCOUNT_TYPE = "AWS::Organizations::Account"
EVENT_TYPE = "AWS::CloudTrail::Event"
INDEX_TYPE = "*"
LOOKS = frozenset({EVENT_TYPE, INDEX_TYPE})
GLOBAL = "global"
STATUSES = ("ok", "denied", "throttled", "disabled", "unsupported", "error", "skipped")
