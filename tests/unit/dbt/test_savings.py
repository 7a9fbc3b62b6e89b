"""What could be saved: facts of configuration fire by themselves, metrics only where they were measured, and money never above the cost."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from priced_estate import Estate, days_ago

INSTANCE, VOLUME, ADDRESS, SNAPSHOT = "AWS::EC2::Instance", "AWS::EC2::Volume", "AWS::EC2::EIP", "AWS::EC2::Snapshot"
GATEWAY, ROUTES, DATABASE, BUCKET = "AWS::EC2::NatGateway", "AWS::EC2::RouteTable", "AWS::RDS::DBInstance", "AWS::S3::Bucket"
BALANCER, GROUP = "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancingV2::TargetGroup"
LISTENER, LOGS = "AWS::ElasticLoadBalancingV2::Listener", "AWS::Logs::LogGroup"
LOOSE = {"VolumeType": "gp3", "Size": 100, "Iops": 3000, "State": "available"}
FREE = {"AllocationId": "eipalloc-1", "PublicIpv4Pool": "amazon"}
Rows = dict[tuple[str, str], dict[str, Any]]


@pytest.fixture
def estate() -> Estate:
    return Estate()


def instance(instance_type: str = "m5.2xlarge", state: str = "running", **more: Any) -> dict[str, Any]:
    return {"State": {"Name": state}, "InstanceType": instance_type, "PlatformDetails": "Linux/UNIX"} | more


def told(row: dict[str, Any]) -> tuple[str, str, Decimal | None]:
    return row["state"], row["confidence"], row["saving_usd_monthly"]


# How long it has been so


@pytest.mark.parametrize(
    ("created", "seen", "first_scan", "state", "confidence"),
    [
        (400, 40, True, "fired", "H"),  # seen so for longer than the 32 days
        (400, 1, True, "fired", "M"),  # so when it was first seen: since when is not known
        (5, 1, True, "not_fired", "H"),  # it cannot have been so for 32 days
        (400, 40, False, "fired", "H"),
        (400, 10, False, "fired", "M"),  # for more than the seven days that are a warning
        (400, 3, False, "not_fired", "H"),
    ],
)
def test_a_volume_counts_as_unattached_from_when_it_became_so(
    estate: Estate, created: int, seen: int, first_scan: bool, state: str, confidence: str
) -> None:
    estate.add(VOLUME, configuration=LOOSE, created=days_ago(created), valid_from=days_ago(seen), first_scan=first_scan)
    row = estate.saving("ebs-unattached")
    saving = 3 if state == "fired" else None  # 100 x .08 less a snapshot at .05
    assert told(row) == (state, confidence, saving)
    assert (row["current_cost_usd"], row["current_cost_basis"]) == (8, "estimated")


def test_earlier_versions_tell_since_when_it_is_so_whatever_else_changed(estate: Estate) -> None:
    """Attached until 50 days ago, then tagged anew: it is unattached for 50 days, not for the two of its present version."""
    for start, end, state in ((200, 50, "in-use"), (50, 2, "available"), (2, None, "available")):
        estate.add(
            VOLUME, configuration=LOOSE | {"State": state}, created=days_ago(300), valid_from=days_ago(start),
            valid_to=days_ago(end) if end else None, first_scan=start == 200, tags={"start": str(start)},
        )  # fmt: skip
    row = estate.saving("ebs-unattached")
    assert (row["state"], row["confidence"], row["reason"]) == ("fired", "H", "unattached for 50 days")


def test_an_address_that_belongs_to_nothing_saves_what_it_costs(estate: Estate) -> None:
    estate.add(ADDRESS, "known", FREE, valid_from=days_ago(8), first_scan=False)
    estate.add(ADDRESS, "found", FREE, valid_from=days_ago(0))
    estate.add(ADDRESS, "lately", FREE, valid_from=days_ago(2), first_scan=False)
    estate.add(ADDRESS, "used", FREE | {"AssociationId": "eipassoc-1"})
    rows = estate.savings()
    assert told(rows["known", "eip-unassociated"]) == ("fired", "H", Decimal("3.65"))
    assert told(rows["found", "eip-unassociated"]) == ("fired", "M", Decimal("3.65"))
    assert told(rows["lately", "eip-unassociated"]) == ("not_fired", "H", None)
    assert ("used", "eip-unassociated") not in rows


@pytest.mark.parametrize(("stopped", "state"), [("2026-05-01 10:00:00 GMT", "fired"), ("2026-06-10 10:00:00 GMT", "not_fired")])
def test_a_stopped_instance_counts_from_when_it_was_stopped_not_launched(estate: Estate, stopped: str, state: str) -> None:
    configuration = instance(state="stopped", LaunchTime="2020-01-01T00:00:00Z", StateTransitionReason=f"User initiated ({stopped})")
    estate.add(INSTANCE, configuration=configuration, created=days_ago(2000))
    estate.add(VOLUME, "vol", {"VolumeType": "gp2", "Size": 100, "State": "in-use"}, created=days_ago(2000))
    estate.add(ADDRESS, "eip", FREE | {"AssociationId": "eipassoc-1"})
    estate.link("it", "uses_volume", "vol")
    estate.link("eip", "attached_to", "it", ADDRESS)
    rows = estate.savings()
    saving = Decimal("13.65") if state == "fired" else None
    assert told(rows["it", "ec2-stopped"]) == (state, "H", saving), "what it has goes on costing: 10 + 3.65"
    volume = rows["vol", "ebs-gp2"]
    assert (volume["state"], volume["saving_usd_monthly"]) == ("fired", 2)
    assert volume["is_counted"] == (state != "fired"), "what is counted with its instance is not counted again"
    assert rows["it", "ec2-stopped"]["current_cost_usd"] == Decimal("13.65") or state != "fired"


def test_a_database_that_is_stopped_saves_its_storage_less_a_snapshot(estate: Estate) -> None:
    configuration = {"DBInstanceClass": "db.m5.large", "Engine": "mysql", "StorageType": "gp3", "AllocatedStorage": 100, "MultiAZ": False}
    stopped = configuration | {"DBInstanceStatus": "stopped"}
    estate.add(DATABASE, configuration=stopped, created=days_ago(100), valid_from=days_ago(5), first_scan=False)
    assert told(estate.saving("rds-stopped")) == ("fired", "H", 2), "100 x (.115 - .095)"


# What it is kept for


@pytest.mark.parametrize(
    ("tags", "reason"),
    [
        ({"aws:autoscaling:groupName": "web"}, "member of an Auto Scaling group"),
        ({"kubernetes.io/cluster/prod": "owned"}, "belongs to a Kubernetes cluster"),
        ({"aws:elasticmapreduce:job-flow-id": "j-1"}, "member of an EMR cluster"),
        ({"Purpose": "DR"}, "kept as a standby, by its tags"),
        ({"disaster-recovery": "yes"}, "kept as a standby, by its tags"),
    ],
)
def test_what_others_decide_about_or_wait_for_is_not_idle(estate: Estate, tags: dict[str, str], reason: str) -> None:
    estate.add(VOLUME, configuration=LOOSE | {"VolumeType": "gp2"}, tags=tags, created=days_ago(100), valid_from=days_ago(50))
    rows = estate.savings()
    row = rows["it", "ebs-unattached"]
    assert (row["state"], row["reason"], row["is_counted"]) == ("not_fired", reason, False)
    assert rows["it", "ebs-gp2"]["state"] == "fired", "a newer kind of volume would do for a standby as well"


@pytest.mark.parametrize("tags", [{"dr": "false"}, {"Drive": "D"}, {"Name": "drum"}])
def test_other_tags_keep_nothing(estate: Estate, tags: dict[str, str]) -> None:
    estate.add(VOLUME, configuration=LOOSE, tags=tags, created=days_ago(100), valid_from=days_ago(50))
    assert estate.saving("ebs-unattached")["state"] == "fired"


def test_spot_instances_and_replicas_are_left_alone(estate: Estate) -> None:
    estate.add(INSTANCE, "spot", instance(InstanceLifecycle="spot"), created=days_ago(100))
    replica = {
        "DBInstanceClass": "db.m5.large",
        "Engine": "mysql",
        "DBInstanceStatus": "available",
        "ReadReplicaSourceDBInstanceIdentifier": "a",
    }
    estate.add(DATABASE, "replica", replica, created=days_ago(100))
    rows = estate.savings()
    assert {(rule, row["reason"]) for (uid, rule), row in rows.items() if uid == "spot"} == {
        ("ec2-idle", "a spot instance"), ("ec2-rightsize", "a spot instance"), ("ec2-schedule", "a spot instance"),
    }  # fmt: skip
    assert rows["replica", "rds-idle"]["reason"] == "a replica"


def test_what_could_not_be_read_is_unknown_never_idle(estate: Estate) -> None:
    estate.add(VOLUME, "tags", LOOSE, unknown=("tags",), created=days_ago(100), valid_from=days_ago(50))
    estate.add(VOLUME, "all", LOOSE, unknown=("*",), created=days_ago(100), valid_from=days_ago(50))
    rows = estate.savings()
    assert told(rows["tags", "ebs-unattached"])[::2] == ("unknown", None)
    assert told(rows["all", "ebs-unattached"])[::2] == ("unknown", None)
    assert "tags could not be read" in rows["tags", "ebs-unattached"]["reason"]


# What other resources say


def test_a_gateway_that_no_route_leads_to(estate: Estate) -> None:
    for uid in ("routed", "unrouted"):
        estate.add(GATEWAY, uid, {"State": "available"}, created=days_ago(100))
    estate.add(GATEWAY, "unread", {"State": "available"}, created=days_ago(100), region="eu-west-1")
    estate.link("rtb", "routes_to", "routed", ROUTES)
    estate.read(ROUTES)
    estate.read(ROUTES, region="eu-west-1", stale=True)
    rows = estate.savings()
    assert told(rows["unrouted", "nat-unrouted"]) == ("fired", "H", Decimal("32.85"))
    assert ("routed", "nat-unrouted") not in rows
    assert rows["unread", "nat-unrouted"]["state"] == "unknown", "the route tables of its region could not be read"


@pytest.mark.parametrize(
    ("groups", "listeners", "state"),
    [
        ([[]], 1, "fired"),
        ([[], [{"Target": {"Id": "i-1"}}]], 1, None),
        ([], 1, None),  # it redirects
        ([], 0, "fired"),
        ([None], 1, "unknown"),  # its targets could not be read
        ([None, []], 1, "unknown"),
        ([None, [{"Target": {"Id": "i-1"}}]], 1, None),
    ],
)
def test_a_load_balancer_with_nothing_behind_it(estate: Estate, groups: list[Any], listeners: int, state: str | None) -> None:
    estate.add(BALANCER, configuration={"Type": "application", "Scheme": "internal"}, created=days_ago(100))
    for number, targets in enumerate(groups):
        unknown = ("Targets",) if targets is None else ()
        estate.add(GROUP, f"group-{number}", {"Targets": targets}, unknown=unknown)
        estate.link(f"group-{number}", "serves_load_balancer", "it", GROUP)
    for number in range(listeners):
        estate.link(f"listener-{number}", "belongs_to", "it", LISTENER)
    estate.read(GROUP, LISTENER)
    found = estate.savings().get(("it", "elb-no-targets"))
    assert (found and found["state"]) == state
    if state == "fired" and found:
        assert told(found) == ("fired", "H", Decimal("16.425")), ".0225 x 730"


def test_a_load_balancer_emptied_lately_is_not_idle_yet(estate: Estate) -> None:
    estate.add(BALANCER, configuration={"Type": "application", "Scheme": "internal"}, created=days_ago(100))
    estate.add(GROUP, "group", {"Targets": []}, valid_from=days_ago(2), first_scan=False)
    estate.link("group", "serves_load_balancer", "it", GROUP)
    estate.link("listener", "belongs_to", "it", LISTENER)
    estate.read(GROUP, LISTENER)
    assert estate.saving("elb-no-targets")["state"] == "not_fired"


def test_an_old_snapshot_whose_volume_is_gone(estate: Estate) -> None:
    for uid, volume, age in (("orphan", "gone", 100), ("kept", "there", 100), ("young", "gone too", 10), ("image", "gone three", 100)):
        told_of = {"VolumeId": volume, "SnapshotId": uid, "VolumeSize": 100}
        estate.add(SNAPSHOT, uid, told_of, created=days_ago(age))
        estate.link(uid, "made_from_volume", volume, SNAPSHOT, known=volume == "there")
    estate.link("ami", "made_from_snapshot", "image", "AWS::EC2::Image")
    estate.link("vol", "made_from_snapshot", "orphan", VOLUME)  # a volume that was made of it does not need it any more
    estate.read(VOLUME, "AWS::EC2::Image")
    rows = estate.savings()
    assert told(rows["orphan", "snapshot-orphan"]) == ("fired", "L", 5)
    assert rows["young", "snapshot-orphan"]["state"] == "not_fired"
    assert not {("kept", "snapshot-orphan"), ("image", "snapshot-orphan")} & rows.keys()


def test_what_is_empty_saves_nothing_and_is_told_all_the_same(estate: Estate) -> None:
    estate.add(BUCKET, "empty", {"Name": "empty"}, created=days_ago(100), observations={"Metrics": {"NumberOfObjects": 0.0}})
    estate.add(BUCKET, "silent", {"Name": "silent"}, created=days_ago(100), observations={"Metrics": {"NumberOfObjects": None}})
    estate.add(BUCKET, "full", {"Name": "full"}, created=days_ago(100), observations={"Metrics": {"NumberOfObjects": 5.0}})
    estate.add(BUCKET, "unseen", {"Name": "unseen"}, created=days_ago(100))
    rows = estate.savings()
    assert told(rows["empty", "s3-empty"]) == told(rows["silent", "s3-empty"]) == ("fired", "M", 0)
    assert ("full", "s3-empty") not in rows
    assert rows["unseen", "s3-empty"]["state"] == "unknown"


def test_logs_kept_for_ever_save_what_is_older_than_the_window(estate: Estate) -> None:
    bytes_stored = {"storedBytes": 1000 * 2**30}
    estate.add(LOGS, "ever", {"logGroupName": "ever"}, created=days_ago(360), observations=bytes_stored)
    estate.add(LOGS, "month", {"logGroupName": "month", "retentionInDays": 30}, created=days_ago(360), observations=bytes_stored)
    rows = estate.savings()
    assert told(rows["ever", "logs-retention"]) == ("fired", "L", Decimal("22.5")), "1000 x .03 x (1 - 90/360)"
    assert ("month", "logs-retention") not in rows


@pytest.mark.parametrize(("size", "saving"), [(500, 10), (2000, 25)])
def test_gp3_is_cheaper_but_for_the_operations_that_gp2_gives(estate: Estate, size: int, saving: int) -> None:
    estate.add(VOLUME, configuration={"VolumeType": "gp2", "Size": size, "State": "in-use"}, created=days_ago(1))
    row = estate.saving("ebs-gp2")
    assert (*told(row), row["target"]) == ("fired", "H", saving, "gp3")


# What was measured


def test_without_metrics_nothing_that_runs_is_judged(estate: Estate) -> None:
    estate.add(INSTANCE, configuration=instance(), created=days_ago(100))
    rows = estate.savings()
    assert {rule: (row["state"], row["reason"]) for (_, rule), row in rows.items()} == dict.fromkeys(
        ("ec2-idle", "ec2-rightsize", "ec2-schedule"), ("unknown", "no CloudWatch metrics collected")
    )
    (total,) = estate.ask("from savings_totals where scope = 'all'")
    assert (total["saving_all"], total["unknown_resources"]) == (0, 1)


@pytest.mark.parametrize(
    ("cpu", "network", "hours", "state"),
    [
        (3.0, 4_000_000, 336, "fired"),
        (5.0, 4_000_000, 336, "not_fired"),
        (3.0, 6_000_000, 336, "not_fired"),
        (3.0, None, 336, "unknown"),
        (9.0, None, 336, "not_fired"),  # one condition that fails is enough
        (3.0, 4_000_000, 29, "unknown"),
    ],
)
def test_an_instance_is_idle_by_all_conditions_over_enough_data(
    estate: Estate, cpu: float, network: float | None, hours: int, state: str
) -> None:
    estate.add(INSTANCE, configuration=instance(), created=days_ago(100))
    estate.measure("CPUUtilization", "maximum", cpu, datapoints=hours)
    if network is not None:
        estate.measure("NetworkBytes", "daily_maximum", network, datapoints=hours)
    assert told(estate.saving("ec2-idle")) == (state, "M", Decimal("280.32") if state == "fired" else None)


def test_what_is_younger_than_the_window_is_not_judged_by_metrics(estate: Estate) -> None:
    estate.add(INSTANCE, configuration=instance(), created=days_ago(10))
    estate.measure("CPUUtilization", "maximum", 0)
    estate.measure("NetworkBytes", "daily_maximum", 0)
    assert estate.saving("ec2-idle")["state"] == "not_fired"


@pytest.mark.parametrize(
    ("cpu", "memory", "target", "saving", "headroom", "confidence"),
    [
        (10.0, 20.0, "m5.large", Decimal("210.24"), Decimal("20.0"), "M"),
        (10.0, 21.0, "m5.xlarge", Decimal("140.16"), Decimal("58.0"), "M"),
        (10.0, None, "m5.xlarge", Decimal("140.16"), Decimal("80.0"), "L"),  # memory is not known: one size down
        (39.0, 20.0, "m5.xlarge", Decimal("140.16"), Decimal("22.0"), "M"),
        (41.0, 20.0, None, None, None, "M"),  # it would fit, but without the room
    ],
)
def test_a_smaller_size_has_room_for_the_most_that_was_used(
    estate: Estate, cpu: float, memory: float | None, target: str | None, saving: Decimal | None, headroom: Decimal | None, confidence: str
) -> None:
    estate.add(INSTANCE, configuration=instance(), created=days_ago(100))
    estate.measure("CPUUtilization", "p99.5", cpu)
    if memory is not None:
        estate.measure("MemoryUtilization", "p99.5", memory)
    row = estate.saving("ec2-rightsize")
    assert (row["target"], row["saving_usd_monthly"], row["headroom_pct"], row["confidence"]) == (target, saving, headroom, confidence)
    assert row["state"] == ("fired" if target else "not_fired")


def test_a_database_in_two_zones_saves_twice(estate: Estate) -> None:
    configuration = {"DBInstanceClass": "db.m5.2xlarge", "Engine": "mysql", "DBInstanceStatus": "available", "MultiAZ": True}
    configuration |= {"StorageType": "gp3", "AllocatedStorage": 100}
    estate.add(DATABASE, configuration=configuration, created=days_ago(100))
    estate.measure("CPUUtilization", "p99.5", 10)
    estate.measure("FreeableMemory", "minimum", 20 * 2**30)  # 12 of 32 GiB are used
    row = estate.saving("rds-rightsize")
    assert (row["target"], row["saving_usd_monthly"]) == ("db.m5.xlarge", 2 * Decimal("0.342") * 730)


def test_nights_and_weekends(estate: Estate) -> None:
    estate.add(INSTANCE, configuration=instance("m5.large"), created=days_ago(100))
    estate.measure("IdleHours", "weekly", 70)
    assert told(estate.saving("ec2-schedule")) == ("fired", "L", Decimal("28.8")), "70 / 7 x 30 x .096"


def test_of_several_savings_of_a_resource_the_largest_is_counted(estate: Estate) -> None:
    estate.add(INSTANCE, configuration=instance(), created=days_ago(100), tags={"Owner": "web"})
    for metric, statistic, value in (
        ("CPUUtilization", "maximum", 1), ("NetworkBytes", "daily_maximum", 1), ("CPUUtilization", "p99.5", 1), ("IdleHours", "weekly", 80),
    ):  # fmt: skip
        estate.measure(metric, statistic, value)
    rows = estate.savings()
    assert {rule for (_, rule), row in rows.items() if row["state"] == "fired"} == {"ec2-idle", "ec2-rightsize", "ec2-schedule"}
    assert [rule for (_, rule), row in rows.items() if row["is_counted"]] == ["ec2-idle"]


# Money


def test_a_saving_is_never_above_the_bill(estate: Estate) -> None:
    estate.add(ADDRESS, "it", FREE, valid_from=days_ago(30))
    estate.bill("1.234567891")
    row = estate.saving("eip-unassociated")
    assert (row["saving_usd_monthly"], row["current_cost_usd"], row["current_cost_basis"]) == (
        Decimal("1.234568"),
        Decimal("1.234568"),
        "billed",
    )


def test_discounts_of_the_account_lower_what_would_be_saved(estate: Estate) -> None:
    for uid in ("billed", "new"):
        estate.add(VOLUME, uid, LOOSE, created=days_ago(100), valid_from=days_ago(50))
    estate.bill("4.076712", "billed")  # half of 8 for 730 hours, by May's 744
    rows = estate.savings()
    assert rows["new", "ebs-unattached"]["current_cost_usd"] == Decimal("4.0")
    assert rows["new", "ebs-unattached"]["saving_usd_monthly"] == pytest.approx(Decimal("1.5"), abs=Decimal("0.001"))


def test_where_the_cost_is_not_known_the_saving_is_not_either(estate: Estate) -> None:
    estate.add(VOLUME, configuration=LOOSE, region="xx-nowhere-1", created=days_ago(100), valid_from=days_ago(50))
    row = estate.saving("ebs-unattached")
    assert (*told(row), row["is_counted"]) == ("fired", "H", None, False)
    assert row["reason"].endswith("what it costs is not known")


def test_a_bill_in_another_currency_is_not_taken_for_dollars(estate: Estate) -> None:
    estate.add(ADDRESS, "it", FREE, valid_from=days_ago(30))
    estate.bill("1", currency="EUR")
    assert estate.saving("eip-unassociated")["current_cost_basis"] == "estimated"


@pytest.mark.parametrize(
    ("covered", "saving", "why"), [("285.696", "0", "0 until that ends"), ("71.424", "210.24", "covers 25 % of it until it ends")]
)
def test_what_a_commitment_covers_saves_nothing_until_it_ends(estate: Estate, covered: str, saving: str, why: str) -> None:
    estate.add(INSTANCE, configuration=instance(), created=days_ago(100))
    estate.measure("CPUUtilization", "maximum", 1)
    estate.measure("NetworkBytes", "daily_maximum", 1)
    estate.bill("285.696")  # list price, for the 744 hours of May
    estate.cover(covered)
    row = estate.saving("ec2-idle")
    assert row["saving_usd_monthly"] == pytest.approx(Decimal(saving), abs=Decimal("0.001"))
    assert why in row["reason"]


def test_a_saving_that_is_none_does_not_fire(estate: Estate) -> None:
    estate.add(VOLUME, configuration=LOOSE | {"VolumeType": "sc1"}, created=days_ago(100), valid_from=days_ago(50))
    row = estate.saving("ebs-unattached")
    assert (row["state"], row["reason"]) == ("not_fired", "unattached for at least 50 days; it would save nothing"), "a snapshot costs more"


def test_totals_are_three_numbers_each_of_which_holds_the_one_before(estate: Estate) -> None:
    estate.add(ADDRESS, "high", FREE, valid_from=days_ago(30), tags={"Owner": "web"})
    estate.add(ADDRESS, "medium", FREE)
    estate.add(LOGS, "low", {"logGroupName": "low"}, created=days_ago(360), observations={"storedBytes": 1000 * 2**30})
    estate.build(savings=True)
    totals = {(row["scope"], row["scope_key"]): row for row in estate.ask("from savings_totals")}
    numbers = [totals["all", "all"][f"saving_{name}"] for name in ("high", "high_medium", "all")]
    assert numbers == [Decimal("3.65"), Decimal("7.30"), Decimal("29.80")]
    assert totals["all", "all"]["opportunities"] == 3
    assert totals["owner", "web"]["saving_all"] == Decimal("3.65")
    assert totals["owner", "unowned"]["saving_all"] == Decimal("26.15")
    assert totals["account", "111111111111"]["saving_all"] == totals["all", "all"]["saving_all"]


# Profiles


def test_a_profile_has_its_own_limits_and_the_default_ones_for_what_it_does_not_say(estate: Estate) -> None:
    estate.add(VOLUME, configuration=LOOSE | {"VolumeType": "gp2"}, created=days_ago(100), valid_from=days_ago(8), first_scan=False)
    found = estate.savings("trusted-advisor")
    assert (*told(found["it", "ebs-unattached"])[:2], found["it", "ebs-unattached"]["profile"]) == ("fired", "H", "trusted-advisor"), (
        "7 days do"
    )
    assert found["it", "ebs-gp2"]["profile"] == "compute-optimizer"
    assert estate.saving("ebs-unattached", profile="compute-optimizer")["confidence"] == "M", "a warning; 32 days are asked for"
    assert estate.saving("ebs-unattached", profile="source-002")["state"] == "not_fired"


def test_rules_profiles_and_formulas_fit_together(estate: Estate) -> None:
    rules = {row["rule"]: row for row in estate.ask("from savings_rules")}
    limits = estate.ask("from savings_profiles")
    assert len(rules) == len(estate.ask("from savings_rules")), "a rule has one row"
    assert {row["rule"] for row in limits if row["profile"] == "compute-optimizer"} == rules.keys(), "the default profile knows every rule"
    assert {row["rule"] for row in limits} <= rules.keys()
    for row in limits:
        assert rules[row["rule"]]["needs_metrics"] == (row["metric"] is not None), row
        assert (row["comparison"] is None) == (row["metric"] is None) == (row["threshold"] is None), row
        assert row["warn_days"] is None or row["warn_days"] < row["window_days"], row
    assert {row["confidence"] for row in rules.values()} == {"H", "M", "L"}
