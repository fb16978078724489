"""What the cases of a model expect, one act at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from jianheng.language.checks.subject import Subject, and_parts
from jianheng.language.tree import Case, Finding, Node


@dataclass(frozen=True)
class Expectation:
    """What one case expects of one act."""

    case: Case
    row: str
    parts: dict[str, str | tuple[str, ...]]

    @property
    def answer(self) -> str:
        """One of the five, or nothing where the case does not say."""
        answer = self.parts.get("answer", "")
        return answer if isinstance(answer, str) else ""

    @property
    def codes(self) -> tuple[str, ...]:
        """Findings or exemptions, and the notes beside findings."""
        return (*self._list("findings"), *self._list("notes"))

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        """The facts that are not to be had, each with its reason where the case names one."""
        told = (leaf.partition(":") for leaf in self._list("missing"))
        return tuple((leaf.strip(), reason.strip()) for leaf, _, reason in told)

    def hits(self, finding: Finding, subject: Subject) -> bool:
        """Whether the finding is expected to stand; the only unlawful finding needs no name."""
        if finding.code in self.codes:
            return True
        alone = [each.code for each in subject.model.findings if each.section == finding.section] == [finding.code]
        return alone and finding.section == "unlawful" and self.answer == "unlawful"

    def lacks(self, item: str, *reasons: str) -> bool:
        """Whether a related fact, or one of its fields, is missing, for one of some reasons if any are given."""
        return any(leaf.split(".")[0] == item and (not reasons or reason in reasons) for leaf, reason in self.missing)

    def caveats(self) -> tuple[str, ...]:
        """The caveats that are expected."""
        return self._list("caveats")

    def _list(self, part: str) -> tuple[str, ...]:
        value = self.parts.get(part, ())
        return (value,) if isinstance(value, str) else value


def expectations(subject: Subject) -> Iterator[Expectation]:
    """Every expectation of every case."""
    for case in subject.model.cases:
        for row, parts in case.expect:
            yield Expectation(case, row, dict(parts))


def cells(case: Case) -> dict[tuple[str, int, str], str | None]:
    """The given values by table, number of the row and field."""
    return {
        (table, number, field): value
        for table, rows in case.given
        for number, row in enumerate(rows)
        for field, value in row
    }


def decisive(subject: Subject) -> list[Node]:
    """Every expression that may decide an answer; what only a note of a duty needs leaves no answer open."""
    model = subject.model
    asked = ("unlawful", "note") if model.kind == "prompt" else ("unlawful",)
    trees = [model.where] if model.where is not None else []
    trees += [part for exemption in model.exempt for part in _open_parts(exemption.when)]
    for finding in (each for each in model.findings if each.section in asked):
        trees += [finding.when] if finding.due is None else [finding.when, finding.due]
    return trees


def _open_parts(when: Node) -> list[Node]:
    """The parts of an exemption that may be unknown: of `known(x) and x` neither can be."""
    parts = and_parts(when)
    known = [part.nodes("values")[0] for part in parts if part.op == "known"]
    return [part for part in parts if part.op != "known" and part not in known]


def items_behind(subject: Subject, trees: list[Node]) -> set[str]:
    """The related facts on which expressions rest."""
    names: set[str] = set()
    for tree in trees:
        for node in subject.rests_on(tree):
            if node.op == "item":
                names.add(node.text("name"))
            elif node.op in {"has", "absent"} and node.text("item"):
                names.add(node.text("item"))
    return names


def the_moment(text: str | None) -> datetime | None:
    """A day or moment as written in a case, None where it is none; of a span of days the first."""
    try:
        return datetime.fromisoformat((text or "").partition("..")[0])
    except ValueError:
        return None
