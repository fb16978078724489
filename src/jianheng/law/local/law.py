"""The law as it holds in one office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jianheng.law.check import check_tables
from jianheng.law.instruments import Instrument
from jianheng.law.local.applied import spoken, with_articles, with_rows
from jianheng.law.local.entry import Entry
from jianheng.law.local.reader import EntryReader
from jianheng.law.local_word import LocalWord
from jianheng.law.problem import LawDataError, Problem
from jianheng.law.source import Reader
from jianheng.law.tables.table import LawTable

FILE = "law/local.yaml"


@dataclass(frozen=True)
class LocalLaw:
    """Tables and instruments with what an office confirms and sets.

    Args:
        tables: tables by name.
        instruments: instruments by id.
        words: everything that the office says, what has ended included, in the order of its file.
    """

    tables: dict[str, LawTable]
    instruments: dict[str, Instrument]
    words: tuple[LocalWord, ...] = ()


def local_law(
    path: Path, tables: Mapping[str, LawTable], instruments: Mapping[str, Instrument], as_of: date, today: date
) -> LocalLaw:
    """Apply an office's file to the published law.

    Args:
        path: the file; there need be none.
        tables: tables as published.
        instruments: instruments as published.
        as_of: the day of the check; what ended before it is told, but not applied.
        today: no entry may be of a later day.

    Returns:
        The law as it holds there.

    Raises:
        LawDataError: with every mistake of the file, and every objection to the tables that it leaves.
    """
    if not path.is_file():
        return LocalLaw(dict(tables), dict(instruments))
    reader = Reader(path, FILE)
    entries = EntryReader(reader, tables, instruments, today)
    said = [(entry, spoken(entry, tables, as_of)) for entry in entries.entries()]
    active = [(entry, word) for entry, word in said if not word.expired]
    law = LocalLaw(with_rows(tables, active), with_articles(instruments, active), tuple(word for _, word in said))
    problems = [*reader.problems, *_objections(law, [entry for entry, _ in active], entries.broken)]
    if problems:
        raise LawDataError(problems)
    return law


def _objections(law: LocalLaw, entries: Iterable[Entry], broken: set[str]) -> Iterable[Problem]:
    """What a careful reader objects to in a table as it was left, at the entry that left it so.

    Of a table with a broken entry nothing can be said yet: that entry may be what it lacks.
    """
    lines: dict[str, dict[str, int]] = {}
    for entry in entries:
        if entry.table and entry.table not in broken:
            lines.setdefault(entry.table, {})[entry.row] = entry.line
    for name, rows in lines.items():
        for problem in check_tables({name: law.tables[name]}, law.instruments):
            named = {each.partition(".")[0] for each in problem.where.split(" / ")}
            line = next((at for row, at in rows.items() if row in named), min(rows.values()))
            zh = f"照此表 {name} 不能使用：{problem.zh}"
            mend = "改正 values、from、until，或者把相邻的行一并设定；行的引用和性质本单位不能改，改不了的删去这一项"
            yield Problem(FILE, line, problem.where, problem.value, zh, problem.en, mend)
