"""The models of the library as a person sees them: whether each can run here, what it answered, how well."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import in_scope
from jianheng.desk.casework.models import Clue
from jianheng.desk.modelling.able import Able, delivered_rows, lacking_facts, needed_tables
from jianheng.desk.modelling.law_rows import basis_marks
from jianheng.desk.modelling.precision import Precision, precisions
from jianheng.desk.modelling.shelf import DIRECTIONS, holder_title, models, words_of
from jianheng.desk.runs.counts import Counts
from jianheng.desk.runs.models import Ran, Tallied
from jianheng.desk.runs.seen import latest_ran, tallies
from jianheng.desk.words import Words
from jianheng.dictionary import load_dictionary


@dataclass(frozen=True)
class Shelved:
    """A model as the library shows it.

    Args:
        id: its id.
        title, point: its title and what it watches over.
        holder: whose duty it is.
        direction: which way a violation goes.
        hard, read: its basis commands; all of it was read in full.
        prompts: it finds prompts alone.
        able: whether it can run here.
        counts: its last answers in the reader's scope; None where it has not run.
        clues: clues on which people still work, and all.
        precision: how often its clues were upheld.
    """

    id: str
    title: str
    point: str
    holder: str
    direction: Words
    hard: bool
    read: bool
    prompts: bool
    able: Able
    counts: Counts | None
    clues: tuple[int, int]
    precision: Precision


def shelved(user: User) -> list[Shelved]:
    """All models, in the order of their ids.

    Args:
        user: who looks.
    """
    known = models()
    ran, rows, dictionary = latest_ran(), delivered_rows(), load_dictionary()
    found = _last_tallies(user, ran)
    precise = precisions(user, known)
    clues = _clues(user)
    told = []
    for name, model in known.items():
        hard, read = basis_marks(model)
        counts = Counts.sum(each.counts for each in found.get(name, ())) if name in ran else None
        able = Able(needed_tables(model, rows, dictionary), counts, lacking_facts(model, found.get(name, ()))[:2])
        told.append(
            Shelved(
                id=name,
                title=words_of(model.title),
                point=words_of(model.point),
                holder=holder_title(model.holder, dictionary),
                direction=DIRECTIONS[model.direction],
                hard=hard,
                read=read,
                prompts=all(finding.section == "note" for finding in model.findings),
                able=able,
                counts=counts,
                clues=clues.get(name, (0, 0)),
                precision=precise[name],
            )
        )
    return told


def _last_tallies(user: User, ran: dict[str, Ran]) -> dict[str, list[Tallied]]:
    """Of each model the tallies of the last run that examined it."""
    found: dict[str, list[Tallied]] = {}
    for tally in tallies(user, {each.run for each in ran.values()}):
        if tally.model in ran and ran[tally.model].run_id == tally.run_id:
            found.setdefault(tally.model, []).append(tally)
    return found


def _clues(user: User) -> dict[str, tuple[int, int]]:
    """Open clues and all clues of each model."""
    seen = in_scope(Clue.objects.filter(section=Clue.CLUE), user)
    every = dict(seen.values_list("model").annotate(n=Count("id")))
    still = dict(seen.filter(status__in=Clue.OPEN).values_list("model").annotate(n=Count("id")))
    return {model: (still.get(model, 0), number) for model, number in every.items()}
