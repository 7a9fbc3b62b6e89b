"""Situations for the controls of networks, put together: each module has those of its own matters, the plain ones stand in
`network_plain.py` and `network_edge.py`. Nothing is defined here.
"""

from __future__ import annotations

from inventory_assets.localcloud.situations import network_edge, network_fronts, network_groups, network_paths, network_plain
from inventory_assets.localcloud.situations.model import Situation

SITUATIONS: tuple[Situation, ...] = (
    *network_plain.SITUATIONS,
    *network_edge.SITUATIONS,
    *network_groups.SITUATIONS,
    *network_paths.SITUATIONS,
    *network_fronts.SITUATIONS,
)
