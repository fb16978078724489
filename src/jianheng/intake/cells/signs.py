"""Numbers that are never below zero: what is counted, and points whose heading says already that they are lost."""

from __future__ import annotations

from decimal import Decimal

from jianheng.dictionary import Field
from jianheng.intake.cells.cell import UnreadableError
from jianheng.intake.problem import NO_WORDS, Words

# Points in all may be below zero. Of points that are lost the dictionary wants the number alone: with a minus they
# would be added where others are taken away.
_LOST = "deducted"
_NEVER_BELOW = frozenset({_LOST, "hours", "days_worked", "rest_days", "make_up_rest", "share_active"})


def check_sign(field: Field, number: int | Decimal) -> None:
    """Refuse a minus where the field is a count, or says by itself that something is lost.

    Args:
        field: the field.
        number: what was read.

    Raises:
        UnreadableError: the number is below zero, and the field cannot be.

    >>> check_sign(Field("total", "ratio"), Decimal(-5))
    """
    if number >= 0 or (field.type == "ratio" and field.name not in _NEVER_BELOW):
        return
    mend = NO_WORDS
    if field.name == _LOST:
        mend = Words(
            "扣分填正数；是冲回的，另行写明", "write lost points without a minus; say so where they are given back"
        )
    raise UnreadableError(Words("是负数", "is negative"), Words("不带负号的数", "a number without a minus"), mend)
