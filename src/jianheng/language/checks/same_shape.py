"""W08: a model that another one repeats under other names."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.language.checks.subject import Subject
from jianheng.language.problem import Problem
from jianheng.language.shape import logic_shape


def same_shape(subject: Subject) -> Iterator[Problem]:
    """Listed models with the same supervision point and the same shape of logic."""
    model = subject.model
    near = [other for other in subject.others if other.id != model.id and other.point == model.point]
    shape = logic_shape(model) if near else ""
    for other in near:
        if logic_shape(other) == shape:
            yield subject.problem(
                "W08",
                "id",
                model.id,
                f"与模型 {other.id} 监督点相同，逻辑也相同",
                f"same point and same shape of logic as {other.id}",
                "合并为一个模型；确有不同的，改写监督点",
            )
