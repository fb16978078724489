"""One year of the State Council's calendar, as a file tells it: weekdays off and weekend days worked."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from pathlib import Path

from yaml.reader import ReaderError

from jianheng.law.problem import LawDataError, Problem
from jianheng.law.source import Listing, Mapping, Node, Reader, Text

SATURDAY = 5
# Of earlier years the State Council set no days by notice.
FIRST_NOTICE = 1999
# 全国年节及纪念日放假办法 article 2: off in every year since 1999, whatever the notice of the year moves.
ALWAYS_OFF = ((1, 1), (5, 1), (10, 1), (10, 2), (10, 3))


@dataclass(frozen=True)
class Notice:
    """A notice that sets days of a year.

    Args:
        number: its number, empty where it is not known.
        on: its date, None where it is not known.
    """

    number: str
    on: date | None


@dataclass(frozen=True)
class Year:
    """A year whose holidays have been announced.

    Args:
        year: the year.
        notices: what set its days, the first one first.
        off: days off from Monday to Friday.
        worked: Saturdays and Sundays worked.
        amends: it may differ from what the program brings for the year, since a later notice changed that.
        file: name of the file.
        line: where it names its year.
        digest: SHA-256 of the file.
    """

    year: int
    notices: tuple[Notice, ...]
    off: frozenset[date]
    worked: frozenset[date]
    amends: bool
    file: str
    line: int
    digest: str

    def works(self, day: date) -> bool:
        """Whether offices work on a day of the year."""
        return day in self.worked if day.weekday() >= SATURDAY else day not in self.off


def read_year(path: Path) -> Year:
    """Read the file of a year.

    Args:
        path: the file, named after its year: `2027.yaml`.

    Raises:
        LawDataError: it cannot be used, with every problem in it.
    """
    source = _Source(path)
    try:
        root = source.root()
    except (UnicodeDecodeError, ReaderError) as error:
        said = "不是 UTF-8 编码的文字", "no text in UTF-8", "用 UTF-8 编码另存"
        raise LawDataError([Problem(path.name, 0, "", path.name, *said)]) from error
    found = source.year(root)
    if source.problems:
        raise LawDataError(source.problems)
    return found


class _Source(Reader):
    def year(self, root: Mapping) -> Year:
        self.keys(root, "", ("year", "notices", "off", "worked"), ("amends",))
        line = root.lines.get("year", root.line)
        written = self.text(root, "year")
        if written != self.path.stem or not _is_year(written):
            said = f"应与文件名 {self.path.name} 同为四位的年"
            self.add(line, "year", written, (said, "must be the year that names the file", "改正年份或文件名"))
            raise LawDataError(self.problems)
        year = int(written)
        off, worked = self._days(root, "off", year), self._days(root, "worked", year)
        self._weekdays(off, worked)
        self._always_off(year, off, worked, root.lines.get("off", root.line))
        amends = self.choice(root, "amends", ("true", "false"), "false") == "true"
        notices = self._notices(root)
        digest = hashlib.sha256(self.path.read_bytes()).hexdigest()
        return Year(year, notices, frozenset(off), frozenset(worked), amends, self.path.name, line, digest)

    def _days(self, root: Mapping, key: str, year: int) -> dict[date, int]:
        """The days under a key with their lines."""
        days: dict[date, int] = {}
        for item in self._items(root, key):
            written = item.value if isinstance(item, Text) else ""
            day = self._day(item, key, written)
            if day is None:
                continue
            if day.year != year:
                mend = f"写进 {day.year}.yaml；程序自带的年份有改动的，另在该文件写 amends: true"
                self.add(item.line, key, written, (f"不在 {year} 年", f"not a day of {year}", mend))
            elif day in days:
                self.add(item.line, key, written, (f"第 {days[day]} 行已写", "written twice", "删去其中一行"))
            else:
                days[day] = item.line
        return days

    def _weekdays(self, off: dict[date, int], worked: dict[date, int]) -> None:
        for day, line in off.items():
            if day.weekday() >= SATURDAY:
                said = f"{_weekday(day)}本就休息，不必写", "a weekend, off in any case", "删去；off 只写周一至周五"
                self.add(line, "off", str(day), said)
        for day, line in worked.items():
            if day.weekday() < SATURDAY:
                said = (
                    f"{_weekday(day)}本就上班，不必写",
                    "a weekday, worked in any case",
                    "删去；worked 只写周六、周日",
                )
                self.add(line, "worked", str(day), said)

    def _always_off(self, year: int, off: dict[date, int], worked: dict[date, int], line: int) -> None:
        for day in (date(year, month, day) for month, day in ALWAYS_OFF):
            if day in worked or (day.weekday() < SATURDAY and day not in off):
                said = "法定节日应放假", "a statutory holiday is a day off", "对照通知改正放假和上班的日子"
                self.add(worked.get(day, line), "off", str(day), said)

    def _notices(self, root: Mapping) -> tuple[Notice, ...]:
        notices = []
        for item in self._items(root, "notices"):
            if not isinstance(item, Mapping):
                said = "应写成 {number: …, date: …}", "expected number and date", "不知道的写 null"
                self.add(item.line, "notices", "", said)
                continue
            self.keys(item, "notices", ("number", "date"))
            number, day = self.text(item, "number", "null"), self.text(item, "date", "null")
            on = None if day == "null" else self._day(item.pairs["date"], "notices", day)
            notices.append(Notice("" if number == "null" else number, on))
        return tuple(notices)

    def _items(self, root: Mapping, key: str) -> tuple[Node, ...]:
        child = root.pairs.get(key)
        if child is None or isinstance(child, Listing):
            return child.items if child else ()
        self.add(child.line, key, "", ("这里应是一个列表", "expected a list", "一项一行，以 - 开头；没有的写 []"))
        return ()

    def _day(self, item: Node, key: str, written: str) -> date | None:
        try:
            return date.fromisoformat(written)
        except ValueError:
            self.add(item.line, key, written, ("不是日期", "not a day", "写成 2027-01-01"))
            return None


def days_of(year: int) -> list[date]:
    """Every day of a year.

    >>> len(days_of(2024))
    366
    """
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def _is_year(written: str) -> bool:
    return written.isascii() and written.isdigit() and FIRST_NOTICE <= int(written) < MAXYEAR


def _weekday(day: date) -> str:
    return f"周{'一二三四五六日'[day.weekday()]}"
