"""`python -m inventory_assets.localcloud serve|exec`: the local cloud by itself, or around a command."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from pathlib import Path

from inventory_assets.localcloud.cloud import Cloud
from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.faults import load_faults, read_faults
from inventory_assets.localcloud.server import serve


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m inventory_assets.localcloud", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    server = commands.add_parser("serve", help="serve the estate on a loopback port until interrupted")
    server.add_argument("--port", type=int, default=0, help="0 takes a free port")
    server.add_argument("--seed", type=int, default=EstateOptions.seed)
    server.add_argument("--day", type=int, default=EstateOptions.day)
    server.add_argument("--latency-ms", type=float, default=0.0)
    server.add_argument("--faults", type=Path, help="JSON or YAML file of faults")
    server.add_argument("--piped", action="store_true", help="read options as one line of JSON from standard input, and end when it closes")
    around = commands.add_parser("exec", help="run a command against the estate, one day later than last time")
    around.add_argument("--warehouse", type=Path, required=True)
    around.add_argument("--same-day", action="store_true")
    around.add_argument("argv", nargs=argparse.REMAINDER, metavar="-- COMMAND")
    return parser


def _serve(arguments: argparse.Namespace) -> int:
    options = EstateOptions(seed=arguments.seed, day=arguments.day)
    faults = load_faults(arguments.faults) if arguments.faults else ()
    latency_ms = arguments.latency_ms
    if arguments.piped:
        given = json.loads(sys.stdin.buffer.readline())
        options, faults, latency_ms = EstateOptions.from_json(given["options"]), read_faults(given["faults"]), float(given["latency_ms"])

    def tell(port: int) -> None:
        sys.stdout.write(f"http://127.0.0.1:{port}\n")
        sys.stdout.flush()

    try:
        asyncio.run(serve(Cloud(options, faults, latency_ms), arguments.port, tell, until_stdin_closes=arguments.piped))
    except KeyboardInterrupt:
        return 130
    return 0


def main() -> int:
    """Runs the command line; gives the exit code."""
    arguments = _parser().parse_args()
    if arguments.command == "serve":
        return _serve(arguments)
    from inventory_assets.localcloud.launcher import run_command  # the server needs none of it

    argv = arguments.argv[1:] if arguments.argv[:1] == ["--"] else arguments.argv
    return run_command(argv, arguments.warehouse, same_day=arguments.same_day)


if __name__ == "__main__":
    sys.exit(main())
