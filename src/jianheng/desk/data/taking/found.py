"""What was recognised in the files of an intake, kept in a file beside them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from jianheng.intake.cells import cell_text
from jianheng.intake.files.contents import CellValue
from jianheng.workspace import write_whole

NEW, KNOWN, REFUSED = "new", "known", "refused"
TEMPLATE, CONFIRMED, ASK = "template", "confirmed", "ask"


@dataclass(frozen=True)
class SeenFile:
    """One file.

    Args:
        name: its name below the intake's folder.
        state: `new`, `known` (the workspace holds it already) or `refused` (nothing of it can be read).
        zh, en: what is to be said of it.
        batch: the batch that holds it already.
        documents: documents and records that it holds beside tables.
    """

    name: str
    state: str
    zh: str = ""
    en: str = ""
    batch: str = ""
    documents: int = 0


@dataclass(frozen=True)
class SeenColumn:
    """One column of a table.

    Args:
        heading: its heading.
        nth: which of several with this heading.
        index: 0-based column of the sheet.
        state: `sure`, `ask` or `none`.
        ask_zh, ask_en: what a person is asked.
        candidates: field, confidence, and why in both languages, likeliest first.
        values: values of the column, to show how they are read.
        filled: how many cells are filled.
        labels: what the source says its codes mean.
        rule: what was confirmed for it before; none where nothing was.
    """

    heading: str
    nth: int
    index: int
    state: str
    ask_zh: str = ""
    ask_en: str = ""
    candidates: tuple[tuple[str, float, str, str], ...] = ()
    values: tuple[CellValue, ...] = ()
    filled: int = 0
    labels: dict[str, str] = field(default_factory=dict)
    rule: dict[str, Any] | None = None

    @property
    def best(self) -> str:
        """The likeliest field; empty where there is none."""
        return self.candidates[0][0] if self.candidates else ""


@dataclass(frozen=True)
class SeenLine:
    """One row of the sheet as the source wrote it, and what it was taken for: `row`, `heading`, `title`, `total` …"""

    row: int
    code: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class SeenTable:
    """One kind of table.

    Args:
        file, sheet: where it was met first.
        kind: `template` (read by its own headings), `confirmed` (before) or `ask`.
        tables: the canonical tables that it fills, the main one first.
        rivals: tables that suit nearly as well.
        doubtful: a person must say which table it is.
        columns: its columns.
        rows: records in it.
        again: how many more tables have the same headings.
        lines: some rows as the source wrote them.
        passed: how many rows are no records, by what they are.
        confirmed: who confirmed it and when, if somebody did.
        new, gone: headings that came or went since.
        fixed: words that were once fixed for every row, by field.
        titles: the lines above it.
    """

    file: str
    sheet: str
    kind: str
    tables: tuple[str, ...]
    rivals: tuple[str, ...] = ()
    doubtful: bool = False
    columns: tuple[SeenColumn, ...] = ()
    rows: int = 0
    again: int = 0
    lines: tuple[SeenLine, ...] = ()
    passed: dict[str, int] = field(default_factory=dict)
    confirmed: str = ""
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    fixed: dict[str, str] = field(default_factory=dict)
    titles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """All that was recognised.

    Args:
        source: name under which the mapping is kept.
        files: the files.
        tables: the tables, those with questions first.
        statement: what the files say of the delivery, as a form writes it.
        statement_from: where that stood.
        told: problems of that statement, in both languages.
    """

    source: str
    files: tuple[SeenFile, ...]
    tables: tuple[SeenTable, ...]
    statement: dict[str, Any] = field(default_factory=dict)
    statement_from: str = ""
    told: tuple[tuple[str, str], ...] = ()

    def write(self, path: Path) -> None:
        """Keep it, whole or not at all."""
        write_whole(path, json.dumps(asdict(self), ensure_ascii=False, default=_plain))

    @classmethod
    def read(cls, path: Path) -> Found:
        """Read it back.

        Raises:
            OSError: it is not there.
        """
        data = json.loads(path.read_text(encoding="utf-8"))
        data["files"] = tuple(SeenFile(**each) for each in data["files"])
        data["tables"] = tuple(_table(each) for each in data["tables"])
        data["told"] = tuple((zh, en) for zh, en in data["told"])
        return cls(**data)


def _table(data: dict[str, Any]) -> SeenTable:
    columns = tuple(_column(each) for each in data["columns"])
    lines = tuple(SeenLine(each["row"], each["code"], tuple(each["cells"])) for each in data["lines"])
    lists = {name: tuple(data[name]) for name in ("tables", "rivals", "new", "gone", "titles")}
    return SeenTable(**{**data, **lists, "columns": columns, "lines": lines})


def _column(data: dict[str, Any]) -> SeenColumn:
    candidates = tuple((to, confidence, zh, en) for to, confidence, zh, en in data["candidates"])
    return SeenColumn(**{**data, "candidates": candidates, "values": tuple(_value(v) for v in data["values"])})


_KINDS: dict[str, Any] = {"datetime": datetime, "date": date, "time": time}


def _plain(value: object) -> object:
    """A day or time keeps its kind: a text that looks like one is read otherwise."""
    for name, kind in _KINDS.items():
        if isinstance(value, kind):
            return {"is": name, "iso": value.isoformat()}
    return cell_text(value)


def _value(value: Any) -> CellValue:
    if isinstance(value, dict):
        read: CellValue = _KINDS[value["is"]].fromisoformat(value["iso"])
        return read
    plain: CellValue = value
    return plain
