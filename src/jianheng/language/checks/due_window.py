"""E18: a finding that waits for a due day looks no further than that day."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.language.checks.absence import absences
from jianheng.language.checks.subject import Subject
from jianheng.language.problem import Problem
from jianheng.language.tree import Model, Node

LATER = {"days_after", "months_after", "years_after", "term_after", "hours_after", "working_day_after"}


def window_past_due(subject: Subject) -> Iterator[Problem]:
    """An absence under `due` whose window may end after the due day: a late act would hide the breach."""
    model = subject.model
    for finding in model.findings:
        if finding.due is None:
            continue
        for name, _ in absences(finding.when):
            item = model.item(name)
            if item.within is None or _not_after(item.within[1], finding.due, model, set()):
                continue
            yield subject.problem(
                "E18",
                f"with.{name}.within",
                item.within[1],
                f"查找范围可能超过 {finding.section}.{finding.code} 的期限，迟做的事会掩盖逾期",
                f"the window may run past the due day of {finding.code}, so that a late act hides the breach",
                "止端写成期限本身，迟做的另用一个关联事实",
            )


def _not_after(end: Node, due: Node, model: Model, seen: set[tuple[Node, Node]]) -> bool:
    """Whether a day surely is no later than another one; only plain shapes are seen through, each pair once."""
    end, due = _opened(end, model), _opened(due, model)
    if end == due:
        return True
    if (end, due) in seen:
        return False
    seen.add((end, due))
    if end.op == "min" and any(_not_after(value, due, model, seen) for value in end.nodes("values")):
        return True
    if due.op == "max" and any(_not_after(end, value, model, seen) for value in due.nodes("values")):
        return True
    if due.op in LATER and not _negative(due.nodes("values")[1]):
        return _not_after(end, due.nodes("values")[0], model, seen)
    return False


def _opened(tree: Node, model: Model) -> Node:
    """A let stands for its value."""
    while tree.op == "let" and not tree.text("part"):
        tree = model.let(tree.text("name")).value
    return tree


def _negative(amount: Node) -> bool:
    return amount.op == "sub" or (amount.op == "const" and amount.text("value").startswith("-"))
