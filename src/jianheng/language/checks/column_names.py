"""E05: two related facts whose fields would stand in one column of the engine."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.language.checks.subject import Subject
from jianheng.language.problem import Problem


def clashing_columns(subject: Subject) -> Iterator[Problem]:
    """An item `done` with a field `late_on`, and an item `done_late` with a field `on`."""
    tables, items = subject.dictionary.tables, subject.model.items
    for one in items:
        for two in items:
            rest = two.name.removeprefix(f"{one.name}_")
            if rest == two.name or one.table not in tables or two.table not in tables:
                continue
            shared = [name for name in tables[two.table].fields if f"{rest}_{name}" in tables[one.table].fields]
            if shared:
                other = f"{one.name}.{rest}_{shared[0]}"
                yield subject.problem(
                    "E05",
                    f"with.{two.name}",
                    two.name,
                    f"{two.name}.{shared[0]} 与 {other} 会重名",
                    f"{two.name}.{shared[0]} and {other} would be the same name",
                    "换一个名字",
                )
