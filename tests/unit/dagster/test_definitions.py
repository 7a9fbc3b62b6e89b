"""The code location as it is loaded: what people find in the UI under which name."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import dagster as dg
import pytest
from dagster_stand_ins import write_project

from inventory_assets.dbt_manifest import PROJECT, ManifestError, load_project, project_fingerprint
from inventory_assets.definitions import build_defs
from inventory_assets.lake.marts import MART_SCHEMAS
from inventory_assets.settings import Settings

ROOT = Path(__file__).resolve().parents[3]
GOLDEN = ROOT / "tests" / "golden" / "definitions.json"


@pytest.fixture(scope="module")
def definitions(tmp_path_factory: pytest.TempPathFactory) -> dg.Definitions:
    return build_defs(Settings(warehouse=tmp_path_factory.mktemp("warehouse")))


@pytest.fixture(scope="module")
def graph(definitions: dg.Definitions) -> dg.AssetGraph:
    return definitions.resolve_asset_graph()


def public(graph: dg.AssetGraph) -> list[str]:
    """Assets that people rely on: what is collected, the marts, the published file, reports. Staging and intermediate are dbt's own."""
    wanted = {*MART_SCHEMAS, "raw_aws", "raw_costs", "published", "reports"}
    return sorted(key.to_user_string() for key in graph.get_all_asset_keys() if key.path[0] in wanted)


def test_names_are_the_ones_people_know(definitions: dg.Definitions, graph: dg.AssetGraph) -> None:
    repository = definitions.get_repository_def()
    found = {
        "assets": public(graph),
        "jobs": sorted(name for name in repository.job_names if not name.startswith("__")),
        "schedules": sorted(one.name for one in repository.schedule_defs),
        "sensors": sorted(one.name for one in repository.sensor_defs),
    }
    assert found == json.loads(GOLDEN.read_text()), f"if this is meant, {GOLDEN.name} becomes:\n{json.dumps(found, indent=2)}"


def test_every_asset_is_described_grouped_and_has_a_freshness_policy(graph: dg.AssetGraph) -> None:
    for key in public(graph):
        node = graph.get(dg.AssetKey.from_user_string(key))
        assert node.description, key
        assert node.group_name != "default", key
        assert (node.freshness_policy is None) == (key == "raw_costs/prices"), "prices are read when somebody asks for them"


def test_the_chain_runs_from_the_raw_zone_to_the_published_file(graph: dg.AssetGraph) -> None:
    published = graph.get(dg.AssetKey(["published", "warehouse"]))
    marts = {key for key in graph.get_all_asset_keys() if key.path[0] in MART_SCHEMAS}
    assert published.parent_keys == marts
    seen, waiting = set(), [published.key]
    while waiting:
        key = waiting.pop()
        seen.add(key)
        waiting += graph.get(key).parent_keys - seen
    raw = {("raw_aws", "resources"), ("raw_aws", "accounts"), ("raw_costs", "charges"), ("raw_costs", "explored"), ("raw_costs", "prices")}
    assert {dg.AssetKey(list(path)) for path in raw} <= seen


def test_what_is_collected_is_partitioned(graph: dg.AssetGraph) -> None:
    partitioned = {key.to_user_string() for key in graph.get_all_asset_keys() if graph.get(key).partitions_def is not None}
    assert partitioned == {"raw_aws/resources", "raw_costs/charges"}
    for name in partitioned:
        policy = graph.get(dg.AssetKey.from_user_string(name)).backfill_policy
        assert policy is not None
        assert policy.policy_type.value == "SINGLE_RUN"


def test_nothing_is_launched_by_conditions(graph: dg.AssetGraph) -> None:
    assert not [key for key in graph.get_all_asset_keys() if graph.get(key).automation_condition is not None]


def test_tests_of_the_project_are_checks(graph: dg.AssetGraph) -> None:
    names = {(key.asset_key.to_user_string(), key.name) for key in graph.asset_check_keys}
    assert ("published/warehouse", "scopes_are_fresh") in names
    assert any(asset.startswith("inventory/") for asset, _ in names)


def test_the_module_is_loaded_as_the_workspace_names_it(tmp_path: Path) -> None:
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "INVENTORY_WAREHOUSE": str(tmp_path / "warehouse")}
    command = [sys.executable, "-m", "dagster", "definitions", "validate", "-w", str(ROOT / "workspace.yaml")]
    ended = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "Validation successful for code location inventory" in ended.stdout + ended.stderr


def test_the_manifest_is_made_once_and_anew_when_a_model_changes(tmp_path: Path, tiny_project: Path) -> None:
    project = load_project(tiny_project)
    made = project.manifest_path.stat().st_mtime_ns
    assert load_project(tiny_project).manifest_path.stat().st_mtime_ns == made
    before = project_fingerprint(tiny_project)
    (tiny_project / "models/note.sql").write_text("select 1 as one")
    try:
        assert project_fingerprint(tiny_project) != before
    finally:
        (tiny_project / "models/note.sql").unlink()
    assert project_fingerprint(tiny_project) == before


def test_a_project_that_dbt_cannot_read_says_why(tmp_path: Path) -> None:
    folder = write_project(tmp_path / "broken")
    (folder / "models/broken.sql").write_text("select {{ ref('nowhere') }}")
    with pytest.raises(ManifestError, match="nowhere"):
        load_project(folder)


def test_the_real_project_has_its_place() -> None:
    assert (PROJECT / "dbt_project.yml").exists()
