"""A PostgreSQL of one's own in a temporary folder, reached through a socket in it and by nobody else."""

from __future__ import annotations

import io
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pv
import pyarrow.parquet as pq

from benchmarks.systems.data import needed
from benchmarks.systems.rules import COUNTY, RULINGS

DEBIAN = Path("/usr/lib/postgresql")
TYPES = {pa.string(): "text", pa.date32(): "date", pa.bool_(): "boolean", pa.int64(): "bigint", pa.int32(): "bigint"}
BLOCK = 1 << 20
FUNCTIONS = """
CREATE FUNCTION month_later(day date, n bigint) RETURNS date LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN extract(day FROM day + 1) = 1
        THEN (date_trunc('month', day) + make_interval(months => CAST(n AS int) + 1))::date - 1
        ELSE (day + make_interval(months => CAST(n AS int)))::date END
$$;
CREATE FUNCTION first_minute(moment timestamp, told text) RETURNS timestamp LANGUAGE sql IMMUTABLE AS $$
    SELECT date_trunc(CASE WHEN told IN ('minute', 'hour') THEN told ELSE 'day' END, moment)
$$;
CREATE FUNCTION last_minute(moment timestamp, told text) RETURNS timestamp LANGUAGE sql IMMUTABLE AS $$
    SELECT first_minute(moment, told)
        + make_interval(mins => CASE told WHEN 'minute' THEN 0 WHEN 'hour' THEN 59 ELSE 1439 END)
$$
"""


@dataclass(frozen=True)
class Server:
    """A running server.

    Args:
        address: for psycopg.
        pid: of its first process.
        version: what it says of itself.
        loading: seconds that COPY and ANALYZE took.
    """

    address: str
    pid: int
    version: str
    loading: float


def programs() -> Path | None:
    """Where initdb and postgres are, if they are."""
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).parent
    return next((path for path in sorted(DEBIAN.glob("*/bin"), reverse=True) if (path / "initdb").exists()), None)


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """A server with the tables of a data folder, gone afterwards.

    Args:
        folder: of `data`.
    """
    where = programs()
    if where is None:
        raise FileNotFoundError("initdb")
    home = Path(tempfile.mkdtemp(prefix="jh-pg-"))
    user = unprivileged()
    if user is not None:
        shutil.chown(home, user)
    cluster = home / "data"
    make = [where / "initdb", "-D", cluster, "-A", "trust", "-U", "bench", "-E", "UTF8", "--locale", "C", "-N"]
    subprocess.run(make, user=user, cwd=home, check=True, stdout=subprocess.DEVNULL)
    command = [where / "postgres", "-D", cluster, "-k", home, *_settings()]
    with (home / "log").open("wb") as log:
        running = subprocess.Popen(command, user=user, cwd=home, stdout=log, stderr=log)
    try:
        address = f"host={home} user=bench dbname=postgres"
        yield _load(address, running, folder)
    finally:
        running.terminate()
        running.wait()
        shutil.rmtree(home)


def unprivileged() -> str | None:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


def _settings() -> list[str]:
    """As one would set a machine that does nothing else; what is lost in a crash is loaded again."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 20
    settings = {
        "listen_addresses": "",
        "shared_buffers": f"{memory // 5}MB",
        "effective_cache_size": f"{memory // 2}MB",
        "work_mem": f"{memory // 24}MB",
        "maintenance_work_mem": "512MB",
        "max_wal_size": "8GB",
        "max_parallel_workers_per_gather": str(os.cpu_count() or 1),
        "fsync": "off",
        "dynamic_shared_memory_type": "mmap",
    }
    return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]


def _load(address: str, running: subprocess.Popen[bytes], folder: Path) -> Server:
    import psycopg  # noqa: PLC0415 - only where it is there

    for _ in range(200):
        try:
            con = psycopg.connect(address, autocommit=True)
            break
        except psycopg.OperationalError:
            time.sleep(0.1)
    else:
        raise TimeoutError("PostgreSQL does not answer")
    with con:
        began = time.perf_counter()
        con.execute(FUNCTIONS)
        for source in (RULINGS, COUNTY):
            con.execute(f"CREATE SCHEMA {source}")
            for table, columns in needed(source).items():
                rows = pq.read_table(folder / source / f"{table}.parquet", columns=columns)
                _copy(con, f"{source}.{table}", rows)
        con.execute("VACUUM ANALYZE")
        loading = time.perf_counter() - began
        version = con.info.parameter_status("server_version") or ""
    return Server(address, running.pid, version.split()[0], loading)


def _copy(con: object, table: str, rows: pa.Table) -> None:
    columns = ", ".join(f"{field.name} {TYPES.get(field.type, 'timestamp')}" for field in rows.schema)
    con.execute(f"CREATE TABLE {table} ({columns})")
    with con.cursor().copy(f"COPY {table} FROM STDIN (FORMAT csv)") as copy:
        for batch in rows.to_batches(max_chunksize=BLOCK >> 3):
            text = io.BytesIO()
            pv.write_csv(pa.Table.from_batches([batch]), text, pv.WriteOptions(include_header=False))
            copy.write(text.getvalue())
