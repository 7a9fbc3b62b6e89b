"""`inventory ui` and `inventory docs`: pages to look at, served on loopback until interrupted. What they show is made elsewhere."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from inventory_assets.cli.invocation import CommandError, invocation
from inventory_assets.settings import Settings

LOOPBACK = "127.0.0.1"
Port = Annotated[int, typer.Option(help="Port on the loopback address.", min=1, max=65535)]
Host = Annotated[str, typer.Option(help="Address to listen on. There is no login: whoever reaches it may start runs.")]


def serve_ui(context: typer.Context, port: Port = 3000, host: Host = LOOPBACK) -> None:
    """Open the Dagster UI and its daemon on the warehouse: lineage, runs, schedules, backfills."""
    from inventory_assets.home import prepare_home

    call = invocation(context)
    home = prepare_home(call.settings.warehouse)
    workspace = Path(__file__).resolve().parents[2] / "workspace.yaml"
    call.err.print(f"Dagster on http://{host}:{port} (Ctrl+C ends it)", soft_wrap=True)
    command = [sys.executable, "-m", "dagster", "dev", "-w", str(workspace), "-h", host, "-p", str(port)]
    _run(command, {"DAGSTER_HOME": str(home), **_config(call.settings)})


def serve_docs(
    context: typer.Context,
    port: Port = 8080,
    host: Host = LOOPBACK,
    serve: Annotated[bool, typer.Option(help="Serve the pages; without, only write them.")] = True,
) -> None:
    """Write the catalogue of tables and columns (dbt docs) from the last good build, and serve it."""
    call = invocation(context)
    pages = write_docs(call.settings)
    if not serve:
        call.out.print(str(pages / "index.html"), soft_wrap=True)
        return
    call.err.print(f"dbt docs on http://{host}:{port} (Ctrl+C ends it)", soft_wrap=True)
    _run([sys.executable, "-m", "http.server", str(port), "--bind", host, "--directory", str(pages)], {})


def write_docs(settings: Settings) -> Path:
    """Write dbt's pages for the last good build and return their folder; the build itself stays closed to everybody but builds."""
    from inventory_assets.assets.dbt import dbt_environment, dbt_vars
    from inventory_assets.catalog.documentation import describe_columns
    from inventory_assets.dbt_manifest import PROJECT
    from inventory_assets.lake.clone import clone_file
    from inventory_assets.lake.files import make_private
    from inventory_assets.lake.publish import FILE_NAME
    from inventory_assets.resources import dbt_program

    good = settings.warehouse / "build" / "good" / FILE_NAME
    if not good.exists():
        raise CommandError(f"nothing has been built in {settings.warehouse} yet", "Run `inventory run` first.")
    pages = make_private(settings.warehouse / "build" / "docs")
    copy = pages / FILE_NAME
    copy.unlink(missing_ok=True)
    clone_file(good, copy)
    try:
        with dbt_environment(settings.warehouse, copy):
            command = [
                str(dbt_program()),
                "--quiet",
                "docs",
                "generate",
                "--target-path",
                str(pages),
                "--vars",
                json.dumps(dbt_vars(settings)),
            ]
            ended = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    finally:
        copy.unlink(missing_ok=True)
    if ended.returncode != 0:
        raise CommandError(f"dbt could not write its docs: {(ended.stdout + ended.stderr).strip()}")
    written = {name: json.loads((pages / name).read_text(encoding="utf-8")) for name in ("manifest.json", "catalog.json")}
    describe_columns(written["manifest.json"], written["catalog.json"])
    for name, content in written.items():
        (pages / name).write_text(json.dumps(content), encoding="utf-8")
    return pages


def _config(settings: Settings) -> dict[str, str]:
    """The settings' file for the processes that Dagster starts: they know nothing of --config."""
    return {"INVENTORY_CONFIG": str(settings.file)} if settings.file else {}


def _run(command: list[str], environment: dict[str, str]) -> None:
    """Run a server until it ends or is told to end, and end with its exit code; nothing of it stays behind."""
    # A shell's background job ignores SIGINT, its children would too, and Dagster then takes SIGTERM for the same.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command, env=os.environ | environment) as server:
        signal.signal(signal.SIGTERM, lambda number, frame: server.terminate())  # noqa: ARG005 - what a handler is given
        try:
            code = server.wait()
        except KeyboardInterrupt:
            server.terminate()
            code = 0
    raise typer.Exit(code)
