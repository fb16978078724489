"""The figures of the statistics: the same numbers as on their pages, each with where its rows are."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from ninja import Field, Query, Router, Schema
from pydantic import ConfigDict, StringConstraints

from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.api.files import FILE, file_answer
from jianheng.desk.api.limits import PLAIN, Code, In, Line, PageNumber
from jianheng.desk.api.lists import MANY, UnitId
from jianheng.desk.api.needing import Needs
from jianheng.desk.api.runs import Answers
from jianheng.desk.api.told import Refusal
from jianheng.desk.audit.record import record
from jianheng.desk.casework.conflict import NotAllowed
from jianheng.desk.statistics import acts as of_acts
from jianheng.desk.statistics.acts_behind import acts_behind
from jianheng.desk.statistics.asked import Asked, asked_of
from jianheng.desk.statistics.definitions import definitions
from jianheng.desk.statistics.durations import durations
from jianheng.desk.statistics.export.taking import take_out
from jianheng.desk.statistics.precision import precision
from jianheng.desk.statistics.progress import progress
from jianheng.desk.statistics.repeats import repeats
from jianheng.desk.statistics.rows_behind import FIGURES, Behind

router = Router(tags=["statistics"])
Month = Annotated[str, StringConstraints(pattern=r"^((19|20|21)\d\d-(0[1-9]|1[0-2]))?$")]
Area = Annotated[str, StringConstraints(max_length=40, pattern=PLAIN)]
FigureName = Annotated[str, StringConstraints(max_length=40, pattern=PLAIN)]
A_PAGE = 100


class AskedFigures(In):
    """What figures are narrowed to, as in the address of their page; `from` and `to` are months."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    by: Literal["own", "act", "found", "concluded", "served"] = "own"
    since: Month = Field("", alias="from")
    until: Month = Field("", alias="to")
    office: UnitId | None = None
    institution: list[UnitId] = Field([], max_length=MANY)
    area: list[Area] = Field([], max_length=MANY)
    model: list[Code] = Field([], max_length=MANY)

    def asked(self) -> Asked:
        """The same as an address."""
        query = QueryDict(mutable=True)
        for name, value in self.model_dump(by_alias=True, include=set(AskedFigures.model_fields)).items():
            values = value if isinstance(value, list) else [value]
            query.setlist(name, [str(each) for each in values if each not in ("", None)])
        return asked_of(query)


class AskedActsBehind(AskedFigures):
    """Which acts, a page at a time."""

    answer: Literal["", "unlawful", "undetermined", "pending", "exempt", "lawful"] = ""
    unknown_day: bool = False
    page: PageNumber = 1


class AskedRows(AskedFigures):
    """Which rows, a page at a time."""

    page: PageNumber = 1


class AskedFile(AskedFigures):
    """What is exported, in which form, what for."""

    parts: list[Literal["answers", "progress", "precision", "repeats"]] = Field(min_length=1, max_length=4)
    format: Literal["docx", "xlsx", "png"]
    why: Line


class WordsOut(Schema):
    """Words in both languages."""

    zh: str
    en: str


class DefinitionOut(Schema):
    """What a figure counts, and by which day it belongs to a period."""

    name: str
    title: WordsOut
    unit: WordsOut
    means: WordsOut
    day: WordsOut


class FigureOut(Schema):
    """A figure, what it is a share of if it is one, and the page that lists its rows."""

    name: str
    number: int
    whole: int | None
    url: str


class AnswersLine(Schema):
    """The answers of an area, a model, an institution (by id) or a period."""

    key: str
    title: str
    answers: Answers
    url: str


class AllAnswers(Schema):
    """The answers, each way of looking at them; every line has its denominator."""

    total: AnswersLine
    areas: list[AnswersLine]
    models: list[AnswersLine]
    institutions: list[AnswersLine]
    periods: list[AnswersLine]


class DurationOut(Schema):
    """Median days, and the cases that they rest on."""

    cases: FigureOut
    median: float | None


class ProgressOut(Schema):
    """The steps from clue to look-back, and the days between them."""

    steps: list[FigureOut]
    durations: list[DurationOut]


class PrecisionLine(Schema):
    """The precision of a model in percent, with its 95 % interval."""

    model: str
    title: str
    upheld: FigureOut
    judged: FigureOut
    share: float
    interval: tuple[float, float]


class PrecisionOut(Schema):
    """All models together, and each."""

    total: PrecisionLine
    models: list[PrecisionLine]


