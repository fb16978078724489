"""Amounts set against each other."""

from __future__ import annotations

from collections.abc import Mapping

from jianheng.language.operators.operator import Operator, Rule, Wrong
from jianheng.language.types import NUMBERS, RATIO, Type


def of_numbers(result: Type) -> Rule:
    """A rule that wants numbers only."""

    def rule(types: tuple[Type, ...], _named: Mapping[str, Type]) -> Type | Wrong:
        for number, have in enumerate(types, start=1):
            if have.kind not in NUMBERS:
                return Wrong(
                    f"第 {number} 个参数应为数字，实为{have.zh()}",
                    f"argument {number} must be a number, found {have}",
                    "写计数的关联事实，或者推算数字的 let",
                )
        return result

    return rule


OPERATORS = (Operator("ratio", 2, 2, of_numbers(RATIO.maybe_none()), "{0}与{1}的比", "the ratio of {0} to {1}"),)
