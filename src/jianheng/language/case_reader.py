"""The cases of a model: rows given, answers expected, and what changes from case to case (LANGUAGE §14)."""

from __future__ import annotations

from dataclasses import dataclass, field

from jianheng.language.problem import Position, Problem
from jianheng.language.source import Listing, Mapping, Source, Text
from jianheng.language.tree import Case

KEYS = {"name", "as_of", "coverage", "given", "like", "change", "drop", "expect"}
Row = dict[str, "str | None"]
EMPTY = {"", "null", "~"}


@dataclass
class _Draft:
    name: str
    at: Position
    as_of: str = ""
    coverage: str | tuple[tuple[tuple[str, str], ...], ...] = "all"
    given: dict[str, list[Row]] = field(default_factory=dict)
    expect: dict[str, dict[str, str | tuple[str, ...]]] = field(default_factory=dict)

    def copy(self, name: str, at: Position) -> _Draft:
        given = {table: [dict(row) for row in rows] for table, rows in self.given.items()}
        return _Draft(name, at, self.as_of, self.coverage, given, {})

    def finished(self) -> Case:
        return Case(
            self.name,
            self.as_of,
            self.coverage,
            tuple((table, tuple(tuple(row.items()) for row in rows)) for table, rows in self.given.items()),
            tuple((row, tuple(parts.items())) for row, parts in self.expect.items()),
            self.at,
        )


def read_cases(listing: Listing, problems: list[Problem]) -> tuple[Case, ...]:
    """Read and expand the cases; `like` copies another case, then `change` and `drop` apply."""
    drafts: dict[str, _Draft] = {}
    for source in listing.items:
        if not isinstance(source, Mapping):
            problems.append(_problem(source.at, "", "每个用例是一组键值", "a case is a mapping"))
            continue
        draft = _read(source, drafts, problems)
        if draft.name in drafts:
            problems.append(_problem(source.at, draft.name, "用例重名", "two cases have this name"))
        drafts[draft.name] = draft
    return tuple(draft.finished() for draft in drafts.values())


def _read(source: Mapping, drafts: dict[str, _Draft], problems: list[Problem]) -> _Draft:
    for key in source.keys():
        if key.value not in KEYS:
            problems.append(_problem(key.at, key.value, "用例里没有这个键", "unknown key in a case"))
    name = _text(source.get("name"))
    like = source.get("like")
    draft = _Draft(name, source.at)
    if isinstance(like, Text):
        if like.value in drafts:
            draft = drafts[like.value].copy(name, source.at)
        else:
            problems.append(_problem(like.at, like.value, "前面没有这个用例", "no earlier case has this name"))
    draft.as_of = _text(source.get("as_of")) or draft.as_of
    draft.coverage = _coverage(source.get("coverage"), draft.coverage)
    for table, rows in _pairs(source.get("given")):
        draft.given[table.value] = [copy for row in _rows(rows) for copy in _copies(row)]
    _apply(source, draft, problems)
    for row, wanted in _pairs(source.get("expect")):
        draft.expect[row.value] = _wanted(wanted)
    if not draft.as_of:
        problems.append(_problem(source.at, name, "用例缺 as_of", "a case needs as_of"))
    return draft


def _apply(source: Mapping, draft: _Draft, problems: list[Problem]) -> None:
    rows = {str(row.get("row")): row for group in draft.given.values() for row in group}
    for key, changes in _pairs(source.get("change")):
        if key.value not in rows:
            problems.append(_problem(key.at, key.value, "given 里没有这一行", "no such row"))
            continue
        for column, value in _pairs(changes):
            rows[key.value][column.value] = _cell(value)
    drop = source.get("drop")
    gone = {_text(item) for item in drop.items} if isinstance(drop, Listing) else {_text(drop)} if drop else set()
    for table in draft.given:
        draft.given[table] = [row for row in draft.given[table] if row.get("row") not in gone]


def _copies(row: Row) -> list[Row]:
    count = int(row.pop("copies", None) or 1)
    if count == 1:
        return [row]
    return [{**row, "row": f"{row.get('row')}#{number}"} for number in range(count)]


def _wanted(source: Source) -> dict[str, str | tuple[str, ...]]:
    """`exempt first_reduction` is short for `{answer: exempt, findings: [first_reduction]}`."""
    if isinstance(source, Text):
        answer, *findings = source.value.split()
        result: dict[str, str | tuple[str, ...]] = {"answer": answer}
        if findings:
            result["findings"] = tuple(findings)
        return result
    return {
        key.value: tuple(_text(item) for item in value.items) if isinstance(value, Listing) else _text(value)
        for key, value in _pairs(source)
    }


def _coverage(
    source: Source | None, default: str | tuple[tuple[tuple[str, str], ...], ...]
) -> str | tuple[tuple[tuple[str, str], ...], ...]:
    if source is None:
        return default
    if isinstance(source, Text):
        return source.value
    items = source.items if isinstance(source, Listing) else ()
    return tuple(tuple((key.value, _text(value)) for key, value in _pairs(item)) for item in items)


def _rows(source: Source) -> list[Row]:
    items = source.items if isinstance(source, Listing) else ()
    return [{key.value: _cell(value) for key, value in _pairs(item)} for item in items]


def _cell(source: Source) -> str | None:
    if isinstance(source, Listing):
        return ",".join(_text(item) for item in source.items)
    if isinstance(source, Text):
        return None if source.value in EMPTY and not source.quoted else source.value
    return None


def _text(source: Source | None) -> str:
    return source.value if isinstance(source, Text) else ""


def _pairs(source: Source | None) -> tuple[tuple[Text, Source], ...]:
    return source.pairs if isinstance(source, Mapping) else ()


def _problem(at: Position, value: str, zh: str, en: str) -> Problem:
    return Problem("E01", at, value, zh, en, "参照语言说明第 14 节")
