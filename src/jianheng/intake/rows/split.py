"""One cell that fills one field, or is taken apart into several."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.intake.mapping.mapping import ColumnRule, Goal


def split_cell(rule: ColumnRule, value: object) -> Iterator[tuple[Goal, object]]:
    """Take a cell apart.

    Args:
        rule: what becomes of its column.
        value: what the reader gave.

    Yields:
        Each field with its part of the value.
    """
    if rule.split is None:
        yield from ((goal, value) for goal in rule.to)
