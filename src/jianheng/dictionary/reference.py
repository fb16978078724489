"""The reference page of the dictionary: `python -m jianheng.dictionary.reference` writes it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from jianheng.dictionary.code_list import CodeList
from jianheng.dictionary.field import Field
from jianheng.dictionary.load import load_dictionary
from jianheng.dictionary.model import Dictionary
from jianheng.dictionary.table import HOLDER_LIST, Axis, Table
from jianheng.dictionary.template.cover import LEVELS, cite_zh

PAGE = Path("docs/dictionary.md")
AREAS = {
    "PT": "审前羁押",
    "DC": "看守所",
    "DL": "交付执行",
    "ST": "刑期",
    "PR": "监狱管理",
    "CP": "减刑假释",
    "TR": "暂予监外执行",
    "PP": "财产性判项",
    "CC": "社区矫正",
    "RD": "剥夺政治权利",
    "CM": "强制医疗",
    "BE": "待遇与身份",
    "IN": "职务犯罪侦查线索",
    "SV": "检察工作",
}
_TYPES = {
    "date": "日期",
    "moment": "时间",
    "term": "刑期",
    "money": "金额（元）",
    "int": "整数",
    "ratio": "小数",
    "flag": "是否",
    "text": "文字",
    "code": "代码",
    "codes": "代码，可多项",
    "key": "标识",
}
_EMPTY = {"unknown": "不清楚", "none": "没有", "open": "仍在继续"}
_TIME = {"occurred": "", "planned": "，预定"}
_HEAD = """\
# 数据词典 Data dictionary

本页由 `python -m jianheng.dictionary.reference` 从 `src/jianheng/dictionary/` 生成，不要手工修改。
This page is generated; edit the YAML files instead.

词典第 {version} 版。一张表是一类事项，一行是一件事或一段时间；日期各写明是哪一种日期，刑期按年、月、日分别保存，
不折算成天。空白不等于“否”：每个字段都写明空白表示不清楚、没有，还是仍在继续。

