"""`inventory cost`: the group of commands about money, and the overview that it shows alone. Each command is a module of its own."""

from __future__ import annotations

import typer

from inventory_assets.cli import cost_anomalies, cost_export, cost_forecast, cost_history, cost_lists, cost_savings, cost_teams
from inventory_assets.cli.invocation import invocation
from inventory_assets.cli.options import FormatOption
from inventory_assets.cli.output import Format

commands = typer.Typer(help="What everything costs, on what basis, whose it is, where it is going and what could be saved.")
commands.command("top")(cost_lists.list_top)
commands.command("services")(cost_lists.list_services)
commands.command("by-team")(cost_teams.list_by_team)
commands.command("history")(cost_history.list_history)
commands.command("anomalies")(cost_anomalies.list_anomalies)
commands.command("forecast")(cost_forecast.list_forecast)
commands.command("savings")(cost_savings.list_savings)
commands.command("report")(cost_export.write_report)


@commands.callback(invoke_without_command=True)
def overview(context: typer.Context, format_: FormatOption = Format.table) -> None:
    """What everything costs, on what basis, whose it is, where it is going and what could be saved. Alone: an overview."""
    if context.invoked_subcommand is None:
        from inventory_assets.cli.cost_overview import show_overview

        show_overview(invocation(context), format_)
