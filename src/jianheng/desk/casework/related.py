"""What stands beside a clue: other answers about the same person, its like, and how good its model has proved."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import in_scope
from jianheng.desk.casework.kept_counts import kept_for_a_moment
from jianheng.desk.casework.models import Clue, Event
from jianheng.desk.casework.words import REFUTING, UPHOLDING
from jianheng.desk.ui.wilson import wilson

SHOWN = 8
UNTIL_AN_EVENT = 600  # seconds


@dataclass(frozen=True)
class Precision:
    """How many of a model's concluded clues were upheld, with the 95 % Wilson interval."""

    upheld: int
    concluded: int

    @property
    def percent(self) -> int:
        """The share in whole per cent."""
        return round(100 * self.upheld / self.concluded) if self.concluded else 0

    @property
    def interval(self) -> tuple[int, int]:
        """The interval in whole per cent."""
        low, high = wilson(self.upheld, self.concluded)
        return round(100 * low), round(100 * high)


@dataclass(frozen=True)
class Related:
    """What stands beside a clue.

    Args:
        of_person: other clues and prompts of the same person.
        of_person_total: how many there are.
        alike: clues of the same model and institution, this one not counted.
        precision: of the model, from the conclusions that the reader may count.
    """

    of_person: tuple[Clue, ...]
    of_person_total: int
    alike: int
    precision: Precision


def related_to(clue: Clue, user: User) -> Related:
    """Look up what stands beside a clue, as far as the reader sees it."""
    seen = in_scope(Clue.objects.select_related("institution"), user).exclude(pk=clue.pk)
    person: QuerySet[Clue] = seen.filter(person_key=clue.person_key) if clue.person_key else seen.none()
    alike = seen.filter(model=clue.model, institution=clue.institution, section=clue.section).count()
    shown = tuple(person.order_by("-day", "-id")[:SHOWN])
    total = person.count() if len(shown) == SHOWN else len(shown)
    return Related(shown, total, alike, precision_of(clue.model, user))


def precision_of(model: str, user: User) -> Precision:
    """The measured precision of a model: upheld of those concluded on the facts."""
    # Whatever is concluded or taken up again leaves an event, so that the figure follows at once; of two acts in the
    # same moment the one that is done last may show only when it is made anew.
    last = Event.objects.order_by("-pk").values_list("pk", flat=True).first()
    name = f"precision {model} {last}"
    upheld, concluded = kept_for_a_moment(user, name, lambda: _concluded(model, user), seconds=UNTIL_AN_EVENT)
    return Precision(upheld, concluded)


def _concluded(model: str, user: User) -> tuple[int, int]:
    closed = in_scope(Clue.objects.filter(model=model, status=Clue.CLOSED, section=Clue.CLUE), user)
    counted = closed.aggregate(
        upheld=Count("pk", filter=Q(conclusion__in=UPHOLDING)),
        refuted=Count("pk", filter=Q(conclusion__in=REFUTING)),
    )
    return counted["upheld"], counted["upheld"] + counted["refuted"]
