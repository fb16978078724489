"""A document that takes the place of another: in writing what was said, correct what was wrong."""

from __future__ import annotations

from django.utils import timezone

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import User
from jianheng.desk.casework.conflict import NotAllowed
from jianheng.desk.papers.basing import fits, said_of
from jianheng.desk.papers.first_words import first_words
from jianheng.desk.papers.following import WAITS
from jianheng.desk.papers.models import Ground, Item, Paper
from jianheng.desk.papers.turn import happened, turn_of


def put_in_writing(actor: User, paper_id: int, turn: int) -> Paper:
    """Draft the notice that takes the place of an oral correction which was not followed in time (规则 624).

    Returns:
        The new draft; the oral correction is closed when it is approved.
    """
    with turn_of(actor, paper_id, turn, Can.PAPER_WORK, *WAITS) as oral:
        if oral.kind != Paper.ORAL:
            raise NotAllowed("只有口头纠正可以转为书面。", "Only an oral correction is put in writing.")
        unmet = [item for item in oral.items.all() if item.rectified != Item.DONE]
        if not unmet:
            raise NotAllowed("各项都已纠正，不用转为书面。", "Every item is put right.")
        today, due = timezone.localdate(), oral.reply_due_on
        refused = any(item.rectified == Item.REFUSED for item in unmet)
        if not refused and due is not None and today <= due:
            raise NotAllowed(
                f"口头纠正的期限到 {due} 才满；期满未纠正，或者明确拒绝的，再转为书面。",
                f"The oral correction runs until {due}; it is put in writing when not mended by then, or refused.",
            )
        draft = _anew(actor, oral, unmet, Paper.NOTICE)
        happened(oral, actor, "written", of=draft.ref)
    return draft


def draft_anew(actor: User, paper_id: int, turn: int) -> Paper:
    """Draft the corrected document that takes the place of a withdrawn one, of what was right in it."""
    with turn_of(actor, paper_id, turn, Can.PAPER_WORK, Paper.WITHDRAWN) as old:
        right = [item for item in old.items.all() if not item.wrong]
        if not right:
            raise NotAllowed(
                "撤回时各项都有错误；线索重新认定属实后再起草。",
                "Every item was wrong; draft it once the clues are concluded anew.",
            )
        draft = _anew(actor, old, right, old.kind)
        happened(old, actor, "anew", of=draft.ref)
    return draft


def _anew(actor: User, old: Paper, items: list[Item], kind: str) -> Paper:
    if old.followed_by.filter(state__in=Paper.LIVE).exists():
        raise NotAllowed("已经有一份文书接替它。", "Another document already takes its place.")
    grounds = [ground for item in items for ground in item.grounds.select_related("clue")]
    wrong = [ground.clue for ground in grounds if not fits(ground.clue, kind)]
    if wrong:
        raise NotAllowed(*said_of(wrong, kind))
    if Ground.objects.filter(clue__in=[g.clue_id for g in grounds], kind=kind, live=True).exists():
        raise NotAllowed("其中的线索已在另一份同类文书里。", "A clue of these is in another such document.")
    first = first_words(kind, "en" if old.language == "en" else "zh")
    now = timezone.now()
    draft = Paper.objects.create(
        kind=kind,
        office=old.office,
        institution=old.institution,
        addressee=old.addressee,
        title=old.title,
        opening=first.opening,
        request=first.request,
        language=old.language,
        restricted=old.restricted,
        drafted_by=actor,
        drafted_at=now,
        changed_at=now,
        instead_of=old,
    )
    for position, item in enumerate(items, start=1):
        copy = Item.objects.create(paper=draft, position=position, what=item.what, basis=item.basis, asked=item.asked)
        for ground in item.grounds.all():
            Ground.objects.create(
                item=copy,
                clue=ground.clue,
                kind=kind,
                proof=ground.proof,
                proof_hash=ground.proof_hash,
            )
    happened(draft, actor, "draft", "", of=kind, instead_of=old.ref)
    return draft
