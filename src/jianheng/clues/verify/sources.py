"""The data of a run: its batches and the delivered files, hashed again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from jianheng.clues.verify.difference import Difference, unequal
from jianheng.intake.store.parquet import hashes_of, sha256_of

MANIFEST = "manifest.json"
Json = dict[str, Any]


def changed_batches(batches: Sequence[Json], folder: Path) -> Iterator[Difference]:
    """Files of the batches that are not those of the run.

    Args:
        batches: the batches as the run's manifest tells them.
        folder: folder of the workspace's batches.
    """
    for batch in batches:
        name = batch["batch"]
        if not (folder / name).is_dir():
            yield Difference("batch", f"batches/{name}", "批次已不在", "the batch is gone")
            continue
        now = hashes_of(folder / name)
        for file, then, is_now in unequal(batch["hashes"], now):
            place = f"batches/{name}/{file}"
            if file not in now:
                yield Difference("batch", place, "文件已不在", "the file is gone")
            elif file not in batch["hashes"]:
                yield Difference("batch", place, "多出的文件", "a file that was not there")
            else:
                told = _table_words(batch, file)
                yield Difference("batch", place, f"{told[0]}改动过", f"{told[1]} was changed", then[:16], is_now[:16])


def changed_originals(batches: Sequence[Json], folders: Iterable[Path]) -> Iterator[Difference]:
    """Delivered files that are not those that were read.

    Args:
        batches: the batches as the run's manifest tells them.
        folders: where the delivered files are kept.
    """
    kept = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    for batch in batches:
        for file in batch["files"]:
            named = [path for path in kept if path.as_posix().endswith("/" + file["name"])]
            found = {sha256_of(path): path for path in named}
            if file["sha256"] in found:
                continue
            place = f"{file['name']}（{batch['batch']}）"
            if not named:
                zh, en = "找不到原始文件", "the delivered file is not to be found"
                yield Difference("original", place, zh, en, file["sha256"][:16])
            else:
                zh, en = "原始文件改动过", "the delivered file was changed"
                now = next(iter(found))[:16]
                yield Difference("original", str(named[0]), zh, en, file["sha256"][:16], now)


def new_batches(batches: Sequence[Json], folder: Path) -> list[str]:
    """Batches that came after the run; they are no difference and are left out when it is run again."""
    known = {batch["batch"] for batch in batches}
    return sorted(
        path.name for path in folder.iterdir() if path.is_dir() and path.name[0] != "." and path.name not in known
    )


def _table_words(batch: Json, file: str) -> tuple[str, str]:
    if file == MANIFEST:
        return "批次清单", "the manifest of the batch"
    table = file.removesuffix(".parquet")
    known = batch["tables"].get(table)
    return (f"数据表 {table}（{known['kept']} 行）", f"table {table}") if known else ("文件", "the file")
