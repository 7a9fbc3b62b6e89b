"""`inventory prices`: the price book that estimates stand on, refreshed and read. How price files are read is `collect/billing/`'s."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import duckdb
import typer

from inventory_assets.cli.filters import Where, type_names
from inventory_assets.cli.invocation import CommandError, Invocation, invocation
from inventory_assets.cli.listing import Question, answer
from inventory_assets.cli.options import FormatOption, Limit, Regions
from inventory_assets.cli.output import Column, Format, count_of, print_table
from inventory_assets.cli.published import columns_of

if TYPE_CHECKING:
    from inventory_assets.collect.billing.outcomes import PricesOutcome

INCOMPLETE = 2
#: What should have been read and was not; a list that a region does not have, or that no key opens, is told as well and is no gap.
GAPS = ("denied", "throttled", "error")
PROVIDERS = ("aws", "azure", "gcp")
#: Where prices are published: refreshed and by hand; by an earlier version, those by hand alone.
_TABLES = ("intermediate.int_costs__prices", "inventory.price_book")
LOAD_COLUMNS = (
    Column("provider", width=8),
    Column("source", "price list", width=44),
    Column("status", width=11),
    Column("row_count", "prices", is_number=True),
    Column("error_message", "why", width=60),
)
COLUMNS = (
    Column("provider", width=8),
    Column("region", width=15),
    Column("resource_type", "type", width=30),
    Column("sku_key", "what", width=26, style="bold"),
    Column("price", is_number=True),
    Column("unit", "per", width=14),
    Column("retrieved_at", "read (UTC)", width=16),
)

commands = typer.Typer(no_args_is_help=True, help="The price book of estimates: refresh it, or list it.")


@commands.command("refresh")
def refresh(
    context: typer.Context,
    provider: Annotated[str | None, typer.Option(help="aws, azure or gcp; without it all.", show_default=False)] = None,
    regions: Regions = None,
) -> None:
    """Read the providers' public price files. No credentials are used, and nothing is charged.

    Exit code 0: all were read; 2: some could not be read, and what was known of them stays.
    """
    from inventory_assets.collect.billing.errors import BillingError
    from inventory_assets.collect.costs import CostCollector

    call = invocation(context)
    try:
        outcome = CostCollector(call.settings).refresh_prices(regions or None, _providers(provider))
    except BillingError as error:
        raise CommandError(str(error), "Prices that were read before stay.") from error
    _tell(call, outcome)
    if any(load.status in GAPS for load in outcome.loads):
        raise typer.Exit(INCOMPLETE)


@commands.command("list")
def list_prices(
    context: typer.Context,
    resource_type: Annotated[
        str | None, typer.Argument(metavar="[TYPE]", help="Resource type by name or alias (ec2, ebs, …).", show_default=False)
    ] = None,
    provider: Annotated[str | None, typer.Option(help="aws, azure or gcp.", show_default=False)] = None,
    regions: Regions = None,
    format_: FormatOption = Format.table,
    limit: Limit = None,
) -> None:
    """List the prices that hold today."""
    call = invocation(context)
    with call.published() as connection:
        table = next((name for name in _TABLES if columns_of(connection, name)), None)
        if table is None:
            raise CommandError("the published file has no prices", "`inventory run` publishes it anew.")
        where = Where()
        if resource_type is not None:
            where.any_of("resource_type", _types(connection, table, resource_type))
        where.any_of("provider", _providers(provider) or [])
        where.any_of("region", [*regions, "*"] if regions else [])  # * is a price of every region
        price = "concat(rtrim(rtrim(unit_price::DECIMAL(38, 12)::VARCHAR, '0'), '.'), ' ', currency) AS price"
        select = f"*, {price}" if format_ is Format.table else "*"
        order = "provider, resource_type, sku_key, unit, region, currency"
        answer(call, connection, Question(table, where, order, select, thing="price"), COLUMNS, format_, limit)


def _providers(given: str | None) -> list[str] | None:
    if given is not None and given not in PROVIDERS:
        raise CommandError(f"there is no provider {given!r}", f"There are: {', '.join(PROVIDERS)}.")
    return None if given is None else [given]


def _types(connection: duckdb.DuckDBPyConnection, table: str, given: str) -> list[str]:
    """The type that is meant: the price book also has types of clouds that the catalog does not have."""
    sql = f"SELECT DISTINCT resource_type FROM {table} WHERE lower(resource_type) = lower(?)"  # noqa: S608 - our own text
    found = [str(name) for (name,) in connection.execute(sql, [given]).fetchall()]
    return found or type_names([given])


def _tell(call: Invocation, outcome: PricesOutcome) -> None:
    rows = [
        {
            "provider": load.provider,
            "source": load.source,
            "status": load.status,
            "row_count": load.row_count,
            "error_message": load.error_message or ("as it was" if load.is_unchanged else None),
        }
        for load in outcome.loads
    ]
    print_table(call.out, LOAD_COLUMNS, rows)
    for message in outcome.messages:
        call.warn(message)
    call.out.print(f"{count_of(outcome.prices, 'price')} read. `inventory run` puts them into the estimates.")
