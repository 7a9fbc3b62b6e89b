"""AWS's price list: a CSV file for each offer and region, read by DuckDB within bounded memory. Which of its lines count stands in
`aws_rules.py`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from inventory_assets.collect.billing.price_lists.aws_rules import MACHINE, OFFERS, PREFIX, RULES, Rule
from inventory_assets.collect.billing.price_lists.reading import Price, PriceListError, Reader, lowest, told

__all__ = ["OFFERS", "read_offer"]

MEMORY_LIMIT = "256MB"
PREAMBLE = 20  # lines in which the header must come: a few of metadata precede it
_NEEDED = ("SKU", "TermType", "EffectiveDate", "StartingRange", "Unit", "PricePerUnit", "Currency", "Location Type", "usageType")
#: Our unit → what theirs may be called, as a regular expression without case, and how many of ours that is.
_UNITS: dict[str, tuple[tuple[str, Decimal], ...]] = {
    "hour": ((r".*(hours?|hrs?)", Decimal(1)),),
    "gb_hour": ((r"(gb-)?hours?", Decimal(1)),),
    "gb_month": ((r"gb-?mo(nths?)?", Decimal(1)),),
    "gb": ((r"gb|gigabytes?", Decimal(1)),),
    "iops_month": ((r"iops-mo(nths?)?", Decimal(1)),),
    "mibps_month": ((r"gibps-mo", Decimal(1024)), (r"mi?bps-mo", Decimal(1))),
    "request_million": ((r"(read|write)requestunits|requests?|ios?", 1 / Decimal(1_000_000)),),
    "gb_second": ((r"(lambda-gb-)?seconds?", Decimal(1)),),
    "month": ((r"alarms?|keys?|secrets?|mo(nths?)?", Decimal(1)),),
}


def read_offer(reader: Reader, base: str, offer: str, region: str, folder: Path) -> list[Price]:
    """The prices of one offer in one region. `folder` is private and takes the file for as long. Raises PriceListError."""
    path = folder / f"{offer}.{region}.csv"
    try:
        reader.download(f"{base}/offers/v1.0/aws/{offer}/current/{region}/index.csv", path)
        return lowest(_prices(path, offer, region))
    finally:
        path.unlink(missing_ok=True)


def _prices(path: Path, offer: str, region: str) -> Iterator[Price]:
    rules = [rule for rule in RULES if rule.offer == offer]
    columns, skip = _header(path, offer, region)
    try:
        lines = _lines(path, columns, skip, rules)
    except duckdb.Error as error:
        raise PriceListError("UnreadablePrices", f"{offer} of {region}: {str(error).splitlines()[0]}") from error
    best: dict[tuple[str, ...], tuple[Decimal, Price]] = {}
    for line in lines:
        for rule in rules:
            price = _price(rule, line, region) if _fits(rule, line) else None
            if price is None:
                continue
            tier, key = Decimal(line["StartingRange"] or 0), (price.resource_type, price.sku_key, line["SKU"])
            if key not in best or tier < best[key][0]:  # of a price in tiers the first that is not free
                best[key] = (tier, price)
    return (price for _, price in best.values())


def _header(path: Path, offer: str, region: str) -> tuple[list[str], int]:
    """The names of the columns, and how many lines come before them."""
    with path.open(encoding="utf-8", errors="replace", newline="") as stream:
        for number, line in zip(range(PREAMBLE), stream, strict=False):
            if line.startswith(('"SKU"', "SKU,")):
                columns = next(csv.reader([line]))
                missing = [name for name in _NEEDED if name not in columns]
                if missing:
                    raise PriceListError("UnreadablePrices", f"{offer} of {region}: the file has no column {', '.join(missing)}")
                return columns, number
    raise PriceListError("UnreadablePrices", f"{offer} of {region}: no header in its first lines: this is no price list of AWS")


def _lines(path: Path, columns: Sequence[str], skip: int, rules: Sequence[Rule]) -> list[dict[str, Any]]:
    """On-demand lines of the region itself (no local zones) whose usage type some rule wants, with what the rules ask for."""
    wanted = {*_NEEDED, *(name for rule in rules for name in (*rule.where, *re.findall(r"{(.+?)}", rule.sku_key)))}
    shown = [name for name in columns if name in wanted]
    usage = f"{PREFIX}(?:{'|'.join(f'(?:{rule.usage})' for rule in rules)})"
    chosen = ", ".join(f'"{name}"' for name in shown)
    query = f"""
        select {chosen} from read_csv(?, skip = {skip}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"',
            null_padding = false, strict_mode = true)
        where "TermType" = 'OnDemand' and "Location Type" = 'AWS Region' and try_cast("PricePerUnit" as decimal(38, 15)) > 0
            and try_cast("StartingRange" as decimal(38, 3)) is not null and regexp_full_match("usageType", ?)
    """  # noqa: S608  # names of columns are the project's own
    with duckdb.connect() as connection:
        connection.execute(f"set memory_limit = '{MEMORY_LIMIT}'; set threads = 2; set temp_directory = ''")
        rows = connection.execute(query, [str(path), usage]).fetchall()
    return [dict(zip(shown, row, strict=True)) for row in rows]


def _fits(rule: Rule, line: dict[str, Any]) -> bool:
    is_wanted = re.fullmatch(PREFIX + f"(?:{rule.usage})", line["usageType"]) is not None
    return is_wanted and all(line.get(name) in values for name, values in rule.where.items())


def _price(rule: Rule, line: dict[str, Any], region: str) -> Price | None:
    """None for a thing without a name here, and for a unit that is another than the rule's."""
    per = next((per for unit, per in _UNITS[rule.unit] if re.fullmatch(unit, line["Unit"] or "", re.IGNORECASE)), None)
    parts = {name: _named(rule, name, line.get(name)) for name in re.findall(r"{(.+?)}", rule.sku_key)}
    if per is None or None in parts.values():
        return None
    key = re.sub(r"{(.+?)}", lambda found: str(parts[found[1]]), rule.sku_key)
    amount = Decimal(line["PricePerUnit"]) / per
    return Price(region, rule.resource_type, key, rule.unit, amount, line["Currency"], told(line["EffectiveDate"]))


def _named(rule: Rule, column: str, value: str | None) -> str | None:
    if column == "Instance Type":
        return value if re.fullmatch(MACHINE, value or "") else None
    return rule.names.get(value or "") if rule.names else value or None
