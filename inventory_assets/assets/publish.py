"""The published file as an asset: it stands for what readers open, after every mart was built and every error-severity test passed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import dagster as dg

from inventory_assets.lake.publish import publish
from inventory_assets.resources import POOL, Watcher

PUBLISHED_KEY = dg.AssetKey(["published", "warehouse"])


def published_asset(marts: Sequence[dg.AssetKey]) -> dg.AssetsDefinition:
    """The file that readers open, swapped in whole."""

    @dg.asset(
        key=PUBLISHED_KEY,
        deps=list(marts),
        pool=POOL,
        group_name="published",
        kinds={"duckdb"},
        description="The one DuckDB file that everybody reads. It is replaced in one step when all marts have been built and have passed "
        "their checks; else the last good one stays.",
    )
    def warehouse(
        context: dg.AssetExecutionContext, locked_warehouse: dg.ResourceParam[Path], watcher: dg.ResourceParam[Watcher]
    ) -> dg.MaterializeResult[Any]:
        watcher.published = published = publish(locked_warehouse, lambda step: context.log.debug(step))
        return dg.MaterializeResult(
            metadata={
                "path": dg.MetadataValue.path(published.path),
                "bytes": published.bytes,
                "seconds": round(published.seconds, 3),
                "rows": dg.MetadataValue.json(published.tables),
                "views": list(published.views),
                "macros": list(published.macros),
            }
        )

    return warehouse
