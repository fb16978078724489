"""W01: a finding that can never be true, by contradictory bounds."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.language.checks.contradiction import contradictory
from jianheng.language.checks.subject import Subject
from jianheng.language.problem import Problem
from jianheng.language.write import expression_text


def never_true(subject: Subject) -> Iterator[Problem]:
    """Findings whose parts exclude each other or the scope."""
    model = subject.model
    scope = () if model.where is None else (model.where,)
    for finding in model.findings:
        found = contradictory((*scope, finding.when))
        if found is None:
            continue
        other = expression_text(found[0], counted=subject.counted)
        yield subject.problem(
            "W01",
            f"{finding.section}.{finding.code}",
            found[1],
            "这一条件本身不可能成立" if found[0] == found[1] else f"与 {other} 不可能同时成立，这一发现永远不会出现",
            "this can never be true" if found[0] == found[1] else f"excludes {other}: the finding never stands",
            "改正其中一个条件，或者删去这一发现",
        )
