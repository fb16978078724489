"""Which clues a document may rest on, and putting them in."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from jianheng.desk.casework.conflict import NotAllowed
from jianheng.desk.casework.models import Clue
from jianheng.desk.papers.first_words import asked_of
from jianheng.desk.papers.grounds import basis_of, kept, snapshot
from jianheng.desk.papers.models import Ground, Item, Paper
from jianheng.desk.papers.words import KINDS
from jianheng.desk.papers.writing.facts import Language

CONFIRMED = "confirmed"


def is_verified(clue: Clue) -> bool:
    """Whether a clue is a verified problem: concluded as confirmed, and agreed to where four eyes are wanted."""
    return clue.section == Clue.CLUE and clue.status == Clue.CLOSED and clue.conclusion == CONFIRMED


def fits(clue: Clue, kind: str) -> bool:
    """Whether a kind of document may rest on a clue."""
    return is_verified(clue) or (KINDS[kind].early and clue.section == Clue.CLUE and clue.is_open)


def said_of(wrong: Sequence[Clue], kind: str) -> tuple[str, str]:
    """What is said of clues that do not fit, in both languages."""
    which = "、".join(clue.number for clue in wrong)
    if KINDS[kind].early:
        return (
            f"线索 {which} 已办结而不属实，不能写进文书。",
            f"Clues {which} are closed and not confirmed; they cannot go into a document.",
        )
    return (
        f"线索 {which} 还没有认定属实。只有结论为“属实”的线索才能写进{KINDS[kind].title.zh}。",
        f"Clues {which} are not concluded as confirmed; only such clues go into this document.",
    )


def put_in(paper: Paper, clues: Sequence[Clue], together: bool) -> None:
    """Make items of clues, with the proof as it is now; inside a transaction.

    Args:
        paper: the draft.
        clues: the clues, held.
        together: whether clues of one model make one item.

    Raises:
        NotAllowed: a clue does not fit, or stands in another document of this kind.
    """
    wrong = [clue for clue in clues if not fits(clue, paper.kind)]
    if wrong:
        raise NotAllowed(*said_of(wrong, paper.kind))
    taken = Ground.objects.filter(clue__in=clues, kind=paper.kind, live=True).select_related("clue", "item__paper")
    if taken:
        raise NotAllowed(*_taken(list(taken)))
    groups: dict[str, list[Clue]] = {}
    for clue in clues:
        groups.setdefault(f"{clue.model}|{clue.code}" if together else str(clue.pk), []).append(clue)
    position = paper.items.count()
    for group in groups.values():
        position += 1
        _item(paper, position, group)


def _item(paper: Paper, position: int, clues: list[Clue]) -> None:
    language: Language = "en" if paper.language == "en" else "zh"
    proofs = [snapshot(clue, language) for clue in clues]
    lines = [_line(clue, proof.says, language) for clue, proof in zip(clues, proofs, strict=True)]
    basis = dict.fromkeys(line for proof in proofs for line in basis_of(proof).splitlines())
    item = Item.objects.create(
        paper=paper,
        position=position,
        what="\n".join(lines),
        basis="\n".join(basis),
        asked=asked_of(paper.kind, language),
    )
    try:
        with transaction.atomic():
            for clue, proof in zip(clues, proofs, strict=True):
                Ground.objects.create(
                    item=item, clue=clue, kind=paper.kind, proof=kept(proof), proof_hash=clue.proof_hash
                )
    except IntegrityError as error:
        raise NotAllowed(
            "其中的线索刚刚被写进另一份同类文书。", "A clue of these has just gone into another such document."
        ) from error


def _line(clue: Clue, says: str, language: Language) -> str:
    stop, colon = (".", ": ") if language == "en" else ("。", "：")
    told = says if says.endswith(stop) else f"{says}{stop}"
    return f"{_who(clue.person, language)}{colon}{told}" if clue.person else told


def _who(person: str, language: Language) -> str:
    """A person as a sentence names them: by the hidden name, or by the end of the number where no name is told."""
    if not person.startswith("*"):
        return person
    end = person.lstrip("*")
    return f"the person with the number ending in {end}" if language == "en" else f"证件号码尾数 {end} 的人员"


def _taken(grounds: list[Ground]) -> tuple[str, str]:
    zh = "；".join(f"线索 {each.clue.number} 已在 {each.item.paper.name} 里" for each in grounds)
    en = "; ".join(f"clue {each.clue.number} is in {each.item.paper.name}" for each in grounds)
    return (
        f"{zh}。一条线索只能写进一份有效的同类文书。",
        f"{en[0].upper()}{en[1:]}. A clue goes into one standing document of a kind.",
    )
