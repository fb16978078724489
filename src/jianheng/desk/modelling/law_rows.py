"""The articles and law tables on which a model rests, by date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from jianheng.clues.manifest import LawValue
from jianheng.clues.node import Both
from jianheng.clues.report.value import Values
from jianheng.clues.words import Words as ClueWords
from jianheng.desk.words import lang, say
from jianheng.dictionary import load_dictionary
from jianheng.engine.reads import law_tables
from jianheng.language.tree import Model
from jianheng.law import Article, Instrument, LawTable, Row, load_tables, resolve
from jianheng.law.citation import place, short_name
from jianheng.law.tables.table import Arg, Cell, Condition, Point
from jianheng.law.tables.written import written
from jianheng.law.term import Term

ON = "on"
FIRST = 10
# What a label explains in brackets is for whoever fills the table in.
BRACKETS = re.compile(r"（[^）]*）| ?\([^)]*\)")


@dataclass(frozen=True)
class Ground:
    """An article on which a model rests.

    Args:
        name: short name of the instrument and the place in it.
        says: what it says, in our own words.
        hard: it commands or forbids.
        read: its text was read in full.
        instrument: full title and number of the instrument.
        since, until: days between which it is in force; empty where there is no end.
    """

    name: str
    says: str
    hard: bool
    read: bool
    instrument: str
    since: date
    until: date | None


@dataclass(frozen=True)
class RowShown:
    """A row of a law table in words.

    Args:
        since, until: days between which it holds; None where it has no end.
        when: its conditions.
        values: what it gives.
        cite: its articles.
        hard: it commands or forbids.
        read: its text was read in full, so that it is used.
        current: it holds today.
    """

    since: date | None
    until: date | None
    when: str
    values: str
    cite: str
    hard: bool
    read: bool
    current: bool


@dataclass(frozen=True)
class TableShown:
    """A law table with its rows, those that hold today first."""

    title: str
    note: str
    rows: tuple[RowShown, ...]

    @property
    def current(self) -> list[RowShown]:
        """The rows that hold today."""
        return [row for row in self.rows if row.current]

    @property
    def first(self) -> list[RowShown]:
        """Those of them that stand open on the page."""
        return self.current[:FIRST]

    @property
    def rest(self) -> list[RowShown]:
        """Those that are folded away."""
        return self.current[FIRST:]

    @property
    def earlier(self) -> list[RowShown]:
        """The others."""
        return [row for row in self.rows if not row.current]


def grounds(model: Model) -> list[Ground]:
    """The articles of a model's basis."""
    return [_ground(ref, *resolve(ref)) for ref in model.basis]


def basis_marks(model: Model) -> tuple[bool, bool]:
    """Whether an article of the basis commands or forbids, and whether the text of each was read in full."""
    articles = [each for ref in model.basis for each in resolve(ref)[1].values()]
    return any(each.hard for each in articles), all(each.confirmed for each in articles)


def tables_of(model: Model, today: date) -> list[TableShown]:
    """The law tables that a model reads."""
    known = load_tables()
    return [_table(known[name], today) for name in sorted(law_tables(model))]


def _ground(ref: str, instrument: Instrument, articles: dict[str, Article]) -> Ground:
    zh = lang() == "zh"
    title = instrument.title_zh if zh else instrument.title_en
    number = f"（{instrument.number}）" if zh and instrument.number else f" ({instrument.number})"
    return Ground(
        name=f"{short_name(ref)} {place(ref, lang())}",
        says=" ".join(each.paraphrase_zh if zh else each.paraphrase_en for each in articles.values()),
        hard=any(each.hard for each in articles.values()),
        read=all(each.confirmed for each in articles.values()),
        instrument=title + (number if instrument.number else ""),
        since=max([instrument.from_on, *(each.since for each in articles.values() if each.since)]),
        until=instrument.until_on,
    )


