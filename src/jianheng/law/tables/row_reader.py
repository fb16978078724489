"""Rows of a YAML table turned into `Row`."""

from __future__ import annotations

from jianheng.law.source import Listing, Mapping, Node, Reader, Text
from jianheng.law.tables.table import Arg, Cell, Condition, Row, Value
from jianheng.law.tables.written import parse_cell, parse_date, parse_flag, parse_interval

CONFIDENCE = ("R1", "R2", "R3", "M")
_REQUIRED = ("id", "from", "until", "when", "then", "cite", "norm", "confidence")
_OPTIONAL = ("readings", "note")


class RowReader:
    """Reads the rows of one table.

    Args:
        reader: reader of the file, which keeps the problems.
        args: arguments of the table by name.
        values: values of the table by name.
    """

    def __init__(self, reader: Reader, args: dict[str, Arg], values: dict[str, Value]) -> None:
        self.reader = reader
        self.args = args
        self.values = values

    def row(self, node: Mapping) -> Row:
        """One row; mistakes go to the reader and leave the row incomplete."""
        name = self.reader.text(node, "id")
        self.reader.keys(node, name, _REQUIRED, _OPTIONAL)
        note_zh, note_en = self.reader.pair(node, "note")
        return Row(
            id=name,
            conditions=(*self._period(node, name), *self._conditions(node, name)),
            values=self._values(node, name),
            cite=self.reader.texts(node, "cite"),
            hard=self.reader.choice(node, "norm", ("hard", "soft"), "hard") == "hard",
            confidence=self.reader.choice(node, "confidence", CONFIDENCE, "M"),
            several=self.reader.choice(node, "readings", ("one", "several"), "one") == "several",
            note_zh=note_zh,
            note_en=note_en,
            line=node.line,
        )

    def _period(self, node: Mapping, name: str) -> tuple[Condition, ...]:
        ends = []
        for key in ("from", "until"):
            text = self.reader.text(node, key, "null")
            try:
                ends.append(None if text == "null" else parse_date(text))
            except ValueError as error:
                self._mistake(node, key, name, text, error)
                ends.append(None)
        lo, hi = ends
        if lo is not None and hi is not None and lo > hi:
            self._mistake(node, "until", name, str(hi), ValueError("止日早于起日 / until is before from"))
        if lo is None and hi is None:
            return ()
        return (Condition("on", "interval", lo, hi, lo is not None, hi is not None),)

    def _conditions(self, node: Mapping, name: str) -> tuple[Condition, ...]:
        when = self.reader.mapping(node, "when")
        found: list[Condition] = []
        for key, child in when.pairs.items():
            arg = self.args.get(key)
            if arg is None:
                known = "、".join(self.args)
                self.reader.add(
                    when.lines[key],
                    name,
                    key,
                    (f"表中没有这个参数，有 {known}", "unknown argument", "改正参数名"),
                )
                continue
            try:
                found.append(self._condition(arg, child))
            except ValueError as error:
                self._mistake(when, key, name, child.value if isinstance(child, Text) else "", error)
        return tuple(found)

    def _condition(self, arg: Arg, node: Node) -> Condition:
        if isinstance(node, Text) and node.value == "none":
            return Condition(arg.name, "none")
        if arg.type == "code":
            if not isinstance(node, Listing) or not node.items:
                raise ValueError("代码参数应写成列表 [甲, 乙] / expected a list of codes")
            codes = tuple(item.value for item in node.items if isinstance(item, Text))
            return Condition(arg.name, "in", options=codes)
        if not isinstance(node, Text):
            raise ValueError("这里应是一个文字值 / expected a scalar")
        if arg.type == "flag":
            return Condition(arg.name, "flag", options=(str(parse_flag(node.value)).lower(),))
        return parse_interval(arg.name, arg.type, node.value)

    def _values(self, node: Mapping, name: str) -> dict[str, Cell]:
        then = self.reader.mapping(node, "then")
        self.reader.keys(then, name, tuple(self.values))
        found: dict[str, Cell] = {}
        for key, value in self.values.items():
            text = self.reader.text(then, key, "null")
            try:
                found[key] = parse_cell(value, text)
            except ValueError as error:
                self._mistake(then, key, name, text, error)
        return found

    def _mistake(self, node: Mapping, key: str, name: str, value: str, error: ValueError) -> None:
        zh, _, en = str(error).partition(" / ")
        self.reader.add(node.lines.get(key, node.line), f"{name} {key}".strip(), value, (zh, en, "按上述写法改正"))
