"""Largest, smallest, first known, and a known value or its bounds."""

from __future__ import annotations

from collections.abc import Mapping

from jianheng.language.operators.operator import Operator, Wrong
from jianheng.language.types import ORDERED, Type


def _extreme(types: tuple[Type, ...], _named: Mapping[str, Type]) -> Type | Wrong:
    kind = types[0].kind
    if kind not in ORDERED:
        return Wrong(
            f"{types[0].zh()}没有大小先后", f"{types[0]} has no order", "各参数应为同一种数字、日期、时刻或刑期"
        )
    return _alike(types) or Type(kind, none=all(t.none for t in types))


def _first_known(types: tuple[Type, ...], _named: Mapping[str, Type]) -> Type | Wrong:
    return _alike(types) or types[0].maybe_none(any(t.none for t in types))


def _known_or(types: tuple[Type, ...], named: Mapping[str, Type]) -> Type | Wrong:
    for name, have in (("第一个参数", types[0]), *named.items()):
        if have.kind != "date":
            return Wrong(
                f"{name} 应为日期，实为{have.zh()}", f"dates are expected, found {have}", "写日期，或者推算日期的 let"
            )
    if not named:
        return Wrong("lo 与 hi 至少写一个", "lo or hi is needed", "写成 known_or(日期, lo=不早于, hi=不晚于)")
    return types[0].maybe_none(any(t.none for t in named.values()))


def _alike(types: tuple[Type, ...]) -> Wrong | None:
    for have in types[1:]:
        if have.kind != types[0].kind:
            return Wrong(
                f"各参数应为同一种类型，实有{types[0].zh()}与{have.zh()}",
                f"arguments must be of one type, found {types[0]} and {have}",
                "换成同一种类型的值",
            )
    return None


OPERATORS = (
    Operator("max", 2, 9, _extreme, "{all}中{most}", "the {most} of {all}"),
    Operator("min", 2, 9, _extreme, "{all}中{most}", "the {most} of {all}"),
    Operator("first_known", 2, 9, _first_known, "{0}（不详时取{rest}）", "{0} (or, where unknown, {rest})"),
    Operator(
        "known_or",
        1,
        1,
        _known_or,
        "{0}（{bounds}）",
        "{0} ({bounds})",
        named=("lo", "hi"),
        choices={"assume": ("lo", "hi", "both")},
    ),
)
