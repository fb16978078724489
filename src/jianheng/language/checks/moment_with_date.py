"""W10: a moment compared with a day."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.language.checks.subject import Subject
from jianheng.language.problem import Problem

COMPARISONS = {"eq", "ne", "lt", "le", "gt", "ge"}


def moments_with_dates(subject: Subject) -> Iterator[Problem]:
    """Comparisons of a moment with a date: midnight decides, which is seldom meant."""
    items = {f"with.{item.name}": item for item in subject.model.items}
    for place, tree in subject.placed():
        item = items.get(".".join(place.split(".")[:2]))
        typing = subject.row_typing(item) if item else subject.typing
        for node in tree.walk():
            if node.op in COMPARISONS and {typing.of(side).kind for side in node.children()} == {"date", "moment"}:
                yield subject.problem(
                    "W10",
                    place,
                    node,
                    "时刻与日期比较，以零时为界",
                    "a moment is compared with a date: midnight decides",
                    "比较日期用 date_of(时刻)",
                )
