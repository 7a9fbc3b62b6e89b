"""What a raw zone holds, by the last good listing of each cell: read through the ledger. What is made of it is the sections' affair."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import duckdb

from inventory_assets.lake.schema import ACCOUNT_TYPE, LOOKS


class Held(NamedTuple):
    """A resource of a cell, its configuration as text; both are None for a cell that holds nothing."""

    account_id: str
    region: str
    resource_type: str
    resource_uid: str | None
    configuration: str | None


def read_contents(warehouse: Path) -> list[Held]:
    """Every resource, and every cell without any."""
    query = """
        with heads as (
            select account_id, region, resource_type, arg_max(content_scan_id, started_at) as scan_id
            from read_parquet(?, union_by_name = true)
            where status = 'ok' and not list_contains(?, resource_type)
            group by all
        )
        select heads.account_id, heads.region, heads.resource_type, rows.resource_uid, rows.configuration
        from heads left join read_parquet(?, union_by_name = true) as rows
            on heads.scan_id = rows.scan_id and heads.account_id = rows.account_id and heads.region = rows.cell_region
                and heads.resource_type = rows.resource_type
    """
    raw = warehouse / "raw"
    asked = [str(raw / "ledger/aws/**/*.parquet"), [ACCOUNT_TYPE, *LOOKS], str(raw / "aws/resources/**/*.parquet")]
    with duckdb.connect() as connection:
        return [Held(*row) for row in connection.execute(query, asked).fetchall()]
