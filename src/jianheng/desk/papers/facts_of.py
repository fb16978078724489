"""What a document says, gathered from the database; in full, with the names that only the run's explanations hold."""

from __future__ import annotations

from datetime import date

from jianheng.desk.casework.proof import ProofLost
from jianheng.desk.papers.grounds import name_in, of_kept, snapshot
from jianheng.desk.papers.models import Item, Paper
from jianheng.desk.papers.writing.facts import Facts, Kind, Language, Problem


class NoNames(Exception):  # noqa: N818  # told on the page; the document with hidden names stands
    """A proof is gone from which names would come."""


def facts_of(paper: Paper, reveal: bool = False, signed_on: date | None = None) -> Facts:
    """The facts of a document.

    Args:
        paper: the document.
        reveal: True puts names and ID numbers in.
        signed_on: the day of signature.

    Raises:
        NoNames: names are asked for and a clue's proof is gone.
    """
    items = paper.items.prefetch_related("grounds__clue__institution")
    return Facts(
        kind=Kind(paper.kind),
        office=paper.office.name,
        number=paper.number,
        addressee=paper.to,
        title=paper.title,
        opening=paper.opening,
        problems=tuple(_problem(paper, number, item, reveal) for number, item in enumerate(items, start=1)),
        request=paper.request,
        reply_by=paper.reply_by,
        drafted_by=paper.drafted_by.shown_name,
        approved_by=paper.approved_by.shown_name if paper.approved_by else "",
        signed_on=signed_on,
        language=_language(paper),
        masked=not reveal,
    )


def _problem(paper: Paper, number: int, item: Item, reveal: bool) -> Problem:
    grounds = list(item.grounds.all())
    if reveal:
        proofs = tuple(snapshot(ground.clue, _language(paper), reveal=True) for ground in grounds)
        what = _named(item, item.what)
    else:
        proofs, what = tuple(of_kept(ground.proof) for ground in grounds), item.what
    basis = tuple(line for line in item.basis.splitlines() if line.strip())
    return Problem(number, paper.institution.name, what, basis, item.asked, proofs)


def _named(item: Item, text: str) -> str:
    """Words with names in place of what hides them, where one name alone can be meant.

    Raises:
        NoNames: a proof is gone.
    """
    known: dict[str, set[str]] = {}
    for ground in item.grounds.all():
        if not ground.clue.person or not ground.clue.name_key:
            continue
        try:
            name = name_in(ground.clue)
        except ProofLost as lost:
            raise NoNames(ground.clue.number) from lost
        known.setdefault(ground.clue.person, set()).add(name)
    for hidden, names in known.items():
        if len(names) == 1 and (name := next(iter(names))):
            text = text.replace(hidden, name)
    return text


def _language(paper: Paper) -> Language:
    return "en" if paper.language == "en" else "zh"
