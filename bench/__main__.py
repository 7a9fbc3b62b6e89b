"""`python -m bench [section …]`: measures the sections named, or all of them; prints a table and writes bench_results/<section>.json."""

from __future__ import annotations

import argparse
import importlib

from rich.console import Console

from bench.figures import Section, save, show

SECTIONS = ("collection", "comparison", "refresh", "memory", "warehouse", "costs", "compliance", "dagster", "start")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="section", help=f"of {', '.join(SECTIONS)}; none means all")
    parser.add_argument("--repeats", type=int, default=3, help="how often what is cheap is measured; the median is shown")
    arguments = parser.parse_args()
    if wrong := [name for name in arguments.sections if name not in SECTIONS]:
        parser.error(f"no such section: {', '.join(wrong)}; there are {', '.join(SECTIONS)}")
    console = Console()
    for name in arguments.sections or SECTIONS:
        console.print(f"[bold]{name}[/bold] …")
        section: Section = importlib.import_module(f"bench.{name}").measure(arguments.repeats)
        show(section, console)
        console.print(f"{save(section)}\n")


if __name__ == "__main__":
    main()
