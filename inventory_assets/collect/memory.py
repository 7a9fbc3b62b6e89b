"""How this process keeps its memory while a scan runs. What a scan keeps in memory is decided elsewhere."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pyarrow as pa

#: Replies are trees, freed as soon as they are read, and so are evicted clients: by default a tenth of a scan's CPU goes into
#: walking service models and imported modules again and again, with nothing found.
_COLLECT_RARELY = (20_000, 20, 20)
#: malloc.h: M_ARENA_MAX, and M_MMAP_THRESHOLD, from where on a block is given back to the system when it is freed (replies are).
_ALLOCATOR = {-8: 2, -3: 64 * 1024}


@contextmanager
def frugal_memory() -> Iterator[None]:
    """Inside the block threads share their allocators, and the cycle collector looks around rarely. Concerns the whole process.

    Arrow's own allocator and glibc's keep megabytes for each thread that ever used them, 150 MiB and 80 MiB for 32 threads,
    so that these need not wait for each other: which they do all the same, for the interpreter.
    """
    thresholds, pool = gc.get_threshold(), pa.default_memory_pool()
    _tell_allocator()
    pa.set_memory_pool(pa.system_memory_pool())
    gc.set_threshold(*_COLLECT_RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        pa.set_memory_pool(pool)


def _tell_allocator() -> None:
    """Stays so afterwards: glibc has no way back, and no need of one. Other C libraries have no such options."""
    if sys.platform == "linux":
        set_option = getattr(ctypes.CDLL(None), "mallopt", None)
        if set_option is not None:
            for option, value in _ALLOCATOR.items():
                set_option(option, value)
