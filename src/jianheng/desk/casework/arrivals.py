"""Taking up a run: new clues, clues found again, and what changed for those that are known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from jianheng.clues.run import Run, open_run
from jianheng.desk.accounts.models import Institution
from jianheng.desk.accounts.scope import root_office
from jianheng.desk.casework.findings import Finding, findings_of
from jianheng.desk.casework.models import Arrival, Clue, Event
from jianheng.desk.casework.standing import standings_now
from jianheng.desk.casework.upcoming import deadlines_of, take_up_deadlines

AT_ONCE = 2000
UNKNOWN_UNIT = "（单位不详）"
Told = Callable[[int], None]


@dataclass
class TakenUp:
    """What a run brought.

    Args:
        run: the run.
        found: clues and prompts in it.
        new: those never seen before.
        changed: known ones whose answer or evidence changed.
    """

    run: str
    found: int = 0
    new: int = 0
    changed: int = 0


def take_up(folder: Path, told: Told = lambda _: None) -> TakenUp:
    """Take up a run; a second time changes nothing.

    Args:
        folder: the run's folder.
        told: is called with the number of findings that were looked at.

    Raises:
        RunError: the run cannot be read.
    """
    known = Arrival.objects.filter(run=folder.name).first()
    if known is not None:
        return TakenUp(known.run, known.found, known.new, known.changed)
    run = open_run(folder)
    taken = TakenUp(folder.name)
    # All reading comes first: whoever opens a page meanwhile must not wait for the database.
    found = _read(run, told)
    fallen = _fallen(run, {finding.fingerprint for finding in found})
    deadlines = deadlines_of(run)
    with transaction.atomic():
        units = _Units()
        for start in range(0, len(found), AT_ONCE):
            _take(found[start : start + AT_ONCE], taken, units)
        taken.changed += _moved(fallen, taken.run)
        take_up_deadlines(run, deadlines, units)
        Arrival.objects.create(
            run=folder.name,
            as_of=run.manifest.as_of,
            found=taken.found,
            new=taken.new,
            changed=taken.changed,
        )
    return taken


class _Units:
    """Institutions by name; one that nobody has told of comes under the office at the top."""

    def __init__(self) -> None:
        self._ids = dict(Institution.objects.values_list("name", "id"))

    def __call__(self, name: str) -> int:
        name = name or UNKNOWN_UNIT
        if name not in self._ids:
            self._ids[name] = Institution.objects.create(name=name, office=root_office()).pk
        return self._ids[name]


def _read(run: Run, told: Told) -> list[Finding]:
    found = []
    for finding in findings_of(run):
        found.append(finding)
        told(len(found))
    return found


def _take(part: list[Finding], taken: TakenUp, units: _Units) -> None:
    known = {clue.fingerprint: clue for clue in Clue.objects.filter(fingerprint__in=[f.fingerprint for f in part])}
    now = timezone.now()
    new: list[Clue] = []
    for finding in part:
        taken.found += 1
        clue = known.get(finding.fingerprint)
        if clue is None:
            new.append(_new(finding, units(finding.unit), taken.run, now))
        else:
            taken.changed += _again(clue, finding, taken.run, now)
    Clue.objects.bulk_create(new)
    Event.objects.bulk_create([Event(clue=clue, kind="found", turn=0, data={"run": taken.run}) for clue in new])
    taken.new += len(new)


def _new(finding: Finding, institution: int, run: str, now: datetime) -> Clue:
    return Clue(
        institution_id=institution, first_run=run, last_run=run, found_at=now, changed_at=now, **finding.columns
    )


def _again(clue: Clue, finding: Finding, run: str, now: datetime) -> int:
    """A known clue is found again: 1 where its answer or evidence changed."""
    answered, proved = clue.standing != finding.standing, clue.proof_hash != finding.proof_hash
    if answered:
        clue.was_standing, clue.standing_at = clue.standing, now
    for name, value in finding.columns.items():
        # A prompt that a person made a clue stays one.
        if not (name == "section" and clue.raised):
            setattr(clue, name, value)
    clue.last_run = run
    events = []
    # A conclusion stands for the evidence that it saw, and for no other.
    if clue.status == Clue.CLOSED and clue.decided_proof and clue.decided_proof != finding.proof_hash:
        clue.status, clue.conclusion, clue.concluded_at, clue.changed_at = Clue.NEW, "", None, now
        clue.turn += 1
        events.append(Event(clue=clue, kind="evidence", turn=clue.turn, data={"run": run}))
    elif answered:
        events.append(Event(clue=clue, kind="changed", turn=clue.turn, data={"run": run, "to": finding.standing}))
    elif proved:
        events.append(Event(clue=clue, kind="again", turn=clue.turn, data={"run": run, "proof": "changed"}))
    clue.save()
    Event.objects.bulk_create(events)
    return int(answered or proved)


def _fallen(run: Run, seen: set[str]) -> list[tuple[Clue, str]]:
    """Known clues of the run's models that it did not find, with what the machine answers now where that differs."""
    models = [model.id for model in run.manifest.models]
    known = Clue.objects.filter(model__in=models).exclude(standing=Clue.GONE)
    rest = [clue for clue in known.iterator() if clue.fingerprint not in seen]
    return [(clue, standing) for clue, standing in standings_now(run, rest) if standing != clue.standing]


def _moved(fallen: list[tuple[Clue, str]], run: str) -> int:
    """Keep the new answers; how many there are."""
    now = timezone.now()
    for clue, standing in fallen:
        Clue.objects.filter(pk=clue.pk).update(was_standing=clue.standing, standing=standing, standing_at=now)
        Event.objects.create(clue=clue, kind="changed", turn=clue.turn, data={"run": run, "to": standing})
    return len(fallen)
