"""Controls on the past: the dbt project's controls, as they stand in its files now, are built over what was known at a moment, in a build
of their own that is thrown away. What controls ask does not belong here, nor how the outcome is shown.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from inventory_assets.dbt_manifest import PROJECT
from inventory_assets.lake import files
from inventory_assets.lake.publish import FILE_NAME

#: What is built: the state of cells, resources and what moved of them, policies, and everything of controls.
_SELECTED = (
    "resource_type:seed", "int_cells", "int_observations__latest", "scan_coverage", "int_resources__superseded", "int_assets__current",
    "int_assets__attributed", "int_policies__normalized", "path:models/controls", "path:models/intermediate/compliance", "findings",
)  # fmt: skip
#: What is not built but given, in the schemas of the build: it is cut at the moment, or no verdict stands on it.
_GIVEN = ("int_compliance__history", "int_compliance__counted", "int_findings__moved", "int_findings__by_resource")
_PREPARE = """
    create schema inventory; create schema intermediate; create schema compliance; create schema operations;
    create table inventory.accounts as from good.inventory.accounts;
    create table inventory.resource_versions as
        select * replace (null::timestamptz as valid_to, null::varchar as ended_by) from good.inventory.resource_versions
        where valid_from <= getvariable('moment') and (valid_to is null or valid_to > getvariable('moment'));
    create table intermediate.int_scans__arrived as
        select * replace (1::bigint as arrival) from good.intermediate.int_scans__arrived
        where strptime(left(scan_id, 21), '%Y%m%dT%H%M%S%f')::timestamp at time zone 'UTC' <= getvariable('moment');
    create table intermediate.int_costs__present as from good.intermediate.int_costs__present limit 0;
    create table intermediate.int_compliance__history as from good.intermediate.int_compliance__history limit 0;
"""
#: What each finding was recorded as, then; `is_known` tells controls that were there then from those that were not.
_RECORDED = """
    with moves as (
        select finding_id, control_id, arg_max(to_status, changed_at) as status
        from read_parquet(?, union_by_name = true)
        where changed_at <= ?
        group by finding_id, control_id
    )

    select
        coalesce(findings.control_id, moves.control_id) as control_id,
        count(*) filter (moves.status = 'fail') as recorded,
        count(*) filter (findings.status = 'fail') as failing,
        count(*) filter (findings.status = 'fail' and moves.status is distinct from 'fail') as raised,
        count(*) filter (moves.status = 'fail' and findings.status is distinct from 'fail') as cleared,
        count(*) filter (findings.status = 'unknown') as unknown,
        count(moves.finding_id) > 0 as is_known
    from replay.compliance.findings as findings
    full join moves on findings.finding_id = moves.finding_id
    where findings.control_id is not null or moves.status = 'fail'
    group by 1
    order by raised desc, failing desc, control_id
"""


class ReplayError(RuntimeError):
    """The past cannot be replayed; the message says why."""


@dataclass(frozen=True)
class Replayed:
    """One control on the past: failures as they were recorded then, and as the control says now. `recorded` is None where it was not there
    then; `raised` are failures that were not recorded, `cleared` the other way round.
    """

    control_id: str
    recorded: int | None
    failing: int
    raised: int
    cleared: int
    unknown: int


def replay(warehouse: Path, moment: dt.datetime, values: Mapping[str, Any], project: Path = PROJECT) -> list[Replayed]:
    """Every control over what was known at the moment. `values` are the project's vars. Raises ReplayError and duckdb.Error."""
    good = warehouse / "build" / "good" / FILE_NAME
    if not good.exists():
        raise ReplayError(f"{warehouse} has no build yet; run `inventory run` first")
    with _scratch(warehouse) as folder:
        _prepare(good, folder / FILE_NAME, moment)
        _build(warehouse, folder, {**values, "as_of": moment.isoformat(sep=" ")}, project)
        return _compare(folder / FILE_NAME, warehouse / "raw", moment)


@contextmanager
def _scratch(warehouse: Path) -> Iterator[Path]:
    folder = files.make_private(warehouse / "build" / f"replay-{secrets.token_hex(4)}")
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _prepare(good: Path, build: Path, moment: dt.datetime) -> None:
    with duckdb.connect(build) as connection:
        name = str(good).replace("'", "''")
        connection.execute(f"attach '{name}' as good (read_only); set TimeZone = 'UTC'")
        connection.execute("set variable moment = $1::timestamptz", [moment])
        tables = connection.execute("select schema_name || '.' || table_name from duckdb_tables() where database_name = 'good'").fetchall()
        if ("compliance.findings",) not in tables:
            raise ReplayError("the last build knows no controls yet; run `inventory run` first")
        first = connection.execute("select min(valid_from) from good.inventory.resource_versions").fetchone()
        if not first or first[0] is None or first[0] > moment:
            raise ReplayError(f"nothing was known at {moment:%Y-%m-%d %H:%M}: the first scan was at {first[0] if first else 'no time'}")
        for statement in connection.extract_statements(_PREPARE):
            connection.execute(statement)


def _build(warehouse: Path, folder: Path, values: Mapping[str, Any], project: Path) -> None:
    environment = os.environ | {
        "INVENTORY_RAW": str(warehouse / "raw"),
        "INVENTORY_BUILD": str(folder / FILE_NAME),
        "INVENTORY_TEMP": str(folder / "temp"),
        "DBT_TARGET_PATH": str(folder / "target"),
        "DBT_LOG_PATH": str(folder / "logs"),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
    }
    select = ["build", "--select", *_SELECTED, "--exclude", "resource_type:test", *_GIVEN, "--vars", json.dumps(dict(values))]
    command = [str(Path(sys.executable).with_name("dbt")), "--quiet", "--no-use-colors", *select, "--profiles-dir", str(project)]
    ended = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        raise ReplayError(f"the controls cannot be built:\n{ended.stdout}{ended.stderr}".rstrip())


def _compare(build: Path, raw: Path, moment: dt.datetime) -> list[Replayed]:
    moves = [str(path) for path in sorted((raw / "compliance" / "finding_moves").glob("*.parquet"))]
    with duckdb.connect() as connection:
        name = str(build).replace("'", "''")
        connection.execute(f"attach '{name}' as replay (read_only)")
        rows = connection.execute(_RECORDED, [[str(PROJECT / "empty" / "finding_moves.parquet"), *moves], moment]).fetchall()
    return [Replayed(name, recorded if known else None, *rest) for name, recorded, *rest, known in rows]


def chosen(rows: Sequence[Replayed], controls: Sequence[str]) -> list[Replayed]:
    """Of these controls alone; of all where none is named."""
    return [row for row in rows if not controls or row.control_id in controls]
