"""Counting conditions and asking whether a fact is known."""

from __future__ import annotations

from collections.abc import Mapping

from jianheng.language.operators.operator import Operator
from jianheng.language.types import FLAG, Type


def _at_least(types: tuple[Type, ...], _named: Mapping[str, Type]) -> Type | str:
    if types[0].kind != "int" or any(t.kind != "flag" for t in types[1:]):
        return "应为一个整数和若干条件"
    return FLAG


def _includes(types: tuple[Type, ...], _named: Mapping[str, Type]) -> Type | str:
    if types[0].kind != "codes" or types[1].kind != "text":
        return "应为多代码字段和一个带引号的代码"
    return FLAG


OPERATORS = (
    Operator("at_least", 2, 20, _at_least, "以下至少 {0} 项成立:{rest}", "at least {0} of: {rest}"),
    Operator("known", 1, 1, lambda _types, _named: FLAG, "{0}已知", "{0} is known"),
    Operator("includes", 2, 2, _includes, "{0}包括“{1}”", "{0} includes “{1}”"),
)
