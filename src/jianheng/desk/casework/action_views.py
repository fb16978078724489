"""Doing something with a clue: a dialog on its page, and a page of its own without scripts."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.access.refusals import forbidden
from jianheng.desk.audit.record import record
from jianheng.desk.casework.acts_offered import BY_KIND, Act
from jianheng.desk.casework.attachments import Kept, attach
from jianheng.desk.casework.clue_page import clue_in_scope
from jianheng.desk.casework.conflict import Conflict, NotAllowed
from jianheng.desk.casework.forms import ActForm
from jianheng.desk.casework.history import history_of
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.received import receive
from jianheng.desk.words import say

SEEN = 5


@needs(Can.CLUE_READ)
def act(request: HttpRequest, clue_id: int, kind: str) -> HttpResponse:
    """The form of an act; sent, the act itself."""
    user = reader(request)
    found = BY_KIND.get(kind)
    if found is None:
        raise Http404
    clue = clue_in_scope(user, clue_id)
    if found.can not in user.capabilities:
        record(user, "refused", "clue", clue.number, act=kind)
        return forbidden(request)
    if request.method != "POST":
        return _page(request, clue, found, found.form(clue=clue, user=user), [])
    return _act(request, clue, found)


def _act(request: HttpRequest, clue: Clue, act: Act) -> HttpResponse:
    user = reader(request)
    form = act.form(request.POST, clue=clue, user=user)
    kept: list[Kept] = []
    try:
        if act.files:
            receive(request, kept)
        if not form.is_valid():
            return _page(request, clue, act, form, kept, status=422)
        with transaction.atomic():
            event = act.do(user, clue, form.cleaned_data)
            attach(user, event, kept)
    except Conflict as conflict:
        fresh = clue_in_scope(user, clue.pk)
        form.with_turn(fresh.turn)
        return _page(request, fresh, act, form, kept, say(conflict.zh, conflict.en), 409)
    except NotAllowed as refused:
        return _page(request, clue, act, form, kept, say(refused.zh, refused.en), 422)
    except Clue.DoesNotExist as gone:
        raise Http404 from gone
    messages.success(request, str(act.done), extra_tags="good")
    return redirect("clues:clue", clue.pk)


def _page(
    request: HttpRequest,
    clue: Clue,
    act: Act,
    form: ActForm,
    kept: list[Kept],
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "clue": clue,
        "act": act,
        "form": form,
        "kept": kept,
        "told": told,
        "history": history_of(clue)[-SEEN:],
    }
    return render(request, "casework/act.html", context, status=status)
