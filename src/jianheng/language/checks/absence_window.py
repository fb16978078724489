"""E07: absence is proved only inside a window that the data cover."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.language.checks.absence import absences
from jianheng.language.checks.subject import Subject
from jianheng.language.problem import Problem


def absence_without_window(subject: Subject) -> Iterator[Problem]:
    """`absent`, `== 0` or an upper bound on an item that has no `within`, and a gap, which rests on absence alone."""
    for item in subject.model.items:
        if item.kind == "gap" and item.within is None:
            yield subject.problem(
                "E07",
                f"with.{item.name}",
                item.name,
                f"{item.name} 没有写查找范围 within，永远不能证明有空档",
                f"{item.name} has no window, so that no gap is ever proved",
                f"在 with.{item.name} 加上 within: [起, 止]",
            )
    open_items = {item.name for item in subject.model.items if item.within is None}
    for place, tree in subject.placed():
        for name, part in absences(tree):
            if name in open_items:
                yield subject.problem(
                    "E07",
                    place,
                    part,
                    f"{name} 没有写查找范围 within，永远不能证明“没有”",
                    f"{name} has no window, so that absence is never proved",
                    f"在 with.{name} 加上 within: [起, 止]",
                )
