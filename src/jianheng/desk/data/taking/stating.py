"""Keeping the statement of a delivery beside its files, with everything told that does not fit."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record
from jianheng.desk.data.models import Intake
from jianheng.desk.data.taking import statement
from jianheng.desk.data.taking.answers import is_left_out, sheet_mapping
from jianheng.desk.data.taking.choices import all_tables
from jianheng.desk.data.taking.found import TEMPLATE, Found
from jianheng.desk.data.units import Sight
from jianheng.desk.data.values import as_day
from jianheng.desk.words import Words
from jianheng.dictionary import load_dictionary
from jianheng.intake.delivery import FILE
from jianheng.intake.problem import IntakeError

GIVEN = "delivery-as-given.yaml"
FIELDS = (*statement.TEXTS, "exclusions", "received_on", "whole_history")
DAYS = ("from_on", "until_on", "export_day", "received_on", "delete_after")


@dataclass(frozen=True)
class Checked:
    """What does not fit of a statement.

    Args:
        wrong: by field.
        told: what the reading of the statement as a whole says.
    """

    wrong: Mapping[str, Words]
    told: tuple[Words, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether it can be used."""
        return not self.wrong and not self.told


def keep(user: User, intake: Intake, written: Mapping[str, str], tables: list[str]) -> Checked:
    """Keep what was written, whether it can be used or not.

    Args:
        user: who writes it.
        intake: the intake, whose columns are answered.
        written: words by field.
        tables: the tables that were delivered; others than can be are left away.
    """
    form: dict[str, Any] = {name: written.get(name, "").strip() for name in FIELDS}
    form |= {name: as_day(form[name]) for name in DAYS}
    known = dict(all_tables(load_dictionary()))
    form["tables"] = [name for name in tables if name in known]
    intake.statement = form
    wrong = wrong_in(user, form)
    checked = Checked(wrong, () if wrong else _beside(intake))
    intake.statement_done = checked.fits
    if "unit" not in checked.wrong:
        intake.unit = form["unit"][:200]
    intake.save(update_fields=["statement", "statement_done", "unit", "changed_at"])
    if checked.fits:
        record(user, "state", "intake", intake.pk)
    return checked


def wrong_in(user: User, form: Mapping[str, Any]) -> dict[str, Words]:
    """What a statement lacks or may not say, by field.

    Args:
        user: who writes it.
        form: the statement as it is kept.
    """
    wrong = {name: Words(*words) for name, words in statement.missing(form).items()}
    unit = form.get("unit", "")
    if unit and not Sight(user).of_unit(unit):
        wrong["unit"] = Words(
            "这个单位不在您的管辖范围内。请核对名称，或请安全管理员登记。",
            "This unit lies outside your jurisdiction. Check its name, or have it added.",
        )
    return wrong


def _beside(intake: Intake) -> tuple[Words, ...]:
    """Write the statement beside the files, as the command line would find it; what cannot be used is told."""
    kept = intake.folder / FILE
    try:
        statement.write(intake.statement, kept, load_dictionary())
    except IntakeError as error:
        return tuple(Words(problem.what.zh, problem.what.en) for problem in error.problems)
    beside = intake.files_folder / FILE
    if beside.exists() and not (intake.folder / GIVEN).exists():
        # The delivering unit's own words stay, beside those by which the files are read.
        shutil.copy2(beside, intake.folder / GIVEN)
        intake.uploads.filter(name=FILE).delete()
    copy = intake.folder / f"{FILE}.copy"
    shutil.copyfile(kept, copy)
    copy.replace(beside)
    return ()


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
            held.update(dict.fromkeys(target.table for rule in mapping.columns for target in rule.to))
    return [*held]
