"""What DuckDB says when memory or disk runs out, as Python says it."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb


@contextmanager
def plainly() -> Iterator[None]:
    """Raise what any program raises where memory or disk runs out.

    Raises:
        MemoryError: neither the memory nor the folder for what does not fit in it is enough.
        OSError: that folder cannot be written.
    """
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise MemoryError(str(error)) from error
    except duckdb.IOException as error:
        raise OSError(errno.ENOSPC, str(error)) from error
