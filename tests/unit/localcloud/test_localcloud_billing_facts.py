"""The facts of the bills: the same for the same estate, never another past, with what a real bill has and with labelled anomalies."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from inventory_assets.localcloud.billing.anomalies import Label
from inventory_assets.localcloud.billing.desk import Desk, desk_of, labels
from inventory_assets.localcloud.billing.facts import PURCHASE, UNUSED, USED, Facts
from inventory_assets.localcloud.billing.lines import UNITS
from inventory_assets.localcloud.billing.settlement import support_fee
from inventory_assets.localcloud.billing.timeline import Window
from inventory_assets.localcloud.estate.families import make_world, truth
from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.estate.world import World

EARLY, LATE = 12, 45


@pytest.fixture(scope="module")
def worlds() -> dict[int, World]:
    return {day: make_world(EstateOptions(day=day)) for day in (EARLY, LATE)}


@pytest.fixture(scope="module")
def desks(worlds: dict[int, World]) -> dict[int, Desk]:
    return {day: desk_of(world) for day, world in worlds.items()}


def plain(facts: Facts) -> Counter[tuple[Any, ...]]:
    """Every charge by what it is."""
    numbers = (facts.line, facts.day, facts.month, facts.billed, facts.effective, facts.listed)
    rows = zip(*(column.tolist() for column in numbers), strict=True)
    about = [(line.account_id, line.sku.key, line.resource_id, tuple(sorted(line.tags.items())), line.category) for line in facts.lines]
    return Counter((about[line], *rest) for line, *rest in rows)


def test_the_same_estate_has_the_same_bills_and_another_one_others(desks: dict[int, Desk]) -> None:
    again = desk_of(make_world(EstateOptions(day=EARLY)))
    for provider in ("aws", "azure", "gcp"):
        assert plain(again.facts(provider)) == plain(desks[EARLY].facts(provider))
        assert again.labels(provider) == desks[EARLY].labels(provider)
    other = desk_of(make_world(EstateOptions(day=EARLY, seed=25)))
    assert plain(other.facts()) != plain(desks[EARLY].facts())


def test_thirteen_closed_months_and_the_open_one_until_yesterday(desks: dict[int, Desk]) -> None:
    facts = desks[EARLY].facts()
    today = EstateOptions.first_day + timedelta(days=EARLY)
    assert sorted({date.fromordinal(month) for month in np.unique(facts.month).tolist()}) == facts.window.months
    assert (facts.window.months[0], facts.window.months[-1], len(facts.window.months)) == (date(2025, 9, 1), date(2026, 10, 1), 14)
    usage = facts.where(np.array([line.category == "Usage" and not line.is_correction for line in facts.lines])[facts.line])
    assert date.fromordinal(int(usage.day.max())) == today - timedelta(days=1)
    assert len(np.unique(usage.day)) == (today - facts.window.first).days


def test_bills_may_be_read_later_than_the_estates_day(desks: dict[int, Desk]) -> None:
    read_on = EstateOptions.first_day + timedelta(days=LATE)
    facts = desk_of(make_world(EstateOptions(day=EARLY, billed_on=read_on))).facts()
    assert facts.window.last == read_on - timedelta(days=1)
    estate_day = EstateOptions.first_day.toordinal() + EARLY - 1
    there = {line.resource for line in desks[EARLY].facts().lines if line.resource and line.last >= estate_day}
    still = {line.resource for line in facts.lines if line.resource and line.last >= facts.window.last.toordinal()}
    assert still <= there
    assert len(still) > 0.95 * len(there), "what went on the estate's day itself is billed no more"
    assert date.fromordinal(int(facts.day.max())) == facts.window.last


def test_on_the_first_of_a_month_it_has_no_charges_yet() -> None:
    assert Window(date(2026, 10, 1)).months[-1] == date(2026, 9, 1)
    assert not Window(date(2026, 10, 3)).is_settled(date(2026, 9, 1))
    assert Window(date(2026, 10, 4)).is_settled(date(2026, 9, 1))


def test_the_past_is_never_billed_anew(desks: dict[int, Desk]) -> None:
    """What is born, changed, re-tagged and deleted later leaves the settled months as they were, to the last tag."""
    early, late = desks[EARLY].facts(), desks[LATE].facts()
    settled = [month for month in early.window.months if early.window.is_settled(month) and month >= late.window.first]
    assert len(settled) == 12
    for month in settled:
        assert plain(early.of_month(month)) == plain(late.of_month(month)), month


def test_a_resource_is_billed_by_its_configuration_of_the_day(worlds: dict[int, World], desks: dict[int, Desk]) -> None:
    """A stopped instance has no hours; a bucket's line is its own; tags are those of the day."""
    world, facts = worlds[LATE], desks[LATE].facts()
    today = facts.where(facts.day == facts.window.last.toordinal())
    billed: dict[str, set[str]] = defaultdict(set)
    for number in today.line.tolist():
        line = today.lines[number]
        if line.resource_id:
            billed[line.resource_id].add(line.sku.key)
    states = Counter()
    for account in world.accounts.values():
        for region in world.options.regions:
            for instance in world.walk("AWS::EC2::Instance", account, region):
                running, office = instance.body["State"]["Name"] == "running", instance.account.unit in ("Workloads/Staging", "Sandbox")
                states[running] += 1
                if not running:
                    assert instance.id not in billed
                elif not office:
                    assert billed[instance.id] == {f"ec2:{instance.body['InstanceType']}"}
            for volume in world.walk("AWS::EC2::Volume", account, region):
                assert f"ebs-{volume.body['VolumeType']}" in billed[volume.id]
    assert min(states.values()) > 5
    tags = defaultdict(set)
    for line in facts.lines:
        tags[line.resource_id].add(tuple(sorted(line.tags.items())))
    assert sum(len(found) > 1 for found in tags.values()) > 20