class RepeatOut(Schema):
    """A problem that came back at an institution; `months` are those of its acts."""

    institution: int
    unit: str
    model: str
    title: str
    clues: FigureOut
    verified: FigureOut
    months: dict[str, int]
    served_on: date | None
    after_service: FigureOut | None
    rectified_on: date | None
    after_rectification: FigureOut | None


class ActOut(Schema):
    """An act and its answer; names are hidden."""

    model: str
    title: str
    key: str
    run: str
    unit: str
    act: str
    day: str
    answer: str
    due: str


class ActsOut(Schema):
    """A page of acts; those of models in `lost` cannot be listed, because their run is gone."""

    total: int
    rows: list[ActOut]
    lost: list[str]


class RowOut(Schema):
    """A document, an item or a case; `cells` as `heads` name them."""

    title: str
    url: str
    unit: str
    cells: list[str]


class RowsOut(Schema):
    """A page of rows."""

    total: int
    heads: list[str]
    rows: list[RowOut]


@router.get(
    "/definitions", response=list[DefinitionOut], auth=Needs(Can.STATISTICS_READ), summary="怎样计数 definitions"
)
def told(request: HttpRequest) -> list[Any]:
    """What each figure counts."""
    return list(definitions().values())


@router.get("/answers", response=AllAnswers, auth=Needs(Can.STATISTICS_READ), summary="五种判断 answers")
def answers(request: HttpRequest, asked: Query[AskedFigures]) -> dict[str, object]:
    """The five answers by area, model, institution and time."""
    found = of_acts.answers(asked.asked(), reader(request))
    return {
        "total": _line(found.total),
        **{
            name: [_line(line) for line in getattr(found, name)]
            for name in ("areas", "models", "institutions", "periods")
        },
    }


@router.get("/progress", response=ProgressOut, auth=Needs(Can.STATISTICS_READ), summary="从线索到回头看 progress")
def steps(request: HttpRequest, asked: Query[AskedFigures]) -> dict[str, object]:
    """From clue to look-back, each step counted apart, and the median days between."""
    user, what = reader(request), asked.asked()
    return {"steps": list(progress(what, user).values()), "durations": list(durations(what, user).values())}


@router.get("/precision", response=PrecisionOut, auth=Needs(Can.STATISTICS_READ), summary="模型精确率 precision")
def of_models(request: HttpRequest, asked: Query[AskedFigures]) -> dict[str, object]:
    """How often each model's clues were upheld."""
    whole, lines = precision(asked.asked(), reader(request))
    return {"total": whole, "models": lines}


@router.get("/repeats", response=list[RepeatOut], auth=Needs(Can.STATISTICS_READ), summary="反复出现 repeats")
def repeated(request: HttpRequest, asked: Query[AskedFigures]) -> list[Any]:
    """Where the same problem came back, the gravest first."""
    return list(repeats(asked.asked(), reader(request)))


@router.get("/acts", response=ActsOut, auth=Needs(Can.STATISTICS_READ), summary="数后面的行为 acts behind a figure")
def acts(request: HttpRequest, asked: Query[AskedActsBehind]) -> object:
    """The acts that a figure counts."""
    user = reader(request)
    found = acts_behind(asked.asked(), user, asked.answer, of_unknown_day=asked.unknown_day, number=asked.page)
    record(user, "view", "acts", "statistics", n=found.total, answer=asked.answer)
    return found


@router.get("/rows/{figure}", response=RowsOut, auth=Needs(Can.STATISTICS_READ), summary="数后面的行 rows of a figure")
def rows(request: HttpRequest, figure: FigureName, asked: Query[AskedRows]) -> dict[str, object]:
    """The documents, items or cases that a figure counts."""
    if figure not in FIGURES:
        raise Http404
    user, first = reader(request), (asked.page - 1) * A_PAGE
    behind = Behind(figure, asked.asked(), user)
    record(user, "view", "figure", figure, n=len(behind))
    return {"total": len(behind), "heads": behind.heads, "rows": behind[first : first + A_PAGE]}


@router.post("/export", auth=Needs(Can.STATISTICS_EXPORT), summary="导出统计 export figures", openapi_extra=FILE)
def export(request: HttpRequest, asked: AskedFile) -> HttpResponse:
    """Figures as a file; the log keeps what for."""
    try:
        taken = take_out(reader(request), asked.asked(), asked.parts, asked.why, asked.format)
    except NotAllowed as refused:
        raise Refusal(409, refused.zh, refused.en) from refused
    return file_answer(taken.content, taken.name, taken.kind)


def _line(line: of_acts.Line) -> dict[str, object]:
    return {"key": line.key, "title": line.title, "answers": Answers.of(line.counts), "url": line.url}
