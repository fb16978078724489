"""Keeping what lists ask of a run: counted once, when it arrives."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from django.db import transaction

from jianheng.clues.answers import Tally, read_answers
from jianheng.clues.manifest import ModelText
from jianheng.desk.accounts.models import Institution, User
from jianheng.desk.accounts.scope import root_office
from jianheng.desk.casework.arrivals import UNKNOWN_UNIT
from jianheng.desk.runs.counts import ORDER
from jianheng.desk.runs.folders import manifest_of
from jianheng.desk.runs.models import Ran, Run, Tallied, TalliedMonth

AT_ONCE = 2000


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
        if lacks_months(known):
            _keep_months(known, folder)
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
            TalliedMonth.objects.bulk_create(_months(run, model.id, units, tallies), batch_size=AT_ONCE)
    return run


def lacks_months(run: Run) -> bool:
    """Whether a run was kept before its answers were counted by month."""
    return run.tallied.exists() and not TalliedMonth.objects.filter(run=run).exists()


def _keep_months(run: Run, folder: Path) -> None:
    units = dict(Institution.objects.values_list("name", "pk"))
    with transaction.atomic():
        for model in run.models.values_list("model", flat=True):
            rows = _months(run, model, units, _by_unit(folder, model))
            TalliedMonth.objects.bulk_create(rows, batch_size=AT_ONCE)


def _months(run: Run, model: str, units: dict[str, int], tallies: dict[str, Tally]) -> Iterator[TalliedMonth]:
    for name, tally in sorted(tallies.items()):
        for month, counted in sorted(tally.by_month.items()):
            answers = {answer: counted[answer] for answer in ORDER}
            yield TalliedMonth(run=run, model=model, institution_id=units[name], month=month, **answers)


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
