"""W09: a finding that one fact decides in place of another."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.language.checks.subject import Subject
from jianheng.language.problem import Problem


def substituted_facts(subject: Subject) -> Iterator[Problem]:
    """Findings that rest on `first_known`, directly or through other names."""
    for finding in subject.model.findings:
        if finding.section != "unlawful":
            continue
        for node in subject.rests_on(finding.when):
            if node.op == "first_known":
                yield subject.problem(
                    "W09",
                    f"unlawful.{finding.code}",
                    node,
                    "违法的认定可能以替代的材料为准",
                    "a substitute may decide this finding",
                    "确认替代的材料同样可靠；否则用 known_or 写出界限",
                )
                break
