"""What a delivery proves by what is not in it, and why it may prove less than it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from jianheng.dictionary import Dictionary
from jianheng.identity import DOCUMENT_PREFIX, NUMBER_PREFIX
from jianheng.intake.adding.contradictions import Contradictions
from jianheng.intake.adding.cover_page import OTHER_STATEMENT
from jianheng.intake.cells.plain import read_key
from jianheng.intake.delivery import FILE, Delivery
from jianheng.intake.problem import Place, Problem, Severity, Words
from jianheng.intake.rows.outcome import Outcome
from jianheng.intake.store.coverage import Coverage

# Problems by which rows were lost, so that the absence of a row proves nothing.
_LOST_FOR_TABLE = ("no_headings",)
_LOST_FOR_ALL = ("unreadable_file", "unreadable_line", "unknown_table", "unreadable_document")


@dataclass
class Completeness:
    """Watches what is read, to say in the end what the delivery covers.

    Args:
        delivery: what the delivery says of itself, if it does.
        dictionary: the dictionary.
    """

    delivery: Delivery | None
    dictionary: Dictionary
    _sheets: set[str] = field(default_factory=set)
    _seen: set[str] = field(default_factory=set)
    _lost: set[str] = field(default_factory=set)
    _all_lost: bool = False
    _stated_otherwise: bool = False
    _nobody: Counter[str] = field(default_factory=Counter)
    _numbered: Counter[str] = field(default_factory=Counter)
    _of_persons: set[Coverage] = field(default_factory=set)
    _contradictions: Contradictions | None = None

    def __post_init__(self) -> None:
        if self.delivery is not None:
            self._contradictions = Contradictions(self.delivery, self.dictionary)

    def watch(self, outcome: Outcome) -> None:
        """Take note of one piece of a file."""
        if outcome.sheet_of:
            self._sheets.add(outcome.sheet_of)
            self._seen.add(outcome.sheet_of)
        for row in outcome.rows:
            self._seen.add(row.table)
            person = str(row.values.get("person", ""))
            self._nobody[row.table] += person.startswith(DOCUMENT_PREFIX)
            self._numbered[row.table] += person.startswith(NUMBER_PREFIX)
            if self._contradictions is not None:
                self._contradictions.watch(row, recited=outcome.recited)
        for problem in outcome.problems:
            if problem.code in _LOST_FOR_TABLE:
                self._lost.add(problem.table)
            self._all_lost |= problem.code in _LOST_FOR_ALL
            self._stated_otherwise |= problem.code == OTHER_STATEMENT
        self._of_persons.update(outcome.coverage)

    def claims(self) -> tuple[Coverage, ...]:
        """The statements of completeness that the batch may rest on."""
        claims = set(self._of_persons)
        if self.delivery is not None:
            unit, from_on, until_on = read_key(self.delivery.unit), self.delivery.from_on, self.delivery.until_on
            claims.update(
                Coverage(unit, None, table, from_on, until_on)
                for table in self.delivery.tables
                if self.delivery.is_complete_for(table) and self._doubt(table) is None
            )
        return tuple(sorted(claims, key=lambda c: (c.table, c.unit, c.person or "")))

    def problems(self) -> Iterator[Problem]:
        """What the delivery says and the files do not bear out."""
        if self.delivery is None:
            return
        place = Place(FILE)
        for table in self.delivery.tables:
            doubt = self._doubt(table) if self.delivery.is_complete_for(table) else None
            if doubt is not None:
                title = self.dictionary.tables[table].title_zh
                what = Words(
                    f"“{title}”不能作为完整数据：{doubt.zh}", f"{table} does not count as complete: {doubt.en}"
                )
                mend = Words("改正后重新交付；在此之前，查无记录不能说明没有", "mend it and deliver again")
                yield Problem("not_complete", place, what, mend=mend, table=table)
            elif table not in self._seen:
                title = self.dictionary.tables[table].title_zh
                what = Words(f"列有“{title}”，但文件里没有", f"names {table}, which no file holds")
                yield Problem("not_delivered", place, what, table=table, severity=Severity.NOTICE)
            elif self.delivery.is_complete_for(table) and (count := self._numbered[table]):
                yield self._numbers_only(table, count)
            if self._contradictions is not None:
                yield from self._contradictions.problems(table)
        for table in sorted(self._sheets - set(self.delivery.tables)):
            title = self.dictionary.tables[table].title_zh
            what = Words(f"没有列出“{title}”，但文件里有", f"does not name {table}, which a file holds")
            yield Problem("not_named", place, what, table=table, severity=Severity.NOTICE)

    def _numbers_only(self, table: str, count: int) -> Problem:
        title = self.dictionary.tables[table].title_zh
        what = Words(
            f"“{title}”有 {count} 行只有编号没有身份证号：对应到身份证号之前，不能作为完整数据",
            f"{count} rows of {table} have a number and no ID number: not complete until they are linked",
        )
        mend = Words("补上身份证号，或请该单位另交编号与身份证号的对照", "add the ID numbers, or a list of both")
        return Problem("numbers_only", Place(FILE), what, mend=mend, table=table, severity=Severity.NOTICE)

    def _doubt(self, table: str) -> Words | None:
        """Why the absence of a row of this table proves nothing after all."""
        if table not in self._seen:
            return Words("文件里没有这张表", "no file holds it")
        if self._all_lost:
            return Words("有文件、工作表或行没有读取", "a file, a sheet or a line was not read")
        if self._stated_otherwise:
            return Words("模板首页写的与交付说明不同", "the first page of a template states otherwise")
        if table in self._lost:
            return Words("有工作表没有读取", "a sheet of it was not read")
        if count := self._nobody[table]:
            return Words(f"有 {count} 行不能确定是谁", f"{count} rows name nobody")
        if self._contradictions is not None and (count := self._contradictions.impossible(table)):
            return Words(f"有 {count} 行的日期晚于导出日", f"{count} rows tell of days after the export day")
        return None