def test_most_of_what_is_billed_today_is_in_the_inventory_and_some_of_what_was_is_not(desks: dict[int, Desk]) -> None:
    facts = desks[EARLY].facts()
    there = {uid for *_, uid in truth(EstateOptions(day=EARLY))}
    named = {
        line.resource for line in facts.lines if line.resource and line.resource.startswith("arn:") and "savingsplan" not in line.resource
    }
    assert len(named & there) > 800
    assert {"mysql", "rds"} & {part for name in named - there for part in name.split(":")}
    gone = [line for line in facts.lines if line.resource_id and line.resource_id.startswith("meridian-migration-")]
    assert len(gone) == 1
    assert date.fromordinal(gone[0].last) < facts.window.last - timedelta(days=60)


def test_fees_taxes_and_credits_name_no_resource(desks: dict[int, Desk]) -> None:
    facts = desks[EARLY].facts()
    of: dict[str, set[str | None]] = defaultdict(set)
    for line in facts.lines:
        of[line.category if line.sku.key != "support" else "support"].add(line.resource_id)
    assert of["Tax"] == of["Credit"] == of["support"] == {None}
    assert None in of["Usage"]  # data transfer
    support = facts.where(np.array([line.sku.key == "support" for line in facts.lines])[facts.line])
    assert [date.fromordinal(day) for day in support.day.tolist()] == facts.window.months
    before = facts.of_month(facts.window.months[4])
    counted = np.array(
        [line.category in ("Usage", "Purchase") and line.sku.key != "support" and not line.is_correction for line in facts.lines]
    )
    assert support.billed[5] == support_fee(int(before.billed[counted[before.line]].sum()))
    open_month = facts.of_month(facts.window.months[-1])
    assert "Tax" not in {open_month.lines[number].category for number in open_month.line.tolist()}


def test_support_is_charged_in_tiers() -> None:
    assert support_fee(0) == 100 * UNITS
    assert support_fee(20_000 * UNITS) == (1_000 + 700) * UNITS
    assert support_fee(300_000 * UNITS) == (1_000 + 4_900 + 8_500 + 1_500) * UNITS


def test_a_correction_is_billed_a_month_later(desks: dict[int, Desk]) -> None:
    facts = desks[EARLY].facts()
    (row,) = np.flatnonzero(np.array([line.is_correction for line in facts.lines])[facts.line]).tolist()
    assert date.fromordinal(int(facts.day[row])).month + 1 == date.fromordinal(int(facts.month[row])).month
    assert facts.billed[row] < 0


