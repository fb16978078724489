"""What could not be read of a batch, and the correction of one cell."""

from __future__ import annotations

from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema
from pydantic import StringConstraints

from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.api.files import FILE, file_answer
from jianheng.desk.api.limits import PLAIN, Code, In, Line, PageNumber
from jianheng.desk.api.needing import Needs
from jianheng.desk.audit.record import record
from jianheng.desk.data.held import correcting
from jianheng.desk.data.held.downloads import XLSX
from jianheng.desk.data.held.problems import Asked, Told, listed
from jianheng.desk.data.held.problems_xlsx import book_name, problems_book
from jianheng.desk.data.held.standing import one_of

router = Router(tags=["data: batches"])
A_PAGE = 100
Cell = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000, pattern=PLAIN)]
Basis = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300, pattern=PLAIN)]
ProblemNumber = Annotated[int, Field(ge=0, lt=2**31)]


class AskedKinds(In):
    """Which problems; empty for all."""

    severity: Literal["", "error", "notice"] = ""
    code: Code = ""
    file: Line = ""
    column: Line = ""

    def wanted(self) -> Asked:
        """As the page asks it."""
        return Asked(self.severity, self.code, self.file, self.column)


class AskedProblems(AskedKinds):
    """Which problems, and which page of them."""

    page: PageNumber = 1


class ProblemOut(Schema):
    """A cell or row that could not be read; names and numbers of persons hidden."""

    number: int
    code: str
    severity: str
    table: str
    field: str
    value: str
    what: str
    expected: str
    mend: str
    source: str
    sheet: str
    row_no: int
    column: str
    cell: str
    can_be_corrected: bool

    @staticmethod
    def of(told: Told) -> ProblemOut:
        """Read a problem."""
        problem, place = told.problem, told.problem.place
        return ProblemOut(
            number=told.number,
            code=problem.code,
            severity=problem.severity,
            table=problem.table,
            field=problem.field,
            value=told.value,
            what=told.what,
            expected=told.expected,
            mend=told.mend,
            source=place.source,
            sheet=place.sheet,
            row_no=place.row_no,
            column=place.column,
            cell=place.cell,
            can_be_corrected=told.can_be_corrected,
        )


class Problems(Schema):
    """A page of problems."""

    total: int
    rows: list[ProblemOut]


class CellCorrection(In):
    """What is right, as the cell would say it (empty: not known), and what it rests on."""

    words: Cell
    reason: Basis


class Corrected(Schema):
    """The batch that holds the correction."""

    batch: str


@router.get("/{batch}/problems", response=Problems, auth=Needs(Can.DATA_READ), summary="读不出的 problems")
def problems(request: HttpRequest, batch: Code, asked: Query[AskedProblems]) -> Problems:
    """What could not be read, errors first."""
    held = one_of(reader(request), batch)
    found = listed(held.batch, asked.wanted())
    record(reader(request), "view", "problems", batch, by="api")
    first = (asked.page - 1) * A_PAGE
    return Problems(total=len(found), rows=[ProblemOut.of(told) for told in found[first : first + A_PAGE]])


@router.get(
    "/{batch}/problems.xlsx", auth=Needs(Can.DATA_READ), summary="导出问题 problems as a workbook", openapi_extra=FILE
)
def workbook(request: HttpRequest, batch: Code, asked: Query[AskedKinds]) -> HttpResponse:
    """The problems as a workbook for the unit that delivered the batch."""
    held = one_of(reader(request), batch)
    return file_answer(problems_book(reader(request), held, asked.wanted()), book_name(held), XLSX)


@router.post(
    "/{batch}/problems/{int:number}/correct",
    response=Corrected,
    auth=Needs(Can.DATA_ADD),
    summary="更正单元格 correct a cell",
)
def correct(request: HttpRequest, batch: Code, number: ProblemNumber, asked: CellCorrection) -> Corrected:
    """Correct the cell in which a problem stands; the delivered row stays, with its words."""
    user = reader(request)
    told, row = correcting.correctable(one_of(user, batch), number)
    return Corrected(batch=correcting.correct(user, row, told.problem.field, asked.words, asked.reason))
