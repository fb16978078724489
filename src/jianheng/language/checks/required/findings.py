"""Each finding stands once, waits once where it has a due day, and each exemption applies once."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.language.checks.required.expectations import expectations
from jianheng.language.checks.subject import Subject, and_parts
from jianheng.language.problem import Problem
from jianheng.language.tree import Exemption


def unhit_findings(subject: Subject) -> Iterator[Problem]:
    """Findings that no case hits; no case that is pending although something is due."""
    told = list(expectations(subject))
    for finding in subject.model.findings:
        if not any(each.hits(finding, subject) for each in told):
            answer = "unlawful" if finding.section == "unlawful" else "lawful"
            said = (
                "没有出现这一发现的用例",
                "no case hits this finding",
                f"加一个用例，expect 写 {answer} {finding.code}",
            )
            yield subject.problem("W06", f"{finding.section}.{finding.code}", finding.code, *said)
    # A note that waits leaves the answer of a duty as it is.
    waiting = [f for f in subject.model.findings if f.section == "unlawful" or subject.model.kind == "prompt"]
    due = next((finding for finding in waiting if finding.due is not None), None)
    if due is not None and not any(each.answer == "pending" for each in told):
        said = ("没有期限未到的用例", "no case is pending", "加一个用例，as_of 在期限届满之日，expect 写 pending")
        yield subject.problem("W06", f"{due.section}.{due.code}.due", due.code, *said)


def untried_exemptions(subject: Subject) -> Iterator[Problem]:
    """Exemptions under which no case is exempt."""
    told = list(expectations(subject))
    for exemption in subject.model.exempt:
        if not _gives_way(exemption, subject) and not any(
            each.answer == "exempt" and exemption.code in each.codes for each in told
        ):
            said = (
                "没有因此不适用的用例",
                "no case tries this exemption",
                f"加一个用例，expect 写 exempt {exemption.code}",
            )
            yield subject.problem("W06", f"exempt.{exemption.code}", exemption.code, *said)


def _gives_way(exemption: Exemption, subject: Subject) -> bool:
    """Whether it only hands an act from one finding to another: where it excuses, the other one stands.

    "Never sent" is excused where the papers came later, and "sent late" holds of exactly that.
    """
    unlawful = [finding for finding in subject.model.findings if finding.section == "unlawful"]
    reached = [finding for finding in unlawful if finding.code in exemption.reaches]
    others = [finding for finding in unlawful if finding not in reached]
    excuse = set(and_parts(exemption.when))
    return bool(reached) and all(
        any(set(and_parts(other.when)) <= excuse | set(and_parts(finding.when)) for other in others)
        for finding in reached
    )
