"""Saying what a delivery is: the fourth step."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.scope import institutions_of
from jianheng.desk.data.models import Intake
from jianheng.desk.data.taking import stating
from jianheng.desk.data.taking.choices import all_tables
from jianheng.desk.data.taking.found import Found
from jianheng.desk.data.taking.stating import Checked
from jianheng.desk.data.taking.steps import found_of, intake_of, stepper
from jianheng.desk.words import say
from jianheng.dictionary import load_dictionary


@needs(Can.DATA_ADD)
@require_http_methods(["GET", "POST"])
def state(request: HttpRequest, intake_id: uuid.UUID) -> HttpResponse:
    """The form; what is written is kept, whether it can be used or not."""
    intake = intake_of(reader(request), intake_id)
    found = found_of(intake)
    if intake.batch or found is None:
        return redirect("data:in", intake.pk)
    if not intake.columns_done:
        return redirect("data:in_columns", intake.pk)
    if intake.add_job is not None and intake.add_job.is_open:
        return redirect("data:in_take", intake.pk)
    if request.method == "GET":
        return _form(request, intake, found, Checked({}))
    checked = stating.keep(reader(request), intake, request.POST.dict(), request.POST.getlist("tables"))
    return redirect("data:in_take", intake.pk) if checked.fits else _form(request, intake, found, checked)


def _form(request: HttpRequest, intake: Intake, found: Found, checked: Checked) -> HttpResponse:
    held = stating.tables_in(intake, found)
    form = {**intake.statement}
    form.setdefault("unit", intake.unit)
    form["unit"] = form["unit"] or intake.unit
    titles = dict(all_tables(load_dictionary()))
    listed = [name for name in dict.fromkeys((*held, *form.get("tables", []))) if name in titles]
    chosen = form.get("tables") or held
    documents = sum(file.documents for file in found.files)
    context = {
        "intake": intake,
        "steps": stepper(intake, Intake.STATEMENT),
        "found": found,
        "form": form,
        "wrong": {name: str(words) for name, words in checked.wrong.items()},
        "told": [str(words) for words in checked.told],
        "tables": [(name, titles[name], name in chosen, name in held) for name in listed],
        "others": [(name, title) for name, title in titles.items() if name not in listed],
        "units": institutions_of(reader(request)).order_by("name"),
        "documents": documents,
        "said": [say(zh, en) for zh, en in found.told],
    }
    return render(request, "data/in_statement.html", context, status=200 if checked.fits else 409)
