"""Drafting: from clues of one institution to a document that goes up for approval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import Office, User
from jianheng.desk.accounts.scope import in_scope
from jianheng.desk.casework.conflict import NotAllowed
from jianheng.desk.casework.models import Clue
from jianheng.desk.papers.basing import fits, put_in, said_of
from jianheng.desk.papers.first_words import first_words
from jianheng.desk.papers.models import Ground, Item, Paper
from jianheng.desk.papers.seen import may
from jianheng.desk.papers.turn import happened, turn_of, words
from jianheng.desk.papers.words import KINDS
from jianheng.desk.papers.writing.facts import Language

MOST = 100


@dataclass(frozen=True)
class ItemText:
    """What a drafter writes for an item.

    Args:
        id: of the item.
        what, basis, asked: its words.
        correct_by: until when it is to be put right.
        out: whether it is taken out of the draft.
    """

    id: int
    what: str
    basis: str
    asked: str
    correct_by: date | None
    out: bool = False


@dataclass(frozen=True)
class Text:
    """What a drafter writes for the whole document."""

    addressee: str
    title: str
    opening: str
    request: str
    reply_by: date | None
    items: tuple[ItemText, ...]


def start(actor: User, kind: str, clue_ids: Sequence[int], together: bool, language: Language = "zh") -> Paper:
    """Draft a document from clues of one institution.

    Args:
        actor: who drafts it.
        kind: a name of `KINDS`.
        clue_ids: the clues.
        together: whether clues of one model make one item; else each makes its own.
        language: of the document.

    Raises:
        NotAllowed: the person may not, or a clue does not fit; all that do not are named at once.
        Clue.DoesNotExist: a clue is not in the person's scope.
    """
    if kind not in KINDS:
        raise NotAllowed("没有这种文书。", "There is no such document.")
    restricted = kind == Paper.LEAD
    if not may(actor, Can.PAPER_WORK, restricted):
        raise NotAllowed("您的角色不能起草这种文书。", "Your roles do not allow this document.")
    with transaction.atomic():
        clues = _clues(actor, clue_ids)
        institution = clues[0].institution
        first = first_words(kind, language)
        now = timezone.now()
        paper = Paper.objects.create(
            kind=kind,
            office=_office(actor),
            institution=institution,
            title=first.title,
            opening=first.opening,
            request=first.request,
            language=language,
            restricted=restricted,
            drafted_by=actor,
            drafted_at=now,
            changed_at=now,
        )
        put_in(paper, clues, together)
        happened(paper, actor, "draft", "", of=paper.kind, clues=[clue.number for clue in clues])
    return paper


def add_clues(actor: User, paper_id: int, turn: int, clue_ids: Sequence[int], together: bool) -> Paper:
    """Put further clues of the same institution into a draft."""
    with turn_of(actor, paper_id, turn, Can.PAPER_WORK, Paper.DRAFT) as paper:
        clues = _clues(actor, clue_ids)
        if clues[0].institution_id != paper.institution_id:
            raise NotAllowed("一份文书只发一个单位。", "A document goes to one institution.")
        put_in(paper, clues, together)
        happened(paper, actor, "grounds", "", clues=[clue.number for clue in clues])
    return paper


def edit(actor: User, paper_id: int, turn: int, text: Text) -> Paper:
    """Change the words of a draft."""
    with turn_of(actor, paper_id, turn, Can.PAPER_WORK, Paper.DRAFT) as paper:
        paper.addressee, paper.title = text.addressee.strip(), text.title.strip()
        paper.opening, paper.request, paper.reply_by = text.opening.strip(), text.request.strip(), text.reply_by
        items = {item.pk: item for item in paper.items.all()}
        if {each.id for each in text.items} != set(items):
            raise NotAllowed(
                "问题与这份草稿的不同，请刷新后再改。", "The items are not those of this draft; reload the page."
            )
        for each in text.items:
            _write(items[each.id], each)
        if not paper.items.exists():
            raise NotAllowed("至少要留一项问题。", "One item has to stay.")
        _renumber(paper)
        happened(paper, actor, "edit")
    return paper


def submit(actor: User, paper_id: int, turn: int) -> Paper:
    """Send a draft up for approval."""
    with turn_of(actor, paper_id, turn, Can.PAPER_WORK, Paper.DRAFT) as paper:
        if KINDS[paper.kind].said:
            raise NotAllowed("口头纠正不用送审，直接记录。", "An oral correction is put on record, not submitted.")
        check_ready(paper)
        paper.state, paper.submitted_by, paper.submitted_at = Paper.SUBMITTED, actor, timezone.now()
        happened(paper, actor, "submit")
    return paper


def drop(actor: User, paper_id: int, turn: int, why: str) -> Paper:
    """Give a draft up; its clues are free for another."""
    with turn_of(actor, paper_id, turn, Can.PAPER_WORK, Paper.DRAFT) as paper:
        why = words(why, "请写明作废的理由。", "Say why the draft is dropped.")
        paper.state = Paper.DROPPED
        Ground.objects.filter(item__paper=paper).update(live=False)
        happened(paper, actor, "drop", why)
    return paper


def check_ready(paper: Paper) -> None:
    """See that a document may go on.

    Raises:
        NotAllowed: words are lacking, or a clue does not carry it any more; everything at once.
    """
    items = list(paper.items.prefetch_related("grounds__clue"))
    lacking = [str(item.position) for item in items if not (item.what.strip() and item.asked.strip())]
    if lacking:
        which = "、".join(lacking)
        raise NotAllowed(
            f"第 {which} 项还没写明问题或者要求。", f"Item {which}: the problem or what is asked is not written."
        )
    wrong = [ground.clue for item in items for ground in item.grounds.all() if not fits(ground.clue, paper.kind)]
    if wrong:
        raise NotAllowed(*said_of(wrong, paper.kind))
    if paper.kind in (Paper.NOTICE, Paper.REQUEST) and paper.reply_by is None:
        raise NotAllowed("请写明回复期限。", "Say until when an answer is asked for.")
    if paper.reply_by is not None and paper.reply_by < timezone.localdate():
        raise NotAllowed("回复期限已经过去，请改晚。", "The day for the answer has passed; choose a later one.")


def _clues(actor: User, ids: Sequence[int]) -> list[Clue]:
    """The clues, held, in the order in which they were asked for."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        raise NotAllowed("请先选线索。", "Choose clues first.")
    if len(wanted) > MOST:
        raise NotAllowed(f"一份文书最多放 {MOST} 条线索。", f"At most {MOST} clues in one document.")
    held = in_scope(Clue.objects.select_for_update(of=("self",)), actor).filter(pk__in=wanted)
    found = {clue.pk: clue for clue in held}
    if len(found) < len(wanted):
        raise Clue.DoesNotExist
    clues = [found[pk] for pk in wanted]
    if len({clue.institution_id for clue in clues}) > 1:
        raise NotAllowed(
            "所选线索不是同一个单位的。一份文书只发一个单位，请按单位分开。",
            "These clues are not of one institution; a document goes to one. Draft one for each.",
        )
    return clues


def _office(actor: User) -> Office:
    if actor.office is None:
        raise NotAllowed("您的账号没有写明在哪个院。", "Your account names no office.")
    return actor.office


def _write(item: Item, text: ItemText) -> None:
    if text.out:
        item.delete()
        return
    item.what, item.basis, item.asked = text.what.strip(), text.basis.strip(), text.asked.strip()
    item.correct_by = text.correct_by
    item.save()


def _renumber(paper: Paper) -> None:
    for position, item in enumerate(paper.items.all(), start=1):
        if item.position != position:
            item.position = position
            item.save(update_fields=["position"])
