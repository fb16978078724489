"""W05: whose data must cover the window, where many units keep the table."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.language.checks.subject import Subject
from jianheng.language.problem import Problem

UNITS = {"institution", "unit"}


def unheld_items(subject: Subject) -> Iterator[Problem]:
    """Items with a window but no `held_by`, in a table whose rows name the body that keeps them."""
    for item in subject.model.items:
        if item.within is None or item.held_by is not None:
            continue
        fields = subject.dictionary.tables[item.table].fields.values()
        keepers = [field.name for field in fields if field.type == "key" and field.entity in UNITS]
        if keepers:
            yield subject.problem(
                "W05",
                f"with.{item.name}.within",
                item.name,
                f"{item.table} 由多家单位分别记录，没有写由谁提供",
                f"many units keep {item.table}; whose data must cover the window?",
                f"加上 held_by，例如 held_by: this.{keepers[0]}",
            )
