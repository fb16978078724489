"""E02 in cases and in `keep`: tables, fields, rows, findings and values that the model does not know."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from datetime import date

from jianheng.language.checks.subject import Subject
from jianheng.language.problem import Position, Problem
from jianheng.language.tree import Case

ANSWERS = ("lawful", "unlawful", "pending", "undetermined", "exempt")
LISTS = ("answer", "findings", "missing", "caveats", "due")
CAVEATS = ("assumed", "coverage", "substituted")


def unknown_names(subject: Subject) -> Iterator[Problem]:
    """Everything in cases and in `keep` that names nothing."""
    lets = [let.name for let in subject.model.lets]
    for name in subject.model.keep:
        if name not in lets:
            yield _unknown(subject.model.place("keep"), "keep", name, lets)
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
    where = f"用例“{case.name}”"
    tables = subject.dictionary.tables
    for name, rows in case.given:
        if name not in tables:
            yield _unknown(at, f"{where}的表", name, tables)
            continue
        known = ("row", *tables[name].fields)
        for field in dict.fromkeys(field for row in rows for field, _ in row):
            if field not in known:
                yield _unknown(at, f"{where}中 {name} 的字段", field, known)
    if not isinstance(case.coverage, str):
        for period in case.coverage:
            table = dict(period).get("table", "")
            if table not in tables:
                yield _unknown(at, f"{where}的 coverage", table, tables)


def _expected(subject: Subject, case: Case, at: Position) -> Iterator[Problem]:
    model = subject.model
    where = f"用例“{case.name}”"
    rows = [dict(row).get("row") or "" for name, given in case.given if name == model.table for row in given]
    codes = [finding.code for finding in model.findings] + [exemption.code for exemption in model.exempt]
    lets = [let.name for let in model.lets]
    for row, parts in case.expect:
        if row not in rows:
            yield _unknown(at, f"{where}里审查的行", row, rows)
        for part, value in parts:
            given = (value,) if isinstance(value, str) else value
            known = {"answer": ANSWERS, "findings": codes, "caveats": CAVEATS}.get(part)
            if part not in LISTS and part not in lets:
                yield _unknown(at, f"{where}的 expect", part, [*LISTS, *lets])
            for name in given if known is not None else ():
                if name not in (known or ()):
                    yield _unknown(at, f"{where}的 {part}", name, known or ())


def _unknown(at: Position, what: str, name: str, known: Collection[str]) -> Problem:
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    mend = f"改为 {near[0]}" if near else "可用：" + ("、".join(list(known)[:12]) or "无")
    return Problem("E02", at, name, f"{what}没有这个名字", "unknown name", mend)
