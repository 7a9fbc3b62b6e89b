"""The report's blocks that are not of one currency: anomalies with their causes, savings, thresholds, commitments, and how far the figures
can be believed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from inventory_assets.reports.cost_figures import Row, alarming
from inventory_assets.reports.cost_parts import resource_name
from inventory_assets.reports.money import UNKNOWN, format_amount, format_money, format_month, format_share
from inventory_assets.reports.parts import Block, Heading, Table

STATES = {"ok": "within", "over": "over", "forecast_over": "will be over", "unknown": UNKNOWN}
SURE = {"H": "fact (H)", "M": "measured (M)", "L": "likely (L)"}
METRICS = {
    "matched_share": "share of money matched to the inventory",
    "money_unmatched": "of resources that the inventory never knew",
    "money_without_resource": "names no resource",
    "money_late": "late or corrected",
    "money_billed": "as billed",
    "money_ce_resource": "as Cost Explorer tells by resource",
    "money_allocated": "spread over resources",
    "money_estimated": "estimated from list prices",
    "money_carried_forward": "carried forward",
    "newest_charge_age_days": "days since the newest charge",
    "load_failed": "could not be read",
    "month_in_two_exports": "counted twice",
}
THRESHOLDS_SHOWN = 20
#: Metrics that are neither money nor a share.
COUNTS = frozenset({"newest_charge_age_days", "load_failed"})


def anomalies_block(rows: Sequence[Row], accounts: Mapping[str, str]) -> Block:
    """What cost more or less than was to be expected, and why."""
    columns = (
        Heading("since", "since", is_whole=True),
        Heading("what", "what"),
        Heading("actual", "actual", is_number=True),
        Heading("expected", "expected", is_number=True),
        Heading("impact", "impact", is_number=True),
        Heading("cause", "cause"),
        Heading("state", "state", is_small=True),
    )
    return Block("Anomalies", table=Table(columns, [anomaly_cells(row, accounts) for row in rows], "Nothing stood out."))


def anomaly_cells(row: Row, accounts: Mapping[str, str]) -> dict[str, str]:
    """An anomaly as people read it."""
    currency = row["currency"]
    state = [word for word, holds in (("open", row["is_open"]), ("provisional", row["is_provisional"])) if holds]
    return {
        "since": f"{row['started_on']:%Y-%m-%d}",
        "what": anomaly_name(row, accounts),
        "actual": format_money(row["actual_cost"], currency),
        "expected": format_money(row["expected_cost"], currency),
        "impact": format_money(row["impact"], currency),
        "cause": row["cause"] or f"unknown: {row['cause_basis']}",
        "state": ", ".join([row["kind"], *state]),
    }


def anomaly_name(row: Row, accounts: Mapping[str, str]) -> str:
    """What stood out: the resource, team or service, and where; the whole of a cloud by its name alone."""
    account = accounts.get(row["account_id"], row["account_id"]) if row["account_id"] else None
    resource = resource_name(row) if row["resource_uid"] else None
    team = f"team {row['team']}" if row["team"] else None
    whole = "everything" if row["entity_type"] == "total" else None
    return " · ".join(str(part) for part in (whole, resource, row["service"], team, account, row["provider"]) if part)


def savings_block(totals: Sequence[Row], rows: Sequence[Row]) -> Block:
    """The three numbers, and the largest savings."""
    lines = [
        f"A month: {format_money(row['saving_high'], row['currency'])} by facts of configuration (H), "
        f"{format_money(row['saving_high_medium'], row['currency'])} with what was measured (H+M), "
        f"{format_money(row['saving_all'], row['currency'])} with what is likely (all); "
        f"resources that could not be judged, and are in none of these: {row['unknown_resources']:,}."
        for row in totals
    ]
    columns = (
        Heading("resource", "resource"),
        Heading("resource_type", "type", is_small=True),
        Heading("owner", "owner"),
        Heading("rule", "rule", is_whole=True),
        Heading("saving", "saving a month", is_number=True),
        Heading("cost", "costs a month", is_number=True),
        Heading("sure", "how sure"),
        Heading("why", "why", is_small=True),
    )
    shown = [
        row
        | {
            "resource": resource_name({"resource_uid": row["resource_uid"], "resource_name": row["name"]}),
            "owner": row["owner"] or "none known",
            "saving": format_money(row["saving_usd_monthly"], row["currency"]),
            "cost": f"{format_money(row['current_cost_usd'], row['currency'])} ({row['current_cost_basis'] or UNKNOWN})",
            "sure": SURE.get(row["confidence"], row["confidence"]),
            "why": row["reason"] + (f"; instead: {row['target']}" if row["target"] else ""),
        }
        for row in rows
    ]
    return Block("Savings", note=" ".join(lines), table=Table(columns, shown, "No rule found a saving."))


def budgets_block(budgets: Sequence[Row]) -> Block:
    """Thresholds of the settings against the open month."""
    rows, counts = alarming(budgets, THRESHOLDS_SHOWN)
    columns = (
        Heading("resource", "for"),
        Heading("owner", "owner"),
        Heading("threshold", "threshold", is_number=True),
        Heading("actual", "so far", is_number=True),
        Heading("forecast", "forecast", is_number=True),
        Heading("state", "state"),
        Heading("cost_basis", "basis", is_small=True),
    )
    shown = [
        row
        | {
            "resource": resource_name(row) if row["resource_uid"] else "everything",
            "owner": row["owner"] or ("none known" if row["resource_uid"] else ""),
            "threshold": format_money(row["threshold"], row["currency"]) if row["threshold"] is not None else f"none in {row['currency']}",
            "actual": format_money(row["actual_to_date"], row["currency"]),
            "forecast": format_money(row["forecast"], row["currency"]),
            "state": STATES.get(row["state"], row["state"]),
        }
        for row in rows
    ]
    told = ", ".join(f"{count:,} above {name}" for name, count in sorted(counts.items()))
    note = f"Resources that are above a threshold of the settings or on the way there: {told}." if told else ""
    return Block("Thresholds", note=note, table=Table(columns, shown, "No threshold can be compared with anything yet."))


def commitments_block(rows: Sequence[Row], accounts: Mapping[str, str]) -> Block:
    """How much of what is committed to is used, and how much of what could be covered is."""
    columns = (
        Heading("what", "commitment, or service"),
        Heading("account", "account", is_small=True),
        Heading("used", "used, or covered", is_number=True),
        Heading("unused", "unused, or on demand", is_number=True),
        Heading("share", "share", is_number=True),
    )
    shown = [
        {
            "what": row["service"] if row["scope"] == "service" else f"{row['commitment_type'] or 'commitment'} {row['commitment_id']}",
            "account": accounts.get(row["account_id"], row["account_id"]),
            "used": format_money(row["covered_cost"] if row["scope"] == "service" else row["used_cost"] or 0, row["currency"]),
            "unused": format_money(row["on_demand_cost"] if row["scope"] == "service" else row["unused_cost"] or 0, row["currency"]),
            "share": format_share(row["coverage"] if row["scope"] == "service" else row["utilization"]),
        }
        for row in rows
    ]
    return Block("Commitments", table=Table(columns, shown, "No bill names a commitment."))


def quality_block(rows: Sequence[Row]) -> Block:
    """How far the figures can be believed."""
    columns = (
        Heading("what", "what"),
        Heading("where", "of"),
        Heading("month", "month", is_whole=True),
        Heading("value", "value", is_number=True),
        Heading("basis", "how it is known", is_small=True),
    )
    shown = [
        {
            "what": METRICS.get(row["metric"], row["metric"]),
            "where": " ".join(str(part) for part in (row["provider"], row["source"]) if part),
            "month": format_month(row["billing_period"]) if row["billing_period"] else "",
            "value": _value(row),
            "basis": row["basis"],
        }
        for row in rows
    ]
    return Block("How far to believe it", table=Table(columns, shown, "No bill was read, so that nothing can be checked."))


def _value(row: Row) -> str:
    if row["metric"] in COUNTS:
        return "" if row["metric"] == "load_failed" else f"{row['value']:,.0f}"
    if row["metric"].endswith("_share"):
        return f"{format_share(row['value'])} ({row['currency']})"
    return format_money(row["value"], row["currency"]) if row["currency"] else format_amount(row["value"])
