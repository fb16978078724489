"""A clue beside its list: what is so, what it rests on in short, what happened last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from jianheng.clues.report.prose import Prose
from jianheng.clues.words import Words
from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.casework.clue_page import clue_in_scope, looked_at
from jianheng.desk.casework.history import history_of
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.proof import ProofLost, proof_of
from jianheng.desk.casework.proof_steps import Citation, Step, steps_of
from jianheng.desk.words import lang

LAST = 4
LINES, OF_ONE_ROW, ARTICLES = 9, 2, 4


@dataclass(frozen=True)
class Line:
    """A value on which the finding rests.

    Args:
        name: what it is.
        value: the value.
        note: the article that gives it, if one does.
    """

    name: str
    value: str
    note: str = ""


@needs(Can.CLUE_READ)
@require_GET
def preview(request: HttpRequest, clue_id: int) -> HttpResponse:
    """The part of a page."""
    user = reader(request)
    clue = clue_in_scope(user, clue_id)
    looked_at(user, clue)
    context = {
        "clue": clue,
        "history": history_of(clue)[-LAST:],
        "today": timezone.localdate(),
        "may_work": Can.CLUE_WORK in user.capabilities,
        "may_read_model": Can.MODEL_READ in user.capabilities,
        **_why(clue),
    }
    answer = render(request, "casework/preview.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


def _why(clue: Clue) -> dict[str, Any]:
    try:
        proof = proof_of(clue)
    except ProofLost as lost:
        return {"says": clue.says, "lost": lost}
    steps = [step for step in steps_of(proof, lang()) if not step.beside_the_point]
    articles: dict[str, Citation] = {one.told: one for step in steps for one in step.articles}
    return {
        "says": Prose(Words(lang())).dated(proof.hit.says) or clue.says,
        "lines": list(_lines(steps))[:LINES],
        "articles": list(articles.values())[:ARTICLES],
    }


def _lines(steps: list[Step]) -> Iterator[Line]:
    for step in steps:
        if step.kind in ("law", "let") and step.result:
            yield Line(step.name, step.result, step.articles[0].told if step.articles else "")
        for pair in step.pairs[:OF_ONE_ROW] if step.kind in ("act", "item") else ():
            yield Line(pair.name, pair.value)
