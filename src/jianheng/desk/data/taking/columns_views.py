"""Saying which column fills which field: the third step."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.audit.record import record
from jianheng.desk.data.models import Intake
from jianheng.desk.data.taking import answers, saying
from jianheng.desk.data.taking.choices import all_tables, label
from jianheng.desk.data.taking.columns_page import (
    answers_from,
    fixed_from,
    lacks_of,
    letter,
    lines_shown,
    row_of,
    rows_of,
)
from jianheng.desk.data.taking.found import TEMPLATE, Found, SeenTable
from jianheng.desk.data.taking.steps import found_of, intake_of, stepper
from jianheng.desk.words import say
from jianheng.dictionary import load_dictionary


def number_of(text: str, found: Found) -> int:
    """The number of a table of the intake.

    Raises:
        Http404: there is none such.
    """
    number = int(text) if text.isdecimal() else -1
    saying.table_at(found, number)
    return number


@needs(Can.DATA_ADD)
@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, intake_id: uuid.UUID) -> HttpResponse:
    """The columns of one table; saving leads to the next that asks something."""
    intake = intake_of(reader(request), intake_id)
    found = found_of(intake)
    if intake.batch or found is None:
        return redirect("data:in", intake.pk)
    shown = [number for number, table in enumerate(found.tables) if table.kind != TEMPLATE]
    if not shown:
        return redirect("data:in_statement", intake.pk)
    unsaid = saying.unsaid(intake, found)
    at = number_of(request.GET["t"], found) if "t" in request.GET else (unsaid or shown)[0]
    if request.method == "POST":
        return _save(request, intake, found, at)
    record(reader(request), "view", "intake", intake.pk, step="columns", table=at)
    return render(request, "data/in_columns.html", _context(request, intake, found, at, shown, unsaid))


def _context(
    request: HttpRequest, intake: Intake, found: Found, at: int, shown: list[int], unsaid: list[int]
) -> dict[str, object]:
    dictionary = load_dictionary()
    table, kept = found.tables[at], intake.answers.get(str(at))
    rows = rows_of(table, kept, dictionary)
    chosen = answers.tables_of(table, kept)
    titles = dict(all_tables(dictionary))
    only = request.GET.get("only") == "ask"
    return {
        "intake": intake,
        "steps": stepper(intake, Intake.COLUMNS),
        "found": found,
        "table": table,
        "at": at,
        "tabs": [(n, found.tables[n], n in unsaid) for n in shown],
        "unsaid": unsaid,
        "rows": [row for row in rows if row.is_open or row.clash] if only else rows,
        "hidden": [row for row in rows if not (row.is_open or row.clash)] if only else [],
        "only": only,
        "open": sum(row.is_open or row.clash for row in rows),
        "used": sum(bool(row.answer.targets) for row in rows),
        "clashes": [
            (titles_of(target), [table.columns[n].heading for n in columns])
            for target, columns in answers.doubled(table, kept).items()
        ],
        "unused": [row for row in rows if not row.answer.targets and not row.is_open],
        "chosen": [(name, titles.get(name, name)) for name in chosen],
        "rivals": [(name, titles.get(name, name)) for name in table.rivals if name not in chosen],
        "others": [(name, title) for name, title in titles.items() if name not in chosen],
        "lacks": lacks_of(table, kept, dictionary),
        "becomes": [titles.get(row.table, row.table) for row in answers.sheet_mapping(table, kept, dictionary).rows],
        "left_out": answers.is_left_out(table, kept),
        "lines": lines_shown(table, kept),
        "width": max((len(line.cells) for line in table.lines), default=1),
        "letters": _letters(table),
        "is_saved": kept is not None,
    }


def titles_of(target: str) -> str:
    """A field in words."""
    return label(target, load_dictionary(), with_table=True)


def _letters(table: SeenTable) -> list[str]:
    return [letter(number) for number in range(max((len(line.cells) for line in table.lines), default=0))]


def _save(request: HttpRequest, intake: Intake, found: Found, at: int) -> HttpResponse:
    """Keep what was said of one table, whole or not."""
    if intake.add_job is not None and intake.add_job.is_open:
        return redirect("data:in_take", intake.pk)
    dictionary = load_dictionary()
    table = found.tables[at]
    written = request.POST.dict()
    kept = saying.answer(
        (*request.POST.getlist("tables"), request.POST.get("add", "")),
        answers_from(table, written, dictionary),
        fixed_from(written, dictionary),
        left_out=request.POST.get("left_out") == "yes",
    )
    saying.keep(reader(request), intake, found, at, kept)
    unsaid = saying.unsaid(intake, found)
    here = f"{reverse('data:in_columns', args=[intake.pk])}?t={at}"
    if request.POST.get("act") == "tables":
        return redirect(here)
    if at in unsaid:
        left = len(answers.open_columns(table, kept))
        zh, en = f"已保存。还有 {left} 列要确认。", f"Saved. {left} columns are still to be answered."
        if not left:
            zh, en = "已保存。有两列对应同一个字段，请改一列。", "Saved. Two columns fill one field; change one."
        messages.warning(request, say(zh, en))
        return redirect(here)
    lacks = {str(target) for target in answers.lacking(table, kept, dictionary)} - {*request.POST.getlist("lack")}
    if lacks and not kept["left_out"]:
        zh = "已保存。按现在的对应还缺必填项，见“缺的必填项”：每行都一样的可以写上，没有的就空着。"
        messages.warning(request, say(zh, "Saved. Required fields have no column; see “Required, without a column”."))
        return redirect(here)
    if unsaid:
        return redirect(f"{reverse('data:in_columns', args=[intake.pk])}?t={unsaid[0]}")
    return redirect("data:in_statement", intake.pk)


@needs(Can.DATA_ADD)
@require_POST
def row(request: HttpRequest, intake_id: uuid.UUID, at: int, number: int) -> HttpResponse:
    """One column as it would be read by what was just chosen; nothing is kept yet."""
    intake = intake_of(reader(request), intake_id)
    found = found_of(intake)
    if found is None:
        raise Http404
    table = found.tables[number_of(str(at), found)]
    if number >= len(table.columns):
        raise Http404
    dictionary = load_dictionary()
    told = answers_from(table, request.POST.dict(), dictionary)
    kept = {**(intake.answers.get(str(at)) or {}), "columns": told}
    made = row_of(table, kept, number, answers.Answer(**told[str(number)]), dictionary)
    return render(request, "data/in_column_row.html", {"row": made, "intake": intake, "at": at})
