"""The last lawful and the first unlawful day, for each comparison of dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import permutations

from jianheng.language.checks.absence import absences
from jianheng.language.checks.required.expectations import Expectation, cells, expectations, the_moment
from jianheng.language.checks.subject import Subject
from jianheng.language.problem import Problem
from jianheng.language.tree import Case, Finding, Node

ONE_DAY = timedelta(days=1)
ORDER = {"lt", "le", "gt", "ge"}
DAYS = {"days_between", "days_counted", "days_shared", "working_days_in", "hours_between"}
Field = tuple[str, str]
Cell = tuple[str, int, str]


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

    def decided_by(self, step: frozenset[Field]) -> bool:
        """Whether a step of one day is one on which the comparison turns; no field is the day of the check."""
        if not step:
            return self.as_of
        return any(field in self.fields or (field[0], "") in self.fields for field in step)


def missing_edges(subject: Subject) -> Iterator[Problem]:
    """Comparisons of dates for which no two cases stand a day apart.

    Where several findings share a comparison, one pair is enough: what is late by a day is often another finding
    than what never happened.
    """
    pairs = list(_neighbours(list(expectations(subject))))
    unlawful = [finding for finding in subject.model.findings if finding.section == "unlawful"]
    shown: set[Node] = set()
    for finding in unlawful:
        steps = {step for one, two, step in pairs if _parts(one, two, finding, subject)}
        shown |= {edge.shown for edge in edges(finding, subject) if any(edge.decided_by(step) for step in steps)}
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
    for tree in _conditions(finding.when, subject, set()):
        for node in tree.walk():
            if node.op in ORDER and node not in told and _dated(node, subject):
                told.add(node)
                yield _edge(node, [node], subject)
        for name, part in absences(tree):
            item = subject.model.item(name)
            if item.within is not None and part not in told and item.within[1].op not in {"as_of", "ever"}:
                told.add(part)
                yield _edge(part, [part], subject)


def _conditions(tree: Node, subject: Subject, seen: set[str]) -> Iterator[Node]:
    """A condition and the conditions that it names, each once."""
    yield tree
    for node in tree.walk():
        name = node.text("name")
        if node.op == "let" and name not in seen and subject.typing.of(node).kind == "flag":
            seen.add(name)
            yield from _conditions(subject.model.let(name).value, subject, seen)


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


def _parts(one: Expectation, two: Expectation, finding: Finding, subject: Subject) -> bool:
    """Whether the finding stands against the one act and is ruled out for the other."""
    return one.hits(finding, subject) and not two.hits(finding, subject) and two.answer in {"lawful", "unlawful"}


def _neighbours(told: list[Expectation]) -> Iterator[tuple[Expectation, Expectation, frozenset[Field]]]:
    """Acts of two cases that differ in nothing but days, each by one, with the fields of these days."""
    alike: dict[object, list[tuple[Expectation, dict[Cell, datetime]]]] = {}
    for each in told:
        days, rest = _split(each.case)
        alike.setdefault((each.row, each.case.coverage, rest), []).append((each, days))
    for group in alike.values():
        for (one, left), (two, right) in permutations(group, 2):
            step = _step(one.case, two.case, left, right)
            if step is not None:
                yield one, two, step


def _split(case: Case) -> tuple[dict[Cell, datetime], frozenset[tuple[Cell, str | None]]]:
    """The days of a case, and all else that stands in it with the places of its days."""
    days = {cell: day for cell, value in cells(case).items() if (day := the_moment(value)) is not None}
    return days, frozenset((cell, "" if cell in days else value) for cell, value in cells(case).items())


def _step(one: Case, two: Case, left: dict[Cell, datetime], right: dict[Cell, datetime]) -> frozenset[Field] | None:
    """The fields that differ by a day, none for the day of the check; None where more than days differ."""
    changed = [cell for cell, day in left.items() if right[cell] != day]
    # Moments may lie nearer than a day.
    if any(abs(left[cell] - right[cell]) > ONE_DAY for cell in changed):
        return None
    if one.as_of == two.as_of:
        return frozenset((table, field) for table, _, field in changed) or None
    first, second = the_moment(one.as_of), the_moment(two.as_of)
    apart = first is not None and second is not None and abs(first - second) == ONE_DAY
    return frozenset() if apart and not changed else None
