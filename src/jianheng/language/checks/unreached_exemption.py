"""W02: an exemption that is never reached; E02: one that names findings the model does not have."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.language.checks.contradiction import contradictory
from jianheng.language.checks.subject import Subject
from jianheng.language.problem import Problem
from jianheng.language.tree import Exemption
from jianheng.language.write import expression_text


def unreached_exemptions(subject: Subject) -> Iterator[Problem]:
    """Exemptions that exclude the scope, themselves, or every finding that they reach."""
    model = subject.model
    findings = {finding.code: finding for finding in model.findings}
    scope = () if model.where is None else (model.where,)
    for exemption in model.exempt:
        unknown = [code for code in exemption.reaches if code not in findings]
        for code in unknown:
            mend = "改为：" + "、".join(findings)
            said = ("没有这个发现", "no finding has this code", mend)
            yield subject.problem("E02", f"exempt.{exemption.code}.from", code, *said)
        if unknown:
            continue
        found = contradictory((*scope, exemption.when))
        if found:
            yield _unreached(subject, exemption, expression_text(found[0], counted=subject.counted))
            continue
        reached = [findings[code] for code in exemption.reaches]
        if reached and all(contradictory((exemption.when, finding.when)) for finding in reached):
            yield _unreached(subject, exemption, "、".join(finding.code for finding in reached))


def _unreached(subject: Subject, exemption: Exemption, other: str) -> Problem:
    return subject.problem(
        "W02",
        f"exempt.{exemption.code}",
        exemption.when,
        f"与 {other} 不可能同时成立，这一排除永远不起作用",
        f"excludes {other}: the exemption is never reached",
        "改正条件，或者删去这一排除",
    )
