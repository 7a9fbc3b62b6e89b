"""Controls tell of themselves, and the seeds that name them hold together."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from inventory_assets.catalog.controls import PROJECT, ControlError, controls, read_control, render_controls

SEEDS = PROJECT / "seeds"


def rows(seed: str) -> list[dict[str, str]]:
    with (SEEDS / f"{seed}.csv").open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_the_project_has_what_the_files_say() -> None:
    for relative, text in render_controls().items():
        assert (PROJECT / relative).read_text(encoding="utf-8") == text, f"{relative} is stale: run `make models`"


def test_there_are_enough_controls_and_each_name_begins_with_its_cloud() -> None:
    assert len(controls()) >= 150
    assert {control.provider for control in controls()} == {"aws"}


@pytest.mark.parametrize(
    "text", ["select 1", "{{ config(meta={'title': x}) }}", "{{ config(meta={'title': 'a'}) }}", "{{ config(meta={'colour': 'a'}) }}"]
)
def test_a_file_that_does_not_tell_of_itself_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "aws_thing_good.sql"
    path.write_text(text)
    with pytest.raises(ControlError, match="aws_thing_good"):
        read_control(path)


def test_every_room_is_among_the_findings() -> None:
    placed = (PROJECT / "models" / "intermediate" / "compliance" / "int_findings__placed.sql").read_text(encoding="utf-8")
    assert all(f"'{control.room}'" in placed for control in controls())


def test_requirements_name_controls_and_requirements_that_are_there() -> None:
    known = {(row["framework"], row["version"], row["requirement_id"]) for row in rows("framework_requirements")}
    names = {control.control_id for control in controls()}
    for row in rows("control_requirements"):
        assert row["control_id"] in names, row
        assert (row["framework"], row["version"], row["requirement_id"]) in known, row
        assert row["relation"] in {"full", "partial", "supports"}, row


def test_a_requirement_has_a_control_or_says_why_not() -> None:
    answered = {(row["framework"], row["version"], row["requirement_id"]) for row in rows("control_requirements")}
    for row in rows("framework_requirements"):
        key = (row["framework"], row["version"], row["requirement_id"])
        assert (key in answered) != bool(row["gap"]), row


@pytest.mark.parametrize(("version", "requirements"), [("7.0", 70), ("6.0", 63), ("5.0", 63), ("3.0", 62)])
def test_cis_is_whole(version: str, requirements: int) -> None:
    of_version = [row for row in rows("framework_requirements") if (row["framework"], row["version"]) == ("cis_aws", version)]
    assert len(of_version) == requirements
    assert [row["requirement_id"] for row in of_version if row["gap"]] == [] or version != "7.0"


def test_no_control_answers_two_requirements_of_a_framework_in_full() -> None:
    full = Counter(
        (row["control_id"], row["framework"], row["version"]) for row in rows("control_requirements") if row["relation"] == "full"
    )
    several = {key for key, count in full.items() if count > 1}
    # FSBP splits what one control judges: encryption of file systems (old and new), zones of instances and of clusters …
    assert {key[1] for key in several} <= {"aws_fsbp"}


def test_seeds_have_no_row_twice() -> None:
    for seed, key in (("framework_requirements", ("framework", "version", "requirement_id")),
                      ("control_requirements", ("control_id", "framework", "version", "requirement_id"))):  # fmt: skip
        twice = [names for names, count in Counter(tuple(row[name] for name in key) for row in rows(seed)).items() if count > 1]
        assert not twice, seed


def test_every_event_that_somebody_has_to_be_told_of_is_there() -> None:
    events = Counter(control for control, _ in {(row["control_id"], row["event"]) for row in rows("alarm_events")})
    numbers = {"iam_policies_changed": 16, "trails_changed": 5, "bucket_policies_changed": 9, "config_changed": 4,
               "security_groups_changed": 6,
               "network_acls_changed": 6, "gateways_changed": 6, "routes_changed": 7,
               "networks_changed": 11, "organization_changed": 21}  # fmt: skip
    for name, number in numbers.items():
        assert events[f"aws_alarm_{name}"] == number
