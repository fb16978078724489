"""Reading a mapping, every problem with its line."""

from __future__ import annotations

from pathlib import Path

import yaml

from jianheng.dictionary import Dictionary, Field, Table
from jianheng.intake.cells import CellCleaner, UnreadableError
from jianheng.intake.delivery.node import Collector, is_empty
from jianheng.intake.delivery.node import Mapping as Node
from jianheng.intake.delivery.parse import parse_yaml
from jianheng.intake.mapping.mapping import ColumnRule, Mapping, RowRule, SheetMapping, Split
from jianheng.intake.mapping.monthly import MONTH, read_month
from jianheng.intake.mapping.named import field_of, nearest_field, nearest_table, table_named
from jianheng.intake.problem import IntakeError, Words
from jianheng.intake.recognise.tables import PERSON_TABLE
from jianheng.intake.target import Target

_TOP = {"source": "来源", "confirmed_by": "确认人", "confirmed_on": "确认日", "sheets": "表"}
_SHEET = {"name": "名称", "titles": "标题", "file": "文件", "rows": "成为", "columns": "列"}
_ROW = {"table": "表", "fixed": "固定"}
_COLUMN = {
    "heading": "列名",
    "nth": "第几个",
    "to": "对应",
    "split": "拆分",
    "codes": "代码",
    "unit": "单位",
    "form": "写法",
}
_NOTHING = Words("没有“来源”“表”等项", "does not hold the keys source and sheets")
_UNITS = {"万元": "money", "年": "term", "月": "term", "天": "term"}
_FORMS = ("yymmdd",)
_FLAGS = ("true", "false", "yes", "no", "是", "否")
# What a setting says something of.
_ONLY_AMOUNTS = Words("只有金额用“单位”万元", "only amounts have this unit")
_ONLY_TERMS = Words("只有刑期用“单位”年、月、天", "only terms have this unit")
_ONLY_TERMS_SO = Words("只有刑期用“写法”", "only terms have this form")
_SPEAKS_OF = {
    **{unit: (kind, _ONLY_TERMS if kind == "term" else _ONLY_AMOUNTS) for unit, kind in _UNITS.items()},
    **dict.fromkeys(_FORMS, ("term", _ONLY_TERMS_SO)),
}
_ENDS = 2


def read_mapping(path: Path, dictionary: Dictionary) -> Mapping:
    """Read a mapping.

    Args:
        path: the file; its keys may be written in Chinese or English.
        dictionary: the tables, fields and codes that it may name.

    Returns:
        The mapping.

    Raises:
        IntakeError: it cannot be used; every problem at once, each with its line.
    """
    collector = Collector(path.name)
    node = parse_yaml(path, collector, _NOTHING)
    mapping = None if node is None else _Reader(dictionary, collector).mapping(node)
    if mapping is None or collector.problems:
        raise IntakeError(sorted(collector.problems, key=lambda problem: problem.place.row_no))
    return mapping


