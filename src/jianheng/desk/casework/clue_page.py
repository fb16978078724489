"""The page of one clue or prompt put together."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from jianheng.clues.act_name import person_number
from jianheng.clues.explanation import Person
from jianheng.clues.report.prose import Prose
from jianheng.clues.report.value import Values
from jianheng.clues.words import Words
from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import in_scope
from jianheng.desk.audit.models import Entry
from jianheng.desk.audit.record import record
from jianheng.desk.casework.acts_offered import offered
from jianheng.desk.casework.evidence import evidence_of
from jianheng.desk.casework.history import history_of, next_step
from jianheng.desk.casework.lawful import lawful_of
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.proof import Proof, ProofLost, proof_of
from jianheng.desk.casework.proof_steps import steps_of
from jianheng.desk.casework.related import related_to
from jianheng.desk.casework.verifying import last_verification
from jianheng.desk.casework.words import CONCLUSIONS, GRADES
from jianheng.desk.papers.of_clue import of_clue
from jianheng.desk.words import lang

# Opening a page again within this time is one look.
ONE_LOOK = timedelta(minutes=10)
# On the bar stands what is done most; the rest lies in a menu.
ON_BAR = ("take", "assign", "ask", "check", "open", "review", "reopen", "conclude")


def clue_in_scope(user: User, clue_id: int) -> Clue:
    """A clue that a person sees.

    Raises:
        Http404: there is none.
    """
    clues = in_scope(Clue.objects.select_related("institution__office", "owner"), user)
    clue = clues.filter(pk=clue_id).first()
    if clue is None:
        raise Http404
    return clue


def clue_page(
    request: HttpRequest, clue: Clue, *, reveal: bool = False, refused: str = "", status: int = 200
) -> HttpResponse:
    """The whole page.

    Args:
        request: the request.
        clue: the clue, in the reader's scope.
        reveal: True shows names and ID numbers, on this answer alone.
        refused: why names were not shown, if they were asked for.
        status: HTTP status.
    """
    user = reader(request)
    looked_at(user, clue)
    context = {**_of_clue(clue, user), **proof_context(clue, reveal), "reveal": reveal, "refused": refused}
    answer = render(request, "casework/clue.html", context, status=status)
    answer["Cache-Control"] = "no-store"
    return answer


def proof_context(clue: Clue, reveal: bool = False) -> dict[str, Any]:
    """What the parts of a page show of a proof, or why there is none."""
    try:
        proof = proof_of(clue, reveal)
    except ProofLost as lost:
        return {"proof": None, "lost": lost}
    language = lang()
    steps, evidence = steps_of(proof, language), evidence_of(proof, language)
    return {
        "proof": proof,
        "says": Prose(Words(language)).dated(proof.hit.says) or clue.says,
        "persons": proof.shown.persons or _numbered(proof),
        "steps": [step for step in steps if not step.beside_the_point],
        "others": [step for step in steps if step.beside_the_point],
        "open_sources": {extract.number for extract in evidence.extracts},
        "caveats": _caveats(proof),
        "lawful": lawful_of(proof),
        "evidence": evidence,
        "has_chain": bool(proof.person),
        "made": _made(proof),
    }


def looked_at(user: User, clue: Clue) -> None:
    """Log that a person looked at a clue; once in ten minutes."""
    since = timezone.now() - ONE_LOOK
    recent = Entry.objects.filter(action="view", kind="clue", about=clue.number, actor=user.username)
    last = recent.order_by("-number").values_list("at", flat=True).first()
    if last is None or datetime.fromisoformat(last) < since:
        record(user, "view", "clue", clue.number)


def _of_clue(clue: Clue, user: User) -> dict[str, Any]:
    acts = offered(clue, user)
    forms = [(act, act.form(clue=clue, user=user).for_dialog(act.dialog)) for act in acts]
    left = (clue.due - timezone.localdate()).days if clue.due else None
    return {
        "clue": clue,
        "grade": GRADES.get(clue.grade, ""),
        "conclusion": CONCLUSIONS.get(clue.conclusion, ""),
        "history": history_of(clue),
        "next_step": next_step(clue),
        "related": related_to(clue, user),
        "papers": of_clue(clue, user),
        "forms": forms,
        "bar": [act for act in acts if act.kind in ON_BAR],
        "more": [act for act in acts if act.kind not in ON_BAR],
        "left": left,
        "over": -left if left is not None and left < 0 else 0,
        "may_reveal": Can.PERSON_REVEAL in user.capabilities,
        "may_work": Can.CLUE_WORK in user.capabilities,
        "may_read_model": Can.MODEL_READ in user.capabilities,
        "home": reverse("clues:clue", args=[clue.pk]),
        "verification": last_verification(clue),
        "now": timezone.localtime(),
    }


def _caveats(proof: Proof) -> list[tuple[str, str]]:
    values = Values(Words(lang()))
    return [(values.caveat(code, proof.shown.items), values.caveat_says(code)) for code in proof.shown.caveats]


def _numbered(proof: Proof) -> tuple[Person, ...]:
    """The person by number alone, where names are shown and none is told."""
    number = person_number(proof.person) if proof.reveal else ""
    return (Person("", number),) if number else ()


def _made(proof: Proof) -> dict[str, Any]:
    """Of what the answer was made, so that it can be made again."""
    plain, model = proof.opened.plain, proof.model
    rows = {row.row_id.split(":", 1)[0] for row in (proof.shown.act, *(r for i in proof.shown.items for r in i.rows))}
    batches = [batch["batch"] for batch in plain.get("batches", []) if batch["batch"] in rows]
    return {
        "version": model.version,
        "logic": model.effective or model.logic,
        "run": proof.run.folder.name,
        "as_of": proof.run.manifest.as_of,
        "law": plain.get("hashes", {}).get("law", ""),
        "dictionary": plain.get("dictionary", ""),
        "batches": batches or [batch["batch"] for batch in plain.get("batches", [])],
        "engine": f"{plain['engine']['name']} {plain['engine']['version']}" if "engine" in plain else "",
        "software": plain.get("software", ""),
        "overrides": model.overrides,
    }
