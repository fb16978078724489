"""Questions about the span of the row in scope."""

from __future__ import annotations

from collections.abc import Mapping

from jianheng.language.operators.operator import Operator, Wrong, fixed
from jianheng.language.types import DATE, FLAG, INT, MOMENT, Type


def _end_or(types: tuple[Type, ...], named: Mapping[str, Type]) -> Type | Wrong:
    """A day ends with a day, a moment with a moment."""
    kind = MOMENT if types[0].kind == "moment" else DATE
    return fixed(kind, kind.kind, kind.kind)(types, named)


OPERATORS = (
    Operator("holds_on", 1, 1, fixed(FLAG, "date"), "在{0}有效", "it is in force on {0}", spans=True),
    Operator("overlaps", 2, 2, fixed(FLAG, "date", "date"), "与{0}至{1}有重叠", "it overlaps {0} to {1}", spans=True),
    Operator(
        "inside", 2, 2, fixed(FLAG, "date", "date"), "全部在{0}至{1}之内", "it lies within {0} to {1}", spans=True
    ),
    Operator(
        "days_shared",
        2,
        2,
        fixed(INT, "date", "date"),
        "与{0}至{1}重叠的天数",
        "the days it shares with {0} to {1}",
        spans=True,
    ),
    Operator(
        "end_or",
        2,
        2,
        _end_or,
        "{0}（尚未到来时取{1}）",
        "{0} ({1} while it has not come)",
        opens=True,
    ),
)
