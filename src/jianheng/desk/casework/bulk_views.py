"""Acts for the ticked rows of a list: the form where something has to be written, and the report."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import in_scope
from jianheng.desk.casework.bulk_acts import MOST, BulkAct, Outcome, Pick, acts_for, do_all, missing, picks_of
from jianheng.desk.casework.catalogue import workers
from jianheng.desk.casework.list_state import state_of
from jianheng.desk.casework.list_views import frame_of
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.words import CONCLUSIONS
from jianheng.desk.words import say

FIELDS = ("to", "text", "of", "due", "same", "conclusion")


@needs(Can.CLUE_READ)
@require_POST
def bulk(request: HttpRequest, section: str) -> HttpResponse:
    """Do what the button says; nothing that was written is lost, and every row is answered for.

    Args:
        request: ticked rows, the act, and what was written.
        section: clues or prompts.

    Raises:
        Http404: there is no such act for this person in this list.
    """
    user = reader(request)
    act = next((one for one in acts_for(user, section) if one.name == request.POST.get("act")), None)
    if act is None:
        raise Http404
    back = _list_address(section, request.POST.get("back", ""))
    picks = picks_of(request.POST.getlist("pick"))
    if not picks or len(picks) > MOST:
        messages.warning(request, _none_or_too_many(len(picks)))
        return redirect(back)
    written = {name: request.POST.get(name, "") for name in FIELDS}
    if act.fields and (request.POST.get("go") != "yes" or missing(act, written)):
        told = say("没有保存：还有必填的没写。", "Not saved: something is still to be filled in.")
        return _form(request, section, act, picks, written, told if request.POST.get("go") else "", back)
    outcomes = do_all(act, user, picks, written)
    return _report(request, section, act, outcomes, written, back)


def _none_or_too_many(n: int) -> str:
    if n:
        return say(f"一次最多处理 {MOST} 条。请分几次。", f"At most {MOST} at once; do it in parts.")
    return say("没有做任何事：先勾选要处理的行。", "Nothing was done: tick the rows first.")


def _list_address(section: str, query: str) -> str:
    address = reverse("prompts:list" if section == Clue.PROMPT else "clues:list")
    state = state_of(QueryDict(query), section)
    return f"{address}?{state.query}" if state.query else address


def _form(
    request: HttpRequest, section: str, act: BulkAct, picks: list[Pick], written: dict[str, str], told: str, back: str
) -> HttpResponse:
    context = {
        **_shared(request, section, act, written, back),
        "told": told,
        "picks": picks,
        "rows": _rows(reader(request), picks),
    }
    return render(request, "casework/bulk.html", context, status=409 if told else 200)


def _rows(user: User, picks: list[Pick]) -> list[Clue]:
    found = in_scope(Clue.objects.select_related("institution"), user).in_bulk([pick.id for pick in picks])
    return [found[pick.id] for pick in picks if pick.id in found]


def _report(
    request: HttpRequest, section: str, act: BulkAct, outcomes: list[Outcome], written: dict[str, str], back: str
) -> HttpResponse:
    refused = [one for one in outcomes if one.why_not]
    done = len(outcomes) - len(refused)
    if not refused:
        messages.success(request, say(f"{act.title}：{done} 条已完成。", f"{act.title}: {done} done."))
        return redirect(back)
    # Tried again, they name the turn that is shown now.
    again = [Pick(one.clue.pk, one.clue.turn) for one in refused if one.clue is not None]
    context = {
        **_shared(request, section, act, written, back),
        "outcomes": outcomes,
        "done": done,
        "refused": len(refused),
        "picks": again,
    }
    return render(request, "casework/bulk_report.html", context, status=409 if refused else 200)


def _shared(request: HttpRequest, section: str, act: BulkAct, written: dict[str, str], back: str) -> dict[str, object]:
    return {
        **frame_of(section),
        "act": act,
        "written": written,
        "back": back,
        "back_query": back.partition("?")[2],
        "workers": workers() if "to" in act.fields else [],
        "conclusions": CONCLUSIONS,
    }
