"""The columns of the tables of an intake: what is proposed and asked, and what a person says of them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest
from ninja import Field, Router, Schema
from pydantic import StringConstraints

from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.api.limits import PLAIN, Code, In, Line
from jianheng.desk.api.needing import Needs
from jianheng.desk.api.told import unfit
from jianheng.desk.audit.record import record
from jianheng.desk.data.models import Intake
from jianheng.desk.data.taking import answers, saying
from jianheng.desk.data.taking.answers import Answer
from jianheng.desk.data.taking.choices import all_tables, code_choices, may_fill
from jianheng.desk.data.taking.columns_page import Row, lacks_of, lines_shown, row_of, rows_of
from jianheng.desk.data.taking.found import Found, SeenTable
from jianheng.desk.data.taking.steps import intake_of, recognised
from jianheng.desk.words import say
from jianheng.dictionary import load_dictionary

router = Router(tags=["data: files in"])
Number = Annotated[int, Field(ge=0, lt=10_000)]
Targets = Annotated[str, StringConstraints(max_length=500, pattern=PLAIN)]
Words = Annotated[str, StringConstraints(max_length=300, pattern=PLAIN)]
MOST_COLUMNS, MOST_WORDS = 2000, 1000


class Answered(In):
    """What becomes of a column.

    `to` is `table.field`; `table.first+table.last` for a cell of two days; `sentence:` and several joined by `+` for
    a cell that tells a sentence; `-` for nothing; empty where it is not said yet. `codes` gives local words a code.
    `unit` is `万元` for sums, `年`, `月` or `天` for terms, where numbers stand alone.
    """

    to: Targets
    codes: Annotated[dict[Line, Code], Field(max_length=MOST_WORDS)] = {}
    unit: Literal["", "万元", "年", "月", "天"] = ""
    form: Literal["", "yymmdd"] = ""

    def plain(self) -> Answer:
        """As it is kept."""
        return Answer(self.to, dict(self.codes), self.unit, self.form)


class TableAnswered(In):
    """What was said of a table; what is left out stays as it was said before, or as it is proposed.

    `tables` are those that it fills, the main one first; `fixed` gives a required field words that stand for every
    row; `left_out` says that it is not to be read.
    """

    columns: Annotated[dict[Number, Answered], Field(max_length=MOST_COLUMNS)] = {}
    tables: Annotated[list[Code], Field(max_length=100)] | None = None
    fixed: Annotated[dict[Line, Words], Field(max_length=100)] | None = None
    left_out: bool | None = None


class AnswerOut(Schema):
    """What becomes of a column, so far."""

    to: str
    codes: dict[str, str]
    unit: str
    form: str


class Candidate(Schema):
    """A field that a column may fill: how likely, from 0 to 1, and why."""

    to: str
    confidence: float
    why_zh: str
    why_en: str


class SampleOut(Schema):
    """A value as it stands and as it would be read; names and numbers of persons hidden."""

    raw: str
    clean: str
    why_zh: str
    why_en: str


class LocalWord(Schema):
    """A word without a code, how often it is met, and the code that was said."""

    word: str
    times: int
    code: str


class ColumnOut(Schema):
    """A column: what is proposed and why, in five steps how sure, how its values would be read, what is open."""

    number: int
    letter: str
    heading: str
    state: str
    is_open: bool
    clashes: bool
    sure: int
    why: str
    filled: int
    candidates: list[Candidate]
    answer: AnswerOut
    samples: list[SampleOut]
    looked_at: int
    unread: int
    words: list[LocalWord]
    codes: list[str]

    @staticmethod
    def of(row: Row) -> ColumnOut:
        """Read a row of the page."""
        column, shown = row.column, row.preview
        return ColumnOut(
            number=row.number,
            letter=row.letter,
            heading=column.heading,
            state=column.state,
            is_open=row.is_open,
            clashes=row.clash,
            sure=row.sure,
            why=row.why,
            filled=column.filled,
            candidates=[
                Candidate(to=to, confidence=confidence, why_zh=zh, why_en=en)
                for to, confidence, zh, en in column.candidates
            ],
            answer=AnswerOut(**row.answer.plain()),
            samples=[SampleOut.from_orm(each) for each in shown.samples],
            looked_at=shown.looked,
            unread=shown.unread,
            words=[LocalWord(word=word, times=times, code=code) for word, times, code in row.chosen_codes],
            codes=[code for code, _ in row.codes],
        )


class Lacking(Schema):
    """A required field without a column; `fixed` stands for every row."""

    field: str
    title: str
    label: str
    fixed: str
    codes: list[str]


class SheetLine(Schema):
    """A row of the sheet as the source wrote it, and what it was taken for; persons hidden."""

    row: int
    taken_for: str
    cells: list[str]


class TableOut(Schema):
    """A table of an intake; `asks` while a column is open, two fill one field, or nobody has said anything yet."""

    number: int
    file: str
    sheet: str
    kind: str
    rows: int
    again: int
    tables: list[str]
    rivals: list[str]
    doubtful: bool
    left_out: bool
    confirmed: str
    new: list[str]
    gone: list[str]
    passed: dict[str, int]
    columns: list[ColumnOut]
    lines: list[SheetLine]
    asks: bool
    open: list[int]
    doubled: dict[str, list[int]]
    lacking: list[Lacking]
    becomes: list[str]


@router.get(
    "/{uuid:intake_id}/tables/{int:number}",
    response=TableOut,
    auth=Needs(Can.DATA_ADD),
    summary="一张表的列 the columns of a table",
)
def table(request: HttpRequest, intake_id: uuid.UUID, number: Number) -> TableOut:
    """The columns of one table: candidates, reasons, what is asked, how values would be read."""
    intake = intake_of(reader(request), intake_id)
    found = recognised(intake)
    told = _told(intake, found, number)
    record(reader(request), "view", "intake", intake.pk, step="columns", table=number, by="api")
    return told


@router.put(
    "/{uuid:intake_id}/tables/{int:number}",
    response=TableOut,
    auth=Needs(Can.DATA_ADD),
    summary="对应字段 say what the columns are",
)
def say_columns(request: HttpRequest, intake_id: uuid.UUID, number: Number, asked: TableAnswered) -> TableOut:
    """Keep what is said of one table, whole or not; the answer tells what is still open, doubled or lacking."""
    intake = intake_of(reader(request), intake_id)
    found = recognised(intake)
    seen = saying.table_at(found, number)
    _refuse_unfit(seen, asked)
    saying.keep(reader(request), intake, found, number, _kept(seen, intake.answers.get(str(number)), asked))
    return _told(intake, found, number)


@router.post(
    "/{uuid:intake_id}/tables/{int:number}/columns/{int:column}",
    response=ColumnOut,
    auth=Needs(Can.DATA_ADD),
    summary="试读一列 how a column would be read",
)
def try_column(
    request: HttpRequest, intake_id: uuid.UUID, number: Number, column: Number, asked: Answered
) -> ColumnOut:
    """One column as an answer would have it read; nothing is kept."""
    intake = intake_of(reader(request), intake_id)
    seen = saying.table_at(recognised(intake), number)
    if column >= len(seen.columns):
        raise Http404
    told = TableAnswered(columns={column: asked})
    _refuse_unfit(seen, told)
    kept = _kept(seen, intake.answers.get(str(number)), told)
    return ColumnOut.of(row_of(seen, kept, column, asked.plain(), load_dictionary()))


def _kept(seen: SeenTable, before: Mapping[str, Any] | None, asked: TableAnswered) -> dict[str, Any]:
    """What is said now, beside what was said or proposed before."""
    columns = {str(n): answers.answer_of(before, column, n).plain() for n, column in enumerate(seen.columns)}
    columns |= {str(n): each.plain().plain() for n, each in asked.columns.items()}
    return saying.answer(
        answers.tables_of(seen, before) if asked.tables is None else asked.tables,
        columns,
        answers.fixed_of(seen, before) if asked.fixed is None else {n: w.strip() for n, w in asked.fixed.items() if w},
        left_out=answers.is_left_out(seen, before) if asked.left_out is None else asked.left_out,
    )


def _refuse_unfit(seen: SeenTable, asked: TableAnswered) -> None:
    """Refuse columns, fields, codes and tables that are not there, all at once.

    Raises:
        ValidationError: some are not.
    """
    dictionary = load_dictionary()
    known = dict(all_tables(dictionary))
    wrong: list[tuple[list[str | int], str]] = []
    for number, each in asked.columns.items():
        place: list[str | int] = ["body", "columns", number]
        if number >= len(seen.columns):
            wrong.append((place, say("没有这一列", "there is no such column")))
        elif not may_fill(each.to, dictionary):
            wrong.append(([*place, "to"], say("没有这个字段", "there is no such field")))
        else:
            codes = dict(code_choices(each.plain(), dictionary))
            unknown = [word for word, code in each.codes.items() if code not in codes]
            wrong += [([*place, "codes", word], say("没有这个代码", "there is no such code")) for word in unknown]
    missing = say("没有这张表", "there is no such table")
    wrong += [(["body", "tables", name], missing) for name in asked.tables or () if name not in known]
    field = say("没有这个字段", "there is no such field")
    wrong += [(["body", "fixed", name], field) for name in asked.fixed or () if not may_fill(name, dictionary)]
    if wrong:
        raise unfit(wrong)


def _told(intake: Intake, found: Found, number: int) -> TableOut:
    dictionary = load_dictionary()
    seen, kept = saying.table_at(found, number), intake.answers.get(str(number))
    rows = rows_of(seen, kept, dictionary)
    return TableOut(
        number=number,
        file=seen.file,
        sheet=seen.sheet,
        kind=seen.kind,
        rows=seen.rows,
        again=seen.again,
        tables=[*answers.tables_of(seen, kept)],
        rivals=[*seen.rivals],
        doubtful=seen.doubtful,
        left_out=answers.is_left_out(seen, kept),
        confirmed=seen.confirmed,
        new=[*seen.new],
        gone=[*seen.gone],
        passed=seen.passed,
        columns=sorted((ColumnOut.of(row) for row in rows), key=lambda each: each.number),
        lines=[
            SheetLine(row=line["no"], taken_for=line["shape"], cells=line["cells"]) for line in lines_shown(seen, kept)
        ],
        asks=saying.is_unsaid(intake, number, seen),
        open=answers.open_columns(seen, kept),
        doubled=answers.doubled(seen, kept),
        lacking=[
            Lacking(
                field=each.target,
                title=each.title,
                label=each.label,
                fixed=each.words,
                codes=[code for code, _ in each.codes],
            )
            for each in lacks_of(seen, kept, dictionary)
        ],
        becomes=[row.table for row in answers.sheet_mapping(seen, kept, dictionary).rows],
    )
