"""The embedded default estate, served on loopback to the real client libraries. Product code never imports it."""

from inventory_assets.localcloud.estate.families import truth
from inventory_assets.localcloud.estate.options import PLANTED_SECRET_MARKER, EstateOptions
from inventory_assets.localcloud.faults import Fault
from inventory_assets.localcloud.running import CloudHandle, running_cloud

__all__ = ["PLANTED_SECRET_MARKER", "CloudHandle", "EstateOptions", "Fault", "running_cloud", "truth"]
