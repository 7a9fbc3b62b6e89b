"""The columns of the raw zone's Parquet files: the contract between collectors and dbt. No reading or writing here."""

from __future__ import annotations

import pyarrow as pa

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

#: What ledger rows name in the place of a resource type, where they tell of no listing of resources.
ACCOUNT_TYPE = "AWS::Organizations::Account"
EVENT_TYPE = "AWS::CloudTrail::Event"
INDEX_TYPE = "*"
LOOKS = frozenset({EVENT_TYPE, INDEX_TYPE})
GLOBAL = "global"
STATUSES = ("ok", "denied", "throttled", "disabled", "unsupported", "error", "skipped")
