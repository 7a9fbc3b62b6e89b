"""Section `comparison`: the collector beside aws-inventory-manager and a bare loop, on one estate in moto's server.

Whole processes are compared, their imports and start-up included. aws-inventory-manager runs in an environment of its own; nothing of it
is imported here.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from typing import Any

import duckdb

from bench.children import run_child
from bench.estates import REGIONS
from bench.figures import RESULTS, Section
from bench.second_estate import ACCOUNT, moto_cloud
from bench.second_estate import REGIONS as IN_USE
from inventory_assets.localcloud.running import CREDENTIALS

OTHER = "aws-inventory-manager==2.6.0"
GOAL, WIDTH = 1 / 7, 16
#: Every type that it lists, by our names; those whose names differ are WAF's, EFS's, ElastiCache's and the composite alarms.
TYPES = tuple(
    f"AWS::{name}"
    for name in (
        "ApiGateway::RestApi", "ApiGatewayV2::Api", "Backup::BackupPlan", "Backup::BackupVault", "CloudFormation::Stack",
        "CloudWatch::Alarm", "CloudWatch::CompositeAlarm", "CodeBuild::Project", "CodePipeline::Pipeline", "DynamoDB::Table",
        "EC2::Instance", "EC2::SecurityGroup", "EC2::Subnet", "EC2::VPC", "EC2::VPCEndpoint", "EC2::Volume", "ECS::Cluster",
        "ECS::Service", "ECS::TaskDefinition", "EFS::FileSystem", "EKS::Cluster", "EKS::FargateProfile", "EKS::Nodegroup",
        "ElastiCache::CacheCluster", "ElasticLoadBalancing::LoadBalancer", "ElasticLoadBalancingV2::LoadBalancer", "Events::EventBus",
        "Events::Rule", "Glue::Connection", "Glue::Crawler", "Glue::Database", "Glue::Job", "Glue::Table", "IAM::Group", "IAM::Policy",
        "IAM::Role", "IAM::User", "KMS::Key", "Lambda::Function", "Lambda::LayerVersion", "Logs::LogGroup", "RDS::DBCluster",
        "RDS::DBInstance", "Route53::HostedZone", "S3::Bucket", "SNS::Topic", "SQS::Queue", "SSM::Document", "SSM::Parameter",
        "SecretsManager::Secret", "StepFunctions::StateMachine", "WAFv2::WebACL",
    )
)  # fmt: skip
Counts = dict[str, int]  # type → resources


@dataclass(frozen=True)
class _Run:
    """Where and what is collected."""

    place: Path
    cloud: Mapping[str, str]  # the environment in which moto is AWS
    regions: tuple[str, ...]
    other: Path

    def collect(self, name: str, record: str | None = None) -> dict[str, Any]:
        place = {"warehouse": str(self.place / name), "account_ids": [ACCOUNT], "regions": ["global", *self.regions]}
        return run_child("bench.collecting", {"do": "scan", **place, "types": list(TYPES), "alone": True, "record": record}, self.cloud)

    def let_other_collect(self, name: str) -> str:
        """One snapshot; it reads a profile named default, whatever the environment says."""
        storage = self.place / name
        storage.mkdir()
        keys = "".join(f"{key.lower()} = {CREDENTIALS[key]}\n" for key in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"))
        (storage / "config").write_text(f"[default]\nregion = {self.regions[0]}\n")
        (storage / "credentials").write_text(f"[default]\n{keys}")
        files = {"AWS_CONFIG_FILE": str(storage / "config"), "AWS_SHARED_CREDENTIALS_FILE": str(storage / "credentials")}
        inherited = {key: text for key, text in os.environ.items() if not key.startswith("AWS_")}
        regions = [word for region in self.regions for word in ("--region", region)]
        command = [self.other, "--storage-path", str(storage), "--quiet", "snapshot", "create", "bench", "--no-set-active", *regions]
        environment = {**inherited, **self.cloud, **files, "HOME": str(storage)}
        ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=900)
        return ended.stdout[-200:]


def measure(repeats: int) -> Section:
    """The account's four regions, and then every region as a nightly inventory has to: each time all three in turn."""
    section = Section("comparison", f"Comparison: one account in moto's server, the types of {OTHER}")
    other = _install()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, moto_cloud() as cloud:
        for name, regions in (("its four regions", IN_USE), ("all 17 regions", REGIONS)):
            _compare(section, name, _Run(Path(folder) / str(len(regions)), cloud, regions, other), repeats)
    return section


