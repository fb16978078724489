"""Making a draft from clues, and changing its words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.access.refusals import forbidden
from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import in_scope
from jianheng.desk.audit.record import record
from jianheng.desk.casework.conflict import Conflict, NotAllowed
from jianheng.desk.casework.models import Clue
from jianheng.desk.papers.basing import fits
from jianheng.desk.papers.drafting import MOST, ItemText, Text, edit, start
from jianheng.desk.papers.models import Ground, Paper
from jianheng.desk.papers.paper_page import items_shown
from jianheng.desk.papers.seen import may, paper_seen, papers_seen
from jianheng.desk.papers.words import KINDS, OPEN_KINDS
from jianheng.desk.words import lang, say

LONGEST, LONGEST_LINE = 20_000, 200


@needs(Can.PAPER_WORK)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Choose a document for clues; sent, its draft."""
    return _new(request, OPEN_KINDS)


@needs(Can.LEAD)
@require_http_methods(["GET", "POST"])
def new_lead(request: HttpRequest) -> HttpResponse:
    """The same for a lead."""
    return _new(request, (Paper.LEAD,))


@needs(Can.PAPER_READ)
@require_http_methods(["GET", "POST"])
def edit_draft(request: HttpRequest, paper_id: int) -> HttpResponse:
    """Change the words of a draft."""
    user = reader(request)
    paper = paper_seen(user, paper_id)
    if not may(user, Can.PAPER_WORK, paper.restricted):
        record(user, "refused", "paper", paper.ref, act="edit")
        return forbidden(request)
    if request.method != "POST":
        return _edit_page(request, paper, _written(paper))
    given = _sent(request, paper)
    try:
        edit(user, paper.pk, _turn(request), _text(given))
    except Conflict as conflict:
        fresh = paper_seen(user, paper.pk)
        return _edit_page(request, fresh, given, say(conflict.zh, conflict.en), 409)
    except NotAllowed as refused:
        return _edit_page(request, paper, given, say(refused.zh, refused.en), 422)
    except Paper.DoesNotExist as gone:
        raise Http404 from gone
    messages.success(request, say("已保存。", "Saved."), extra_tags="good")
    return redirect("papers:paper", paper.pk)


def _new(request: HttpRequest, kinds: Sequence[str]) -> HttpResponse:
    user = reader(request)
    if request.POST.getlist("pick"):
        # Ticked in a list: what is to be drafted is chosen on the page to which this leads.
        ids = clue_ids(request.POST.getlist("pick"))
        return redirect(f"{reverse('papers:new')}?{urlencode({'clue': ids}, doseq=True)}")
    sent = request.POST if request.method == "POST" else request.GET
    ids = clue_ids(sent.getlist("clue"))
    clues = list(in_scope(Clue.objects.select_related("institution"), user).filter(pk__in=ids).order_by("pk"))
    kind = sent.get("kind", "")
    if request.method == "POST":
        try:
            if kind not in kinds:
                raise NotAllowed("请选文书的种类。", "Choose the kind of document.")
            paper = start(user, kind, ids, request.POST.get("together") == "yes", "en" if lang() == "en" else "zh")
        except NotAllowed as refused:
            return _new_page(request, kinds, clues, kind, say(refused.zh, refused.en), 409)
        except Clue.DoesNotExist as gone:
            raise Http404 from gone
        messages.success(request, say("已起草，请核对文字。", "Drafted; check its words."), extra_tags="good")
        return redirect("papers:edit", paper.pk)
    return _new_page(request, kinds, clues, kind)


def _new_page(
    request: HttpRequest, kinds: Sequence[str], clues: list[Clue], kind: str, told: str = "", status: int = 200
) -> HttpResponse:
    user = reader(request)
    lead = Paper.LEAD in kinds
    grounds = Ground.objects.filter(clue__in=clues, live=True, kind__in=kinds).select_related("item__paper")
    seen = set(papers_seen(user).filter(items__clues__in=clues).values_list("pk", flat=True))
    standing: dict[int, list[Paper]] = {}
    for ground in grounds:
        if ground.item.paper_id in seen or lead:
            standing.setdefault(ground.clue_id, []).append(ground.item.paper)
    context: dict[str, Any] = {
        "rows": [(clue, standing.get(clue.pk, [])) for clue in clues],
        "institutions": sorted({clue.institution.name for clue in clues}),
        "kinds": [(name, KINDS[name], all(fits(clue, name) for clue in clues)) for name in kinds],
        "kind": kind or (kinds[0] if len(kinds) == 1 else ""),
        "together": request.POST.get("together") == "yes",
        "lead": lead,
        "told": told,
        "most": MOST,
    }
    return render(request, "papers/new.html", context, status=status)


def clue_ids(values: Sequence[str]) -> list[int]:
    """Read ids of clues from a form or an address; `12:3`, as lists tick them, counts as 12."""
    bare = [value.partition(":")[0] for value in values]
    return [int(each) for each in bare if each.isascii() and each.isdecimal() and len(each) < 19][: MOST + 1]  # noqa: PLR2004


def _edit_page(
    request: HttpRequest, paper: Paper, given: dict[str, Any], told: str = "", status: int = 200
) -> HttpResponse:
    user: User = reader(request)
    shown = {one.item.pk: one for one in items_shown(paper, user)}
    items = [(shown[row["id"]], row) for row in given["items"] if row["id"] in shown]
    context = {"paper": paper, "kind": KINDS[paper.kind], "given": given, "items": items, "told": told}
    answer = render(request, "papers/edit.html", context, status=status)
    answer["Cache-Control"] = "no-store"
    return answer


def _written(paper: Paper) -> dict[str, Any]:
    """The words of a draft as its form shows them."""
    return {
        "addressee": paper.addressee,
        "title": paper.title,
        "opening": paper.opening,
        "request": paper.request,
        "reply_by": paper.reply_by.isoformat() if paper.reply_by else "",
        "items": [
            {
                "id": item.pk,
                "what": item.what,
                "basis": item.basis,
                "asked": item.asked,
                "correct_by": item.correct_by.isoformat() if item.correct_by else "",
                "out": False,
            }
            for item in paper.items.all()
        ],
    }


def _sent(request: HttpRequest, paper: Paper) -> dict[str, Any]:
    """What was sent, for the items of this paper alone: fields of others have no name here."""
    post = request.POST

    def words(name: str) -> str:
        return post.get(name, "").replace("\x00", "")[:LONGEST]

    lines = {name: words(name)[:LONGEST_LINE] for name in ("addressee", "title", "reply_by")}
    items = [
        {
            "id": item.pk,
            "out": post.get(f"out-{item.pk}") == "yes",
            **{name: words(f"{name}-{item.pk}") for name in ("what", "basis", "asked", "correct_by")},
        }
        for item in paper.items.all()
    ]
    return {**lines, "opening": words("opening"), "request": words("request"), "items": items}


def _text(given: dict[str, Any]) -> Text:
    return Text(
        given["addressee"],
        given["title"],
        given["opening"],
        given["request"],
        _day(given["reply_by"]),
        tuple(
            ItemText(row["id"], row["what"], row["basis"], row["asked"], _day(row["correct_by"]), row["out"])
            for row in given["items"]
        ),
    )


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        day = date.min
    if day is not None and not 1900 <= day.year < 2200:  # noqa: PLR2004
        raise NotAllowed(f"没有 {text} 这一天。请按 2026-12-02 这样写。", f"There is no day {text}.")
    return day


def _turn(request: HttpRequest) -> int:
    text = request.POST.get("turn", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1  # noqa: PLR2004
