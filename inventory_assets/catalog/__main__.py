"""`python -m inventory_assets.catalog DBT_PROJECT`: writes what the dbt project has of the catalog. `make models` calls it."""

from __future__ import annotations

import sys
from pathlib import Path

from inventory_assets.catalog.models import write_all

if __name__ == "__main__":
    changed = write_all(Path(sys.argv[1]))
    sys.stdout.write("".join(f"{path}\n" for path in changed) or "nothing has changed\n")