def _compare(section: Section, name: str, run: _Run, repeats: int) -> None:
    requests = run.place / "requests.jsonl"
    run.place.mkdir()
    run.collect("recorded", record=str(requests))
    task = {"do": "shared", "requests": str(requests), "account_ids": [ACCOUNT], "role_name": "", "external_id": "", "width": WIDTH}
    runs: dict[str, list[dict[str, Any]]] = {"collector": [], OTHER: [], "bare": []}
    for number in range(repeats):  # in turn, so that what else the machine does befalls all of them
        runs["collector"].append(_metered(run.collect, f"ours-{number}"))
        runs[OTHER].append(_metered(run.let_other_collect, f"theirs-{number}"))
        runs["bare"].append(_metered(run_child, "bench.bare", task, run.cloud))
    _report(section, name, runs, _count_ours(run.place / "ours-0"), _count_theirs(run.place / "theirs-0"))
    section.add(f"{name}: requests of the collector", len(requests.read_text().splitlines()), "requests")


def _metered(act: Callable[..., Any], *arguments: Any) -> dict[str, Any]:
    """CPU of the process that this starts, from its beginning to its end."""
    before, start = getrusage(RUSAGE_CHILDREN), time.perf_counter()
    result = act(*arguments)
    after = getrusage(RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"cpu_seconds": cpu, "wall_seconds": time.perf_counter() - start, "said": result}


def _install() -> Path:
    """The other's program, installed once beside the results."""
    place = (RESULTS / OTHER.replace("==", "-")).absolute()
    if not (place / "bin" / "awsinv").exists():
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
        subprocess.run([place / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", OTHER], check=True)
    return place / "bin" / "awsinv"


def _count_theirs(storage: Path) -> Counts:
    with sqlite3.connect(storage / "inventory.db") as connection:
        return dict(connection.execute("select resource_type, count(distinct arn) from resources group by 1"))


def _count_ours(warehouse: Path) -> Counts:
    """What the raw zone holds: each cell's file once."""
    with duckdb.connect() as connection:
        files = str(warehouse / "raw" / "aws" / "resources" / "**" / "*.parquet")
        query = "select resource_type, count(distinct resource_uid) from read_parquet(?) group by 1"
        return dict(connection.execute(query, [files]).fetchall())


def _report(section: Section, name: str, runs: dict[str, list[dict[str, Any]]], ours: Counts, theirs: Counts) -> None:
    mine, other, bare = (median(run["cpu_seconds"] for run in some) for some in runs.values())
    ratio = median(a["cpu_seconds"] / b["cpu_seconds"] for a, b in zip(runs["collector"], runs[OTHER], strict=True))
    section.add(f"{name}: resources found by the collector", sum(ours.values()), "resources")
    section.add(f"{name}: resources found by {OTHER}", sum(theirs.values()), "resources")
    section.add(f"{name}: the other's resources ÷ the collector's", sum(theirs.values()) / sum(ours.values()), "×", 1.0)
    section.add(f"{name}: CPU of the collecting process", mine, "s")
    section.add(f"{name}: CPU of {OTHER}", other, "s")
    section.add(f"{name}: CPU of a bare loop of the collector's requests", bare, "s")
    section.add(f"{name}: collector ÷ the other", ratio, "×", GOAL)
    section.details[name] = {"runs": runs, "found_by_collector": ours, "found_by_other": theirs}
    if problems := runs["collector"][0]["said"]["problems"]:
        section.notes.append(f"What moto leaves out of its replies is an error to the collector: {'; '.join(problems)[:400]}")
