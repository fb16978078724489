"""Documents: the list, one document with its items and clocks, its files, and drafting."""

from __future__ import annotations

from typing import Annotated, Literal

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Field, File, Query, Router
from ninja.files import UploadedFile
from ninja.responses import Status
from pydantic import StringConstraints

from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.api.clue_more import Reason
from jianheng.desk.api.files import FILE, file_answer
from jianheng.desk.api.limits import PLAIN, Day, Id, In, Line, PageNumber, Text, Turn
from jianheng.desk.api.needing import Needs
from jianheng.desk.api.paper_acts import allowed
from jianheng.desk.api.paper_told import ClockOut, KeptOut, PaperEventOut, PaperFileOut, PaperOut, PaperRows
from jianheng.desk.audit.record import record
from jianheng.desk.casework.attachments import Kept, keep, path_of
from jianheng.desk.papers import drafting
from jianheng.desk.papers.clocks import Clock, clocks_of
from jianheng.desk.papers.document_views import file_name, taken
from jianheng.desk.papers.listing import Asked, rows_of
from jianheng.desk.papers.making import KIND
from jianheng.desk.papers.models import EventFile, Paper, PaperEvent
from jianheng.desk.papers.paper_page import looked_at
from jianheng.desk.papers.seen import leads_seen, paper_seen, papers_seen

router = Router(tags=["papers"])
A_PAGE = 100
MostClues = Annotated[list[Id], Field(min_length=1, max_length=drafting.MOST)]
KindName = Literal["oral", "notice", "recommendation", "measure", "request", "report"]
State = Literal["", "draft", "submitted", "approved", "served", "replied", "closed", "withdrawn", "dropped"]


class AskedDocuments(In):
    """What a list of documents is narrowed to, as on its page."""

    tab: Literal["live", "mine", "approve", "late", "done", "all"] = "live"
    kind: Literal["", "oral", "notice", "recommendation", "measure", "request", "report"] = ""
    state: State = ""
    institution: Annotated[str, StringConstraints(pattern=r"^[0-9]{0,9}$")] = ""
    q: Annotated[str, StringConstraints(max_length=100, pattern=PLAIN)] = ""
    sort: Literal["changed", "due", "number", "institution"] = "changed"
    page: PageNumber = 1


class Drafted(In):
    """Clues of one institution from which a document is drafted."""

    kind: KindName
    clues: MostClues
    together: bool = False
    language: Literal["zh", "en"] = "zh"


class LeadDrafted(In):
    """Clues of one institution that are passed on as a lead."""

    clues: MostClues
    together: bool = False
    language: Literal["zh", "en"] = "zh"


class ItemWritten(In):
    """The words of an item; `out` takes it out of the draft."""

    id: Id
    what: Text
    basis: Text = ""
    asked: Text = ""
    correct_by: Day | None = None
    out: bool = False


class Written(In):
    """The words of a draft, all its items named."""

    turn: Turn
    addressee: Line = ""
    title: Line = ""
    opening: Text = ""
    request: Text = ""
    reply_by: Day | None = None
    items: Annotated[list[ItemWritten], Field(max_length=drafting.MOST)]


class CluesAdded(In):
    """Further clues for a draft."""

    turn: Turn
    clues: MostClues
    together: bool = False


class FullAsked(In):
    """What the document with names is for."""

    why: Reason


def _rows(request: HttpRequest, seen: QuerySet[Paper], asked: AskedDocuments) -> dict[str, object]:
    told = asked.model_dump(exclude={"page"})
    page = Paginator(rows_of(seen, Asked(**told), reader(request)), A_PAGE).get_page(asked.page)
    return {"total": page.paginator.count, "rows": list(page.object_list)}


@router.get("", response=PaperRows, auth=Needs(Can.PAPER_READ), summary="文书列表 documents")
def papers(request: HttpRequest, asked: Query[AskedDocuments]) -> dict[str, object]:
    """Documents in one's scope; leads are never among them."""
    return _rows(request, papers_seen(reader(request)), asked)


@router.get("/leads", response=PaperRows, auth=Needs(Can.LEAD), summary="职务犯罪线索列表 leads")
def leads(request: HttpRequest, asked: Query[AskedDocuments]) -> dict[str, object]:
    """Leads for investigation in one's scope; each look is logged."""
    record(reader(request), "view", "leads", "list", by="api")
    return _rows(request, leads_seen(reader(request)), asked)


@router.post("", response={201: PaperOut}, auth=Needs(Can.PAPER_WORK), summary="起草文书 draft a document")
def draft(request: HttpRequest, asked: Drafted) -> Status[Paper]:
    """Draft a document from clues of one institution."""
    user = reader(request)
    made = drafting.start(user, asked.kind, asked.clues, asked.together, asked.language)
    return Status(201, paper_seen(user, made.pk))


