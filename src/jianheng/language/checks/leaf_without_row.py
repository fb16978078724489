"""E19: a query gives a value of a row; groups and verdicts have none."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.language.checks.subject import Subject
from jianheng.language.problem import Problem


def leaves_without_row(subject: Subject) -> Iterator[Problem]:
    """SQL leaves in a model that examines anything but the rows of a table."""
    examine = subject.model.examine
    if not examine.each and not examine.table.startswith("verdict:"):
        return
    for let in subject.model.lets:
        if let.value.op == "sql":
            said = (
                "SQL 的值属于审查的一行，这里审查的不是行",
                "a query gives a value of a row, and no rows are examined",
            )
            yield subject.problem(
                "E19", f"let.{let.name}", let.value.text("column"), *said, "改为逐行审查，或者删去 SQL"
            )
