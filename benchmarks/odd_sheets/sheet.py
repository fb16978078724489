"""Descriptions of odd sheets: what the file holds, and what each column really is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

SHEETS = Path(__file__).parent / "sheets"
ASK, NONE, REMARK = "ask", "none", "remark"
Cell = object
Rows = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class OddSheet:
    """One sheet of a file.

    Args:
        name: its name; empty in a text file.
        rows: its cells as a clerk would have written them.
        merged: merged cells, such as `A1:C1`.
    """

    name: str
    rows: Rows
    merged: tuple[str, ...]


@dataclass(frozen=True)
class OddTruth:
    """What one column really is.

    Args:
        heading: the heading, its levels joined by `/`.
        nth: which of several columns of the file with this heading, from 1.
        may_be: every answer that is right: `table.field`, `ask` (nobody could know), `none`, or `remark`, of any table.
        joined: one cell holds several fields.
    """

    heading: str
    nth: int
    may_be: tuple[str, ...]
    joined: bool


@dataclass(frozen=True)
class OddFile:
    """One file with its truth.

    Args:
        file: name of the file; its ending says what is written.
        encoding: of a text file.
        sheets: its sheets.
        truth: its columns.
    """

    file: str
    encoding: str
    sheets: tuple[OddSheet, ...]
    truth: tuple[OddTruth, ...]


def odd_files(folder: Path = SHEETS) -> Iterator[OddFile]:
    """Read every description of a folder, in the order of their names."""
    for path in sorted(folder.glob("*.yaml")):
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        sheets = tuple(
            OddSheet(str(each.get("name", "")), tuple(map(tuple, each["rows"])), tuple(each.get("merged", ())))
            for each in told["sheets"]
        )
        yield OddFile(told["file"], told.get("encoding", "utf-8"), sheets, tuple(_truth(told["truth"])))


def _truth(told: list[dict[str, object]]) -> Iterator[OddTruth]:
    met: dict[str, int] = {}
    for sheet in told:
        columns = sheet["columns"]
        assert isinstance(columns, list)
        for heading, answer in columns:
            met[heading] = met.get(heading, 0) + 1
            joined = "+" in answer
            may_be = tuple(part.strip() for part in answer.replace("+", "|").split("|"))
            yield OddTruth(str(heading), met[heading], may_be, joined)
