"""What an entry says of one row: values and days, held against the row as published."""

from __future__ import annotations

from datetime import date

from jianheng.law.check.citations import period
from jianheng.law.source import Mapping, Reader
from jianheng.law.tables.table import Cell, LawTable, Row, Value
from jianheng.law.tables.written import parse_cell, parse_date, written

Days = dict[str, date | None]
Span = tuple[date | None, date | None]


class RowPart:
    """Reads the part of an entry that stands under `confirm` or `set`.

    Args:
        reader: reader of the file, which keeps the problems.
        table: the table.
        row: its row as published.
        where: both, as the file names them.
    """

    def __init__(self, reader: Reader, table: LawTable, row: Row, where: str) -> None:
        self.reader = reader
        self.table = table
        self.row = row
        self.where = where

    def read(self, kind: str, node: Mapping) -> tuple[dict[str, Cell], Days]:
        """Values and days; mistakes go to the reader."""
        values = self._values(node)
        if kind == "confirm":
            self._as_confirmed(node, values)
            return {}, {}
        days = self._days(node)
        if "values" not in node.pairs and not days:
            says = ("没有写设定什么", "nothing is set", "写 values、from 或 until")
            self.reader.add(node.line, self.where, "set", says)
        if values:
            self._fills(node, values)
            self._inside(node, days)
        return values, days

    def _values(self, node: Mapping) -> dict[str, Cell]:
        inner = self.reader.mapping(node, "values")
        known = {value.name: value for value in self.table.values}
        self.reader.keys(inner, self.where, (), known)
        if "values" in node.pairs and not inner.pairs:
            says = ("没有写任何值", "no value is written", f"写 {'、'.join(known)} 中的值")
            self.reader.add(node.lines["values"], self.where, "values", says)
        found: dict[str, Cell] = {}
        for name in inner.pairs.keys() & known.keys():
            text = self.reader.text(inner, name)
            try:
                found[name] = self._cell(known[name], text)
            except ValueError as error:
                zh, _, en = str(error).partition(" / ")
                label = f"{known[name].label_zh}应为 {known[name].type}"
                self.reader.add(inner.lines[name], f"{self.where} {name}", text, (zh, en, label))
        return found

    def _cell(self, value: Value, text: str) -> Cell:
        cell = parse_cell(value, text)
        used = sorted({written(row.values[value.name]) for row in self.table.rows})
        if value.type == "code" and text not in used:
            raise ValueError(f"应为这张表里用到的 {'、'.join(used)} 之一 / not a word of this table")
        return cell

    def _as_confirmed(self, node: Mapping, values: dict[str, Cell]) -> None:
        """A confirmation holds for what was read: not for values that a later edition of the table gives."""
        line = node.lines.get("values", node.line)
        for name, cell in values.items():
            if self.row.values[name] != cell:
                now = written(self.row.values[name])
                says = (f"表中这个值现为 {now}，不是核对时的内容", "the table says otherwise by now", "重新核对后改正")
                self.reader.add(line, f"{self.where} {name}", written(cell), says)
        if says_nothing(self.table, self.row):
            says = ("这一行没有写值，不能核对", "the row has no values to confirm", "用 jianheng law set 写明各值")
            self.reader.add(node.lines.get("row", node.line), self.where, self.where, says)

    def _fills(self, node: Mapping, values: dict[str, Cell]) -> None:
        """Empty values of a row that says nothing are unread, not "without limit"."""
        empty = [name for name, cell in self.row.values.items() if written(cell) == "null" and name not in values]
        if says_nothing(self.table, self.row) and not self.table.clock and empty:
            says = ("这一行原来没有值，要写齐", "the row has no values yet", f"补上 {'、'.join(empty)}，不限的写 null")
            self.reader.add(node.lines["values"], self.where, "values", says)
        if self.table.clock and values.get("amount", self.row.values["amount"]) is None:
            says = ("期间没有长度", "the period has no length", "补上 amount")
            self.reader.add(node.lines["values"], self.where, "amount", says)

    def _days(self, node: Mapping) -> Days:
        days: Days = {}
        for key in ("from", "until"):
            if key not in node.pairs:
                continue
            text = self.reader.text(node, key, "null")
            try:
                days[key] = None if text == "null" else parse_date(text)
            except ValueError as error:
                zh, _, en = str(error).partition(" / ")
                says = (zh, en, "写成 2026-11-01，没有的写 null")
                self.reader.add(node.lines[key], f"{self.where} {key}", text, says)
        first, last = self._span(days)
        if first is not None and last is not None and last < first:
            says = (f"止日 {last} 早于起日 {first}", "it ends before it starts", "改正 from、until")
            self.reader.add(node.line, self.where, str(last), says)
        return days

    def _inside(self, node: Mapping, days: Days) -> None:
        """Other values hold for days of the row itself; beyond them another row speaks."""
        (first, last), (lo, hi) = self._span(days), period(self.row)
        early = lo is not None and (first is None or first < lo)
        late = hi is not None and (last is None or last > hi)
        if early or late:
            says = (
                f"超出这一行的起止日（{lo or '最初'} 至 {hi or '今后'}）",
                "beyond the days of the row",
                "改在这些日子之内，其他日子写到管那时的行",
            )
            self.reader.add(node.line, self.where, f"{first or ''}–{last or ''}", says)

    def _span(self, days: Days) -> Span:
        lo, hi = period(self.row)
        return days.get("from", lo), days.get("until", hi)


def says_nothing(table: LawTable, row: Row) -> bool:
    """A row that only marks days whose law was not read."""
    told = {"amount": row.values["amount"]} if table.clock else row.values
    return all(written(cell) == "null" for cell in told.values())
