"""Largest, smallest, first known, and a known value or its bounds."""

from __future__ import annotations

from collections.abc import Mapping

from jianheng.language.operators.operator import Operator
from jianheng.language.types import ORDERED, Type


def _extreme(types: tuple[Type, ...], _named: Mapping[str, Type]) -> Type | str:
    kind = types[0].kind
    if kind not in ORDERED or any(t.kind != kind for t in types):
        return "各参数应为同一种可比较的类型"
    return Type(kind, none=all(t.none for t in types))


def _first_known(types: tuple[Type, ...], _named: Mapping[str, Type]) -> Type | str:
    if any(t.kind != types[0].kind for t in types):
        return "各参数应为同一类型"
    return types[0].maybe_none(any(t.none for t in types))


def _known_or(types: tuple[Type, ...], named: Mapping[str, Type]) -> Type | str:
    if types[0].kind != "date" or any(t.kind != "date" for t in named.values()):
        return "应为日期,lo、hi 也应为日期"
    return types[0].maybe_none(any(t.none for t in named.values()))


OPERATORS = (
    Operator("max", 2, 9, _extreme, "{all}中的最大者", "the largest of {all}"),
    Operator("min", 2, 9, _extreme, "{all}中的最小者", "the smallest of {all}"),
    Operator("first_known", 2, 9, _first_known, "{all}中第一个已知的", "the first known of {all}"),
    Operator(
        "known_or",
        1,
        1,
        _known_or,
        "{0}(不详时介于{lo}与{hi}之间{assume})",
        "{0} (if unknown, between {lo} and {hi}{assume})",
        named=("lo", "hi"),
        choices={"assume": ("lo", "hi", "both")},
    ),
)
