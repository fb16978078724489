"""The batches of a workspace: finding, reading and removing them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from jianheng.intake.problem import IntakeError, Place, Problem, Words
from jianheng.intake.store.folder import UNFINISHED, remove_unfinished
from jianheng.intake.store.going import deletions_under_way
from jianheng.intake.store.lock import writing
from jianheng.intake.store.manifest import Manifest
from jianheng.intake.store.parquet import hashes_of, read_parquet, read_schema, sha256_of
from jianheng.intake.store.problem_table import problems_of
from jianheng.workspace import Workspace

MANIFEST = "manifest.json"
COVERAGE = "coverage.parquet"
PROBLEMS = "problems.parquet"
MAPPING = "mapping.yaml"
TEXTS = "documents/texts.parquet"


@dataclass(frozen=True)
class Batch:
    """One batch on disk; nothing in it changes.

    Args:
        folder: its folder.
        manifest: what it holds.
    """

    folder: Path
    manifest: Manifest

    @property
    def id(self) -> str:
        """The batch's id."""
        return self.manifest.batch

    def table(self, name: str) -> pa.Table:
        """The rows of one table of the manifest."""
        return read_parquet(self.folder / f"{name}.parquet")

    def columns(self, name: str, columns: Sequence[str]) -> pa.Table:
        """Some columns of one table; a batch of an older dictionary may lack some."""
        path = self.folder / f"{name}.parquet"
        there = set(read_schema(path).names)
        return read_parquet(path, [column for column in columns if column in there])

    def coverage(self) -> pa.Table:
        """What the batch states to be complete."""
        return read_parquet(self.folder / COVERAGE)

    def problems(self) -> tuple[Problem, ...]:
        """What could not be read."""
        return problems_of(read_parquet(self.folder / PROBLEMS))

    def texts(self, columns: Sequence[str] | None = None) -> pa.Table | None:
        """The documents word for word, if the batch holds any; some columns of them alone, if named."""
        path = self.folder / TEXTS
        return read_parquet(path, columns) if path.exists() else None

    def hashes(self) -> dict[str, str]:
        """SHA-256 of every file of the batch, by name."""
        return hashes_of(self.folder)

    def changed_files(self) -> tuple[str, ...]:
        """Names of the tables whose bytes are no longer those of the manifest."""
        return tuple(
            name
            for name, entry in sorted(self.manifest.tables.items())
            if not (path := self.folder / f"{name}.parquet").exists() or sha256_of(path) != entry.sha256
        )


def list_batches(workspace: Workspace) -> tuple[Batch, ...]:
    """All batches of a workspace, in the order of their ids.

    Args:
        workspace: the workspace.

    Returns:
        The batches; what a killed writer left unfinished is none.
    """
    return tuple(read_batch(folder) for folder in _folders(workspace))


def found_batches(workspace: Workspace) -> dict[str, Batch | None]:
    """All batches by id; None for one whose manifest cannot be read, so that it can be deleted all the same."""
    found: dict[str, Batch | None] = {}
    for folder in _folders(workspace):
        try:
            found[folder.name] = read_batch(folder)
        except IntakeError:
            found[folder.name] = None
    return found


def read_batch(folder: Path) -> Batch:
    """Open one batch.

    Args:
        folder: its folder.

    Raises:
        IntakeError: the manifest is missing or broken.
    """
    path = folder / MANIFEST
    try:
        return Batch(folder, Manifest.from_json(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = Words(f"批次的清单不能读取（{error}）", f"the manifest of the batch cannot be read ({error})")
        mend = Words("从备份恢复这个批次，或删除后重新添加", "restore the batch from a backup, or add it again")
        raise IntakeError([Problem("manifest", Place(str(path)), what, mend=mend)]) from error


def delete_batch(workspace: Workspace, batch_id: str) -> None:
    """Remove a batch from the workspace and from the disk.

    Args:
        workspace: the workspace.
        batch_id: the batch's id.

    Raises:
        IntakeError: there is no such batch.
    """
    with writing(workspace.batches):
        known = [folder.name for folder in _folders(workspace)]
        if batch_id not in known:
            shown = "、".join(known) or "（无）"
            what = Words(f"没有这个批次：{batch_id}", f"no such batch: {batch_id}")
            mend = Words(f"现有批次：{shown}", f"batches here: {shown}")
            raise IntakeError([Problem("no_batch", Place(str(workspace.root)), what, mend=mend)])
        # Out of sight first: a kill on the way leaves no half batch to be read.
        folder = workspace.batches / batch_id
        folder.rename(folder.with_name(UNFINISHED + batch_id))
        remove_unfinished(workspace.batches)


def _folders(workspace: Workspace) -> list[Path]:
    going = {batch for _, batches in deletions_under_way(workspace) for batch in batches}
    found = (path for path in workspace.batches.iterdir() if path.is_dir() and path.name[0] != ".")
    return sorted(path for path in found if path.name not in going)
