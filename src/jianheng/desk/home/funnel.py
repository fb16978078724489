"""From clues to conclusions, in counts."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import in_scope
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.words import REFUTING, UPHOLDING
from jianheng.desk.words import Words


@dataclass(frozen=True)
class Step:
    """A step, how many clues reached it, and which share of the first step that is."""

    title: Words
    clues: int
    share: float


@dataclass(frozen=True)
class Funnel:
    """The steps, and how many concluded clues were upheld of those that were upheld or refuted."""

    steps: list[Step]
    upheld: int
    judged: int


def funnel(user: User) -> Funnel:
    """Count a person's clues by how far they came.

    Args:
        user: for whom.
    """
    judged = Q(status=Clue.CLOSED, conclusion__in=UPHOLDING | REFUTING)
    counts = in_scope(Clue.objects.filter(section=Clue.CLUE), user).aggregate(
        found=Count("id"),
        taken=Count("id", filter=~Q(status=Clue.NEW)),
        closed=Count("id", filter=Q(status=Clue.CLOSED)),
        upheld=Count("id", filter=Q(status=Clue.CLOSED, conclusion__in=UPHOLDING)),
        judged=Count("id", filter=judged),
    )
    titles = {
        "found": Words("线索", "Clues"),
        "taken": Words("已着手", "Begun"),
        "closed": Words("已办结", "Closed"),
        "upheld": Words("属实", "Confirmed"),
    }
    found = counts["found"] or 1
    steps = [Step(title, counts[name], round(100 * counts[name] / found, 1)) for name, title in titles.items()]
    return Funnel(steps, counts["upheld"], counts["judged"])
