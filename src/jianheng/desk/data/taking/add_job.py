"""The long work of taking files in: what the command line does, with what a person confirmed on the pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse

from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record
from jianheng.desk.data.models import Intake
from jianheng.desk.data.taking.answers import is_left_out, needs_saying, sheet_mapping
from jianheng.desk.data.taking.found import TEMPLATE, Found
from jianheng.desk.data.taking.uploads import FOUND
from jianheng.desk.jobs.kinds import Refused, Step, register
from jianheng.desk.place import workspace
from jianheng.dictionary import load_dictionary
from jianheng.intake.add import add_files
from jianheng.intake.adding.result import AddResult, Progress
from jianheng.intake.delivery import FILE
from jianheng.intake.mapping import Mapping, load_mapping, save_mapping, with_sheet
from jianheng.intake.problem import IntakeError
from jianheng.workspace import Workspace

ADD = "add"


@register(ADD, "入库", "Take in")
def take_in(options: dict[str, Any], by: str, step: Step) -> dict[str, Any]:
    """Take the files of an intake in; called again it finds the batch that it made and says the same.

    Raises:
        Refused: the intake is gone, or nothing can be taken in.
    """
    intake = Intake.objects.filter(pk=options["intake"]).select_related("by").first()
    if intake is None:
        raise Refused("这批文件已经放弃。", "These files were dropped.")
    place = workspace()

    def tell(told: Progress) -> None:
        step(f"读入 {told.file}，已有 {told.rows} 行", f"{told.file}: {told.rows} rows", told.number - 1, told.files)

    try:
        mapping = confirmed(place, intake)
        result = add_files(
            place,
            [intake.files_folder],
            delivery=intake.files_folder / FILE,
            mapping=mapping,
            progress=tell,
            replaces=intake.replaces,
            reason=intake.reason,
        )
    except IntakeError as error:
        zh, en = ("\n".join(words) for words in zip(*((p.zh(), p.en()) for p in error.problems), strict=True))
        raise Refused(zh, en) from error
    return _kept(intake, result, User.objects.filter(username=by).first())


def confirmed(place: Workspace, intake: Intake) -> Mapping | None:
    """The mapping of the intake's unit with what was confirmed on the pages, kept for the next time."""
    dictionary = load_dictionary()
    unit = str(intake.statement["unit"])
    before = load_mapping(place, unit, dictionary)
    mapping = before or Mapping(unit)
    found = Found.read(intake.folder / FOUND)
    said = False
    for number, table in enumerate(found.tables):
        kept = intake.answers.get(str(number))
        if table.kind == TEMPLATE or is_left_out(table, kept) or not needs_saying(table, kept, anew=intake.anew):
            continue
        sheet = sheet_mapping(table, kept, dictionary)
        if not sheet.rows:
            continue
        mapping, said = with_sheet(mapping, sheet), True
    if not said:
        return before
    # The day of the first try stands, so that a second start names the batch alike.
    day = intake.add_job.asked_at.date() if intake.add_job is not None else date.today()
    mapping = replace(mapping, confirmed_by=intake.by.shown_name, confirmed_on=day)
    if mapping != before:
        save_mapping(place, mapping)
    return mapping


def _kept(intake: Intake, result: AddResult, by: User | None) -> dict[str, Any]:
    """Note the batch; where the files were known already, the batch that holds them."""
    batch = result.batch or next((known.batch for known in result.recognised if known.batch), "")
    if not batch:
        raise Refused("没有新的数据。", "There is nothing new.")
    with transaction.atomic():
        if Intake.objects.filter(pk=intake.pk, batch="").update(batch=batch):
            record(by, "add", "batch", batch, intake=str(intake.pk), replaces=result.replaced)
    rows = sum(entry.kept for entry in result.tables.values())
    if result.batch is None:
        zh, en = (
            f"这些文件已在批次 {batch} 中，没有重复加入。",
            f"These files are in batch {batch}; nothing was doubled.",
        )
    else:
        errors = len(result.problems)
        zh, en = (
            f"新的批次 {batch}：{rows} 行，{errors} 处要看。",
            f"New batch {batch}: {rows} rows, {errors} to look at.",
        )
    return {"zh": zh, "en": en, "url": reverse("data:batch", args=[batch])}
