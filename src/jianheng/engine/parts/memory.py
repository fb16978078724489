"""How much memory a run may take, and in how many parts it must then go."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

import pyarrow as pa

UNITS = {"MB": 1 << 20, "GB": 1 << 30}
# Python with the library, the law and the dictionary, before any table is there.
PROGRAM = 400 << 20
# What the engine holds of one row of the largest table while it examines it, as `benchmarks.parts` measures it.
EACH_ROW = 1500
SHARE = 0.6
# What the engine takes of the rest of a bound; answers that are put together and explanations take the other part.
ENGINE = 0.75


def read_memory(text: str) -> int | None:
    """Bytes of a bound such as `4GB` or `800MB`; None where it is no bound.

    >>> read_memory("2GB"), read_memory("much")
    (2147483648, None)
    """
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(MB|GB)", text.strip().upper())
    return int(float(found[1]) * UNITS[found[2]]) if found else None


def own_bound() -> int:
    """A share of the machine's memory: others work on it too."""
    return int(SHARE * os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")) if hasattr(os, "sysconf") else 4 << 30


def engine_memory(bound: int) -> int:
    """What of a bound the engine may take."""
    return max(int(ENGINE * (bound - PROGRAM)), PROGRAM // 4)


def parts_for(tables: Mapping[str, pa.Table], bound: int) -> int:
    """In how many parts a run goes, so that examining one takes half of what the engine may take; one if all fits.

    Args:
        tables: rows by table.
        bound: the memory that the run may take.
    """
    most = max((table.num_rows for table in tables.values()), default=0)
    return max(1, -(-most * EACH_ROW * 2 // engine_memory(bound)))
