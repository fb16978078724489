"""E02 in cases and in `keep`: tables, fields, rows, findings and values that the model does not know."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator
from datetime import date

from jianheng.language.checks.subject import Subject
from jianheng.language.population import STATED_BY
from jianheng.language.problem import Position, Problem
from jianheng.language.tree import Case, Model

ANSWERS = ("lawful", "unlawful", "pending", "undetermined", "exempt")
LISTS = ("answer", "findings", "notes", "missing", "caveats", "due")
SLOT = re.compile(r"#[0-9]+\Z")
CAVEATS = ("assumed", "coverage", "substituted", "peers")


def unknown_names(subject: Subject) -> Iterator[Problem]:
    """Everything in cases and in `keep` that names nothing."""
    lets = [let.name for let in subject.model.lets]
    for name in subject.model.keep:
        if name not in lets:
            yield _unknown(subject.model.place("keep"), name, lets, ("没有这个 let", "no such let"))
    for case in subject.model.cases:
        at = case.at or subject.model.place("cases")
        yield from _day(case, at)
        yield from _given(subject, case, at)
        yield from _expected(subject, case, at)


def _day(case: Case, at: Position) -> Iterator[Problem]:
    try:
        date.fromisoformat(case.as_of)
    except ValueError:
        said = (f"用例“{case.name}”的 as_of 不是日期", "as_of is not a date", "写成 2024-12-31")
        yield Problem("E01", at, case.as_of, *said)


def _given(subject: Subject, case: Case, at: Position) -> Iterator[Problem]:
    where = f"用例“{case.name}”："
    tables = subject.dictionary.tables
    periods = () if isinstance(case.coverage, str) else case.coverage
    for name in [name for name, _ in case.given] + [dict(period).get("table", "") for period in periods]:
        if name not in tables:
            yield _unknown(at, name, tables, (f"{where}没有这张表", "no such table"))
    for name, rows in case.given:
        known = ("row", STATED_BY, *tables[name].fields) if name in tables else ()
        for field in dict.fromkeys(field for row in rows for field, _ in row):
            if known and field not in known:
                yield _unknown(at, field, known, (f"{where}表 {name} 没有这个字段", f"no such field in {name}"))


def _expected(subject: Subject, case: Case, at: Position) -> Iterator[Problem]:
    model = subject.model
    where = f"用例“{case.name}”："
    acts = _acts(model, case)
    codes = [finding.code for finding in model.findings] + [exemption.code for exemption in model.exempt]
    lets = [let.name for let in model.lets]
    closed = {
        "answer": (ANSWERS, (f"{where}没有这种答案", "no such answer")),
        "findings": (codes, (f"{where}没有这个发现或排除", "no such finding or exemption")),
        "caveats": (CAVEATS, (f"{where}没有这种保留说明", "no such caveat")),
    }
    for row, parts in case.expect:
        given = SLOT.sub("", row) if model.examine.repeat or model.examine.verdict else row
        if given not in acts:
            yield _unknown(
                at, row, acts, (f"{where}审查的表 {model.table} 里没有这一行", f"no such row in {model.table}")
            )
        for part, value in parts:
            if part not in LISTS and part not in lets:
                yield _unknown(at, part, [*LISTS, *lets], (f"{where}expect 里没有这一项", "nothing of this name"))
            known, said = closed.get(part, ((), ("", "")))
            for name in ((value,) if isinstance(value, str) else value) if known else ():
                if name not in known:
                    yield _unknown(at, name, known, said)


def _acts(model: Model, case: Case) -> list[str]:
    """Names of what a case gives to examine: rows, or groups of rows without an empty key."""
    source = model
    while source.examine.verdict is not None:
        source = source.examine.verdict.model
    rows = [dict(row) for name, given in case.given if name == source.table for row in given]
    if model.examine.verdict is not None and (model.examine.each or source.examine.each):
        # What the groups of answers are called is known once the other model has answered.
        return [row for row, _ in case.expect]
    if not model.examine.each:
        return [row.get("row") or "" for row in rows]
    groups = [[row.get(name) for name in model.examine.each] for row in rows]
    return ["/".join(map(str, group)) for group in groups if all(group)]


def _unknown(at: Position, name: str, known: Collection[str], said: tuple[str, str]) -> Problem:
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    mend = f"改为 {near[0]}" if near else "可用：" + ("、".join(list(known)[:12]) or "无")
    return Problem("E02", at, name, *said, mend)
