"""`inventory security`: the group of commands about controls, and the summary that it shows alone. Each command is a module of its own."""

from __future__ import annotations

import typer

from inventory_assets.cli import (
    security_answer,
    security_controls,
    security_export,
    security_frameworks,
    security_lists,
    security_show,
)
from inventory_assets.cli.invocation import CommandError, invocation
from inventory_assets.cli.options import FormatOption
from inventory_assets.cli.output import Format
from inventory_assets.cli.security_filters import Asked, filtered

commands = typer.Typer(help="How everything stands by the controls, what fails, what is unknown and why, and what people answered.")
commands.command("findings")(security_lists.list_findings)
commands.command("controls")(security_controls.list_controls)
commands.command("frameworks")(security_frameworks.list_frameworks)
commands.command("changes")(security_lists.list_changes)
commands.command("show")(security_show.show_any)
commands.command("exemptions")(security_lists.list_exemptions)
commands.command("public")(security_lists.list_public)
commands.command("unencrypted")(security_lists.list_unencrypted)
commands.command("answer")(security_answer.answer_control)
commands.command("export")(security_export.export)
commands.command("report")(security_export.write_report)


@commands.callback(invoke_without_command=True)
@filtered
def summary(context: typer.Context, asked: Asked, format_: FormatOption = Format.table) -> None:
    """How everything stands by the controls: score, failures, what is new, what is exposed. Alone: a summary.

    The score is of what is looked at, whatever --status, --new-since and --exempt choose of it.
    """
    if context.invoked_subcommand is None:
        from inventory_assets.cli.security_summary import show_summary

        show_summary(invocation(context), asked, format_)
    elif asked.given or format_ is not Format.table:
        name, command = asked.given[0] if asked.given else "format", context.invoked_subcommand
        raise CommandError(f"--{name} stands before {command}", f"Put it behind: inventory security {command} --{name} …")
