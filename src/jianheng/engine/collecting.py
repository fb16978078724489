"""Python's search for circular garbage, put off to moments of our own."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNGEST = 0


@contextmanager
def collecting_between() -> Iterator[None]:
    """Keep the search off while plans are built: trees of a million nodes are searched again and again otherwise.

    What is there before is left out of the search until the end. Whoever is inside calls `collect` when a piece
    of work is done: trees hold their parents, so that nothing else frees them.
    """
    was = gc.isenabled()
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if was:
            gc.enable()


def collect() -> None:
    """Free what the last piece of work left; what outlived an earlier search is not searched again."""
    gc.collect(YOUNGEST)
