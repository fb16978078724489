"""Counting conditions and asking whether a fact is known."""

from __future__ import annotations

from collections.abc import Mapping

from jianheng.language.operators.operator import Operator, Wrong
from jianheng.language.types import FLAG, Type


def _at_least(types: tuple[Type, ...], _named: Mapping[str, Type]) -> Type | Wrong:
    if types[0].kind != "int":
        return Wrong(
            f"第一个参数应为整数，实为{types[0].zh()}",
            f"the first argument must be a whole number, found {types[0]}",
            "写成 at_least(2, 条件, 条件, …)",
        )
    for number, have in enumerate(types[1:], start=2):
        if have.kind != "flag":
            return Wrong(
                f"第 {number} 个参数应为条件，实为{have.zh()}",
                f"argument {number} must be a condition, found {have}",
                "写成 at_least(2, 条件, 条件, …)",
            )
    return FLAG


def _includes(types: tuple[Type, ...], _named: Mapping[str, Type]) -> Type | Wrong:
    if types[0].kind != "codes":
        return Wrong(
            f"第一个参数应为多个代码的字段，实为{types[0].zh()}",
            f"the first argument must be a field of several codes, found {types[0]}",
            "单个代码用 == 比较",
        )
    if types[1].kind != "text":
        return Wrong(
            f"第二个参数应为带引号的代码，实为{types[1].zh()}",
            f"the second argument must be a quoted code, found {types[1]}",
            '写成 includes(字段, "代码")',
        )
    return FLAG


def _is_a(types: tuple[Type, ...], _named: Mapping[str, Type]) -> Type | Wrong:
    if types[0].kind != "code" or not types[0].of or types[1].kind != "text":
        return Wrong(
            f"is_a 问一个代码是否属于一组，第一个参数实为{types[0].zh()}",
            f"is_a asks whether a code belongs to a group, found {types[0]}",
            '写成 is_a(代码字段, "组名")',
        )
    return FLAG


def _contains_any(types: tuple[Type, ...], _named: Mapping[str, Type]) -> Type | Wrong:
    if types[0].kind != "text":
        return Wrong(
            f"第一个参数应为文字，实为{types[0].zh()}",
            f"the first argument must be a text, found {types[0]}",
            "代码用 == 或 in 比较",
        )
    return FLAG


def _in_range(types: tuple[Type, ...], _named: Mapping[str, Type]) -> Type | Wrong:
    if types[1].kind != "range" or types[0].kind != types[1].within:
        return Wrong(
            f"in_range 问一个值是否在法律表的区间内，实有{types[0].zh()}与{types[1].zh()}",
            f"in_range asks whether a value lies in a range of a law table, found {types[0]} and {types[1]}",
            "第二个参数写 law.表(…).区间值，第一个与区间的端点同一种类型",
        )
    return FLAG


OPERATORS = (
    Operator("at_least", 2, 20, _at_least, "以下至少 {0} 项成立：{rest}", "at least {0} of these hold: {rest}"),
    Operator("known", 1, 1, lambda _types, _named: FLAG, "{0}已知", "{0} is known"),
    Operator("includes", 2, 2, _includes, "{0}包括{1}", "{1} is among {0}"),
    Operator("is_a", 2, 2, _is_a, "{0}属于{1}", "{0} is one of {1}"),
    Operator("contains_any", 2, 2, _contains_any, "{0}中出现{options}", "{0} contains {options}", listed=True),
    Operator("in_range", 2, 2, _in_range, "{0}在{1}之内", "{0} is within {1}"),
)
