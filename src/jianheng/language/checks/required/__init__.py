"""W06: the cases that every model must have.

Where a case is not possible, the form of the model says so: a fact that no condition rests on, a key that can fit one
row only, a table whose rows do not change with the day.
"""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.language.checks.required.changes import untried_changes
from jianheng.language.checks.required.days import missing_edges
from jianheng.language.checks.required.facts import settled_facts
from jianheng.language.checks.required.findings import unhit_findings, untried_exemptions
from jianheng.language.checks.subject import Subject
from jianheng.language.problem import Problem

__all__ = ["missing_cases"]


def missing_cases(subject: Subject) -> Iterator[Problem]:
    """Findings never hit, exemptions never tried, facts never open, days and laws never set side by side."""
    yield from unhit_findings(subject)
    yield from untried_exemptions(subject)
    yield from settled_facts(subject)
    yield from missing_edges(subject)
    yield from untried_changes(subject)
