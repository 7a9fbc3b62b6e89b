"""Finds the settings, reads them and the environment, and says what is wrong with them. Nothing else in the project reads either."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import SecretStr, ValidationError

from inventory_assets.settings.document import Document, read_document
from inventory_assets.settings.errors import Problem, SettingsError
from inventory_assets.settings.explain import explain
from inventory_assets.settings.model import Settings
from inventory_assets.settings.source_keys import leave_out

FILE_NAME = "inventory.yaml"
NOT_READ = ("inventory.yml", "inventory.json", "config/accounts.json")
SHORTEST_REDACTION_KEY = 16


def find_settings_file(path: Path | None = None, environment: Mapping[str, str] | None = None) -> Path | None:
    """The file to read: the one named, else INVENTORY_CONFIG, else ./inventory.yaml where there is one."""
    environment = os.environ if environment is None else environment
    named = path or (Path(environment["INVENTORY_CONFIG"]) if environment.get("INVENTORY_CONFIG") else None)
    if named:
        return named.expanduser()
    return Path(FILE_NAME) if Path(FILE_NAME).exists() else None


def load_settings(path: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings; without a file they are the defaults: the caller's own account, all regions and types.

    Raises SettingsError, which names every wrong key with its line. `warehouse` and folders of billing exports are relative to
    the file's folder.
    """
    environment = os.environ if environment is None else environment
    file = find_settings_file(path, environment)
    document = read_document(file) if file else Document(Path(FILE_NAME))
    leave_out(document)
    data = dict(document.data)
    folder = file.absolute().parent if file else Path.cwd()
    if isinstance(data.get("warehouse"), str):
        data["warehouse"] = folder / Path(data["warehouse"]).expanduser()
    data.setdefault("warehouse", folder / "warehouse")
    _place_exports(data, folder)
    if environment.get("INVENTORY_WAREHOUSE"):
        data["warehouse"] = Path(environment["INVENTORY_WAREHOUSE"])
    try:
        settings = Settings.model_validate(data)
    except ValidationError as error:
        raise SettingsError(explain(error, document), file) from error
    settings._file = file.absolute() if file else None
    settings._warnings = (*document.warnings, *_overlooked(file))
    settings._redaction_key = _redaction_key(environment)
    if environment.get("INVENTORY_GCP_API_KEY"):
        settings._gcp_api_key = SecretStr(environment["INVENTORY_GCP_API_KEY"])
    return settings


def _place_exports(data: dict[str, Any], folder: Path) -> None:
    """Folders of billing exports are relative to the file, as the warehouse is, whatever folder a schedule runs in."""
    costs = data.get("costs")
    exports = costs.get("exports") if isinstance(costs, dict) else None
    for export in exports.values() if isinstance(exports, dict) else ():
        location = export.get("location") if isinstance(export, dict) else None
        if isinstance(location, str) and location and "://" not in location:
            export["location"] = str(folder / Path(location).expanduser())


def _redaction_key(environment: Mapping[str, str]) -> SecretStr | None:
    key = environment.get("INVENTORY_REDACTION_KEY")
    if key is not None and len(key) < SHORTEST_REDACTION_KEY:
        says = (
            f"INVENTORY_REDACTION_KEY in the environment is shorter than {SHORTEST_REDACTION_KEY} characters, so secrets could be guessed"
        )
        raise SettingsError([Problem((), f"{says}; take a longer one or leave it out")])
    return SecretStr(key) if key else None


def _overlooked(file: Path | None) -> list[str]:
    """Files that look like settings and were not read, where no file was."""
    if file is not None:
        return []
    return [f"{name} is not read by itself: name it by --config {name}, or call it {FILE_NAME}" for name in NOT_READ if Path(name).exists()]
