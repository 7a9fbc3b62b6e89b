"""The program `inventory`: its commands, its exit codes, and errors told without a traceback.

0: all was read. 2: something was denied, throttled out or broken. 1: failed, wrong settings and wrong usage included.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from inventory_assets import __version__
from inventory_assets.cli import (
    assets,
    changes,
    check,
    compare,
    cost,
    coverage,
    export,
    find,
    policy,
    prices,
    query,
    replay,
    run,
    security,
    serve,
    show,
    summary_text,
    typed,
)
from inventory_assets.cli.invocation import Invocation, make_console, tell_error

INTERRUPTED = 130  # typer's code for Ctrl-C

app = typer.Typer(
    name="inventory", help="A cloud-asset inventory that can be believed.", pretty_exceptions_enable=False, add_completion=False
)
app.command("run")(run.run)
app.command("check")(check.check)
app.command("ui")(serve.serve_ui)
app.command("docs")(serve.serve_docs)
app.command("summary")(summary_text.reprint_summary)
app.command("accounts")(assets.list_accounts)
app.command("assets")(assets.list_assets)
app.command("list")(typed.list_type)
app.command("find")(find.find)
app.command("show")(show.show_resource)
app.command("changes")(changes.list_changes)
app.command("compare")(compare.compare)
app.command("coverage")(coverage.list_coverage)
app.command("sql")(query.run_sql)
app.command("export")(export.export)
app.add_typer(cost.commands, name="cost")
app.add_typer(prices.commands, name="prices")
app.add_typer(security.commands, name="security")
app.command("replay-controls")(replay.replay_controls)
app.command("iam-policy")(policy.print_policies)
app.command("member-role")(policy.print_member_role)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    config: Annotated[
        Path | None, typer.Option("--config", "-c", help="Settings; else INVENTORY_CONFIG, else ./inventory.yaml.", show_default=False)
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    """A cloud-asset inventory that can be believed."""
    if version:
        typer.echo(f"inventory {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit
    context.obj = Invocation(config)


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return the exit code."""
    try:
        code = app(args=arguments, prog_name="inventory", standalone_mode=False)
    except SystemExit as stop:
        if isinstance(stop.__context__, BrokenPipeError):  # `inventory assets | head` has read enough: typer and rich end with 1 then
            return 0
        raise
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except _expected_failures() as error:
        from inventory_assets.cli.failures import explain_failure

        tell_error(make_console(stderr=True), *explain_failure(error))
        return 1
    if code == INTERRUPTED:
        make_console(stderr=True).print("Stopped. What was committed stays; run again to go on.")
        return 1
    return int(code or 0)


def _expected_failures() -> tuple[type[Exception], ...]:
    # Asked for when something failed: what it imports takes a second that --help need not take.
    from inventory_assets.cli.failures import expected_failures

    return expected_failures()
