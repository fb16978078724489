"""Which models, areas and people the lists can be narrowed to."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.db.models import Q

from jianheng.desk.access.can import Can
from jianheng.desk.access.roles import ROLE_CAN
from jianheng.desk.accounts.models import User
from jianheng.desk.casework.models import Arrival, Clue
from jianheng.desk.words import say


@dataclass(frozen=True)
class Model:
    """A model of which there are clues or prompts."""

    id: str
    zh: str
    en: str

    @property
    def title(self) -> str:
        """Its title in the reader's language."""
        return say(self.zh, self.en)

    @property
    def area(self) -> str:
        """Its area."""
        return self.id.partition("/")[0]


def known_models() -> tuple[Model, ...]:
    """The models of all clues and prompts; new ones come with a run alone, so they are looked up once a run."""
    last = Arrival.objects.order_by("-pk").values_list("pk", flat=True).first()
    key = f"models:{settings.WORKSPACE}:{last}"
    known: tuple[Model, ...] | None = cache.get(key) if last else None
    if known is None:
        known = tuple(_look())
        cache.set(key, known, 24 * 3600)
    return known


def _look() -> list[Model]:
    """Step from model to model along the index; counting all rows together would take a second of a large list."""
    found: dict[str, Model] = {}
    for section in (Clue.CLUE, Clue.PROMPT):
        rows, last = Clue.objects.filter(section=section).order_by("model"), ""
        while (row := rows.filter(model__gt=last).values_list("model", "title_zh", "title_en").first()) is not None:
            last = row[0]
            found[last] = Model(*row)
    return [found[name] for name in sorted(found)]


def models_named(text: str) -> list[str]:
    """Ids of the models whose title holds the words."""
    text = text.strip().casefold()
    return [one.id for one in known_models() if text in one.zh.casefold() or text in one.en.casefold()]


def workers() -> list[User]:
    """The people who can have a clue."""
    roles = [role for role, can in ROLE_CAN.items() if Can.CLUE_WORK in can]
    return list(User.objects.filter(Q(is_active=True), grants__role__in=roles).distinct().order_by("name", "pk"))
