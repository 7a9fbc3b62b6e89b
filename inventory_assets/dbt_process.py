"""dbt as a process that ends with the one that started it: `python -m inventory_assets.dbt_process build …`. Which models it builds,
and where, does not belong here.

A run that is killed would else leave a dbt behind, writing to the build that the next run begins.
"""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

from inventory_assets.lake.locks import hold

PARENT, LOCKS = "INVENTORY_DBT_PARENT", "INVENTORY_DBT_LOCKS"  # in the environment of the process
POLL_SECONDS = 0.5
PATIENCE_SECONDS = 60  # an orphan has noticed long before


def wait_for_orphans(warehouse: Path) -> None:
    """Wait until no dbt writes to the warehouse's build. The caller holds the build's lock, so none can begin."""
    with hold(warehouse / "locks", "dbt", wait_seconds=PATIENCE_SECONDS, thing=f"the build of {warehouse} by a killed run"):
        pass


def environment(warehouse: Path) -> dict[str, str]:
    """What the process needs to know besides what dbt needs."""
    return {PARENT: str(os.getpid()), LOCKS: str(warehouse / "locks")}


def main() -> None:
    """Run dbt with this process's arguments."""
    threading.Thread(target=_end_with, args=(int(os.environ[PARENT]),), daemon=True).start()
    with hold(Path(os.environ[LOCKS]), "dbt", wait_seconds=PATIENCE_SECONDS, thing="dbt"):
        from dbt.cli.main import cli

        cli()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(POLL_SECONDS)
    os._exit(1)  # at once: what was built is thrown away


if __name__ == "__main__":
    main()
