"""YAML tables turned into `LawTable`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jianheng.law.problem import LawDataError, Problem
from jianheng.law.source import Listing, Mapping, Reader, yaml_files
from jianheng.law.tables.row_reader import RowReader
from jianheng.law.tables.table import Arg, LawTable, Row, Value

FOLDER = Path(__file__).parent
ARG_TYPES = ("date", "term", "int", "code", "flag")
VALUE_TYPES = ("int", "term", "flag", "code", "date", "range<int>", "range<term>", "range<date>")
CLOCK_VALUES = ("amount", "unit", "by", "roll")
CLOCK_UNITS = ("hour", "day", "working_day", "month")


def load_tables(folder: Path | None = None) -> dict[str, LawTable]:
    """All decision tables of a folder.

    Args:
        folder: where the YAML files lie; left out for the tables of the package.

    Returns:
        Table by name, in order of name.

    Raises:
        LawDataError: with every mistake of every file.

    >>> load_tables()["ruling_served"].title_zh
    '减刑、假释裁定的送达期限'
    """
    return dict(_load(folder or FOLDER))


@cache
def _load(folder: Path) -> tuple[tuple[str, LawTable], ...]:
    tables: list[tuple[str, LawTable]] = []
    problems: list[Problem] = []
    for path in yaml_files(folder):
        try:
            table = read_table(path, "" if path.parent == folder else path.parent.name)
        except LawDataError as error:
            problems.extend(error.problems)
        else:
            twins = [each.file for _, each in tables if each.name == table.name]
            if twins:
                said = (f"{twins[0]} 已经是这张表", f"{twins[0]} is this table already", "删去一个文件，或者改名")
                problems.append(Problem(table.file, 1, "table", table.name, *said))
            tables.append((table.name, table))
    if problems:
        raise LawDataError(problems)
    return tuple(tables)


def read_table(path: Path, group: str = "") -> LawTable:
    """One table.

    Args:
        path: its YAML file, named as the table.
        group: folder in which it lies among the tables.

    Returns:
        The table.

    Raises:
        LawDataError: with every mistake of the file.
    """
    reader = Reader(path)
    root = reader.root()
    reader.keys(root, "", ("table", "title", "clock", "args", "values", "rows"), ("note", "readings"))
    name = reader.text(root, "table")
    if name != path.stem:
        reader.add(
            root.line,
            "table",
            name,
            ("表名与文件名不同", "table and file differ in name", f"改为 {path.stem}"),
        )
    title_zh, title_en = reader.pair(root, "title")
    note_zh, note_en = reader.pair(root, "note")
    clock = reader.choice(root, "clock", ("true", "false"), "false") == "true"
    args, values = _args(reader, root), _values(reader, root, clock)
    rows = _rows(reader, root, args, values)
    if clock:
        _units(reader, root, rows)
    if reader.problems:
        raise LawDataError(reader.problems)
    several = reader.text(root, "readings", "one") == "several"
    return LawTable(
        name,
        title_zh,
        title_en,
        clock,
        tuple(args.values()),
        tuple(values.values()),
        rows,
        several,
        note_zh,
        note_en,
        group,
    )


def _args(reader: Reader, root: Mapping) -> dict[str, Arg]:
    found: dict[str, Arg] = {}
    node = reader.mapping(root, "args")
    for name in node.pairs:
        inner = reader.mapping(node, name)
        reader.keys(inner, name, ("type", "label"), ("list", "optional"))
        kind = reader.choice(inner, "type", ARG_TYPES, "int")
        codes = reader.text(inner, "list") or None
        if (kind == "code") != (codes is not None):
            reader.add(
                inner.line,
                name,
                codes or "",
                ("code 参数要写 list，其他参数不写", "list and type differ", "改正"),
            )
        optional = reader.choice(inner, "optional", ("true", "false"), "false") == "true"
        found[name] = Arg(name, kind, codes, optional, *reader.pair(inner, "label"))
    if found.get("on", Arg("on", "", None, True, "", "")).type != "date":
        reader.add(
            root.line,
            "args",
            "on",
            ("缺少日期参数 on，它选择版本", "the date argument on is missing", "补上 on"),
        )
    return found


def _values(reader: Reader, root: Mapping, clock: bool) -> dict[str, Value]:
    found: dict[str, Value] = {}
    node = reader.mapping(root, "values")
    for name in node.pairs:
        inner = reader.mapping(node, name)
        reader.keys(inner, name, ("type", "label"), ("unit",))
        kind = reader.choice(inner, "type", VALUE_TYPES, "int")
        unit = reader.text(inner, "unit") or None
        found[name] = Value(name, kind, unit, *reader.pair(inner, "label"))
        if name == "hard":
            reader.add(inner.line, name, name, ("hard 是每张表都有的值，不能另写", "hard is implicit", "改名"))
    if clock and tuple(found) != CLOCK_VALUES:
        reader.add(
            node.line,
            "values",
            "、".join(found),
            (f"期间表的值应为 {'、'.join(CLOCK_VALUES)}", "clock values", "改正"),
        )
    return found


def _rows(reader: Reader, root: Mapping, args: dict[str, Arg], values: dict[str, Value]) -> tuple[Row, ...]:
    node = root.pairs.get("rows")
    if not isinstance(node, Listing):
        reader.add(root.line, "rows", "", ("行应写成列表", "rows is no list", "每行以 - 开头"))
        return ()
    rows: list[Row] = []
    seen: set[str] = set()
    for child in node.items:
        if not isinstance(child, Mapping):
            reader.add(child.line, "rows", "", ("一行应是“键: 值”", "a row is no mapping", "写成 - {id: …}"))
            continue
        row = RowReader(reader, args, values).row(child)
        if row.id in seen:
            reader.add(child.line, row.id, row.id, ("行号重复", "duplicate row id", "换一个行号"))
        seen.add(row.id)
        rows.append(row)
    return tuple(rows)


def _units(reader: Reader, root: Mapping, rows: tuple[Row, ...]) -> None:
    """Units that can be counted; hours end at a moment and so stand alone."""
    units = dict.fromkeys(str(row.values.get("unit")) for row in rows)
    known = "、".join(CLOCK_UNITS)
    for unit in units:
        if unit not in CLOCK_UNITS:
            reader.add(root.line, "unit", unit, (f"单位应为 {known} 之一", "unknown unit of a period", "改正"))
    if "hour" in units and len(units) > 1:
        said = ("以小时计的期间不能与其他单位写在一张表里", "hours stand in a table of their own", "分成两张表")
        reader.add(root.line, "unit", "、".join(units), said)