def _table(table: LawTable, today: date) -> TableShown:
    rows = [_row(table, row, today) for row in table.rows]
    rows.sort(key=lambda row: (not row.current, -(row.since or date.min).toordinal()))
    zh = lang() == "zh"
    return TableShown(table.title_zh if zh else table.title_en, table.note_zh if zh else table.note_en, tuple(rows))


def _row(table: LawTable, row: Row, today: date) -> RowShown:
    days = next((each for each in row.conditions if each.arg == ON and each.kind == "interval"), None)
    since = days.lo if days is not None and isinstance(days.lo, date) else None
    until = days.hi if days is not None and isinstance(days.hi, date) else None
    args = {arg.name: arg for arg in table.args}
    told = [_condition(args[each.arg], each) for each in row.conditions if each.arg != ON]
    return RowShown(
        since=since,
        until=until,
        when=say("，", ", ").join(told) or say("一律", "always"),
        values=say("；", "; ").join(_values(table, row)),
        cite=say("、", ", ").join(f"{short_name(ref)} {place(ref, lang())}" for ref in row.cite),
        hard=row.hard,
        read=row.confirmed,
        current=(since is None or since <= today) and (until is None or today <= until),
    )


def _values(table: LawTable, row: Row) -> list[str]:
    words = Values(ClueWords(lang()))
    if table.clock:
        return [_period(row, words)]
    told = []
    for value in table.values:
        # A flag that is not set says nothing of the rule, nor do no days beside some months.
        if value.name not in row.values or row.values[value.name] is False:
            continue
        if row.values[value.name] == 0 and any(row.values.values()):
            continue
        if row.values[value.name] is True:
            told.append(value.label_zh if lang() == "zh" else value.label_en)
            continue
        text = _plain(row.values[value.name])
        known = LawValue(Both(value.label_zh, value.label_en), value.unit, value.type)
        told.append(f"{words.law_label(known)} {words.law(text, text, known)}")
    return told


def _period(row: Row, words: Values) -> str:
    """The period of a clock, and whether its end moves past holidays."""
    text = _plain(row.values["amount"])
    known = LawValue(Both("", ""), str(row.values["unit"]), "int")
    rolls = say("，末日遇节假日顺延", ", moved past holidays") if row.values.get("roll") else ""
    return f"{words.law(text, text, known)}{rolls}"


def _plain(cell: Cell) -> str | None:
    text = written(cell)
    return None if text == "null" else text


def _condition(arg: Arg, condition: Condition) -> str:
    label = BRACKETS.sub("", arg.label_zh if lang() == "zh" else arg.label_en)
    if condition.kind == "none":
        return say(f"无{label}", f"no {label}")
    if condition.kind == "flag":
        yes = condition.options == ("true",)
        return say(f"{label}：{'是' if yes else '否'}", f"{label}: {'yes' if yes else 'no'}")
    if condition.kind == "in":
        return say("或", " or ").join(_code(arg, option) for option in condition.options)
    return f"{label} {_interval(condition)}"


def _code(arg: Arg, option: str) -> str:
    code = load_dictionary().lists[arg.list].codes.get(option) if arg.list else None
    if code is None:
        return option
    return code.label_zh if lang() == "zh" else code.label_en


def _interval(condition: Condition) -> str:
    lo, hi = condition.lo, condition.hi
    if lo is not None and lo == hi:
        return _point(lo)
    first = last = ""
    if lo is not None:
        low = _point(lo)
        first = say(f"{low}以上", f"from {low}") if condition.lo_closed else say(f"超过{low}", f"over {low}")
    if hi is not None:
        high = _point(hi)
        last = say(f"{high}以下", f"up to {high}") if condition.hi_closed else say(f"不满{high}", f"under {high}")
    return " ".join(filter(None, (first, last)))


def _point(point: Point) -> str:
    return point.zh() if isinstance(point, Term) and lang() == "zh" else str(point)
