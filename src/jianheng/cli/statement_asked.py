"""Asking on the terminal, item by item, what a delivery says of itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

import typer
from rich.table import Table
from rich.text import Text

from jianheng.cli.output import messages, tell
from jianheng.dictionary import Dictionary
from jianheng.intake.cleaning.dates import read_date
from jianheng.intake.delivery import Delivery, Exclusion

T = TypeVar("T")

_WHOLE = "全部"
_PURPOSE = "刑罚执行和监管执法监督"
_BETWEEN = re.compile(r"[、,，;；\s]+")
_PARTS = re.compile(r"[;；]+")


class _NotSoError(ValueError):
    """An answer that cannot be taken, with what is wrong."""


class StatementAsker:
    """Asks a person what a delivery is.

    Args:
        dictionary: the dictionary.
        held: canonical tables that the files seem to hold.
        changed_on: the day on which the files were last written, offered as the export day.
    """

    def __init__(self, dictionary: Dictionary, held: Sequence[str], changed_on: date) -> None:
        tables = [table for table in dictionary.tables.values() if not table.derived]
        self._dictionary = dictionary
        self._titles = {table.name: table.title_zh for table in tables}
        self._known = {title: name for name, title in self._titles.items()} | {name: name for name in self._titles}
        self._held = tuple(name for name in held if name in self._titles)
        self._changed_on = changed_on

    def ask(self, source: str) -> Delivery:
        """Ask until a person confirms the statement; what was answered before stands as the default.

        Args:
            source: name of the source, offered as the unit.

        Returns:
            The statement.
        """
        tell("方括号里是默认值，直接回车采用；标“可空”的没有就直接回车。")
        before: Delivery | None = None
        while True:
            before = self._items(source, before)
            self._show(before)
            if typer.confirm("以上报送说明对吗？", default=True, err=True):
                return before

    def _items(self, source: str, before: Delivery | None) -> Delivery:
        unit = _answer("报送单位（提供数据的单位全称）", before.unit if before else source, _text)
        names = before.tables if before else self._held
        tables = _answer("数据表（表名，用“、”分开）", "、".join(self._titles[n] for n in names), self._tables)
        export_day = _answer("导出日（从业务系统导出之日）", before.export_day if before else self._changed_on, _day)
        began = (before.from_on or _WHOLE) if before else ""
        from_on = _answer(f"期间起（自有记录以来都在内的，写“{_WHOLE}”）", began, _first_day)
        until_on = _answer(
            "期间止（不晚于导出日）",
            before.until_on if before else export_day,
            lambda text: _between(_day(text), from_on, export_day),
        )
        tell("期间内的记录全部在内，才能用“查无记录”认定“没有发生”；不能确定的，答 n。")
        complete = typer.confirm("是否完整", default=bool(before and before.complete), err=True)
        left_out = "；".join(map(self._exclusion_text, before.exclusions)) if before else ""
        return Delivery(
            unit,
            tables,
            from_on,
            until_on,
            complete,
            _answer("未含内容（可空；只涉及一张表的写成 表名：内容，多项用“；”分开）", left_out, self._exclusions),
            export_day,
            _answer("用途", before.purpose if before else _PURPOSE, _text),
            _answer("法律依据（多项用“、”分开）", self._basis(before), _items_of),
            _answer(
                "到期删除日（到这一日删除数据）",
                before.delete_after if before else "",
                lambda text: _between(_day(text), export_day),
            ),
            _answer(
                "接收日",
                (before and before.received_on) or date.today(),
                lambda text: _between(_day(text), export_day),
            ),
        )

    def _basis(self, before: Delivery | None) -> str:
        return "、".join(before.legal_basis if before else (item.words.zh for item in self._dictionary.basis))

    def _tables(self, text: str) -> tuple[str, ...]:
        words = [word for word in _BETWEEN.split(text) if word]
        if unknown := [word for word in words if word not in self._known]:
            raise _NotSoError(f"没有数据表“{'、'.join(unknown)}”。可用的表：{'、'.join(self._titles.values())}")
        if not words:
            raise _NotSoError("至少写一张表")
        return tuple(sorted({self._known[word] for word in words}))

    def _exclusions(self, text: str) -> tuple[Exclusion, ...]:
        found = []
        for part in filter(None, map(str.strip, _PARTS.split(text))):
            table, colon, what = part.replace("：", ":", 1).partition(":")
            known = colon and what.strip() and self._known.get(table.strip())
            found.append(Exclusion(known, what.strip()) if known else Exclusion(None, part))
        return tuple(found)

    def _exclusion_text(self, exclusion: Exclusion) -> str:
        return f"{self._titles[exclusion.table]}：{exclusion.what}" if exclusion.table else exclusion.what

    def _show(self, delivery: Delivery) -> None:
        shown = Table(show_edge=False, show_header=False)
        left_out = "；".join(map(self._exclusion_text, delivery.exclusions))
        for label, value in (
            ("报送单位", delivery.unit),
            ("数据表", "、".join(self._titles[name] for name in delivery.tables)),
            ("期间", f"{delivery.from_on or '有记录以来'} 至 {delivery.until_on}"),
            ("是否完整", "是" if delivery.complete else "否：查不到不能说明没有"),
            ("未含内容", (left_out or "无") + self._cost(delivery)),
            ("导出日", str(delivery.export_day)),
            ("用途", delivery.purpose),
            ("法律依据", "、".join(delivery.legal_basis)),
            ("到期删除日", str(delivery.delete_after)),
            ("接收日", str(delivery.received_on)),
        ):
            shown.add_row(label, Text(value))
        messages.print(shown)

    def _cost(self, delivery: Delivery) -> str:
        """What the exclusions take away."""
        lost = [self._titles[name] for name in delivery.tables if not delivery.is_complete_for(name)]
        return f"（因此不能作完整数据：{'、'.join(lost)}）" if delivery.complete and lost else ""


def _answer(label: str, default: object, read: Callable[[str], T]) -> T:
    """Ask until the answer can be read."""
    while True:
        text = typer.prompt(label, default=str(default), show_default=bool(default), err=True)
        try:
            return read(text.strip())
        except _NotSoError as error:
            tell(f"{error}，请再写一次")


def _text(text: str) -> str:
    if not text:
        raise _NotSoError("这一项必须填写")
    return text


def _items_of(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, _text(text).split("、"))))


def _first_day(text: str) -> date | None:
    return None if text == _WHOLE else _day(text)


def _day(text: str) -> date:
    found = read_date(_text(text))
    if found is None or found.day is None:
        raise _NotSoError(f"“{text}”不是日期，应写成 2024-12-31")
    return found.day


def _between(day: date, first: date | None, last: date | None = None) -> date:
    if first is not None and day < first:
        raise _NotSoError(f"{day} 早于 {first}")
    if last is not None and day > last:
        raise _NotSoError(f"{day} 晚于导出日 {last}，其后的数据当时还没有产生")
    return day
