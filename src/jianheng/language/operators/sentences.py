"""Terms of imprisonment: their end, their parts (SPC解释 2021, article 202)."""

from __future__ import annotations

from collections.abc import Mapping

from jianheng.language.operators.operator import Operator, fixed
from jianheng.language.types import DATE, TERM, Type


def _term_end(types: tuple[Type, ...], named: Mapping[str, Type]) -> Type | str:
    return fixed(DATE, "date", "term", "int")(types, named)


def _term_months(types: tuple[Type, ...], named: Mapping[str, Type]) -> Type | str:
    return fixed(TERM, "int")(types, named)


OPERATORS = (
    Operator(
        "term_end",
        3,
        3,
        _term_end,
        "自{0}起刑期{1}、折抵 {2} 日的届满日",
        "the end of a term of {1} from {0} with {2} days credited",
    ),
    Operator("months_term", 1, 1, _term_months, "{0} 个月的刑期", "a term of {0} months"),
)
