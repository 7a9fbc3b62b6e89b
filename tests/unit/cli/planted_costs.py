"""Tables of costs in a published file, by the marts' contracts: two clouds, two currencies, every basis, and names that are markup.

The build looks from 2026-11-24: November is open, M12 is October. No command is run here.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from published_file import DEV, PROD, publish

TODAY = dt.date(2026, 11, 24)
SUBSCRIPTION = "0a1b2c3d-0000-0000-0000-000000000001"
MARKUP = "<script>alert(1)</script>"
DOLLARS = "$x_1$ & co"  # mathtext to a careless chart, and nothing to a careful one
DB = f"arn:aws:rds:eu-west-1:{PROD}:db:orders"
WEB = f"arn:aws:ec2:eu-west-1:{DEV}:instance/i-1"
QUEUE = f"arn:aws:sqs:eu-west-1:{DEV}:{MARKUP}"
VM = f"/subscriptions/{SUBSCRIPTION}/resourcegroups/rg/providers/microsoft.compute/virtualmachines/vm1"
AS_OF = "timestamptz '2026-11-24 08:00:00+00'"

MONTHS = [f"m{place:02d}" for place in range(1, 13)]
_SUM = "sum(effective_cost) FILTER (billing_period = date '2025-11-01' + INTERVAL {} MONTH)::DECIMAL(38, 15) AS {}"
_NAMES = {
    "PROD": PROD,
    "DEV": DEV,
    "SUBSCRIPTION": SUBSCRIPTION,
    "MARKUP": MARKUP,
    "DOLLARS": DOLLARS,
    "DB": DB,
    "WEB": WEB,
    "QUEUE": QUEUE,
    "VM": VM,
    "AS_OF": AS_OF,
    "MONTHS": ", ".join(MONTHS),
    "MONTH_SUMS": ", ".join(_SUM.format(number, name) for number, name in enumerate(MONTHS)),
}


def publish_costs(warehouse: Path, more: str = "") -> Path:
    """Publish with costs; `more`: SQL that comes last."""
    return publish(warehouse, _tables() + more)


def publish_no_costs(warehouse: Path) -> Path:
    """Publish with all tables of costs, and nothing in any."""
    tables = re.findall(r"CREATE TABLE (cost\.\w+)", _tables())
    return publish(warehouse, _tables() + "".join(f"DELETE FROM {table};" for table in tables))


def _tables() -> str:
    sql = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    return re.sub(r"\{([A-Z_]+)\}", lambda found: _NAMES[found[1]], sql) + "DROP TABLE planted;"
