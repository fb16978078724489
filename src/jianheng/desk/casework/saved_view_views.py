"""One's own saved views: kept, renamed, moved and deleted on one page."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.casework.chips import in_words
from jianheng.desk.casework.conflict import NotAllowed
from jianheng.desk.casework.list_state import state_of
from jianheng.desk.casework.list_views import frame_of
from jianheng.desk.casework.models import Clue, SavedView
from jianheng.desk.casework.saved_views import bare, move, own_views, rename, save
from jianheng.desk.words import say


@needs(Can.CLUE_READ)
@require_GET
def views(request: HttpRequest, section: str) -> HttpResponse:
    """The page; its address carries the list that can be kept."""
    return _page(request, section, request.GET.urlencode())


@needs(Can.CLUE_READ)
@require_POST
def keep(request: HttpRequest, section: str) -> HttpResponse:
    """Keep a list under a name and go to it."""
    query = request.POST.get("query", "")
    try:
        view = save(reader(request), state_of(QueryDict(query), section), request.POST.get("name", ""))
    except NotAllowed as refused:
        return _page(request, section, query, refused, request.POST.get("name", ""))
    messages.success(request, say(f"已保存视图“{view.name}”。", f"The view “{view.name}” is kept."))
    return redirect(f"{_list_address(section)}?{bare(view)}")


@needs(Can.CLUE_READ)
@require_POST
def change(request: HttpRequest, section: str, view_id: int) -> HttpResponse:
    """Rename, move or delete one of one's own views."""
    view = get_object_or_404(SavedView, pk=view_id, owner=reader(request))
    do = CHANGES.get(request.POST.get("act", ""))
    query = request.POST.get("query", "")
    if do is not None:
        try:
            do(view, request)
        except NotAllowed as refused:
            return _page(request, section, query, refused)
    address = reverse(f"{'prompts' if section == Clue.PROMPT else 'clues'}:views")
    return redirect(f"{address}?{state_of(QueryDict(query), section).query}")


def _list_address(section: str) -> str:
    return reverse("prompts:list" if section == Clue.PROMPT else "clues:list")


def _delete(view: SavedView, request: HttpRequest) -> None:
    view.delete()
    messages.success(request, say(f"已删去视图“{view.name}”。", f"The view “{view.name}” is deleted."))


CHANGES: dict[str, Callable[[SavedView, HttpRequest], None]] = {
    "rename": lambda view, request: rename(view, request.POST.get("name", "")),
    "up": lambda view, _: move(view, -1),
    "down": lambda view, _: move(view, 1),
    "delete": _delete,
}


def _page(
    request: HttpRequest, section: str, query: str, refused: NotAllowed | None = None, written: str = ""
) -> HttpResponse:
    user, state = reader(request), state_of(QueryDict(query), section)
    views = own_views(user, section)
    told = [(view, bare(view), in_words(state_of(QueryDict(bare(view)), section).conditions, user)) for view in views]
    context = {
        **frame_of(section),
        "state": state,
        "in_words": in_words(state.conditions, user),
        "views": told,
        "told": refused and say(refused.zh, refused.en),
        "written": written,
    }
    whole = not getattr(request, "htmx", False)
    template = "casework/views_page.html" if whole else "casework/views.html"
    return render(request, template, context, status=409 if refused else 200)
