"""Every situation that controls are tried on: the modules' lists, put together. Nothing is defined here."""

from __future__ import annotations

from inventory_assets.localcloud.situations import applications, databases, identity, logging, network, storage
from inventory_assets.localcloud.situations.model import Situation, Thing

__all__ = ["SITUATIONS", "Situation", "Thing"]

SITUATIONS: tuple[Situation, ...] = (
    *identity.SITUATIONS,
    *storage.SITUATIONS,
    *databases.SITUATIONS,
    *logging.SITUATIONS,
    *network.SITUATIONS,
    *applications.SITUATIONS,
)
