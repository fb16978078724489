"""The folder for what does not fit in memory: in the workspace, so that it lies on the disk that is meant for it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyarrow as pa

from jianheng.intake.problem import IntakeError
from jianheng.intake.store.lock import writing

SPILL = ".spill-"


@contextmanager
def spill_folder(runs: Path) -> Iterator[Path]:
    """A folder that goes when it is no longer needed; what killed runs left goes before.

    Args:
        runs: the folder of runs.

    Raises:
        IntakeError: another process is writing here, and what lies there may be its own.
    """
    with ExitStack() as held:
        with writing(runs):
            for left in runs.glob(f"{SPILL}*"):
                if not _in_use(left):
                    shutil.rmtree(left)
            folder = Path(tempfile.mkdtemp(prefix=SPILL, dir=runs))
            held.callback(shutil.rmtree, folder, ignore_errors=True)
            # While a run still reads its tables it does not write among the runs, and another may begin.
            held.enter_context(writing(folder))
        yield folder


def _in_use(folder: Path) -> bool:
    try:
        with writing(folder):
            return False
    except IntakeError:
        return True


def on_disk(tables: Mapping[str, pa.Table], folder: Path) -> dict[str, pa.Table]:
    """The same tables read where they lie in a folder, so that the system may take their memory back.

    Args:
        tables: rows by table.
        folder: where they are put.
    """
    return {name: _mapped(table, folder / f"{name}.arrow") for name, table in tables.items()}


class Spill:
    """Holds tables in memory as far as it may; those beyond are read where they lie in a folder.

    Args:
        folder: where they are put.
        held: bytes that may be held.
    """

    def __init__(self, folder: Path, held: int) -> None:
        self.folder, self.held = folder, held

    def keep(self, name: str, table: pa.Table) -> pa.Table:
        """The same table.

        Args:
            name: its name, unlike every other.
            table: it.
        """
        if table.nbytes > self.held:
            return _mapped(table, self.folder / f"{name}.arrow")
        self.held -= table.nbytes
        return table


def _mapped(table: pa.Table, path: Path) -> pa.Table:
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema) as file:
        file.write_table(table)
    with pa.memory_map(str(path)) as source:
        return pa.ipc.open_file(source).read_all()
