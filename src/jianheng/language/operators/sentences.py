"""Terms of imprisonment: their end, their parts (SPC解释 2021, article 202)."""

from __future__ import annotations

from jianheng.language.operators.operator import Operator, fixed
from jianheng.language.types import DATE, TERM

OPERATORS = (
    Operator(
        "term_end",
        3,
        3,
        fixed(DATE, "date", "term", "int"),
        "自{0}起算、刑期为{1}{credit}的刑期止日",
        "the end of {1} counted from {0}{credit}",
    ),
    Operator("part_of", 3, 3, fixed(TERM, "term", "int", "int"), "{0}的{fraction}", "{fraction} of {0}"),
    Operator("months_term", 1, 1, fixed(TERM, "int"), "{months}的刑期", "a term of {months}"),
)