@router.post("/leads", response={201: PaperOut}, auth=Needs(Can.LEAD), summary="起草线索移送 draft a lead")
def draft_lead(request: HttpRequest, asked: LeadDrafted) -> Status[Paper]:
    """Draft the passing on of a lead."""
    user = reader(request)
    made = drafting.start(user, Paper.LEAD, asked.clues, asked.together, asked.language)
    return Status(201, paper_seen(user, made.pk))


@router.post("/files", response={201: KeptOut}, auth=Needs(Can.PAPER_READ), summary="保存附件 keep a file")
def keep_file(request: HttpRequest, file: File[UploadedFile]) -> Status[Kept]:
    """Keep a file for the act that will name its token."""
    allowed(reader(request), Can.PAPER_WORK, None)
    return Status(201, keep(file))


@router.get("/{int:paper_id}", response=PaperOut, auth=Needs(Can.PAPER_READ), summary="一份文书 one document")
def one(request: HttpRequest, paper_id: Id) -> Paper:
    """One document; that it was opened is logged."""
    user = reader(request)
    paper = paper_seen(user, paper_id)
    looked_at(user, paper)
    return paper


@router.get(
    "/{int:paper_id}/clocks", response=list[ClockOut], auth=Needs(Can.PAPER_READ), summary="期限及其算法 its clocks"
)
def clocks(request: HttpRequest, paper_id: Id) -> list[Clock]:
    """The periods of a document, each with its article and arithmetic."""
    return clocks_of(paper_seen(reader(request), paper_id))


@router.get(
    "/{int:paper_id}/events", response=list[PaperEventOut], auth=Needs(Can.PAPER_READ), summary="办理记录 its history"
)
def events(request: HttpRequest, paper_id: Id) -> list[PaperEvent]:
    """What happened to it, in the order of time."""
    return list(paper_seen(reader(request), paper_id).events.select_related("by"))


@router.post("/{int:paper_id}/edit", response=PaperOut, auth=Needs(Can.PAPER_READ), summary="修改草稿 edit a draft")
def edit(request: HttpRequest, paper_id: Id, written: Written) -> Paper:
    """Change the words of a draft."""
    user = reader(request)
    allowed(user, Can.PAPER_WORK, paper_seen(user, paper_id))
    text = drafting.Text(
        written.addressee,
        written.title,
        written.opening,
        written.request,
        written.reply_by,
        tuple(drafting.ItemText(**item.model_dump()) for item in written.items),
    )
    drafting.edit(user, paper_id, written.turn, text)
    return paper_seen(user, paper_id)


@router.post("/{int:paper_id}/clues", response=PaperOut, auth=Needs(Can.PAPER_READ), summary="加入线索 add clues")
def add(request: HttpRequest, paper_id: Id, asked: CluesAdded) -> Paper:
    """Put further clues of the same institution into a draft."""
    user = reader(request)
    allowed(user, Can.PAPER_WORK, paper_seen(user, paper_id))
    drafting.add_clues(user, paper_id, asked.turn, asked.clues, asked.together)
    return paper_seen(user, paper_id)


@router.get(
    "/{int:paper_id}/document", auth=Needs(Can.PAPER_READ), summary="文书（姓名隐去） the document", openapi_extra=FILE
)
def document(request: HttpRequest, paper_id: Id) -> HttpResponse:
    """The Word file with names hidden; the download is logged."""
    user = reader(request)
    paper = paper_seen(user, paper_id)
    return file_answer(taken(user, paper, reveal=False, by="api"), file_name(paper, masked=True), KIND)


@router.post(
    "/{int:paper_id}/document/full",
    auth=Needs(Can.PERSON_REVEAL),
    summary="文书（带姓名） the document with names",
    openapi_extra=FILE,
)
def full(request: HttpRequest, paper_id: Id, asked: FullAsked) -> HttpResponse:
    """The Word file with names, for a reason that is logged."""
    user = reader(request)
    paper = paper_seen(user, paper_id)
    content = taken(user, paper, reveal=True, why=asked.why, by="api")
    return file_answer(content, file_name(paper, masked=False), KIND)


@router.get("/{int:paper_id}/files", response=list[PaperFileOut], auth=Needs(Can.PAPER_READ), summary="附件 its files")
def files(request: HttpRequest, paper_id: Id) -> list[EventFile]:
    """The files that came with its events."""
    paper = paper_seen(reader(request), paper_id)
    return list(EventFile.objects.filter(event__paper=paper).order_by("pk"))


@router.get(
    "/{int:paper_id}/files/{int:file_id}",
    auth=Needs(Can.PAPER_READ),
    summary="下载附件 download a file",
    openapi_extra=FILE,
)
def file(request: HttpRequest, paper_id: Id, file_id: Id) -> HttpResponse:
    """A file, as it was given."""
    user = reader(request)
    paper = paper_seen(user, paper_id)
    found = EventFile.objects.filter(pk=file_id, event__paper=paper).first()
    if found is None or not path_of(found.sha256).is_file():
        raise Http404
    record(user, "download", "paper", paper.ref, sha256=found.sha256)
    return file_answer(path_of(found.sha256).read_bytes(), found.name, "application/octet-stream")
