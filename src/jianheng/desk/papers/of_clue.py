"""What a clue's page shows of papers: those that it stands in, and which the reader may draft from it."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import User
from jianheng.desk.casework.models import Clue
from jianheng.desk.papers.models import Paper
from jianheng.desk.papers.seen import all_seen


@dataclass(frozen=True)
class OfClue:
    """Papers of one clue.

    Args:
        papers: those that the reader sees, newest first.
        may_draft: whether a document can be drafted from it.
        may_request: whether only what needs no conclusion yet can.
        may_lead: whether it can be passed on as a lead.
    """

    papers: tuple[Paper, ...]
    may_draft: bool
    may_request: bool
    may_lead: bool

    def __bool__(self) -> bool:
        return bool(self.papers or self.may_draft or self.may_request or self.may_lead)


def of_clue(clue: Clue, user: User) -> OfClue:
    """Look up the papers of a clue, as far as the reader sees them."""
    seen = all_seen(user).filter(items__clues=clue).distinct().order_by("-pk")
    is_clue, works = clue.section == Clue.CLUE, Can.PAPER_WORK in user.capabilities
    verified = is_clue and clue.status == Clue.CLOSED and clue.conclusion == "confirmed"
    return OfClue(
        papers=tuple(seen),
        may_draft=works and verified,
        may_request=works and is_clue and clue.is_open,
        may_lead=verified and Can.LEAD in user.capabilities,
    )
