"""The last lawful and the first unlawful day, for each comparison of dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from jianheng.language.checks.absence import absences
from jianheng.language.checks.required.expectations import Expectation, cells, expectations, the_moment
from jianheng.language.checks.subject import Subject
from jianheng.language.problem import Problem
from jianheng.language.tree import Case, Finding, Node

ONE_DAY = timedelta(days=1)
ORDER = {"lt", "le", "gt", "ge"}
DAYS = {"days_between", "days_counted", "days_shared", "working_days_in", "hours_between"}
Field = tuple[str, str]


@dataclass(frozen=True)
class Edge:
    """A comparison of dates, and the fields whose days decide it.

    Args:
        shown: the part of the finding.
        fields: table and field; a table with no field stands for all of its dates.
        as_of: the day of the check decides it too.
    """

    shown: Node
    fields: frozenset[Field]
    as_of: bool


def missing_edges(subject: Subject) -> Iterator[Problem]:
    """Comparisons of dates for which no two cases stand a day apart.

    Where several findings share a comparison, one pair is enough: what is late by a day is often another finding
    than what never happened.
    """
    told = list(expectations(subject))
    unlawful = [finding for finding in subject.model.findings if finding.section == "unlawful"]
    shown = {edge.shown for f in unlawful for edge in edges(f, subject) if _has_edge(edge, f, told, subject)}
    for finding in unlawful:
        for edge in edges(finding, subject):
            if edge.shown not in shown:
                said = (
                    "没有只差一天的两个用例：合法的最后一日与违法的第一日",
                    "no two cases one day apart: the last lawful day and the first unlawful one",
                    "用 like 复制违法的用例，把日期改动一天，expect 写 lawful",
                )
                yield subject.problem("W06", f"unlawful.{finding.code}", edge.shown, *said)


def edges(finding: Finding, subject: Subject) -> Iterator[Edge]:
    """Every comparison of dates of a finding, seen through conditions that are lets; windows of absences too."""
    told: set[Node] = set()
    for tree in _conditions(finding.when, subject):
        for node in tree.walk():
            if node.op in ORDER and node not in told and _dated(node, subject):
                told.add(node)
                yield _edge(node, [node], subject)
        for name, part in absences(tree):
            item = subject.model.item(name)
            if item.within is not None and part not in told and item.within[1].op not in {"as_of", "ever"}:
                told.add(part)
                yield _edge(part, [part], subject)


def _conditions(tree: Node, subject: Subject) -> Iterator[Node]:
    """A condition and the conditions that it names."""
    yield tree
    for node in tree.walk():
        if node.op == "let" and subject.typing.of(node).kind == "flag":
            yield from _conditions(subject.model.let(node.text("name")).value, subject)


def _dated(node: Node, subject: Subject) -> bool:
    """Whether days are compared, or numbers of days."""
    if subject.typing.of(node.node("left")).kind in {"date", "moment"}:
        return True
    return any(_counts_days(side, subject) for side in node.children())


def _counts_days(tree: Node, subject: Subject) -> bool:
    if tree.op == "let":
        return _counts_days(subject.model.let(tree.text("name")).value, subject)
    return tree.op in DAYS


def _edge(shown: Node, trees: list[Node], subject: Subject) -> Edge:
    fields: set[Field] = set()
    as_of = False
    for tree in trees:
        for node in subject.rests_on(tree):
            if node.op == "field" and node.text("of") == "this":
                fields.add((subject.model.table, node.text("name")))
            item = node.text("name") if node.op == "item" else node.text("item")
            if item and node.op in {"item", "has", "absent"}:
                fields.add((subject.model.item(item).table, ""))
            as_of = as_of or node.op == "as_of"
    return Edge(shown, frozenset(fields), as_of)


def _has_edge(edge: Edge, finding: Finding, told: list[Expectation], subject: Subject) -> bool:
    hits = [each for each in told if each.hits(finding, subject)]
    clear = [each for each in told if not each.hits(finding, subject) and each.answer in {"lawful", "unlawful"}]
    return any(one.row == two.row and _one_day_apart(one.case, two.case, edge) for one in hits for two in clear)


def _one_day_apart(one: Case, two: Case, edge: Edge) -> bool:
    """Whether two cases differ in nothing but days, each by one, and in one that decides the comparison."""
    if one.coverage != two.coverage:
        return False
    left, right = cells(one), cells(two)
    if left.keys() != right.keys():
        return False
    changed = [key for key in left if left[key] != right[key]]
    if not all(_a_day(left[key], right[key]) for key in changed):
        return False
    if one.as_of != two.as_of:
        return edge.as_of and not changed and _a_day(one.as_of, two.as_of)
    return any((table, field) in edge.fields or (table, "") in edge.fields for table, _, field in changed)


def _a_day(before: str | None, after: str | None) -> bool:
    """Moments may lie nearer than a day."""
    first, second = the_moment(before), the_moment(after)
    return first is not None and second is not None and first != second and abs(first - second) <= ONE_DAY
