"""A ledger by year: days without a year under a line, or under a heading, that says the year."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from jianheng.dictionary import Field
from jianheng.intake.cells import CellCleaner, Reading, UnreadableError, cell_text
from jianheng.intake.cells.day_forms import plain_day
from jianheng.intake.cleaning import read_digits, read_numeral
from jianheng.intake.files.contents import CellValue, Sheet
from jianheng.intake.layout import Block, Way, block_rows

_CHINESE = "〇○零一二三四五六七八九"
_YEAR = rf"(?P<year>(?:19|20)\d\d|[一二][{_CHINESE}]{{3}})"
_YEAR_LINE = re.compile(rf"(?:[一二三四五六七八九十]+、)?{_YEAR}年度?(?:[(（]?共?\d+[人笔件次条][)）]?)?[:：]?")
_LIKE_A_YEAR = re.compile(rf"{_YEAR}年?度?")
_IN_WORDS = re.compile(r"(\d{1,2}|[一二三四五六七八九十]{1,3})月(\d{1,2}|[一二三四五六七八九十廿]{1,3})[日号]")
_WITH_POINT = re.compile(r"(\d{1,2})\.(\d{1,2})", re.ASCII)
_FEW = 2
_TENS = frozenset("123")


@dataclass(frozen=True)
class GroupYears:
    """The years that lines between the records say.

    Args:
        lines: 0-based row from which on a year holds, and the year; None where it is no longer known.
        column: 0-based column whose days lie in these years.
        exact: a number keeps the zero at its end, so that 3.1 is no 3.10.
    """

    lines: tuple[tuple[int, int | None], ...] = ()
    column: int = -1
    exact: bool = True

    def year_of(self, row: int, column: int) -> int | None:
        """The year in which a cell's day lies; None where no line says it."""
        if not self.lines or column != self.column:
            return None
        above = [year for line, year in self.lines if line < row]
        return above[-1] if above else None

    def with_year(
        self, field: Field, value: object, reading: Reading, cell: tuple[int, int], cleaner: CellCleaner
    ) -> object:
        """The value of a cell, with the year of its group where it says none and cannot be read without.

        Args:
            field: the field that it fills.
            value: what the reader gave.
            reading: how the column writes its values.
            cell: 0-based row and column.
            cleaner: reads cells.
        """
        year = self.year_of(*cell)
        if year is None or not _happens(field) or not _is_bare(value):
            return value
        try:
            cleaner.clean(field, value, reading)
        except UnreadableError:
            # In a column of times 9.30 is half past nine.
            pointed = field.type == "date"
            return _in_year(value, year, exact=self.exact) if pointed or not _is_pointed(value) else value
        return value


def group_years(sheet: Sheet, block: Block, columns: Collection[int]) -> GroupYears:
    """Find the years that lines between the records say.

    Args:
        sheet: the sheet.
        block: one of its tables.
        columns: 0-based columns that hold days on which something happened.

    Returns:
        Nothing where no line is plainly a year, or where days of several columns have none: what a line says of the
        ruling's year need not hold for the day of the application.
    """
    places = [(at, heading) for at, heading in enumerate(block.headings) if heading.index in columns]
    above = {heading.index: heading.year for _, heading in places if heading.year is not None}
    said = above or any(_YEAR_LINE.fullmatch(text) for _, text in block.groups)
    if block.way is not Way.DOWN or block.lines > 1 or not said:
        return GroupYears()
    lines, bare = [*_lines(block)], set[int]()
    days: list[tuple[int, object]] = []
    for row, values in block_rows(sheet, block):
        bare.update(heading.index for at, heading in places if _is_bare(values[at]))
        days += [(row, values[at]) for at, heading in places if heading.index in above]
        if _may_be_year_line(values):
            lines.append((row, None))
    if len(bare) != 1 or (above and not bare <= above.keys()):
        return GroupYears()
    [column] = bare
    if above and _in_order(days, [row for row, _ in lines]):
        lines.append((block.first - 1, above[column]))
    return GroupYears(tuple(sorted(lines, key=lambda line: line[0])), column, not sheet.separated)


def may_be_in_group_year(field: Field) -> bool:
    """Whether a field holds a day that a ledger by year may write without its year."""
    return field.type in ("date", "moment") and _happens(field)


def _happens(field: Field) -> bool:
    return field.time == "occurred" and "birth" not in field.name


def _lines(block: Block) -> Iterator[tuple[int, int | None]]:
    """The years of the lines; another line ends a year, unless a first such line right below shows that it parts it."""
    year: int | None = None
    within, before = False, -1
    for row, text in block.groups:
        if found := _YEAR_LINE.fullmatch(text):
            year, within = int(read_digits(found["year"])), False
        elif year is not None and not within:
            within = row == before + 1
            year = year if within else None
        before = row
        yield row, year


def _in_order(days: Sequence[tuple[int, object]], lines: Collection[int]) -> bool:
    """Whether the days under a heading with a year go one way down to the first line: else a new year may begin."""
    until = min(lines, default=None)
    found = [_IN_WORDS.fullmatch(plain_day(cell_text(value))) for row, value in days if until is None or row < until]
    told = [(read_numeral(day[1]), read_numeral(day[2])) for day in found if day is not None]
    known = [(month, day) for month, day in told if month is not None and day is not None]
    return len(known) == len(told) and known in (sorted(known), sorted(known, reverse=True))


def _may_be_year_line(values: Sequence[CellValue]) -> bool:
    """Whether what was taken for a record is a line with another year after all."""
    texts = [text for value in values if (text := cell_text(value))]
    return len(texts) <= _FEW and any(_LIKE_A_YEAR.fullmatch(text) for text in texts)


def _is_bare(value: object) -> bool:
    if value is None or isinstance(value, (date, bool)):
        return False
    text = plain_day(cell_text(value))
    return bool(_IN_WORDS.fullmatch(text) or _WITH_POINT.fullmatch(text))


def _is_pointed(value: object) -> bool:
    return _WITH_POINT.fullmatch(plain_day(cell_text(value))) is not None


def _in_year(value: object, year: int, *, exact: bool) -> object:
    """The day with its year, in words; the value itself where a zero may have been lost behind the point."""
    text = plain_day(cell_text(value))
    found = _WITH_POINT.fullmatch(text)
    if found is None:
        return f"{year}年{text}"
    if found[2] in _TENS and not (exact and isinstance(value, str)):
        return value
    return f"{year}-{found[1]}-{found[2]}"
