"""W06: the cases that every model must have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from jianheng.language.checks.subject import Subject, and_parts
from jianheng.language.problem import Problem
from jianheng.language.tree import Case, Finding, Node

ONE_DAY = timedelta(days=1)
ORDER = {"lt", "le", "gt", "ge"}
Expected = dict[str, "str | tuple[str, ...]"]


def missing_cases(subject: Subject) -> Iterator[Problem]:
    """Findings never hit, exemptions never tried, facts never missing, days never set side by side.

    Not asked for yet: ambiguous `first` and `last`, and a row before and after each change of law, since both
    need the cases to be run.
    """
    yield from _unhit(subject)
    yield from _untried(subject)
    yield from _unsettled(subject)
    yield from _edges(subject)


def _expectations(subject: Subject) -> Iterator[tuple[Case, str, Expected]]:
    for case in subject.model.cases:
        for row, parts in case.expect:
            yield case, row, dict(parts)


def _codes(expected: Expected) -> tuple[str, ...]:
    codes = expected.get("findings", ())
    return (codes,) if isinstance(codes, str) else codes


def _hits(expected: Expected, finding: Finding, subject: Subject) -> bool:
    if finding.code in _codes(expected):
        return True
    alone = [each.code for each in subject.model.findings if each.section == finding.section] == [finding.code]
    return alone and finding.section == "unlawful" and expected.get("answer") == "unlawful"


def _unhit(subject: Subject) -> Iterator[Problem]:
    for finding in subject.model.findings:
        if not any(_hits(expected, finding, subject) for _, _, expected in _expectations(subject)):
            answer = "unlawful" if finding.section == "unlawful" else "lawful"
            said = (
                "没有出现这一发现的用例",
                "no case hits this finding",
                f"加一个用例，expect 写 {answer} {finding.code}",
            )
            yield subject.problem("W06", f"{finding.section}.{finding.code}", finding.code, *said)
    due = next((finding for finding in subject.model.findings if finding.due is not None), None)
    if due is not None and not _answered(subject, "pending"):
        said = ("没有期限未到的用例", "no case is pending", "加一个用例，as_of 在期限届满之日，expect 写 pending")
        yield subject.problem("W06", f"{due.section}.{due.code}.due", due.code, *said)


def _untried(subject: Subject) -> Iterator[Problem]:
    for exemption in subject.model.exempt:
        tried = any(
            expected.get("answer") == "exempt" and exemption.code in _codes(expected)
            for _, _, expected in _expectations(subject)
        )
        if not tried:
            said = (
                "没有因此不适用的用例",
                "no case tries this exemption",
                f"加一个用例，expect 写 exempt {exemption.code}",
            )
            yield subject.problem("W06", f"exempt.{exemption.code}", exemption.code, *said)


def _unsettled(subject: Subject) -> Iterator[Problem]:
    deciding = _deciding(subject)
    for item in subject.model.items:
        if item.name not in deciding:
            continue
        place = f"with.{item.name}"
        if not any(_lacks(expected, item.name) for _, _, expected in _expectations(subject)):
            said = (
                "没有缺少这一关联事实的用例",
                "no case lacks this related fact",
                f"加一个用例，expect 写 {{answer: undetermined, missing: [{item.name}]}}",
            )
            yield subject.problem("W06", place, item.name, *said)
        if item.within is not None and not _uncovered(subject):
            said = (
                "没有数据未覆盖的用例",
                "no case is uncovered",
                "加一个用例，写 coverage: none，expect 写 undetermined",
            )
            yield subject.problem("W06", f"{place}.within", item.name, *said)


def _deciding(subject: Subject) -> set[str]:
    """Items on which an answer rests; what only a note needs leaves no answer open."""
    model = subject.model
    notes = model.kind == "prompt"
    trees = [each.when for each in model.exempt]
    trees += [each.when for each in model.findings if notes or each.section == "unlawful"]
    trees += [model.where] if model.where is not None else []
    return {node.text("name") or node.text("item") for tree in trees for node in subject.rests_on(tree)}


def _lacks(expected: Expected, item: str) -> bool:
    missing = expected.get("missing", ())
    leaves = (missing,) if isinstance(missing, str) else missing
    return any(leaf.split(".")[0] == item for leaf in leaves)


def _uncovered(subject: Subject) -> bool:
    return any(
        case.coverage != "all" and expected.get("answer") == "undetermined"
        for case, _, expected in _expectations(subject)
    )


def _answered(subject: Subject, answer: str) -> bool:
    return any(expected.get("answer") == answer for _, _, expected in _expectations(subject))


def _edges(subject: Subject) -> Iterator[Problem]:
    """The last lawful and the first unlawful day, one pair for each finding that compares dates."""
    for finding in subject.model.findings:
        comparison = next(_date_comparisons(subject, finding.when), None)
        if finding.section != "unlawful" or comparison is None or _has_edge(subject, finding):
            continue
        yield subject.problem(
            "W06",
            f"unlawful.{finding.code}",
            comparison,
            "没有只差一天的两个用例：合法的最后一日与违法的第一日",
            "no two cases one day apart: the last lawful day and the first unlawful one",
            "用 like 复制违法的用例，把日期改动一天，expect 写 lawful",
        )


def _date_comparisons(subject: Subject, tree: Node) -> Iterator[Node]:
    for part in and_parts(tree):
        for node in part.walk():
            if node.op in ORDER and subject.typing.of(node.node("left")).kind == "date":
                yield node


def _has_edge(subject: Subject, finding: Finding) -> bool:
    told = list(_expectations(subject))
    hits = [(case, row) for case, row, expected in told if _hits(expected, finding, subject)]
    clear = [(case, row) for case, row, expected in told if expected.get("answer") == "lawful"]
    return any(row == other and _one_day_apart(case, neighbour) for case, row in hits for neighbour, other in clear)


def _one_day_apart(one: Case, two: Case) -> bool:
    """Whether the given rows differ in nothing but dates, each by a single day."""
    if one.as_of != two.as_of or one.coverage != two.coverage:
        return False
    cells, others = _cells(one), _cells(two)
    if cells.keys() != others.keys():
        return False
    changed = [(cells[key], others[key]) for key in cells if cells[key] != others[key]]
    return bool(changed) and all(_a_day(before, after) for before, after in changed)


def _cells(case: Case) -> dict[tuple[str, int, str], str | None]:
    return {
        (table, number, field): value
        for table, rows in case.given
        for number, row in enumerate(rows)
        for field, value in row
    }


def _a_day(before: str | None, after: str | None) -> bool:
    try:
        return abs(datetime.fromisoformat(before or "") - datetime.fromisoformat(after or "")) == ONE_DAY
    except ValueError:
        return False
