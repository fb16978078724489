"""The truth about a county, as a file of one act a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from jianheng.arena.act import Act


class TruthError(ValueError):
    """A truth file that cannot be used, with its line."""


@dataclass(frozen=True)
class Truth:
    """What is known about a county.

    Args:
        as_of: the last day of the county.
        persons, seed: what it was made of.
        acts: the acts whose answers are known.
        withheld: tables that were not delivered.
        blanked: by table, row and field, the cells that were left empty.
    """

    as_of: str
    persons: int
    seed: int
    acts: tuple[Act, ...]
    withheld: tuple[str, ...] = ()
    blanked: int = 0


def write_truth(path: Path, truth: Truth) -> None:
    """Write a truth file: first what the county is, then its acts.

    Args:
        path: the file.
        truth: the truth.
    """
    head = {key: value for key, value in asdict(truth).items() if key != "acts"}
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for entry in (head, *_plain(truth.acts)):
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")


def read_truth(path: Path) -> Truth:
    """Read a truth file.

    Args:
        path: the file.

    Raises:
        TruthError: the file or a line of it cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise TruthError(f"{path}：不能读取（{error.strerror}）。改法：检查路径 / cannot be read") from error
    entries = []
    for number, line in enumerate(lines, start=1):
        try:
            entries.append(json.loads(line))
        except ValueError as error:
            raise TruthError(
                f"{path} 第 {number} 行：不是 JSON。改法：用 jianheng arena 重新生成 / line {number} is no JSON"
            ) from error
    try:
        head = entries[0] | {"withheld": tuple(entries[0]["withheld"])}
        return Truth(acts=tuple(Act(**entry) for entry in entries[1:]), **head)
    except (IndexError, KeyError, TypeError) as error:
        raise TruthError(
            f"{path}：不是真值文件（{error}）。改法：用 jianheng arena 重新生成 / no truth file"
        ) from error


def _plain(acts: Iterable[Act]) -> Iterator[dict[str, object]]:
    for act in acts:
        yield asdict(act)
