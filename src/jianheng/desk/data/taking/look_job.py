"""The long work of looking at files."""

from __future__ import annotations

from typing import Any

from jianheng.desk.data.models import Intake
from jianheng.desk.data.taking.found import ASK, REFUSED, Found
from jianheng.desk.data.taking.looking import look
from jianheng.desk.data.taking.uploads import FOUND
from jianheng.desk.jobs.kinds import Refused, Step, register
from jianheng.desk.place import workspace
from jianheng.intake.problem import IntakeError

LOOK = "look"


@register(LOOK, "识别文件", "Recognise files")
def look_at(options: dict[str, Any], _by: str, step: Step) -> dict[str, Any]:
    """Look at the files of an intake and keep what was recognised.

    Raises:
        Refused: the intake is gone, or nothing can be looked at.
    """
    intake = Intake.objects.filter(pk=options["intake"]).first()
    if intake is None:
        raise Refused("这批文件已经放弃。", "These files were dropped.")
    try:
        found = look(workspace(), intake.files_folder, intake.unit, intake.replaces, step)
    except IntakeError as error:
        zh, en = ("\n".join(words) for words in zip(*((p.zh(), p.en()) for p in error.problems), strict=True))
        raise Refused(zh, en) from error
    found.write(intake.folder / FOUND)
    keep(intake, found)
    asked = sum(table.kind == ASK for table in found.tables)
    refused = sum(file.state == REFUSED for file in found.files)
    return {
        "zh": f"{len(found.files)} 个文件，{len(found.tables)} 种表，{asked} 种待确认；{refused} 个文件不能读取。",
        "en": f"{len(found.files)} files, {len(found.tables)} kinds of tables, {asked} to confirm; {refused} refused.",
    }


def keep(intake: Intake, found: Found) -> None:
    """Note in the intake what the files say of the delivery; what a person wrote already stands."""
    told = {name: value for name, value in intake.statement.items() if value}
    intake.statement = {**found.statement, **told}
    intake.unit = intake.unit or str(found.statement.get("unit", ""))[:200]
    intake.looked = True
    fields = ["statement", "unit", "looked", "changed_at"]
    if not intake.anew and all(table.kind != ASK for table in found.tables):
        intake.columns_done = True
        fields.append("columns_done")
    intake.save(update_fields=fields)
