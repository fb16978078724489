"""Saying what a delivery is: the fourth step."""

from __future__ import annotations

import shutil
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.scope import institutions_of
from jianheng.desk.audit.record import record
from jianheng.desk.data.models import Intake
from jianheng.desk.data.taking import statement
from jianheng.desk.data.taking.answers import is_left_out, sheet_mapping
from jianheng.desk.data.taking.choices import all_tables
from jianheng.desk.data.taking.found import TEMPLATE, Found
from jianheng.desk.data.taking.steps import found_of, intake_of, stepper
from jianheng.desk.data.units import Sight
from jianheng.desk.data.values import as_day
from jianheng.desk.words import say
from jianheng.dictionary import load_dictionary
from jianheng.intake import IntakeError
from jianheng.intake.delivery import FILE

GIVEN = "delivery-as-given.yaml"
FIELDS = (*statement.TEXTS, "exclusions", "received_on", "whole_history")
DAYS = ("from_on", "until_on", "export_day", "received_on", "delete_after")


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
    held = tables_in(intake, found)
    if request.method == "GET":
        return _form(request, intake, found, held, {}, [])
    form: dict[str, Any] = {name: request.POST.get(name, "").strip() for name in FIELDS}
    form |= {name: as_day(form[name]) for name in DAYS}
    form["tables"] = [name for name in request.POST.getlist("tables") if name in dict(all_tables(load_dictionary()))]
    intake.statement = form
    wrong = {name: say(*words) for name, words in statement.missing(form).items()}
    if form["unit"] and not Sight(reader(request)).of_unit(form["unit"]):
        zh = "这个单位不在您的管辖范围内。请核对名称，或请安全管理员登记。"
        wrong["unit"] = say(zh, "This unit lies outside your jurisdiction. Check its name, or have it added.")
    told = [] if wrong else _kept(intake)
    intake.statement_done = not wrong and not told
    if "unit" not in wrong:
        intake.unit = form["unit"][:200]
    intake.save(update_fields=["statement", "statement_done", "unit", "changed_at"])
    if wrong or told:
        return _form(request, intake, found, held, wrong, told)
    record(reader(request), "state", "intake", intake.pk)
    return redirect("data:in_take", intake.pk)


def _kept(intake: Intake) -> list[str]:
    """Write the statement beside the files, as the command line would find it; what cannot be used is told."""
    kept = intake.folder / FILE
    try:
        statement.write(intake.statement, kept, load_dictionary())
    except IntakeError as error:
        return [say(problem.what.zh, problem.what.en) for problem in error.problems]
    beside = intake.files_folder / FILE
    if beside.exists() and not (intake.folder / GIVEN).exists():
        # The delivering unit's own words stay, beside those by which the files are read.
        shutil.copy2(beside, intake.folder / GIVEN)
        intake.uploads.filter(name=FILE).delete()
    copy = intake.folder / f"{FILE}.copy"
    shutil.copyfile(kept, copy)
    copy.replace(beside)
    return []


def tables_in(intake: Intake, found: Found) -> list[str]:
    """The canonical tables that the files fill, as they were confirmed."""
    dictionary = load_dictionary()
    held: dict[str, None] = {}
    for number, table in enumerate(found.tables):
        kept = intake.answers.get(str(number))
        if table.kind == TEMPLATE:
            held.update(dict.fromkeys(table.tables))
        elif not is_left_out(table, kept):
            mapping = sheet_mapping(table, kept, dictionary)
            held.update(dict.fromkeys(row.table for row in mapping.rows))
            held.update(dict.fromkeys(goal.table for rule in mapping.columns for goal in rule.to))
    return [*held]


def _form(
    request: HttpRequest, intake: Intake, found: Found, held: list[str], wrong: dict[str, str], told: list[str]
) -> HttpResponse:
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
        "wrong": wrong,
        "told": told,
        "tables": [(name, titles[name], name in chosen, name in held) for name in listed],
        "others": [(name, title) for name, title in titles.items() if name not in listed],
        "units": institutions_of(reader(request)).order_by("name"),
        "documents": documents,
        "said": [say(zh, en) for zh, en in found.told],
    }
    return render(request, "data/in_statement.html", context, status=409 if wrong or told else 200)
