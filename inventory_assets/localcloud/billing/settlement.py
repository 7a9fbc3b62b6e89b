"""Charges that follow from other charges: a Savings Plan, support, taxes, credits, a correction. Usage itself stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from inventory_assets.localcloud.billing.facts import PURCHASE, UNUSED, USED, Entry, Facts, with_entries
from inventory_assets.localcloud.billing.lines import UNITS, Category, Line, Whole
from inventory_assets.localcloud.billing.prices import SKUS
from inventory_assets.localcloud.billing.timeline import month_of, next_month
from inventory_assets.localcloud.estate.accounts import Account, management_account
from inventory_assets.localcloud.estate.chance import Chance
from inventory_assets.localcloud.estate.options import EstateOptions

PLAN_BOUGHT = -250  # days before day 0, for a year
PLAN_DAYS = 365
PLAN_SHARE = 0.6  # of what could be covered on the day of purchase
PLAN_RATE = 0.72  # of the list price
TAX_RATE = 0.0825
_SUPPORT_TIERS = ((10_000, 0.10), (70_000, 0.07), (170_000, 0.05))  # width in USD, rate; the rest at 3 %

#: Days before day 0, USD, what for.
_CREDITS = ((300, -250.0, "AWS Activate promotional credit"), (130, -120.0, "Credit for an availability event of Amazon S3"))
_CORRECTION = (95, -4.1)


def settle(facts: Facts, options: EstateOptions) -> Facts:
    """The facts with everything that follows from them, and without the month before the window, which is only counted upon."""
    facts = _with_plan(facts, options)
    facts = with_entries(facts, [*_support(facts, options), *_credits(facts, options)])
    facts = with_entries(facts, list(_taxes(facts)))
    return facts.where(facts.month >= facts.window.first.toordinal())


def _line(account_id: str, account_name: str, sku: str, description: str, category: Category = "Usage") -> Line:
    return Line(account_id, account_name, "global", SKUS[sku], "hours", 0.0, 0, 0, category=category, description=description)


def _flat(line: Line, day: date, units: int, month: date | None = None) -> Entry:
    """A charge that costs what it is listed at."""
    return Entry(line, day, 0.0, units, units, units, month=month)


def _with_plan(facts: Facts, options: EstateOptions) -> Facts:
    """Instances are covered in a fixed order as far as the commitment goes; what is left of a day is unused."""
    bought = options.first_day + timedelta(days=PLAN_BOUGHT)
    eligible = np.array([line.sku.key.startswith("ec2:") for line in facts.lines])[facts.line]
    eligible &= (facts.day >= bought.toordinal()) & (facts.day < bought.toordinal() + PLAN_DAYS)
    at_rate = np.rint(facts.listed * PLAN_RATE).astype(np.int64)
    hourly = round(PLAN_SHARE * int(at_rate[eligible & (facts.day == bought.toordinal())].sum()) / UNITS / 24, 3)
    if not hourly:
        return facts
    daily = round(hourly * 24 * UNITS)
    order = np.argsort([line.noise_key for line in facts.lines], kind="stable").argsort()
    rows = np.flatnonzero(eligible)
    rows = rows[np.lexsort((order[facts.line[rows]], facts.day[rows]))]
    covered = rows[_running(facts.day[rows], at_rate[rows]) <= daily]
    billed, effective, commitment = facts.billed.copy(), facts.effective.copy(), facts.commitment.copy()
    billed[covered], effective[covered], commitment[covered] = 0, at_rate[covered], USED
    plan = _plan_arn(options)
    facts = replace(facts, billed=billed, effective=effective, commitment=commitment, commitment_id=plan)
    spent = dict(zip(*_sums(facts.day[covered], at_rate[covered]), strict=True))
    return with_entries(facts, list(_plan_entries(facts, options, bought, daily, spent)))


def _plan_arn(options: EstateOptions) -> str:
    digits = Chance(options.seed, "savings plan").hex("id", 32)
    name = f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"
    return f"arn:aws:savingsplans::{management_account(options).account_id}:savingsplan/{name}"


def _plan_entries(facts: Facts, options: EstateOptions, bought: date, daily: int, spent: dict[int, int]) -> Iterator[Entry]:
    owner, arn = management_account(options), _plan_arn(options)
    plain = _line(owner.account_id, owner.name, "savings-plan", "Unused commitment of a Compute Savings Plan")
    rest = replace(plain, resource_id=arn, resource_type="SavingsPlan", resource=arn)
    bill = replace(rest, category="Purchase", description="1 year No Upfront Compute Savings Plan")
    first = max(bought, month_of(facts.window.first - timedelta(days=1)))
    for day in range(first.toordinal(), min(facts.window.last.toordinal(), bought.toordinal() + PLAN_DAYS - 1) + 1):
        yield Entry(bill, date.fromordinal(day), 24.0, daily, daily, 0, PURCHASE)
        unused = daily - spent.get(day, 0)
        if unused > 0:
            yield Entry(rest, date.fromordinal(day), 24.0 * unused / daily, 0, 0, unused, UNUSED)


def _running(day: Whole, amount: Whole) -> Whole:
    """The running total of each day; days stand together."""
    total = np.cumsum(amount)
    starts = np.flatnonzero(np.diff(day, prepend=-1))
    before = np.where(starts > 0, total[starts - 1], 0)
    running: Whole = total - np.repeat(before, np.diff(np.append(starts, len(day))))
    return running


def _sums(keys: Whole, amounts: Whole) -> tuple[list[int], list[int]]:
    """Every key once, with the sum of its amounts."""
    found, position = np.unique(keys, return_inverse=True)
    totals = np.zeros(len(found), dtype=np.int64)
    np.add.at(totals, position, amounts)
    return found.tolist(), totals.tolist()


def _support(facts: Facts, options: EstateOptions) -> Iterator[Entry]:
    """On the first of a month, by what the month before had cost."""
    owner = management_account(options)
    line = _line(owner.account_id, owner.name, "support", "AWS Support (Business)")
    billed = dict(zip(*_sums(facts.month, facts.billed), strict=True))
    for month in facts.window.months:
        fee = support_fee(billed.get(month_of(month - timedelta(days=1)).toordinal(), 0))
        yield Entry(line, month, fee / UNITS, fee, fee, fee)


def support_fee(spent: int) -> int:
    """Business support, in units of money like what was spent; at least 100 USD."""
    fee, left = 0.0, spent / UNITS
    for width, rate in _SUPPORT_TIERS:
        fee += min(left, width) * rate
        left -= min(left, width)
    return round(max(fee + left * 0.03, 100.0) * 100) * (UNITS // 100)


def _credits(facts: Facts, options: EstateOptions) -> Iterator[Entry]:
    owner: Account = management_account(options)
    for before, amount, what in _CREDITS:
        month = month_of(options.first_day - timedelta(days=before))
        if facts.window.is_settled(month):
            line = _line(owner.account_id, owner.name, "s3-standard", what, "Credit")
            yield _flat(line, next_month(month) - timedelta(days=1), round(amount * UNITS))
    month = month_of(options.first_day - timedelta(days=_CORRECTION[0]))
    if facts.window.is_settled(month):
        line = replace(_line(owner.account_id, owner.name, "s3-standard", "Correction of requests counted twice"), is_correction=True)
        yield _flat(line, month - timedelta(days=11), round(_CORRECTION[1] * UNITS), month)


def _taxes(facts: Facts) -> Iterator[Entry]:
    """One for each account and month that is settled, on everything that was billed."""
    names = {line.account_id: line.account_name for line in facts.lines}
    accounts = sorted(names)
    account = np.array([accounts.index(line.account_id) for line in facts.lines])[facts.line]
    for month in facts.window.months:
        if not facts.window.is_settled(month):
            continue
        of_month = facts.month == month.toordinal()
        found, totals = _sums(account[of_month], facts.billed[of_month])
        for number, total in zip(found, totals, strict=True):
            tax = round(total / UNITS * TAX_RATE, 2)
            if tax > 0:
                line = _line(accounts[number], names[accounts[number]], "tax", "Sales tax", "Tax")
                yield _flat(line, month, round(tax * 100) * (UNITS // 100))
