"""The acts of a model in a run, page by page, names hidden."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from django.http import Http404

from jianheng.clues.act_name import names_of
from jianheng.clues.choice import Choice
from jianheng.desk.accounts.models import User
from jianheng.desk.casework.arrivals import UNKNOWN_UNIT
from jianheng.desk.casework.words import ANSWERS
from jianheng.desk.modelling.able import told_want
from jianheng.desk.runs.acts import act_key, acts_of
from jianheng.desk.runs.folders import folder_of
from jianheng.desk.runs.models import Ran
from jianheng.desk.runs.seen import latest_ran, units_of
from jianheng.desk.words import lang

PAGE = 100


def run_of(model: str, wanted: str) -> tuple[Ran, Path]:
    """The run in which a model's acts are looked at, and its folder: the last one if none is named.

    Raises:
        Http404: there is none.
    """
    if wanted:
        ran = Ran.objects.filter(model=model, run__name=wanted).select_related("run").first()
    else:
        ran = latest_ran([model]).get(model)
    folder = folder_of(ran.run.name) if ran is not None else None
    if ran is None or folder is None:
        raise Http404
    return ran, folder


def act_rows(user: User, folder: Path, model: str, asked: tuple[str, str, str], page: int) -> list[dict[str, object]]:
    """One page of acts, and one more where another page follows.

    Args:
        user: who looks.
        folder: the run.
        model: the model.
        asked: answer, institution and near finding; empty for all.
        page: number of the page, from 1.
    """
    answer, unit, near = asked
    choice = Choice((answer,) if answer else (), None if not unit else "" if unit == UNKNOWN_UNIT else unit)
    found = acts_of(folder, model, choice, units_of(user), near)
    named = names_of([model], lang(), reveal=False)[model]
    rows: list[dict[str, object]] = []
    for act in islice(found, (page - 1) * PAGE, page * PAGE + 1):
        name = named(act.key, act.slot)
        rows.append(
            {
                "key": act_key(model, act.key),
                "unit": act.unit or UNKNOWN_UNIT,
                "act": name.act,
                "person": name.person,
                "day": act.day,
                "answer": act.answer,
                "word": ANSWERS[act.answer],
                "why": [told_want(named.fact, each) for each in act.missing] if act.answer == "undetermined" else [],
                "due": act.due if act.answer == "pending" else "",
            }
        )
    return rows
