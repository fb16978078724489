"""The document as a Word file: with names hidden; with names for a reason that is logged."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record
from jianheng.desk.casework.clue_views import LONGEST_REASON
from jianheng.desk.casework.conflict import NotAllowed
from jianheng.desk.papers.making import KIND, draft_bytes, made_bytes
from jianheng.desk.papers.models import Paper
from jianheng.desk.papers.paper_page import paper_page
from jianheng.desk.papers.seen import paper_seen
from jianheng.desk.papers.words import KINDS
from jianheng.desk.words import say


@needs(Can.PAPER_READ)
@require_safe
def document(request: HttpRequest, paper_id: int) -> HttpResponse:
    """The document with names hidden."""
    user = reader(request)
    paper = paper_seen(user, paper_id)
    try:
        return word_file(paper, taken(user, paper, reveal=False), masked=True)
    except NotAllowed as refused:
        return paper_page(request, paper, refused=say(refused.zh, refused.en), status=409)


@needs(Can.PERSON_REVEAL)
@require_POST
def full(request: HttpRequest, paper_id: int) -> HttpResponse:
    """The document with names, as it is served; for a reason that is logged."""
    user = reader(request)
    paper = paper_seen(user, paper_id)
    try:
        content = taken(user, paper, reveal=True, why=request.POST.get("why", ""))
    except NotAllowed as refused:
        return paper_page(request, paper, refused=say(refused.zh, refused.en), status=422)
    return word_file(paper, content, masked=False)


def taken(user: User, paper: Paper, *, reveal: bool, why: str = "", by: str = "page") -> bytes:
    """The bytes of a document for somebody who may have them; logged.

    Args:
        user: who.
        paper: the paper, in their scope.
        reveal: True for the one with names.
        why: what for; needed for names.
        by: page or api.

    Raises:
        NotAllowed: no reason is given, or there is no such file.
    """
    why = why.strip()[:LONGEST_REASON]
    if reveal and not why:
        raise NotAllowed("没有下载：请写明用途。", "Not downloaded: say what it is for.")
    content = made_bytes(paper, masked=not reveal) if paper.number else draft_bytes(paper, reveal)
    if reveal:
        record(user, "reveal", "paper", paper.ref, why=why, by=by)
    record(user, "download", "paper", paper.ref, names=reveal, size=len(content), by=by)
    return content


def file_name(paper: Paper, *, masked: bool) -> str:
    """What the file is called."""
    hidden = "" if not masked else say("（姓名隐去）", " (names hidden)")
    return f"{KINDS[paper.kind].title} {paper.name}{hidden}.docx"


def word_file(paper: Paper, content: bytes, *, masked: bool) -> HttpResponse:
    """The answer that saves a document."""
    answer = HttpResponse(content, content_type=KIND)
    answer["Content-Disposition"] = content_disposition_header(True, file_name(paper, masked=masked))
    answer["Cache-Control"] = "no-store"
    return answer
