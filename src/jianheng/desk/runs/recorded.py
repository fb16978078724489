"""Keeping what lists ask of a run: counted once, when it arrives."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from django.db import transaction

from jianheng.clues.answers import Tally, read_answers
from jianheng.clues.manifest import ModelText
from jianheng.desk.accounts.models import Institution, User
from jianheng.desk.accounts.scope import root_office
from jianheng.desk.casework.arrivals import UNKNOWN_UNIT
from jianheng.desk.runs.folders import manifest_of
from jianheng.desk.runs.models import Ran, Run, Tallied


def record_run(folder: Path, by: User | None) -> Run:
    """Keep a run; a second time changes nothing.

    Args:
        folder: the run's folder.
        by: who asked for it; None where it came from elsewhere.

    Raises:
        RunError: the run cannot be read.
    """
    known = Run.objects.filter(name=folder.name).first()
    if known is not None:
        return known
    manifest = manifest_of(folder)
    raw = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    at = datetime.fromtimestamp((folder / "manifest.json").stat().st_mtime, UTC)
    with transaction.atomic():
        run = Run.objects.create(
            name=folder.name,
            as_of=manifest.as_of,
            at=at,
            by=by,
            grown_from=str((raw.get("grown") or {}).get("run", "")),
        )
        Ran.objects.bulk_create(_ran(run, model) for model in manifest.models)
        units = dict(Institution.objects.values_list("name", "pk"))
        for model in manifest.models:
            tallies = _by_unit(folder, model.id)
            for name in tallies.keys() - units.keys():
                units[name] = Institution.objects.create(name=name, office=root_office()).pk
            Tallied.objects.bulk_create(
                _tallied(run, model.id, units[name], tally) for name, tally in sorted(tallies.items())
            )
    return run


def _ran(run: Run, model: ModelText) -> Ran:
    title = model.title
    return Ran(
        run=run, model=model.id, version=model.version, title_zh=title.pick("zh")[:200], title_en=title.pick("en")[:200]
    )


def _by_unit(folder: Path, model: str) -> dict[str, Tally]:
    found: dict[str, Tally] = {}
    for answer in read_answers(folder, model):
        # What is exempt is no near miss, however little of the condition is wanting.
        counted = answer if answer.answer == "lawful" else replace(answer, near=())
        found.setdefault(answer.unit or UNKNOWN_UNIT, Tally()).add(counted)
    return found


def _tallied(run: Run, model: str, institution: int, tally: Tally) -> Tallied:
    counted = tally.total
    return Tallied(
        run=run,
        model=model,
        institution_id=institution,
        unlawful=counted["unlawful"],
        undetermined=counted["undetermined"],
        pending=counted["pending"],
        exempt=counted["exempt"],
        lawful=counted["lawful"],
        findings=dict(tally.findings),
        notes=dict(tally.notes),
        near=dict(tally.near),
        exemptions=dict(tally.exempt),
        wants=[[list(facts), number] for facts, number in tally.wants.most_common()],
    )
