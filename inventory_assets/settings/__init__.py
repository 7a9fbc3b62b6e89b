"""Settings: `inventory.yaml` and the environment, typed. This package is the only place that reads either."""

from inventory_assets.settings.compliance import Compliance
from inventory_assets.settings.errors import Problem, SettingsError, nearest
from inventory_assets.settings.load import find_settings_file, load_settings
from inventory_assets.settings.model import (
    AccountSettings,
    CollectionSettings,
    CostThresholds,
    Notifications,
    Profiles,
    Schedules,
    Settings,
)

__all__ = [
    "AccountSettings",
    "CollectionSettings",
    "Compliance",
    "CostThresholds",
    "Notifications",
    "Problem",
    "Profiles",
    "Schedules",
    "Settings",
    "SettingsError",
    "find_settings_file",
    "load_settings",
    "nearest",
]
