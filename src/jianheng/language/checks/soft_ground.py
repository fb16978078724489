"""E13: what is called unlawful rests on hard norms and on facts, not on gaps in the data."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.language.checks.subject import Subject, and_parts
from jianheng.language.operators.peers import PEERS
from jianheng.language.problem import Problem
from jianheng.language.tree import Finding, Node
from jianheng.law import LawTable, UnknownReference, resolve


def soft_grounds(subject: Subject) -> Iterator[Problem]:
    """`known` in a finding, law that may be soft without a test of `.hard`, a basis of soft articles alone."""
    unlawful = [finding for finding in subject.model.findings if finding.section == "unlawful"]
    for finding in unlawful:
        yield from _known(finding, subject)
        yield from _peers(finding, subject)
        if subject.model.examine.verdict is not None:
            said = ("机器的判断不是事实，不能据以认定违法", "answers of a model are not facts", "把这个发现移到 note")
            yield subject.problem("E13", f"unlawful.{finding.code}", subject.model.table, *said)
        yield from _words(finding, subject)
        yield from _soft_tables(finding, subject)
    yield from _known_in_scope(subject)
    if unlawful:
        yield from _soft_basis(subject)


def _known(finding: Finding, subject: Subject) -> Iterator[Problem]:
    for node in subject.rests_on(finding.when):
        if node.op == "known":
            place = f"unlawful.{finding.code}"
            yield subject.problem("E13", place, node, *_KNOWN)
            return


def _peers(finding: Finding, subject: Subject) -> Iterator[Problem]:
    """That a body stands out among others is a pattern, never a breach."""
    found = next((node for node in subject.rests_on(finding.when) if node.op in PEERS), None)
    if found is not None and subject.model.examine.each:
        said = ("与各组的比较不能认定违法", "a comparison of groups makes nothing unlawful", "把这个条件移到 note")
        yield subject.problem("E13", f"unlawful.{finding.code}", found, *said)


def _words(finding: Finding, subject: Subject) -> Iterator[Problem]:
    """That a text has certain words proves nothing by itself."""
    found = next((node for node in subject.rests_on(finding.when) if node.op == "contains_any"), None)
    if found is not None:
        said = ("文字中出现的词不能认定违法", "words found in a text make nothing unlawful", "把这个条件移到 note")
        yield subject.problem("E13", f"unlawful.{finding.code}", found, *said)


_KNOWN = (
    "违法的认定不能以某项材料是否已知为条件",
    "whether a fact is known cannot make an act unlawful",
    "把 known 移到 note 或 exempt；材料缺失会自动得出“无法判断”",
)


def _known_in_scope(subject: Subject) -> Iterator[Problem]:
    for place, tree in subject.placed():
        if place == "where" or place.startswith("with."):
            for node in tree.walk():
                if node.op == "known":
                    said = ("known 只能用在 note 和 exempt", "`known` may stand in note and exempt only", _KNOWN[2])
                    yield subject.problem("E13", place, node, *said)


def _soft_tables(finding: Finding, subject: Subject) -> Iterator[Problem]:
    tested = {_hard_of(part, subject) for part in and_parts(finding.when)}
    told: set[str] = set()
    for node in subject.rests_on(finding.when, assumed=False):
        name = node.text("table")
        if node.op not in {"law", "clock"} or name in tested or name in told:
            continue
        soft = _soft(subject.law[name])
        if soft:
            told.add(name)
            yield subject.problem(
                "E13",
                f"unlawful.{finding.code}",
                name,
                f"法律表 {name} {soft[0]}，违法的认定要先看它是否属强制规定",
                f"law table {name} {soft[1]}: test .hard before calling an act unlawful",
                "在 when 里用 and 加上 .hard；不属强制规定的写入 note",
            )


def _soft(table: LawTable) -> tuple[str, str] | None:
    """Why a table alone cannot carry a finding, in Chinese and English; None where it can."""
    if any(not row.hard for row in table.rows):
        return "有“一般、可以”一类的行", "has soft rows"
    if table.rows and not any(row.confirmed for row in table.rows):
        return "没有一行核对过原文", "has unconfirmed rows only"
    return None


def _hard_of(part: Node, subject: Subject) -> str:
    """The law table whose `.hard` a condition asks for."""
    if part.text("part") != "hard":
        return ""
    value = subject.model.let(part.text("name")).value if part.op == "let" else part
    return value.text("table") if value.op == "law" else ""


def _soft_basis(subject: Subject) -> Iterator[Problem]:
    hard: list[bool] = []
    for ref in subject.model.basis:
        try:
            hard += [article.hard for article in resolve(ref, subject.instruments)[1].values()]
        except UnknownReference:
            return
    if hard and not any(hard):
        yield subject.problem(
            "E13",
            "basis",
            "、".join(subject.model.basis),
            "依据的条文都是“一般、可以”一类的规定，不能认定违法",
            "the basis holds soft articles only",
            "补上强制性条文，或者把 unlawful 改为 note",
        )
