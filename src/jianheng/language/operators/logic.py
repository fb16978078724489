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


OPERATORS = (
    Operator("at_least", 2, 20, _at_least, "以下至少 {0} 项成立：{rest}", "at least {0} of these hold: {rest}"),
    Operator("known", 1, 1, lambda _types, _named: FLAG, "{0}已知", "{0} is known"),
    Operator("includes", 2, 2, _includes, "{0}包括{1}", "{1} is among {0}"),
)