class _Reader:
    def __init__(self, dictionary: Dictionary, collector: Collector) -> None:
        self._dictionary = dictionary
        self._collector = collector
        self._cleaner = CellCleaner(dictionary)
        # Rows whose table nobody knows: that is told once, and not again for each of its columns.
        self._unknown: set[str] = set()

    def mapping(self, node: yaml.MappingNode) -> Mapping:
        top = Node(node, _TOP, self._collector)
        sheets = tuple(sheet for each in top.items("sheets", required=False) if (sheet := self._sheet(each)))
        return Mapping(
            top.text("source") or "",
            sheets,
            top.text("confirmed_by", required=False) or "",
            top.date("confirmed_on", required=False, empty_allowed=True),
        )

    def _node(self, node: yaml.Node, keys: dict[str, str]) -> Node | None:
        if isinstance(node, yaml.MappingNode):
            return Node(node, keys, self._collector)
        self._collector.add(node.start_mark.line + 1, Words("应为若干“项: 值”", "must hold keys and values"))
        return None

    def _sheet(self, node: yaml.Node) -> SheetMapping | None:
        sheet = self._node(node, _SHEET)
        if sheet is None:
            return None
        rows = [(row, each) for each in sheet.items("rows") if (row := self._row(each))]
        known = {(row.table, row.part) for row, _ in rows}
        columns = [(rule, each) for each in sheet.items("columns") if (rule := self._column(each, known))]
        self._no_row_twice(rows)
        self._no_field_twice(columns, {Target(row.table, name, row.part) for row, _ in rows for name in row.fixed})
        return SheetMapping(
            sheet.text("name") or "",
            tuple(row for row, _ in rows),
            tuple(rule for rule, _ in columns),
            tuple(str(each.value) for each in sheet.items("titles", required=False)),
            sheet.text("file", required=False) or "",
        )

    def _no_row_twice(self, rows: list[tuple[RowRule, yaml.Node]]) -> None:
        met: set[tuple[str, str]] = set()
        for row, node in rows:
            if (row.table, row.part) in met:
                what = Words("这张表写了两次，每条记录会成为两行", "this table stands here twice")
                self._collector.add(node.start_mark.line + 1, what, value=row.table)
            met.add((row.table, row.part))

    def _no_field_twice(self, columns: list[tuple[ColumnRule, yaml.Node]], fixed: set[Target]) -> None:
        taken: dict[Target, str] = {}
        for rule, node in columns:
            line = node.start_mark.line + 1
            for target in rule.to:
                if target in taken:
                    what = f"“{taken[target]}”和“{rule.heading}”都对应 {target}"
                    says = Words(f"{what}，只能有一列", f"two columns fill {target}")
                    self._collector.add(line, says, value=str(target))
                if target in fixed:
                    what = f"“{rule.heading}”列和固定值都对应 {target}"
                    says = Words(f"{what}，只能有一个", f"a column and a fixed value fill {target}")
                    self._collector.add(line, says, value=str(target))
                taken[target] = rule.heading

    def _row(self, node: yaml.Node) -> RowRule | None:
        row = self._node(node, _ROW)
        if row is None:
            return None
        table, _, part = (row.text("table") or "").partition("#")
        found = table_named(table, self._dictionary)
        if found is None:
            self._unknown.add(table)
            what, mend = Words("词典里没有这张表", "no such table"), nearest_table(table, self._dictionary)
            self._collector.add(row.line_of("table"), what, value=table, mend=mend)
            return None
        return RowRule(found.name, part, self._fixed(row, found))

    def _fixed(self, row: Node, table: Table) -> dict[str, str]:
        """Words of fields that are the same for every row; they must be readable as they would be in a cell."""
        fixed = {}
        for written, words in self._texts(row, "fixed").items():
            name, line = field_of(written, table), row.line_of("fixed")
            if name is None:
                what, mend = Words("这张表没有这个字段", "no such field"), nearest_field(written, table)
                self._collector.add(line, what, value=written, mend=mend)
                continue
            field = table.fields[name]
            try:
                # The month of a column a month takes its year from the sheet.
                if field.entity not in ("person", "row") and not (name == MONTH and read_month(words)):
                    self._cleaner.clean(field, words)
            except UnreadableError as error:
                zh = f"“{field.label_zh}”的固定值{error.what.zh}"
                what = Words(zh, f"the fixed value of {name} {error.what.en}")
                self._collector.add(line, what, value=words, expected=error.expected)
            fixed[name] = words
        return fixed

    def _column(self, node: yaml.Node, rows: set[tuple[str, str]]) -> ColumnRule | None:
        column = self._node(node, _COLUMN)
        if column is None:
            return None
        to = tuple(target for each in column.items("to", required=False) if (target := self._target(each, rows)))
        codes = self._texts(column, "codes")
        if codes and to:
            self._check_codes(codes, to, column.line_of("codes"))
        for key in ("unit", "form"):
            kind, what = _SPEAKS_OF.get(column.text(key, required=False) or "", ("", _ONLY_AMOUNTS))
            if to and kind and not any(self._field(each).type == kind for each in to):
                self._collector.add(column.line_of(key), what, value="、".join(map(str, to)))
        return ColumnRule(
            column.text("heading", required=False) or "",
            self._number(column, "nth"),
            to,
            self._split(column, to),
            codes,
            self._one_of(column, "unit", tuple(_UNITS)),
            self._one_of(column, "form", _FORMS),
        )

    def _target(self, node: yaml.Node, rows: set[tuple[str, str]]) -> Target | None:
        line, written = node.start_mark.line + 1, str(node.value)
        try:
            target = Target.of(written)
        except ValueError:
            self._collector.add(line, Words("应写成 表.字段", "must be table.field"), value=written)
            return None
        if target.table in self._unknown:
            return None
        table = table_named(target.table, self._dictionary)
        name = None if table is None else field_of(target.field, table)
        if table is None or name is None:
            mend = (
                nearest_table(target.table, self._dictionary) if table is None else nearest_field(target.field, table)
            )
            what = Words("词典里没有这个字段", "no such field in the dictionary")
            self._collector.add(line, what, value=written, mend=mend)
            return None
        target = Target(table.name, name, target.part)
        if target.row not in rows and target.table != PERSON_TABLE:
            what = Words("“成为”里没有列出这张表", "its table is not listed under rows")
            self._collector.add(line, what, value=written)
        return target

    def _split(self, column: Node, to: tuple[Target, ...]) -> Split | None:
        written = column.text("split", required=False)
        if written is None:
            return None
        if written == Split.SPAN and len(to) != _ENDS:
            what = Words("拆成起止两日时要对应两个字段", "a span fills two fields, its first and its last day")
            self._collector.add(column.line_of("to"), what)
        if written not in set(Split):
            what, expected = Words("不认识的拆分方式", "unknown split"), Words("span 或 sentence", "span or sentence")
            self._collector.add(column.line_of("split"), what, value=written, expected=expected)
            return None
        return Split(written)

    def _one_of(self, column: Node, key: str, known: tuple[str, ...]) -> str:
        written = column.text(key, required=False) or ""
        if written and written not in known:
            what = Words(f"不认识的{_COLUMN[key]}", f"unknown {key}")
            shown = "、".join(known)
            self._collector.add(column.line_of(key), what, value=written, expected=Words(shown, shown))
        return written

    def _number(self, column: Node, key: str) -> int:
        written = column.text(key, required=False) or "1"
        if not written.isdecimal() or int(written) < 1:
            self._collector.add(column.line_of(key), Words("应为 1、2、3……", "must be 1, 2, 3 …"), value=written)
            return 1
        return int(written)

    def _texts(self, node: Node, key: str) -> dict[str, str]:
        found = node.node(key, required=False)
        if found is None or is_empty(found):
            return {}
        if not isinstance(found, yaml.MappingNode):
            self._collector.add(node.line_of(key), Words("应为若干“写法: 值”", "must hold words and values"))
            return {}
        return {str(name.value): str(value.value) for name, value in found.value}

    def _check_codes(self, codes: dict[str, str], to: tuple[Target, ...], line: int) -> None:
        fields = [self._field(target) for target in to]
        coded = [field for field in fields if field.list or field.type == "flag"]
        if not coded:
            what = Words("只有代码、是否两类字段用“代码”", "only fields of codes and flags take codes")
            self._collector.add(line, what, value="、".join(field.label_zh for field in fields))
        for field in coded:
            known = self._dictionary.lists[field.list].codes if field.list else _FLAGS
            for written, code in codes.items():
                if code not in known:
                    zh = f"“{written}”对应的代码不在“{field.label_zh}”的代码表里"
                    what = Words(zh, f"the code is not in the list of {field.name}")
                    self._collector.add(line, what, value=code, expected=Words("、".join(known), ", ".join(known)))

    def _field(self, target: Target) -> Field:
        return self._dictionary.tables[target.table].fields[target.field]
