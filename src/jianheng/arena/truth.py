"""The truth about a county, as a file of one act a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from jianheng.arena.act import Act
from jianheng.arena.plan import Plan


class TruthError(ValueError):
    """A truth file that cannot be used, with its line."""


@dataclass(frozen=True)
class Truth:
    """What is known about a county.

    Args:
        as_of: the last day of the county.
        plan: of what it is made, and what of it was not handed over.
        acts: the acts whose answers are known.
    """

    as_of: str
    plan: Plan
    acts: tuple[Act, ...]


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
        made = entries[0]["plan"]
        plan = Plan(**made | {"withheld": tuple(made["withheld"])})
        return Truth(entries[0]["as_of"], plan, tuple(Act(**entry) for entry in entries[1:]))
    except (IndexError, KeyError, TypeError) as error:
        raise TruthError(
            f"{path}：不是真值文件（{error}）。改法：用 jianheng arena 重新生成 / no truth file"
        ) from error


def _plain(acts: Iterable[Act]) -> Iterator[dict[str, object]]:
    for act in acts:
        yield asdict(act)
