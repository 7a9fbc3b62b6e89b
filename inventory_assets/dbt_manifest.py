"""Where the dbt project is, and its manifest, which Dagster needs before anything runs. Building models does not belong here."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

from dagster_dbt import DbtProject

from inventory_assets.lake import files
from inventory_assets.lake.locks import hold
from inventory_assets.resources import dbt_program

PROJECT = Path(__file__).resolve().parent.parent / "dbt_project"
_MADE = frozenset({"target", "logs", "dbt_packages", ".user.yml"})
PARSE_SECONDS = 300  # what a second process waits for the first to parse


class ManifestError(RuntimeError):
    """dbt cannot read its project; the message is dbt's own."""


def load_project(folder: Path = PROJECT) -> DbtProject:
    """The project with a manifest that is up to date. Parsing opens no warehouse and calls nobody."""
    project = DbtProject(folder, profiles_dir=folder)
    stamp, wanted = project.manifest_path.with_name("manifest.fingerprint"), project_fingerprint(folder)
    if not _is_current(project.manifest_path, stamp, wanted):
        with hold(stamp.parent, "manifest", wait_seconds=PARSE_SECONDS, thing=f"the manifest of {folder}"):
            if not _is_current(project.manifest_path, stamp, wanted):
                _parse(project)
                files.replace(stamp, lambda aside: _write(aside, wanted))
    return project


def project_fingerprint(folder: Path = PROJECT) -> str:
    """Changes with any file of the project that a person writes."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        relative = path.relative_to(folder)
        if relative.parts[0] not in _MADE and "__pycache__" not in relative.parts:
            digest.update(f"{relative.as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:32]


def _is_current(manifest: Path, stamp: Path, wanted: str) -> bool:
    return manifest.exists() and stamp.exists() and stamp.read_text() == wanted


def _write(path: Path, text: str) -> None:
    path.write_text(text)


def _parse(project: DbtProject) -> None:
    target = project.manifest_path.parent
    environment = os.environ | {
        "DBT_TARGET_PATH": str(target),
        "DBT_LOG_PATH": str(target),
        "DBT_PROFILES_DIR": str(project.profiles_dir),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
    }
    command = [str(dbt_program()), "--quiet", "--no-use-colors", "parse"]
    ended = subprocess.run(command, cwd=project.project_dir, env=environment, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        raise ManifestError(f"dbt cannot read {project.project_dir}:\n{ended.stdout}{ended.stderr}")
