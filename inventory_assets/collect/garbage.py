"""How often Python's cycle collector looks around while a scan runs. What a scan keeps in memory is not decided here."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: Replies are trees, freed as soon as they are read, and so are evicted clients: by default a tenth of a scan's CPU goes into
#: walking service models and imported modules again and again, with nothing found.
_THRESHOLDS = (20_000, 20, 20)


@contextmanager
def rare_collections() -> Iterator[None]:
    """Let the cycle collector run rarely inside the block; process-wide, and as before afterwards."""
    before = gc.get_threshold()
    gc.set_threshold(*_THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
