"""A DuckDB that can neither reach outside nor be reconfigured by what it runs."""

from __future__ import annotations

from pathlib import Path

import duckdb


def open_engine(spill: Path | None = None, memory: str = "", threads: int = 0) -> duckdb.DuckDBPyConnection:
    """Open an in-memory engine.

    Args:
        spill: folder for what does not fit in memory; None keeps everything in memory.
        memory: limit such as `4GB`; empty leaves DuckDB's own.
        threads: number of threads; 0 leaves DuckDB's own.

    Returns:
        A connection with external access off and its configuration locked.
    """
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
    # Left unset, DuckDB would spill into the folder in which the command was typed.
    config["temp_directory"] = "" if spill is None else str(spill)
    if memory:
        config["memory_limit"] = memory
    if threads:
        config["threads"] = threads
    con = duckdb.connect(":memory:", config=config)
    con.execute("SET enable_external_access = false")
    con.execute("SET lock_configuration = true")
    return con
