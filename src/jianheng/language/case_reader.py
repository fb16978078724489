"""The cases of a model: rows given, answers expected, and what changes from case to case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from jianheng.language import limits
from jianheng.language.form import Form, shown
from jianheng.language.problem import Position, Problem
from jianheng.language.source import Listing, Mapping, Source, Text
from jianheng.language.tree import Case

KEYS = ("name", "as_of", "coverage", "given", "like", "change", "drop", "expect", "why")
COVERAGE = ("all", "none")
PERIOD = ("table", "unit", "person", "from", "to")
EMPTY = {"", "null", "~"}

Row = dict[str, "str | None"]
Coverage = str | tuple[tuple[tuple[str, str], ...], ...]
Wanted = dict[str, "str | tuple[str, ...]"]


@dataclass
class _Draft:
    name: str
    at: Position
    as_of: str = ""
    coverage: Coverage = "all"
    given: dict[str, list[Row]] = field(default_factory=dict)
    expect: dict[str, Wanted] = field(default_factory=dict)

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


def read_cases(
    listing: Listing, problems: list[Problem], flat: Callable[[str], str] = lambda name: name
) -> tuple[Case, ...]:
    """Read and expand the cases; `like` copies another case, then `change` and `drop` apply.

    Args:
        listing: the list under `cases`.
        problems: receives every problem of form (E01).
        flat: turns a name of a fragment into the name that it has in the tree.

    Returns:
        The cases, each with all its rows.
    """
    return _CaseReader(Form(problems), flat).all(listing)


class _CaseReader:
    def __init__(self, form: Form, flat: Callable[[str], str]) -> None:
        self.form = form
        self.flat = flat
        self.drafts: dict[str, _Draft] = {}

    def all(self, listing: Listing) -> tuple[Case, ...]:
        if len(listing.items) > limits.CASES:
            said = (f"用例超过 {limits.CASES} 个", f"more than {limits.CASES} cases", "拆成几个模型")
            self._at(listing.at, str(len(listing.items)), *said)
            return ()
        rows = 0
        for source in listing.items:
            if not isinstance(source, Mapping):
                self._wrong(
                    source, "每个用例应为一组键值", "a case must be a mapping", "写成 - name: 名称，下面各行对齐"
                )
                continue
            draft = self._case(source)
            if draft.name in self.drafts:
                where = self.drafts[draft.name].at
                self._at(
                    source.at, draft.name, f"与 {where} 的用例重名", f"same name as the case at {where}", "换一个名称"
                )
            self.drafts[draft.name] = draft
            rows += sum(len(given) for given in draft.given.values())
            if rows > limits.ALL_ROWS:
                zh, en = f"全部用例的行超过 {limits.ALL_ROWS}", f"more than {limits.ALL_ROWS} rows in all cases"
                self._at(source.at, draft.name, zh, en, "减少行数")
                break
        return tuple(draft.finished() for draft in self.drafts.values())

    def _case(self, source: Mapping) -> _Draft:
        form = self.form
        form.refuse_keys(source, KEYS)
        name = form.word(source, "name")
        if source.get("name") is None:
            self._at(source.at, "name", "用例没有名称", "the case has no name", "补上 name: 名称")
        draft = self._start(source, name)
        draft.as_of = form.word(source, "as_of", draft.as_of)
        draft.coverage = self._coverage(source.get("coverage"), draft.coverage)
        for table, rows in form.pairs(source, "given"):
            draft.given[table.value] = [copy for row in self._rows(rows) for copy in row]
        if sum(len(rows) for rows in draft.given.values()) > limits.ROWS:
            said = (f"用例的行超过 {limits.ROWS}", f"more than {limits.ROWS} rows in a case", "减少行数")
            self._at(source.at, name, *said)
            draft.given = {}
        self._change(source, draft)
        self._drop(source, draft)
        for row, wanted in form.pairs(source, "expect"):
            draft.expect[row.value] = self._wanted(wanted)
        for key, value in (("as_of", draft.as_of), ("expect", draft.expect)):
            if not value:
                self._at(source.at, name, f"用例缺 {key}", f"the case lacks {key}", f"补上 {key}")
        return draft

    def _start(self, source: Mapping, name: str) -> _Draft:
        like = source.get("like")
        if like is None:
            return _Draft(name, source.at)
        other = self.form.word(source, "like")
        if other in self.drafts:
            return self.drafts[other].copy(name, source.at)
        listed = "、".join(filter(None, self.drafts)) or "无"
        self._at(like.at, other, "前面没有这个名称的用例", "no earlier case has this name", f"前面的用例：{listed}")
        return _Draft(name, source.at)

    def _rows(self, rows: Source) -> Iterator[list[Row]]:
        if not isinstance(rows, Listing):
            self._wrong(rows, "表的内容应为行的列表", "rows must be a list", "写成 表名: [{row: r1, …}]")
            return
        for row in rows.items:
            if isinstance(row, Mapping):
                yield self._copies(row)
            else:
                self._wrong(row, "一行应为一组键值", "a row must be a mapping", "写成 {row: r1, 字段: 值}")

    def _copies(self, source: Mapping) -> list[Row]:
        row = {key.value: self._cell(value) for key, value in source.pairs}
        written = row.pop("copies", "1") or "1"
        if not limits.EVIDENCE.match(written) or int(written) > limits.ROWS:
            zh, en = f"copies 应为 1 至 {limits.ROWS} 的整数", f"copies is a whole number up to {limits.ROWS}"
            self._wrong(source.get("copies") or source, zh, en, "例如 copies: 4")
            return [row]
        if written == "1":
            return [row]
        names = [{"row": f"{row['row']}#{number}"} if row.get("row") else {} for number in range(int(written))]
        return [{**row, **name} for name in names]

    def _change(self, source: Mapping, draft: _Draft) -> None:
        rows = {str(row["row"]): row for group in draft.given.values() for row in group if row.get("row")}
        for key, changes in self.form.pairs(source, "change"):
            if key.value not in rows:
                self._no_row(key.at, key.value, rows)
            elif isinstance(changes, Mapping):
                rows[key.value].update({column.value: self._cell(value) for column, value in changes.pairs})
            else:
                self._wrong(changes, "改动应为一组键值", "a change must be a mapping", "写成 {字段: 新值}")

    def _drop(self, source: Mapping, draft: _Draft) -> None:
        written = source.get("drop")
        if written is None:
            return
        gone = self.form.words(written, "drop")
        known = {str(row.get("row")): row for group in draft.given.values() for row in group}
        for name in gone:
            if name not in known:
                self._no_row(written.at, name, known)
        for table in draft.given:
            draft.given[table] = [row for row in draft.given[table] if row.get("row") not in gone]

    def _wanted(self, source: Source) -> Wanted:
        """Short forms: `exempt first` is `{answer: exempt, findings: [first]}`, and `lawful` is without a note."""
        if isinstance(source, Text) and source.value.split():
            answer, *findings = source.value.split()
            if findings:
                return {"answer": answer, "findings": tuple(findings)}
            return {"answer": answer, "notes": ()} if answer == "lawful" else {"answer": answer}
        if isinstance(source, Mapping):
            return {self.flat(key.value): self._expected(key.value, value) for key, value in source.pairs}
        self._wrong(
            source, "应为答案", "an answer is expected", "例如 r1: lawful，或 r1: {answer: unlawful, findings: [代码]}"
        )
        return {}

    def _expected(self, key: str, value: Source) -> str | tuple[str, ...]:
        if isinstance(value, Text):
            return self.flat(value.value) if key == "missing" else value.value
        words = self.form.words(value, key)
        return tuple(self.flat(word) for word in words) if key == "missing" else words

    def _coverage(self, source: Source | None, default: Coverage) -> Coverage:
        if source is None:
            return default
        if isinstance(source, Text) and source.value in COVERAGE:
            return source.value
        if isinstance(source, Listing) and all(isinstance(item, Mapping) for item in source.items):
            return tuple(self._period(item) for item in source.items if isinstance(item, Mapping))
        self._wrong(
            source,
            "coverage 应为 all、none 或列表",
            "coverage is all, none or a list",
            "列表写成 [{table: 表名, from: 起, to: 止}]",
        )
        return default

    def _period(self, source: Mapping) -> tuple[tuple[str, str], ...]:
        self.form.refuse_keys(source, PERIOD)
        if source.get("table") is None:
            self._at(source.at, "table", "没有写哪张表", "no table is named", "补上 table: 表名")
        cells = ((key.value, self._cell(value)) for key, value in source.pairs)
        return tuple((key, value) for key, value in cells if value)

    def _cell(self, source: Source) -> str | None:
        if isinstance(source, Listing):
            return ",".join(self.form.words(source, "多个代码"))
        if isinstance(source, Text):
            return None if source.value in EMPTY and not source.quoted else source.value
        self._wrong(source, "一格应为一个值", "a cell is one value", "写成 字段: 值；空值写 null")
        return None

    def _no_row(self, at: Position, name: str, known: dict[str, Row]) -> None:
        self._at(at, name, "given 里没有这一行", "no such row is given", f"已给出的行：{'、'.join(known)}")

    def _wrong(self, source: Source, *said: str) -> None:
        self._at(source.at, shown(source), *said)

    def _at(self, at: Position, value: str, *said: str) -> None:
        self.form.add("E01", at, value, *said)
