"""Asking units for data: letters of request, and the templates in which it is delivered."""

from __future__ import annotations

import tempfile
import uuid
from datetime import date
from pathlib import Path
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record
from jianheng.desk.data.asking.job import PAPERS
from jianheng.desk.data.asking.library import by_area, titled
from jianheng.desk.data.models import Papers
from jianheng.desk.data.values import as_day
from jianheng.desk.jobs.queue import ask_for
from jianheng.desk.words import lang, say
from jianheng.dictionary import load_dictionary, write_template
from jianheng.dictionary.table import HOLDER_LIST
from jianheng.requests.journal import journal_tables

DAYS = {
    "from_on": ("起日", "first day"),
    "until_on": ("止日", "last day"),
    "delete_after": ("到期删除日", "day of deletion"),
}


@needs(Can.DATA_READ)
@require_http_methods(["GET", "POST"])
def request_form(request: HttpRequest) -> HttpResponse:
    """The form for a letter of request."""
    return _form(request, Papers.REQUEST)


@needs(Can.DATA_READ)
@require_http_methods(["GET", "POST"])
def template_form(request: HttpRequest) -> HttpResponse:
    """The form for templates."""
    return _form(request, Papers.TEMPLATE)


def _form(request: HttpRequest, kind: str) -> HttpResponse:
    told = ""
    if request.method == "POST":
        asked, told = _asked(request)
        if not told:
            papers = Papers.objects.create(kind=kind, by=reader(request), asked=asked)
            about = say("调取数据清单", "Request for data") if kind == Papers.REQUEST else say("数据模板", "Templates")
            papers.job = ask_for(PAPERS, about, {"papers": str(papers.pk)}, reader(request))
            papers.save(update_fields=["job"])
            return redirect("data:papers", papers.pk)
    context = {
        "kind": kind,
        "areas": by_area(),
        "holders": _holders(),
        "chosen": request.POST.getlist("model"),
        "kinds": request.POST.getlist("holder"),
        "written": request.POST,
        "told": told,
        "made": Papers.objects.filter(by=reader(request), kind=kind)[:5],
        "office": getattr(reader(request).office, "name", ""),
    }
    return render(request, "data/asking.html", context, status=409 if told else 200)


def _holders() -> list[tuple[str, str]]:
    codes = load_dictionary().lists[HOLDER_LIST].codes
    held = {name for table in load_dictionary().tables.values() if not table.derived for name in table.holders}
    return [(code.value, say(code.label_zh, code.label_en)) for code in codes.values() if code.value in held]


def _asked(request: HttpRequest) -> tuple[dict[str, Any], str]:
    """What the form asks for, and what is wrong with it."""
    known, kinds = titled(), dict(_holders())
    models = [name for name in request.POST.getlist("model") if name in known]
    holders = [name for name in request.POST.getlist("holder") if name in kinds]
    asked: dict[str, Any] = {"models": models, "holders": holders, "lang": lang()}
    asked |= {name: request.POST.get(name, "").strip()[:500] for name in ("purpose", "office", *DAYS)}
    asked |= {name: as_day(asked[name]) for name in DAYS}
    unit = request.POST.get("unit", "").strip()[:200]
    if unit and len(holders) == 1:
        asked["units"] = {holders[0]: unit}
    for name, words in DAYS.items():
        if not _is_day(asked[name]):
            return asked, say(
                f"{words[0]}写不成日期，请写作 2026-05-31。", f"The {words[1]} is no date; write 2026-05-31."
            )
    if asked["from_on"] and asked["until_on"] and asked["from_on"] > asked["until_on"]:
        return asked, say("起日晚于止日，请改正其中一个。", "The first day is later than the last.")
    if not models:
        return asked, say("请至少选一个模型。", "Choose at least one model.")
    if unit and len(holders) != 1:
        return asked, say("写明单位名称时，只选一类单位。", "To name a unit, choose one kind of unit.")
    return asked, ""


def _is_day(text: str) -> bool:
    try:
        return not text or bool(date.fromisoformat(text))
    except ValueError:
        return False


def papers_of(user: User, papers_id: uuid.UUID) -> Papers:
    """Papers that a person asked for.

    Raises:
        Http404: there are none such.
    """
    found = Papers.objects.filter(pk=papers_id, by=user).select_related("job").first()
    if found is None:
        raise Http404
    return found


@needs(Can.DATA_READ)
@require_GET
def papers(request: HttpRequest, papers_id: uuid.UUID) -> HttpResponse:
    """The papers, or how far their writing is."""
    made = papers_of(reader(request), papers_id)
    return render(request, "data/papers.html", {"papers": made, "files": files_of(made), "titles": titled()})


@needs(Can.DATA_READ)
@require_GET
def state(request: HttpRequest, papers_id: uuid.UUID) -> HttpResponse:
    """The part that renews itself while they are written."""
    made = papers_of(reader(request), papers_id)
    response = render(request, "data/papers_state.html", {"papers": made})
    if made.job is None or not made.job.is_open:
        response.headers["HX-Refresh"] = "true"
    return response


def files_of(made: Papers) -> list[Path]:
    """The files, the letters first."""
    if not made.done or not made.folder.is_dir():
        return []
    return sorted(made.folder.iterdir(), key=lambda path: (path.suffix != ".docx", path.name))


@needs(Can.DATA_READ)
@require_GET
def download(request: HttpRequest, papers_id: uuid.UUID, number: int) -> HttpResponseBase:
    """One of the papers."""
    made = papers_of(reader(request), papers_id)
    files = files_of(made)
    if number >= len(files):
        raise Http404
    record(reader(request), "download", "papers", made.pk, file=number)
    return FileResponse(files[number].open("rb"), as_attachment=True, filename=files[number].name)


@needs(Can.DATA_READ)
@require_GET
def journal_template(request: HttpRequest) -> HttpResponseBase:
    """The template of the office's own journal, for those who would rather write in a workbook."""
    dictionary = load_dictionary()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.xlsx"
        write_template(journal_tables(dictionary), path, dictionary)
        content = path.read_bytes()
    record(reader(request), "download", "template", "journal")
    response = HttpResponse(content, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    response.headers["Content-Disposition"] = (
        "attachment; filename*=UTF-8''%E6%A3%80%E8%A1%A1%E5%86%85%E7%94%9F%E6%95%B0%E6%8D%AE.xlsx"
    )
    return response
