"""Taking a list out of the workbench: what for is asked first, and the log keeps it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.audit.record import record
from jianheng.desk.casework.chips import in_words
from jianheng.desk.casework.export import FORMATS, MOST, Mark, rows_in_order
from jianheng.desk.casework.list_state import ListState, state_of
from jianheng.desk.casework.list_views import data_day, frame_of
from jianheng.desk.casework.listing import count
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.saved_views import logged, unnamed
from jianheng.desk.words import say

WHY_LIMIT = 100


@needs(Can.CLUE_EXPORT)
@require_http_methods(["GET", "POST"])
def export(request: HttpRequest, section: str) -> HttpResponse:
    """The form, and the file.

    Args:
        request: the list's address; by POST with the purpose and the format.
        section: clues or prompts.
    """
    query = request.POST.get("query", "") if request.method == "POST" else request.GET.urlencode()
    state = state_of(QueryDict(query), section)
    total = count(state.conditions.rows(reader(request)), MOST)
    told = ""
    if request.method == "POST":
        why = " ".join(request.POST.get("why", "").split())
        told = _refused(why, total.n, total.is_more, request.POST.get("format", ""))
        if not told:
            return _file(request, state, why, total.n, request.POST["format"])
    context = {
        **frame_of(section),
        "state": state,
        "total": total,
        "most": MOST,
        "told": told,
        "written": request.POST,
        "in_words": in_words(state.conditions, reader(request)),
    }
    return render(request, "casework/export.html", context, status=409 if told else 200)


def _refused(why: str, n: int, is_more: bool, form: str) -> str:
    if not why:
        return say("请写明用途。", "Say what it is for.")
    if len(why) > WHY_LIMIT:
        return say(f"用途最多 {WHY_LIMIT} 字。", f"At most {WHY_LIMIT} characters.")
    if is_more:
        return say(f"超过 {MOST:,} 条，请先加条件。", f"More than {MOST:,} rows; narrow the list first.")
    if not n:
        return say("没有符合条件的行，没有可导出的。", "There are no rows to export.")
    return "" if form in FORMATS else say("请选择格式。", "Choose a format.")


def _file(request: HttpRequest, state: ListState, why: str, n: int, form: str) -> HttpResponse:
    user, now = reader(request), timezone.localtime()
    section = state.conditions.section
    title = say("提示", "Prompts") if section == Clue.PROMPT else say("线索", "Clues")
    conditions = in_words(unnamed(state.conditions, user), user)
    day = data_day()
    office = user.office.name if user.office else ""
    mark = Mark(title, user.shown_name, office, now, why, n, conditions, day.isoformat() if day else "")
    kind, write = FORMATS[form]
    content = write(rows_in_order(state.conditions.rows(user), state.order), mark)
    record(user, "export", "list", section, n=n, purpose=why, form=form, filter=logged(state.conditions, user))
    answer = HttpResponse(content, content_type=kind)
    name = f"{title}-{now.strftime('%Y%m%d-%H%M')}.{form}"
    answer["Content-Disposition"] = content_disposition_header(True, name)
    answer["Cache-Control"] = "no-store"
    return answer
