"""Looking at one clue: its page, the person's chain, a source sheet, names in full, a file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from jianheng.clues.words import Words
from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.audit.record import record
from jianheng.desk.casework.attachments import path_of
from jianheng.desk.casework.chain_picture import chain_svg
from jianheng.desk.casework.chain_records import chain_of
from jianheng.desk.casework.clue_page import clue_in_scope, clue_page, looked_at
from jianheng.desk.casework.models import Attachment
from jianheng.desk.casework.proof import ProofLost, proof_of
from jianheng.desk.casework.proof_steps import source_rows
from jianheng.desk.casework.received import given_back
from jianheng.desk.casework.source_sheet import Sheets, place_of_row
from jianheng.desk.casework.verifying import ask_to_verify
from jianheng.desk.words import lang, say
from jianheng.intake.problem import IntakeError

AROUND = 15
LONGEST_REASON = 300


@needs(Can.CLUE_READ)
@require_safe
def show(request: HttpRequest, clue_id: int) -> HttpResponse:
    """The page."""
    return clue_page(request, clue_in_scope(reader(request), clue_id))


@needs(Can.PERSON_REVEAL)
@require_POST
def reveal(request: HttpRequest, clue_id: int) -> HttpResponse:
    """The page with names and numbers, once, for a reason that is logged."""
    user = reader(request)
    clue = clue_in_scope(user, clue_id)
    why = request.POST.get("why", "").strip()[:LONGEST_REASON]
    if not why:
        told = say("没有显示：请写明查看的用途。", "Not shown: say what it is for.")
        return clue_page(request, clue, refused=told, status=422)
    record(user, "reveal", "clue", clue.number, why=why)
    return clue_page(request, clue, reveal=True)


@needs(Can.CLUE_READ)
@require_safe
def chain(request: HttpRequest, clue_id: int) -> HttpResponse:
    """The person's chain, a part that comes after the page; without scripts a page of its own."""
    clue = clue_in_scope(reader(request), clue_id)
    context: dict[str, object] = {"clue": clue, "told": ""}
    try:
        proof = proof_of(clue)
        found = chain_of(proof.person, proof.run.manifest.as_of) if proof.person else None
        if found:
            context |= {"chain": found, "svg": chain_svg(found, proof.shown.act.row_id)}
    except (ProofLost, IntakeError) as error:
        context["told"] = str(error)
    looked_at(reader(request), clue)
    whole = not request.headers.get("HX-Request")
    return render(request, "casework/chain_page.html" if whole else "casework/parts/chain.html", context)


@needs(Can.CLUE_READ)
@require_safe
def source(request: HttpRequest, clue_id: int, number: int) -> HttpResponse:
    """The sheet around one source row."""
    user = reader(request)
    clue = clue_in_scope(user, clue_id)
    try:
        proof = proof_of(clue)
    except ProofLost as lost:
        return render(request, "casework/source.html", {"clue": clue, "lost": lost}, status=410)
    rows = source_rows(proof)
    if not 1 <= number <= len(rows):
        raise Http404
    row = rows[number - 1]
    place = place_of_row(row)
    record(user, "view", "source", clue.number, row=number)
    used = {name for names in proof.used.fields.values() for name in names}
    context = {
        "clue": clue,
        "row": row,
        "fields": [field for field in row.fields if field.words],
        "sheet": Sheets().around(place, AROUND, AROUND) if place else None,
        "place": place,
        "keys": used,
        "words": Words(lang()),
    }
    return render(request, "casework/source.html", context)


@needs(Can.CLUE_READ)
@require_safe
def file(request: HttpRequest, clue_id: int, file_id: int) -> HttpResponseBase:
    """A file that somebody put to the clue: always saved, never opened in the browser."""
    user = reader(request)
    clue = clue_in_scope(user, clue_id)
    found = Attachment.objects.filter(pk=file_id, event__clue=clue).first()
    if found is None or not path_of(found.sha256).is_file():
        raise Http404
    record(user, "download", "clue", clue.number, sha256=found.sha256)
    return given_back(found.sha256, found.name)


@needs(Can.CLUE_READ)
@require_POST
def verify(request: HttpRequest, clue_id: int) -> HttpResponse:
    """Compute the clue again, as a job."""
    user = reader(request)
    return redirect("jobs:show", ask_to_verify(clue_in_scope(user, clue_id), user).pk)
