"""Two days in one cell: 2019.3.1—2022.2.28, 自2019年3月1日起至2022年2月28日止, 2019-03-01至今."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import product

from jianheng.intake.cells.cell import UnreadableError
from jianheng.intake.cells.century import ANY_DAY, Window
from jianheng.intake.cells.day_forms import plain_day, readings_of
from jianheng.intake.cells.days import read_day
from jianheng.intake.cells.reading import PLAIN, Reading
from jianheng.intake.cleaning import PartDate
from jianheng.intake.problem import Words

_SPAN = Words("2019-03-01 至 2022-02-28 形式的起止", "two days such as 2019-03-01 至 2022-02-28")
_SEVERAL = re.compile(r"[;\n]+|、(?=.{6})")
# A line that ends or begins with what joins two days goes on: a narrow column broke it there.
_BROKEN = re.compile(r"(?<=[至到—–~-])\s*\n\s*|\s*\n\s*(?=[至到—–~-])")
_OPEN = ("至今", "现在", "目前", "今", "长期")
_JOINS = re.compile(r"起?(?:至|到|—+|–+|~+|～+|-+)(?!今)|起(?=\d)")
_ONE_END = re.compile(r"(?P<first>[^至到—–~]+?)(?:起|起?(?:至|到|—+|–+|~+|-+))|(?:至|到|—+|–+|~+|-+)(?P<last>.+)")
_FROM = re.compile(r"^(?:自|从|由)")
_END = re.compile(r"(?:为?止|结束|期满)$")
_SHORT_END = re.compile(r"(\d{1,2}月)?\d{1,2}[日号]|\d{1,2}月")
_SIX_DIGITS = 6
_YEAR, _MONTH = re.compile(r"^.{2,4}年"), re.compile(r"^.{2,4}年.{1,3}月")


@dataclass(frozen=True)
class Span:
    """Two days, or one day from which something still runs.

    Args:
        first: the first day, month or year; None where only the end is stated.
        last: the last; None where it is not stated.
        open: the cell says that it still runs.
    """

    first: PartDate | None
    last: PartDate | None
    open: bool


def read_span(text: str, *, reading: Reading = PLAIN, window: Window = ANY_DAY) -> Span:
    """Read the one span of a cell.

    Args:
        text: its words.
        reading: how the column writes its values.
        window: the days that are possible.

    Returns:
        The span.

    Raises:
        UnreadableError: no span, several, or one that ends before it begins.

    >>> found = read_span("自2019年3月1日起至2022年2月28日止")
    >>> str(found.first.lo), str(found.last.hi)
    ('2019-03-01', '2022-02-28')
    """
    found = read_spans(text, reading=reading, window=window)
    if len(found) > 1:
        raise UnreadableError(
            Words(f"写了 {len(found)} 段起止", f"states {len(found)} spans"),
            _SPAN,
            Words("一段一行", "use one row for each"),
        )
    return found[0]


def read_spans(text: str, *, reading: Reading = PLAIN, window: Window = ANY_DAY) -> tuple[Span, ...]:
    """Read all spans of a cell, separated by ； or a line break.

    Args:
        text: its words.
        reading: how the column writes its values.
        window: the days that are possible.

    Returns:
        The spans in order, at least one.

    Raises:
        UnreadableError: some part of the cell is no span.
    """
    plain = re.sub(r"[^\S\n]+", " ", unicodedata.normalize("NFKC", text).replace("～", "~"))
    plain = _BROKEN.sub("", plain)
    parts = [part.strip(" ,，。.") for part in _SEVERAL.split(plain)]
    found = tuple(_one(part, reading, window) for part in parts if part)
    if not found:
        raise UnreadableError(Words("没有写起止", "states no days"), _SPAN)
    return found


def _one(words: str, reading: Reading, window: Window) -> Span:
    plain = _END.sub("", _FROM.sub("", words.strip("() ")))
    for word in _OPEN:
        if plain.endswith(word):
            start = plain.removesuffix(word).rstrip("-—–~ 至到起")
            return Span(_day(start, reading, window), None, open=True)
    splits = [*_splits(plain, reading, window)]
    if not splits and not reading.order and len(ordered := _in_one_order(plain, window)) == 1:
        splits = ordered
    if len(splits) == 1:
        first, last = splits[0]
        if last.hi < first.lo:
            raise UnreadableError(Words("止期早于起期", "ends before it begins"), _SPAN)
        return Span(first, last, open=False)
    if splits:
        raise UnreadableError(Words("起止可以有几种读法", "can be parted in several ways"), _SPAN)
    if half := _ONE_END.fullmatch(plain):
        # An end that is left out is not known; only words say that something still runs.
        ends = [_day(half[side], reading, window) if half[side] else None for side in ("first", "last")]
        return Span(ends[0], ends[1], open=False)
    raise UnreadableError(*_why(plain, reading, window))


def _splits(plain: str, reading: Reading, window: Window) -> list[tuple[PartDate, PartDate]]:
    found: dict[tuple[PartDate, PartDate], None] = {}
    for join in _JOINS.finditer(plain):
        left, right = plain[: join.start()].strip(), plain[join.end() :].strip()
        try:
            first = _day(left, reading, window)
            found[first, _day(_whole_end(left, right), reading, window)] = None
        except UnreadableError:
            continue
    return [*found]


def _in_one_order(plain: str, window: Window) -> list[tuple[PartDate, PartDate]]:
    """All that the two ends may mean together: whoever wrote them wrote both one way."""
    found: dict[tuple[PartDate, PartDate], None] = {}
    for join in _JOINS.finditer(plain):
        ends = [plain_day(side) for side in (plain[: join.start()], plain[join.end() :])]
        months = all(len(end) == _SIX_DIGITS and end.isdigit() for end in ends)
        for order in ("ymd", "mdy", "dmy", "ym") if months else ("ymd", "mdy", "dmy"):
            try:
                first, last = (readings_of(end, order, window) for end in ends)
            except UnreadableError:
                continue
            found.update(dict.fromkeys(product(first, last)))
    return [*found]


def _whole_end(left: str, right: str) -> str:
    """The end with the year or month that it shares with the beginning: 2019年3月1日至15日."""
    if not (short := _SHORT_END.fullmatch(right)):
        return right
    shared = (_YEAR if short[1] or right.endswith("月") else _MONTH).search(left)
    return shared[0] + right if shared else right


def _day(words: str, reading: Reading, window: Window) -> PartDate:
    return read_day(words, words, part=True, reading=reading, window=window)


def _why(plain: str, reading: Reading, window: Window) -> tuple[Words, Words]:
    for join in _JOINS.finditer(plain):
        for side in (plain[: join.start()].strip(), plain[join.end() :].strip()):
            try:
                _day(side, reading, window)
            except UnreadableError as error:
                if error.what.zh != "不能读作日期":
                    return Words(f"“{side}”{error.what.zh}", f"{side} {error.what.en}"), _SPAN
    try:
        _day(plain, reading, window)
    except UnreadableError:
        return Words("不能读作起止", "cannot be read as two days"), _SPAN
    return Words("只写了一个日期", "states one day only"), _SPAN
