"""The dbt project as assets, one for each model, with its tests as checks. What the models compute is the project's own affair; when
a build may be published is `lake/publish.py`'s.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, DagsterDbtTranslatorSettings, DbtCliResource, DbtProject, dbt_assets
from dagster_dbt.errors import DagsterDbtCliRuntimeError

from inventory_assets import dbt_process
from inventory_assets.dbt_manifest import project_fingerprint
from inventory_assets.lake.publish import accept_build, discard_build, prepare_build
from inventory_assets.resources import POOL
from inventory_assets.settings import Settings

#: Settings that the models read: the project's var → where the settings have it.
VARS = {
    "stale_after_hours": "stale_after_hours",
    "ownership_tags": "ownership_tags",
    "allocation_tags": "costs.allocation",
    "shared_costs": "costs.shared",
    "savings_profile": "costs.savings_profile",
    "anomaly_impact_usd": "costs.anomaly_impact_usd",
    "cost_thresholds": "cost_thresholds",
    "control_parameters": "compliance.parameters",
    "exemptions": "compliance.exemptions",
}
#: Of these, what only models read that every build makes anew: the next build may stand on one that was made by others.
_MADE_ANEW = frozenset({"control_parameters", "exemptions"})
RESULTS = "run_results.json"


class Translator(DagsterDbtTranslator):  # type: ignore[misc]
    """Default keys; groups are dbt's, else the schema. Sources of one asset share its key, and their tests are its checks."""

    def __init__(self) -> None:
        super().__init__(DagsterDbtTranslatorSettings(enable_duplicate_source_asset_keys=True, enable_source_tests_as_checks=True))

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        """Seeds have no group of their own."""
        group: str | None = super().get_group_name(dbt_resource_props)
        return group or dbt_resource_props["schema"]


def build_assets(settings: Settings, project: DbtProject) -> dg.AssetsDefinition:
    """Every model of the project: one dbt process builds and tests them aside."""

    @dbt_assets(  # type: ignore[untyped-decorator]
        manifest=project.manifest_path,
        project=project,
        name="dbt_build",
        pool=POOL,
        dagster_dbt_translator=Translator(),
    )
    def models(context: dg.AssetExecutionContext, dbt: DbtCliResource, locked_warehouse: dg.ResourceParam[Path]) -> Iterator[Any]:
        values = dbt_vars(settings)
        dbt_process.wait_for_orphans(locked_warehouse)
        build = prepare_build(locked_warehouse, recipe=recipe(project.project_dir, values))
        context.log.info(f"building {'on the last good build' if build.exists() else 'everything from the raw zone'} in {build}")
        is_passed = False
        try:
            with dbt_environment(locked_warehouse, build):
                target = locked_warehouse / "build" / "dbt"
                (target / RESULTS).unlink(missing_ok=True)
                yield from dbt.cli(["build", "--vars", json.dumps(values)], context=context, target_path=target).stream()
            is_passed = True
        except DagsterDbtCliRuntimeError as error:
            raise dg.Failure(_what_failed(target, error), allow_retries=False) from error
        finally:
            _judge(context, locked_warehouse, is_passed=is_passed)

    assets: dg.AssetsDefinition = models
    return assets


def _what_failed(target: Path, error: DagsterDbtCliRuntimeError) -> str:
    """The models and tests that failed, by dbt's own account of them; its whole error where it did not come so far."""
    if not (target / RESULTS).exists():
        return str(error)
    results = json.loads((target / RESULTS).read_text())["results"]
    failed = [result for result in results if result["status"] in {"error", "fail"}]
    lines = [f"{result['unique_id']}: {' '.join(str(result['message']).split())}" for result in failed]
    return "\n".join(
        [f"{len(failed)} of {len(results)} models and tests failed, so nothing is published:", *lines, f"see {target / 'dbt.log'}"]
    )


def _judge(context: dg.AssetExecutionContext, warehouse: Path, *, is_passed: bool) -> None:
    """Only a whole build that passed may be published: marts must agree with each other."""
    if is_passed and not context.is_subset:
        accept_build(warehouse)
        return
    discard_build(warehouse)
    if is_passed:
        context.log.warning(
            "only some models were built: they were tried and are thrown away, since marts are published together or not at all"
        )


def dbt_vars(settings: Settings) -> dict[str, Any]:
    """The project's vars as settings have them."""
    plain = settings.model_dump(mode="json", include={path.split(".")[0] for path in VARS.values()})
    return {name: reduce(getitem, path.split("."), plain) for name, path in VARS.items()}


def recipe(project: Path, values: Mapping[str, Any]) -> str:
    """Tells builds apart that were made by other models or other vars: the next does not stand on such a one."""
    kept = {name: value for name, value in values.items() if name not in _MADE_ANEW}
    return f"{project_fingerprint(project)} {json.dumps(kept, sort_keys=True)}"


@contextmanager
def dbt_environment(warehouse: Path, build: Path) -> Iterator[None]:
    """What the project reads from the environment, for as long as dbt runs: where the raw zone and the build are."""
    folder = warehouse / "build"
    wanted = {
        "INVENTORY_RAW": str(warehouse / "raw"),
        "INVENTORY_BUILD": str(build),
        "INVENTORY_TEMP": str(folder / "temp"),
        "DBT_TARGET_PATH": str(folder / "dbt"),
        "DBT_LOG_FORMAT_FILE": "text",  # for people; what Dagster reads comes by another way
    } | dbt_process.environment(warehouse)
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