- **必填**：缺少的行照样保留并报告，用到它的模型答“无法判断”。
- **表头**：识别来源文件时认得的其他列名。
- **标识**：只用于判断是否相同、把各表连接起来；`key<row>` 由系统填写。
- 每一行都有来源：批次、文件、工作表、行号、报送单位和原文。
"""


def reference(dictionary: Dictionary) -> str:
    """The page.

    Args:
        dictionary: the dictionary.

    Returns:
        Markdown, Chinese first.
    """
    return "\n".join(_lines(dictionary)).rstrip() + "\n"


def main(arguments: list[str]) -> None:
    """Write the page.

    Args:
        arguments: the file to write, or nothing for `docs/dictionary.md` in the current folder.
    """
    path = Path(arguments[0]) if arguments else PAGE
    path.write_text(reference(load_dictionary()), encoding="utf-8", newline="\n")
    sys.stdout.write(f"已写出 {path} / written\n")


def _lines(dictionary: Dictionary) -> Iterator[str]:
    yield _HEAD.format(version=dictionary.version)
    yield from _general_basis(dictionary)
    yield "## 目录 Contents"
    yield ""
    yield "| 表 | Table | 每一行 | 领域 | 敏感级别 |"
    yield "|---|---|---|---|---|"
    for table in dictionary.tables.values():
        areas = "、".join(AREAS[area] for area in table.areas)
        link = f"[{table.title_zh}](#{_anchor(table.title_zh, table.name)})"
        yield _row(link, f"`{table.name}`", table.row_zh, areas, str(table.sensitivity))
    yield ""
    yield "敏感级别：" + "；".join(LEVELS.values()) + "。"
    yield ""
    yield "## 数据表 Tables"
    yield ""
    for table in dictionary.tables.values():
        yield from _table(table, dictionary)
    yield "## 代码表 Code lists"
    yield ""
    for codes in dictionary.lists.values():
        yield from _codes(codes, dictionary)


def _general_basis(dictionary: Dictionary) -> Iterator[str]:
    if dictionary.basis:
        yield "## 调取数据的一般依据 General basis"
        yield ""
        for item in dictionary.basis:
            yield f"- {item.words.zh} / {item.words.en}"
        yield ""


def _table(table: Table, dictionary: Dictionary) -> Iterator[str]:
    yield f"### {table.title_zh} `{table.name}`"
    yield ""
    yield f"{table.title_en}: {table.row_en}."
    yield ""
    yield f"- 每一行：{table.row_zh}" + ("（由系统计算，不填报）" if table.derived else "")
    yield f"- 自然键：{_named(table, table.key)}"
    yield f"- 时间：{_axis(table, table.axis)}"
    yield f"- 敏感级别：{table.sensitivity}" + "".join(f"；{each.when.zh}为 {each.level}" for each in table.raised)
    if table.areas:
        yield "- 领域：" + "、".join(AREAS[area] for area in table.areas)
    if table.basis:
        yield "- 依据：" + "、".join(cite_zh(cite) for cite in table.basis)
    if table.unread_basis:
        yield "- 依据（凭记忆，发函前须核对原文）：" + "、".join(cite_zh(cite) for cite in table.unread_basis)
    if table.holders:
        kinds = dictionary.lists[HOLDER_LIST].codes
        yield "- 由谁保存：" + "、".join(kinds[name].label_zh for name in table.holders)
    if table.registers:
        yield "- 常见名称：" + "、".join(table.registers)
    if table.child_of:
        parent = dictionary.tables[table.child_of]
        yield f"- 从属于：[{parent.title_zh}](#{_anchor(parent.title_zh, parent.name)})"
    for note in table.notes:
        yield f"- 注意：{note}"
    yield ""
    yield "| 字段 | Field | 类型 | 必填 | 空白表示 | 表头 | 注意 |"
    yield "|---|---|---|---|---|---|---|"
    for field in table.fields.values():
        yield _row(
            field.label_zh,
            f"`{field.name}` {field.label_en}",
            _type(field, dictionary),
            _required(field, table, dictionary),
            "" if field.required else _EMPTY[field.empty],
            "、".join(field.headings),
            field.note,
        )
    yield ""


def _named(table: Table, names: Iterable[str]) -> str:
    return " + ".join(f"{table.fields[name].label_zh} `{name}`" for name in names)


def _axis(table: Table, axis: Axis) -> str:
    if axis.kind == "none":
        return "不在时间轴上"
    if axis.kind == "event":
        return f"发生于{_named(table, [axis.start])}"
    return f"自{_named(table, [axis.start])}至{_named(table, [axis.end])}"


def _type(field: Field, dictionary: Dictionary) -> str:
    text = _TYPES[field.type] + _TIME[field.time or "occurred"]
    if field.part:
        text += "，可只到年月"
    if field.list:
        codes = dictionary.lists[field.list]
        return f"{text} [{codes.title_zh}](#{_anchor(codes.title_zh, codes.name)})"
    return f"{text} `{field.type_text()}`" if field.entity else text


def _required(field: Field, table: Table, dictionary: Dictionary) -> str:
    if field.required:
        return "必填"
    rule = field.required_if
    if rule is None:
        return ""
    other = table.fields[rule.field]
    if not rule.codes:
        return f"填了“{other.label_zh}”时必填"
    known = dictionary.lists[other.list or ""].codes
    return f"“{other.label_zh}”为{'、'.join(known[code].label_zh for code in rule.codes)}时必填"


def _codes(codes: CodeList, dictionary: Dictionary) -> Iterator[str]:
    yield f"### {codes.title_zh} `{codes.name}`"
    yield ""
    used = [
        f"{table.title_zh}·{field.label_zh}"
        for table in dictionary.tables.values()
        for field in table.fields.values()
        if field.list == codes.name
    ]
    facts = [f"用于：{'、'.join(used)}" if used else "供模型引用", codes.note]
    facts += [f"别名中的数字取自 {codes.standard}"] if codes.standard else []
    facts += ["自上而下由低到高"] if codes.ordered else []
    yield "。".join(fact for fact in facts if fact) + "。"
    yield ""
    yield "| 代码 | 含义 | Meaning | 别名 |"
    yield "|---|---|---|---|"
    for code in codes.codes.values():
        yield _row(f"`{code.value}`", code.label_zh, code.label_en, "、".join(code.aliases))
    yield ""
    for group, values in codes.groups.items():
        title = codes.group_titles[group][0]
        yield f"- 组 `{group}`（{title}）：" + "、".join(codes.codes[value].label_zh for value in values)
    if codes.groups:
        yield ""


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _anchor(title: str, name: str) -> str:
    """The anchor that a forge makes of the heading ``title `name` ``."""
    kept = "".join(mark for mark in f"{title} {name}".lower() if mark.isalnum() or mark in " -_")
    return kept.replace(" ", "-")


if __name__ == "__main__":
    main(sys.argv[1:])
