"""The rows of a list as a file that leaves the workbench: names hidden, and marked with who took it and what for."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from jianheng.clues.answer_csv import RECKONED
from jianheng.clues.sheet import CONTROL, Column, add_sheet, headings, new_book
from jianheng.desk.casework.listing import with_names
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.orders import Order, Place
from jianheng.desk.casework.words import ANSWERS, CONCLUSIONS, GRADES, STATUSES, area_title
from jianheng.desk.marked_book import write_marked
from jianheng.desk.words import lang, say

MOST = 10_000
AT_ONCE = 1000
COLUMNS: tuple[Column, ...] = (
    ("编号", "Number", 14),
    ("现在的判断", "Answer now", 12),
    ("程度（建议）", "Grade (proposed)", 12),
    ("发现", "Finding", 16),
    ("说明", "What is so", 70),
    ("人员", "Person", 14),
    ("行为", "Act", 30),
    ("行为日", "Date of act", 12),
    ("单位", "Institution", 26),
    ("领域", "Area", 12),
    ("模型", "Model", 22),
    ("模型版本", "Model version", 10),
    ("期限", "Due", 12),
    ("状态", "Status", 12),
    ("结论", "Conclusion", 14),
    ("承办", "Owner", 12),
    ("首次发现", "First found", 12),
    ("指纹", "Fingerprint", 66),
)
ABOUT: tuple[Column, ...] = (("项目", "Item", 16), ("内容", "Content", 90))


@dataclass(frozen=True)
class Mark:
    """What a file says of itself.

    Args:
        title: what is listed.
        who: who took it.
        office: of which office.
        when: when.
        why: what for.
        n: how many rows.
        conditions: which rows, in words.
        as_of: the day of the data; empty where there is none.
    """

    title: str
    who: str
    office: str
    when: datetime
    why: str
    n: int
    conditions: str
    as_of: str

    @property
    def line(self) -> str:
        """All of it in one line, for every printed page."""
        at = self.when.strftime("%Y-%m-%d %H:%M")
        return say(
            f"{self.office} {self.who} 于 {at} 导出 {self.n} 条，用途：{self.why}",
            f"{self.n} rows exported by {self.who}, {self.office}, at {at}; purpose: {self.why}",
        )

    def rows(self) -> list[tuple[str, str]]:
        """The same item by item."""
        return [
            (say("导出", "Export"), self.line),
            (say("内容", "Content"), self.title),
            (say("条件", "Conditions"), self.conditions or "—"),
            (say("数据截至", "Data as of"), self.as_of or "—"),
            (say("姓名和号码", "Names and numbers"), say("已隐去", "hidden")),
        ]


def rows_in_order(rows: QuerySet[Clue], order: Order, most: int = MOST) -> Iterator[Clue]:
    """The rows of a list one after the other, read in parts.

    Args:
        rows: which rows.
        order: in which order.
        most: how many at most.
    """
    place: Place | None = None
    left = most
    while left > 0:
        part = order.walk(rows, place, min(AT_ONCE, left))
        with_names(part)
        yield from part
        if len(part) < min(AT_ONCE, left):
            return
        left -= len(part)
        place = order.place_of(part[-1])


def as_xlsx(rows: Iterator[Clue], mark: Mark) -> bytes:
    """A workbook: a sheet that says what it is, and the rows; every printed page bears the mark."""
    with new_book() as book:
        sheets = [
            add_sheet(book, say("说明", "About"), ABOUT, mark.rows(), lang()),
            add_sheet(book, mark.title, COLUMNS, map(cells, rows), lang()),
        ]
        return write_marked(book, sheets, mark.line, mark.when)


def as_csv(rows: Iterator[Clue], mark: Mark) -> bytes:
    """A text table that Excel opens in Chinese; its first line is the mark."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([_plain(mark.line)])
    writer.writerow(headings(COLUMNS, lang()))
    writer.writerows([_plain(cell) for cell in cells(row)] for row in rows)
    return text.getvalue().encode("utf-8-sig")


FORMATS: dict[str, tuple[str, Callable[[Iterator[Clue], Mark], bytes]]] = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
    "csv": ("text/csv; charset=utf-8", as_csv),
}


def cells(clue: Clue) -> list[str]:
    """The cells of a row."""
    return [
        clue.number,
        str(ANSWERS["note" if clue.section == Clue.PROMPT and clue.standing == "unlawful" else clue.standing]),
        str(GRADES[clue.grade]) if clue.grade in GRADES else "—",
        clue.label,
        clue.says,
        clue.person or "—",
        clue.act or "—",
        clue.day.isoformat() if clue.day else say("不详", "unknown"),
        clue.institution.name,
        area_title(clue.area),
        clue.title,
        clue.version,
        clue.due.isoformat() if clue.due else "—",
        str(STATUSES[clue.status]),
        str(CONCLUSIONS[clue.conclusion]) if clue.conclusion in CONCLUSIONS else "—",
        clue.owner.shown_name if clue.owner else "—",
        clue.found_at.date().isoformat(),
        clue.fingerprint,
    ]


def _plain(text: str) -> str:
    text = CONTROL.sub("�", text)
    return f"'{text}" if RECKONED.match(text) else text
