"""What a backup says of itself: every file with its hash, the database's tables, the keys, who made it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

FORMAT, VERSION = "jianheng-backup", 1
MEMBER = "manifest.json"
DATA = "workspace/"  # before the path of every file in the archive
_HASH = re.compile(r"[0-9a-f]{64}\Z")
# A backslash or a colon leads out of a folder on Windows.
_UNWANTED = re.compile(r"[\x00-\x1f\\:]")


@dataclass(frozen=True)
class Kept:
    """A file in a backup.

    Args:
        path: where it lies in the workspace, with `/`.
        size: its bytes.
        sha256: hash of its bytes.
        private: only its owner may read it.
    """

    path: str
    size: int
    sha256: str
    private: bool = False


@dataclass(frozen=True)
class Database:
    """The workbench's database in a backup.

    Args:
        kind: `sqlite`, `postgresql`, or `none` where the workbench was never started.
        path: where the copy lies in the workspace; a dump of PostgreSQL is taken away after it was loaded.
        server: version of the database's software.
        tables: rows by table.
        migrations: applied changes of the tables, as `app.name`.
        log_lines: lines of the audit log.
        log_head: hash of its last line.
    """

    kind: str
    path: str = ""
    server: str = ""
    tables: Mapping[str, int] | None = None
    migrations: tuple[str, ...] = ()
    log_lines: int = 0
    log_head: str = ""


NO_DATABASE = Database("none")


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself.

    Args:
        software: version of the software that wrote it.
        workspace_version: version of the workspace's layout.
        procuratorate: whose data it holds.
        made_at: when, ISO 8601 with zone.
        keys: `locked` with a passphrase, `left out`, or `none` where there were none.
        database: the workbench's database.
        files: every file.
        folders: empty folders.
        format: of what this is a manifest.
        version: of this format.
    """

    software: str
    workspace_version: int
    procuratorate: str
    made_at: str
    keys: str
    database: Database
    files: tuple[Kept, ...]
    folders: tuple[str, ...] = ()
    format: str = FORMAT
    version: int = VERSION

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)

    def text(self) -> str:
        """As it is written."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


class UnfitError(ValueError):
    """A text that is no manifest."""


def read_manifest(text: str) -> Manifest:
    """Read a manifest of this format.

    Args:
        text: as it was written.

    Raises:
        UnfitError: something is missing, or a path leads out of the workspace.
    """
    try:
        told: dict[str, Any] = json.loads(text)
        base = told.pop("database")
        database = Database(**{**base, "migrations": tuple(base["migrations"])})
        files = tuple(Kept(**file) for file in told.pop("files"))
        folders = tuple(told.pop("folders"))
        manifest = Manifest(**told, database=database, files=files, folders=folders)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnfitError(str(error)) from error
    paths = [file.path for file in files]
    for path in (*paths, *folders, *([database.path] if database.path else [])):
        if not is_inside(path):
            raise UnfitError(f"path {path!r}")
    if len(set(paths)) != len(paths):
        raise UnfitError("the same path twice")
    for file in files:
        if type(file.size) is not int or file.size < 0 or not _HASH.match(str(file.sha256)):
            raise UnfitError(f"file {file.path!r}")
    if database.path and database.path not in paths:
        raise UnfitError("no copy of the database")
    return manifest


def is_inside(path: object) -> bool:
    """Whether a path stays in the folder that it is relative to, on every system.

    >>> is_inside("batches/b1/协议.parquet"), is_inside("../x"), is_inside("/x"), is_inside("C:/x"), is_inside("a//b")
    (True, False, False, False, False)
    """
    if not isinstance(path, str):
        return False
    parts = path.split("/")
    return not any(part in ("", ".", "..") or _UNWANTED.search(part) for part in parts)
