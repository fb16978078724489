"""What the rows of a delivery contradict in what it says of itself, told once a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from jianheng.dictionary import Dictionary, Field, Table
from jianheng.intake.adding.other_unit import unit_field, unlike_unit
from jianheng.intake.cells.plain import read_key
from jianheng.intake.delivery import Delivery
from jianheng.intake.problem import Place, Problem, Severity, Words
from jianheng.intake.store.coverage import ANY_UNIT
from jianheng.intake.store.row import Row

# Fewer rows, or a shorter period, may well have seen nobody leave.
_MANY_ROWS, _LONG_PERIOD = 10, timedelta(days=180)


@dataclass
class _Count:
    """How many rows contradict, and which came first."""

    rows: int = 0
    first: Row | None = None
    words: str = ""

    def add(self, row: Row, words: str) -> None:
        """Take note of one more row and of what stands in it."""
        self.rows += 1
        if self.first is None:
            self.first, self.words = row, words

    def place(self, column: str) -> Place:
        """Where the first stands."""
        row = self.first
        return Place("") if row is None else Place(row.source, row.sheet, row.row_no, column)


@dataclass
class _Seen:
    """What the rows of one table say."""

    kept_by: Field | None
    rows: int = 0
    ended: int = 0
    own: int = 0
    impossible: _Count = field(default_factory=_Count)
    later: _Count = field(default_factory=_Count)
    earlier: _Count = field(default_factory=_Count)
    others: _Count = field(default_factory=_Count)


@dataclass
class Contradictions:
    """Holds the days and units of rows against the statement of the delivery.

    Args:
        delivery: what the delivery says of itself.
        dictionary: the dictionary.
    """

    delivery: Delivery
    dictionary: Dictionary
    _seen: dict[str, _Seen] = field(default_factory=dict)
    _unit: str = ""
    _tables: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._unit = read_key(self.delivery.unit)
        self._tables = frozenset(self.delivery.tables)

    def watch(self, row: Row, *, recited: bool = False) -> None:
        """Take note of one row; what a document recites may be of any time before it, and of any unit."""
        if row.table not in self._tables or row.table not in self.dictionary.tables:
            return
        table = self.dictionary.tables[row.table]
        seen = self._seen.get(row.table)
        if seen is None:
            # A delivery of every unit speaks for each of them.
            kept_by = None if self._unit == ANY_UNIT else unit_field(table)
            seen = self._seen[row.table] = _Seen(kept_by)
        self._watch_start(table, row, seen, recited=recited)
        if not recited:
            seen.rows += 1
            self._watch_end(table, row, seen)
            self._watch_unit(row, seen)

    def impossible(self, table: str) -> int:
        """How many rows tell of days that had not come when the table was drawn."""
        return self._seen[table].impossible.rows if table in self._seen else 0

    def problems(self, name: str) -> list[Problem]:
        """What the rows of one table contradict, each kind once."""
        if name not in self._seen:
            return []
        table, seen = self.dictionary.tables[name], self._seen[name]
        found = [*self._days(table, seen), self._nobody_left(table, seen), self._other_unit(table, seen)]
        return [problem for problem in found if problem is not None]

    def _watch_start(self, table: Table, row: Row, seen: _Seen, *, recited: bool) -> None:
        start = table.fields.get(table.axis.start)
        days = _days(start, row)
        if start is None or days is None or start.time == "planned":
            return
        if days[0] > self.delivery.export_day:
            seen.impossible.add(row, _told(days))
        elif days[0] > self.delivery.until_on and not recited:
            seen.later.add(row, _told(days))

    def _watch_end(self, table: Table, row: Row, seen: _Seen) -> None:
        # What was still going on in the period belongs to it, however early it began.
        last = table.fields.get(table.axis.end if table.axis.kind == "span" else table.axis.start)
        days = _days(last, row)
        seen.ended += days is not None
        if last is None or days is None or last.time == "planned" or self.delivery.from_on is None:
            return
        if days[1] < self.delivery.from_on:
            seen.earlier.add(row, _told(days))

    def _watch_unit(self, row: Row, seen: _Seen) -> None:
        name = seen.kept_by and row.values.get(seen.kept_by.name)
        if not isinstance(name, str) or not name:
            return
        if name != self._unit and unlike_unit(name, self._unit):
            seen.others.add(row, name)
        else:
            seen.own += 1

    def _days(self, table: Table, seen: _Seen) -> list[Problem]:
        says, label = self.delivery, _label(table, table.axis.start)
        ends = _label(table, table.axis.end) if table.axis.kind == "span" else label
        found = []
        if seen.impossible.rows:
            what = _what(
                table, seen.impossible, f"晚于导出日 {says.export_day}，当时还没有发生", "after the export day"
            )
            mend = Words("核对日期和导出日，改正后重新交付", "check the days and the export day, and deliver again")
            place = seen.impossible.place(label)
            found.append(Problem("after_export", place, what, seen.impossible.words, mend=mend, table=table.name))
        for code, count, column, zh, en in (
            (
                "after_period",
                seen.later,
                label,
                f"晚于所说的止日 {says.until_on}",
                "after the stated end of the period",
            ),
            ("before_period", seen.earlier, ends, f"早于所说的起日 {says.from_on}", "before the stated first day"),
        ):
            if count.rows:
                what, place = _what(table, count, zh, en), count.place(column)
                mend = Words("核对期间写得对不对", "check whether the period is stated rightly")
                notice = Severity.NOTICE
                found.append(Problem(code, place, what, count.words, mend=mend, severity=notice, table=table.name))
        return found

    def _nobody_left(self, table: Table, seen: _Seen) -> Problem | None:
        says = self.delivery
        end = table.fields.get(table.axis.end)
        long = says.from_on is None or says.until_on - says.from_on >= _LONG_PERIOD
        if end is None or end.empty != "open" or seen.ended or seen.rows < _MANY_ROWS or not long:
            return None
        if not says.is_complete_for(table.name):
            return None
        period = f"{says.from_on or '自始'}至 {says.until_on}"
        what = Words(
            f"说是完整的，但“{table.title_zh}”{seen.rows} 行没有一行写有“{end.label_zh}”，而期间是{period}："
            "是否只交了现在还在的（如只有在押人员）",
            f"is stated to be complete, but none of the {seen.rows} rows of {table.name} has an end ({end.name}): "
            "are only those still going on, such as persons now held, in it?",
        )
        mend = Words("已离开、已结束的也要交", "deliver those that ended, too")
        place = Place("delivery.yaml")
        return Problem("nobody_left", place, what, mend=mend, severity=Severity.NOTICE, table=table.name)

    def _other_unit(self, table: Table, seen: _Seen) -> Problem | None:
        kept_by, count = seen.kept_by, seen.others
        if kept_by is None or not count.rows:
            return None
        all_of_them = "" if seen.own else "，没有一行是报送单位自己的"
        what = Words(
            f"“{table.title_zh}”有 {count.rows} 行写的不是报送单位“{self.delivery.unit}”{all_of_them}",
            f"{count.rows} rows of {table.name} name another unit than the one that reports",
        )
        mend = Words(
            "核对报送单位写得对不对、文件有没有拿错", "check the reporting unit, and whether it is the right file"
        )
        place, notice = count.place(kept_by.label_zh), Severity.NOTICE
        return Problem("other_unit", place, what, count.words, mend=mend, severity=notice, table=table.name)


def _what(table: Table, count: _Count, zh: str, en: str) -> Words:
    return Words(
        f"{zh}；“{table.title_zh}”这样的有 {count.rows} 行，这是第一行",
        f"is {en}; {count.rows} rows of {table.name} are, this is the first",
    )


def _label(table: Table, name: str) -> str:
    return table.fields[name].label_zh if name in table.fields else ""


def _days(kept: Field | None, row: Row) -> tuple[date, date] | None:
    """The first and the last day that a field of a row may mean."""
    found = [_day(row.values.get(name)) for name in kept.day_columns()] if kept is not None else []
    days = [day for day in found if day is not None]
    return (min(days), max(days)) if days else None


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def _told(days: tuple[date, date]) -> str:
    first, last = days
    return f"{first}" if first == last else f"{first} 至 {last}"
