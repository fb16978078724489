"""A mapping as a small YAML file that a person can read and correct."""

from __future__ import annotations

from typing import Any

import yaml

from jianheng.intake.mapping.mapping import ColumnRule, Mapping, RowRule, SheetMapping

HEAD = """\
# 表头对应：本来源的每一列对应词典的哪个字段。由人确认，一次确认以后一直沿用。
# Which column of this source fills which field of the dictionary, as a person confirmed it.
#
# 名称、标题、文件：这张表叫什么。列名相同而内容不同的表（减刑、假释）靠它们分开。
# 对应: 表.字段（见数据词典 docs/dictionary.md）；一条记录在同一张表里成为几行时写 表#名称.字段。
# 留空的列不采用，只保留原文。
# 拆分: span（一格两个日期）或 sentence（一格多项刑罚）。代码: 本地写法 → 词典代码。
# 单位: 万元。写法: yymmdd（六位数的刑期）。
"""


def mapping_text(mapping: Mapping) -> str:
    """Write a mapping.

    Args:
        mapping: the mapping.

    Returns:
        YAML; the same mapping gives the same text.
    """
    data: dict[str, Any] = {"来源": mapping.source}
    if mapping.confirmed_by:
        data["确认人"] = mapping.confirmed_by
    if mapping.confirmed_on:
        data["确认日"] = mapping.confirmed_on.isoformat()
    data["表"] = [_sheet(sheet) for sheet in mapping.sheets]
    return HEAD + yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120)


def _sheet(sheet: SheetMapping) -> dict[str, Any]:
    return {
        "名称": sheet.name,
        **({"标题": list(sheet.titles)} if sheet.titles else {}),
        **({"文件": sheet.file} if sheet.file else {}),
        "成为": [_row(row) for row in sheet.rows],
        "列": [_column(rule) for rule in sheet.columns],
    }


def _row(rule: RowRule) -> dict[str, Any]:
    data: dict[str, Any] = {"表": f"{rule.table}#{rule.part}" if rule.part else rule.table}
    return data | ({"固定": dict(rule.fixed)} if rule.fixed else {})


def _column(rule: ColumnRule) -> dict[str, Any]:
    to = [str(target) for target in rule.to]
    data: dict[str, Any] = {"列名": rule.heading}
    if rule.nth > 1:
        data["第几个"] = rule.nth
    data["对应"] = to[0] if len(to) == 1 else to or None
    if rule.split:
        data["拆分"] = str(rule.split)
    if rule.codes:
        data["代码"] = dict(rule.codes)
    if rule.unit:
        data["单位"] = rule.unit
    if rule.form:
        data["写法"] = rule.form
    return data