def test_the_savings_plan_is_used_or_unused_to_the_cent(desks: dict[int, Desk]) -> None:
    facts = desks[EARLY].facts()
    for day in np.unique(facts.day[facts.commitment == PURCHASE]).tolist():
        today = facts.day == day
        bought = facts.billed[today & (facts.commitment == PURCHASE)].sum()
        spent = facts.effective[today & np.isin(facts.commitment, (USED, UNUSED))].sum()
        assert bought == spent > 0
    assert set(facts.billed[facts.commitment == USED].tolist()) == {0}
    assert set(facts.effective[facts.commitment == PURCHASE].tolist()) == {0}
    assert {facts.lines[number].sku.key.partition(":")[0] for number in facts.line[facts.commitment == USED].tolist()} == {"ec2"}


def series(facts: Facts, label: Label) -> dict[date, float]:
    """What the label's service cost in its account, by day."""
    own = [
        line.account_id == label.account_id
        and line.sku.service.name == label.service
        and line.category == "Usage"
        and line.how != "monthly"
        for line in facts.lines
    ]
    found = facts.where(np.array(own)[facts.line])
    totals: dict[date, float] = defaultdict(float)
    for day, amount in zip(found.day.tolist(), found.listed.tolist(), strict=True):
        totals[date.fromordinal(day)] += amount / UNITS
    return totals


@pytest.mark.parametrize("provider", ["aws", "azure", "gcp"])
def test_every_anomaly_that_was_put_in_moves_its_service(desks: dict[int, Desk], provider: str) -> None:
    facts = desks[LATE].facts(provider)
    injected = [label for label in desks[LATE].labels(provider) if label.source == "injected"]
    assert {label.kind for label in injected} == {"spike", "shift", "drop", "launch"}
    for label in injected:
        cost = series(facts, label)
        first_whole = label.start + timedelta(days=1 if label.kind in ("launch", "drop") and label.end > label.start else 0)
        usual = float(np.median([cost[first_whole - timedelta(weeks=back)] for back in range(1, 5)]))
        moved = cost[first_whole] - usual
        assert abs(moved) > max(0.2 * usual, 4), label
        assert (moved > 0) == (label.kind != "drop"), label
    assert [label.start for label in injected] == sorted(label.start for label in injected)


def test_births_within_the_estates_days_are_labelled_with_who_was_born(worlds: dict[int, World], desks: dict[int, Desk]) -> None:
    world = worlds[LATE]
    born: dict[str, date] = {}
    for account in world.accounts.values():
        for region, kind in world.cells():
            for resource in world.walk(kind.key, account, region):
                if resource.born > 0:
                    born[resource.arn] = born[resource.id] = resource.created.date()
    launches = [label for label in desks[LATE].labels() if label.kind == "launch" and label.start > EstateOptions.first_day]
    caused = [label for label in launches if any(born.get(name) == label.start for name in label.resource_ids)]
    assert len(caused) >= 5
    assert all(label.factor > 1.2 or label.factor == 0 for label in caused)


def test_labels_tell_of_what_has_begun() -> None:
    today = EstateOptions.first_day + timedelta(days=EARLY)
    found = labels(EstateOptions(day=EARLY))
    assert {label.provider for label in found} == {"aws", "azure", "gcp"}
    assert max(label.start for label in found) < today
    soon = EstateOptions.first_day + timedelta(days=3)
    assert any(label.start < soon <= label.end and label.source == "injected" for label in labels(EstateOptions(day=3)))


def test_a_closed_account_keeps_its_past() -> None:
    open_, closed = (desk_of(make_world(EstateOptions(day=30, closures=closures))).facts() for closures in ({}, {2: 20}))
    month = open_.window.months[3]
    assert plain(open_.of_month(month)) == plain(closed.of_month(month))
    last = {line.account_name: line for line in closed.lines}
    assert "payments-staging" in last
    own = np.array([line.account_name == "payments-staging" and line.category == "Usage" for line in closed.lines])[closed.line]
    assert date.fromordinal(int(closed.day[own].max())) == EstateOptions.first_day + timedelta(days=19)
