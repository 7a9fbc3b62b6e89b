"""Situations for the controls of network. Those of other rooms do not belong here."""

from __future__ import annotations

from inventory_assets.localcloud.situations.model import Situation

SITUATIONS: tuple[Situation, ...] = ()
