"""The AWS bill of the estate: its lines, what is put in, what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from inventory_assets.localcloud.billing.anomalies import Kind, Label, Planned, plan, steps
from inventory_assets.localcloud.billing.facts import Facts, priced
from inventory_assets.localcloud.billing.lines import expand
from inventory_assets.localcloud.billing.lives import Lives, accounts_ever
from inventory_assets.localcloud.billing.others import gone_lines, planted, unnamed_lines
from inventory_assets.localcloud.billing.settlement import settle
from inventory_assets.localcloud.billing.timeline import month_of, window_of
from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.estate.world import World

_LAMBDA, _LOGS, _NAT = ("lambda-requests", "lambda-seconds"), ("logs-in",), ("nat-bytes",)
_TABLES, _JOBS, _QUEUES, _OUT = ("dynamodb-writes", "dynamodb-reads"), ("glue-dpu",), ("sqs-requests",), ("transfer-out",)

#: Kind, first day of the estate, days, account by its number, SKUs, move of the service.
_PLANNED: tuple[tuple[Kind, int, int, int, tuple[str, ...], float], ...] = (
    ("spike", -352, 1, 1, _NAT, 0.8),
    ("spike", -300, 2, 1, _LOGS, 1.6),
    ("shift", -236, 14, 3, _JOBS, 0.7),
    ("drop", -171, 4, 1, _LAMBDA, -0.9),
    ("spike", -118, 2, 1, _QUEUES, 2.5),
    ("shift", -75, 14, 1, _TABLES, 0.8),
    ("spike", -33, 1, 3, _OUT, 0.9),
    ("shift", -9, 14, 1, _LOGS, 0.9),
    ("spike", 7, 1, 1, _NAT, 0.7),
    ("drop", 16, 3, 3, _JOBS, -0.85),
    ("spike", 27, 2, 1, _QUEUES, 2.0),
    ("shift", 41, 14, 3, _LOGS, 1.2),
    ("spike", 58, 1, 1, _LAMBDA, 2.2),
)


def aws_bill(world: World) -> tuple[Facts, tuple[Label, ...]]:
    """Facts and labels of the estate on its day."""
    options, window = world.options, window_of(world.options)
    before = month_of(window.first - timedelta(days=1))  # support is charged by the month before
    lines = [
        *Lives(world, before).lines(),
        *gone_lines(options),
        *unnamed_lines(options, before.toordinal(), window.last.toordinal()),
    ]
    surges = list(plan(list(_planned(options)), lines, options.first_day.toordinal(), window, "aws"))
    rows = expand(lines, before, window.last, [surge for surge, _ in surges])
    labels = [*(label for _, label in surges), *steps(lines, window, "aws", planted(lines))]
    return settle(priced("aws", window, lines, rows), options), tuple(sorted(labels, key=lambda label: (label.start, label.service)))


def _planned(options: EstateOptions) -> Iterator[Planned]:
    accounts = {account.number: account.account_id for account, _ in accounts_ever(options)}
    for kind, first, days, number, skus, move in _PLANNED:
        if number in accounts:
            yield Planned(kind, first, days, accounts[number], skus, move)
