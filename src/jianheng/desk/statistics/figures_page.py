"""What the pages of the statistics share: the form of what is asked, its conditions in words, the tabs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import Office, User
from jianheng.desk.accounts.scope import institutions_of
from jianheng.desk.casework.list_views import data_day
from jianheng.desk.casework.words import area_title
from jianheng.desk.statistics.asked import BY, OWN, Asked
from jianheng.desk.statistics.titles import model_titles
from jianheng.desk.words import Words, say
from jianheng.library.shelf import AREAS

TABS = (
    ("answers", Words("五种判断", "Answers")),
    ("progress", Words("从线索到整改", "Clue to look-back")),
    ("precision", Words("模型精确率", "Precision")),
    ("repeats", Words("反复出现", "Repeats")),
    ("definitions", Words("怎样计数", "Definitions")),
)
NAMED = 2
QUARTER = 3


@dataclass(frozen=True)
class Chip:
    """A condition in words, and the address without it."""

    words: str
    rest: str


def page_of(part: str, asked: Asked, user: User) -> dict[str, Any]:
    """The context that a page of the statistics has beside its figures.

    Args:
        part: a name of `TABS`; empty for a page behind these.
        asked: what is asked.
        user: by whom.
    """
    query = f"?{asked.query}" if asked.query else ""
    titles = model_titles()
    return {
        "part_of": part,
        "asked": asked,
        "query": query,
        "tabs": [(name, words, reverse(f"statistics:{name}") + query) for name, words in TABS],
        "chips": chips(asked, user),
        "presets": [(words, asked.but(since=since, until=until).query) for words, since, until in presets()],
        "bys": BY.items(),
        "offices": _offices(user),
        "institutions": list(institutions_of(user).order_by("name").values_list("pk", "name")),
        "areas": [(area, area_title(area)) for area in AREAS],
        "models": sorted(titles.items(), key=lambda pair: pair[1]),
        "as_of": data_day(),
        "may_export": Can.STATISTICS_EXPORT in user.capabilities,
        "today": timezone.localdate(),
    }


def presets() -> list[tuple[str, str, str]]:
    """Periods that people ask for most: words, first and last month."""
    today = timezone.localdate()
    year = str(today.year)
    begin = QUARTER * ((today.month - 1) // QUARTER) + 1
    return [
        (say("本年", "This year"), f"{year}-01", f"{year}-12"),
        (say("本季", "This quarter"), f"{year}-{begin:02d}", f"{year}-{begin + 2:02d}"),
        (say("上年", "Last year"), f"{today.year - 1}-01", f"{today.year - 1}-12"),
        (say("全部", "All time"), "", ""),
    ]


def chips(asked: Asked, user: User) -> list[Chip]:
    """The conditions in words; what lies outside a person's scope is not named to them."""
    found = []
    if asked.has_period:
        found.append(Chip(told_period(asked), asked.but(since="", until="").query))
        if asked.by != OWN:
            found.append(Chip(str(BY[asked.by]), asked.but(by=OWN).query))
    if asked.office is not None:
        name = dict(_subtree(user)).get(asked.office)
        told = name or say("不详的院", "unknown office")
        found.append(Chip(say(f"{told}及下级", f"{told} and below"), asked.but(office=None).query))
    if asked.institutions:
        names = institutions_of(user).filter(pk__in=asked.institutions).order_by("name").values_list("name", flat=True)
        found.append(
            Chip(_some(list(names) or [say("不详的单位", "unknown institution")]), asked.but(institutions=()).query)
        )
    if asked.areas:
        found.append(Chip(_some([area_title(area) for area in asked.areas]), asked.but(areas=()).query))
    if asked.models:
        titles = model_titles()
        found.append(Chip(_some([titles.get(model, model) for model in asked.models]), asked.but(models=()).query))
    return found


def told_period(asked: Asked) -> str:
    """The period in words."""
    if asked.since == asked.until:
        return asked.since
    if not asked.until:
        return say(f"{asked.since} 起", f"from {asked.since}")
    if not asked.since:
        return say(f"至 {asked.until}", f"until {asked.until}")
    return say(f"{asked.since} 至 {asked.until}", f"{asked.since} to {asked.until}")


def in_words(asked: Asked, user: User) -> str:
    """All conditions in one line, for what leaves the workbench."""
    told = [chip.words for chip in chips(asked, user)]
    if not asked.has_period:
        told.insert(0, say("不限期间", "all time"))
    elif asked.by == OWN:
        told.insert(1, str(BY[OWN]))
    return say("；", "; ").join(told)


def _some(names: list[str]) -> str:
    if len(names) <= NAMED:
        return say("、", ", ").join(names)
    return say(f"{names[0]}等 {len(names)} 个", f"{names[0]} + {len(names) - 1}")


def _subtree(user: User) -> list[tuple[int, str]]:
    """The person's office and those below it, as they stand in the tree."""
    if user.office is None:
        return []
    return list(Office.objects.filter(path__startswith=user.office.path).order_by("path").values_list("pk", "name"))


def _offices(user: User) -> list[tuple[int, str]]:
    """The same to choose from, indented; none where there is nothing to choose."""
    found = _subtree(user)
    if len(found) < 2 or user.office is None:  # noqa: PLR2004  # one alone is no choice
        return []
    depth = dict(Office.objects.filter(path__startswith=user.office.path).values_list("pk", "path"))
    top = user.office.path.count("/")
    return [(pk, "　" * (depth[pk].count("/") - top) + name) for pk, name in found]
