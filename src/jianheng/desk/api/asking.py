"""Asking units for data: letters of request, and the templates in which it is delivered."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated, Literal

from django.http import FileResponse, HttpRequest, HttpResponse
from ninja import Field, Router, Schema
from ninja.responses import Status
from pydantic import StringConstraints

from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.api.files import FILE, file_answer, path_answer
from jianheng.desk.api.jobs import JobState
from jianheng.desk.api.limits import PLAIN, Code, In, Line
from jianheng.desk.api.needing import Needs
from jianheng.desk.api.told import unfit
from jianheng.desk.data.asking import papers as asking
from jianheng.desk.data.asking.library import by_area, titled
from jianheng.desk.data.held.downloads import XLSX
from jianheng.desk.data.models import Papers
from jianheng.desk.words import say

router = Router(tags=["data: asking"])
PURPOSE = 500
A_LIST = 100
Purpose = Annotated[str, StringConstraints(max_length=PURPOSE, pattern=PLAIN)]
PaperNumber = Annotated[int, Field(ge=0, lt=10_000)]


class ModelToAsk(Schema):
    """A model for which data can be asked."""

    model: str
    area: str
    title_zh: str
    title_en: str


class HolderToAsk(Schema):
    """A kind of unit that holds data."""

    holder: str
    words: str


class ToAsk(Schema):
    """For what and of whom data can be asked."""

    models: list[ModelToAsk]
    holders: list[HolderToAsk]


class AskedPapers(In):
    """Papers to be written: letters of request, or templates.

    For which models, of which kinds of units (all if none), and what stands on letters; what is left out stays blank.
    `unit` names the unit where one kind alone is asked.
    """

    kind: Literal["request", "template"]
    models: Annotated[list[Code], Field(max_length=500)]
    holders: Annotated[list[Code], Field(max_length=50)] = []
    unit: Line = ""
    from_on: Line = ""
    until_on: Line = ""
    purpose: Purpose = ""
    delete_after: Line = ""
    office: Line = ""


class PaperFile(Schema):
    """A file of the papers."""

    number: int
    name: str
    size: int


class RequestedPapers(Schema):
    """Papers that were asked for, the work that writes them, and their files once it is done."""

    id: uuid.UUID
    kind: str
    at: datetime
    models: list[str]
    holders: list[str]
    done: bool
    job: JobState | None
    files: list[PaperFile]

    @staticmethod
    def resolve_models(papers: Papers) -> list[str]:
        """For which models."""
        return [*papers.asked["models"]]

    @staticmethod
    def resolve_holders(papers: Papers) -> list[str]:
        """Of which kinds of units."""
        return [*papers.asked["holders"]]

    @staticmethod
    def resolve_files(papers: Papers) -> list[PaperFile]:
        """Their files."""
        found = enumerate(asking.files_of(papers))
        return [PaperFile(number=number, name=path.name, size=path.stat().st_size) for number, path in found]


@router.get("", response=list[RequestedPapers], auth=Needs(Can.DATA_READ), summary="我的清单和模板 my papers")
def own(request: HttpRequest) -> list[Papers]:
    """The papers that one asked for, the latest first."""
    return list(Papers.objects.filter(by=reader(request)).select_related("job")[:A_LIST])


@router.get("/choices", response=ToAsk, auth=Needs(Can.DATA_READ), summary="可选的模型和单位 what can be asked")
def choices(request: HttpRequest) -> ToAsk:
    """The models for which, and the kinds of units of which data can be asked."""
    models = [(area, name, title) for area, _, listed in by_area() for name, title in listed]
    return ToAsk(
        models=[ModelToAsk(model=name, area=area, title_zh=w.zh, title_en=w.en) for area, name, w in models],
        holders=[HolderToAsk(holder=holder, words=words) for holder, words in asking.holders()],
    )


@router.post("", response={202: RequestedPapers}, auth=Needs(Can.DATA_READ), summary="写清单或模板 have papers written")
def ask(request: HttpRequest, asked: AskedPapers) -> Status[Papers]:
    """Have letters of request or templates written, as long work."""
    known, held = titled(), dict(asking.holders())
    model, holder = say("没有这个模型", "there is no such model"), say("没有这类单位", "there is no such kind of unit")
    wrong: list[tuple[list[str | int], str]] = [
        (["body", "models", name], model) for name in asked.models if name not in known
    ]
    wrong += [(["body", "holders", name], holder) for name in asked.holders if name not in held]
    if wrong:
        raise unfit(wrong)
    words = {name: getattr(asked, name) for name in asking.WORDS}
    return Status(202, asking.ask_for_papers(reader(request), asked.kind, asked.models, asked.holders, words))


@router.get(
    "/journal-template", auth=Needs(Can.DATA_READ), summary="内生数据模板 the journal's template", openapi_extra=FILE
)
def journal_template(request: HttpRequest) -> HttpResponse:
    """The template of the office's own journal."""
    return file_answer(asking.journal_template(reader(request)), asking.JOURNAL_TEMPLATE, XLSX)


@router.get(
    "/{uuid:papers_id}", response=RequestedPapers, auth=Needs(Can.DATA_READ), summary="一份清单或模板 some papers"
)
def one(request: HttpRequest, papers_id: uuid.UUID) -> Papers:
    """Papers that one asked for, and how far they are."""
    return asking.papers_of(reader(request), papers_id)


@router.get(
    "/{uuid:papers_id}/files/{int:number}", auth=Needs(Can.DATA_READ), summary="下载 download one", openapi_extra=FILE
)
def paper(request: HttpRequest, papers_id: uuid.UUID, number: PaperNumber) -> FileResponse:
    """One of the papers."""
    path = asking.paper_file(reader(request), papers_id, number)
    return path_answer(path, path.name)
