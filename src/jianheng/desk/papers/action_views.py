"""Doing something with a paper: a dialog on its page, and a page of its own without scripts."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.access.refusals import forbidden
from jianheng.desk.audit.record import record
from jianheng.desk.casework.attachments import Kept
from jianheng.desk.casework.conflict import Conflict, NotAllowed
from jianheng.desk.casework.received import receive
from jianheng.desk.papers.acts_offered import BY_KIND, Act, Given
from jianheng.desk.papers.forms import PaperForm
from jianheng.desk.papers.history import history_of
from jianheng.desk.papers.models import Item, Paper
from jianheng.desk.papers.seen import may, paper_seen
from jianheng.desk.words import say

SEEN = 5


@needs(Can.PAPER_READ)
def act(request: HttpRequest, paper_id: int, kind: str) -> HttpResponse:
    """The form of an act on a paper; sent, the act itself."""
    return _asked(request, paper_id, kind, None)


@needs(Can.PAPER_READ)
def item_act(request: HttpRequest, paper_id: int, item_id: int, kind: str) -> HttpResponse:
    """The same for one of its items."""
    return _asked(request, paper_id, kind, item_id)


def _asked(request: HttpRequest, paper_id: int, kind: str, item_id: int | None) -> HttpResponse:
    user = reader(request)
    found = BY_KIND.get(kind)
    if found is None or found.of_item != (item_id is not None):
        raise Http404
    paper = paper_seen(user, paper_id)
    item = paper.items.filter(pk=item_id).first() if item_id is not None else None
    if item_id is not None and item is None:
        raise Http404
    if not may(user, found.can, paper.restricted):
        record(user, "refused", "paper", paper.ref, act=kind)
        return forbidden(request)
    if request.method != "POST":
        return _page(request, paper, found, found.form(paper=paper, user=user, item=item), [], item)
    return _act(request, paper, found, item)


def _act(request: HttpRequest, paper: Paper, act: Act, item: Item | None) -> HttpResponse:
    user = reader(request)
    form = act.form(request.POST, paper=paper, user=user, item=item)
    kept: list[Kept] = []
    try:
        if act.files:
            receive(request, kept)
        if not form.is_valid():
            return _page(request, paper, act, form, kept, item, status=422)
        given = Given(form.cleaned_data["turn"], form.cleaned_data, tuple(kept), item)
        then = act.do(user, paper, given)
    except Conflict as conflict:
        fresh = paper_seen(user, paper.pk)
        form.with_turn(fresh.turn)
        return _page(request, fresh, act, form, kept, item, say(conflict.zh, conflict.en), 409)
    except NotAllowed as refused:
        return _page(request, paper, act, form, kept, item, say(refused.zh, refused.en), 422)
    except Paper.DoesNotExist as gone:
        raise Http404 from gone
    messages.success(request, str(act.done), extra_tags="good")
    return redirect("papers:paper", then.pk)


def _page(
    request: HttpRequest,
    paper: Paper,
    act: Act,
    form: PaperForm,
    kept: list[Kept],
    item: Item | None,
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "paper": paper,
        "act": act,
        "item": item,
        "form": form,
        "kept": kept,
        "told": told,
        "history": history_of(paper)[-SEEN:],
    }
    return render(request, "papers/act.html", context, status=status)
