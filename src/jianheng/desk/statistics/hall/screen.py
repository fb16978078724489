"""What the screen shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from jianheng.desk.accounts.models import User
from jianheng.desk.home.warning_grid import DAYS, day_of_data, upcoming_for
from jianheng.desk.papers.models import Item
from jianheng.desk.statistics.acts import Answers, Line, answers
from jianheng.desk.statistics.asked import Asked
from jianheng.desk.statistics.cases import items
from jianheng.desk.statistics.figure import Figure
from jianheng.desk.statistics.precision import Line as Precision
from jianheng.desk.statistics.precision import precision
from jianheng.desk.statistics.progress import progress
from jianheng.desk.statistics.repeats import Spread, repeats, spreads

# So many institutions stand on the screen at once.
AT_ONCE = 8
# From so many institutions on a problem is told as one that repeats.
WIDE, SPREADS = 3, 4
SATURDAY = 5


@dataclass(frozen=True)
class Unit:
    """An institution: its answers, and its items rectified of all."""

    line: Line
    rectified: int
    items: int


@dataclass(frozen=True)
class Day:
    """How many deadlines fall on a day.

    Args:
        day: the day.
        acts: how many.
        height: of its bar, in percent of the highest.
    """

    day: date
    acts: int
    height: str

    @property
    def is_off(self) -> bool:
        """Whether it is a Saturday or a Sunday."""
        return self.day.weekday() >= SATURDAY


@dataclass(frozen=True)
class Screen:
    """The screen.

    Args:
        answers: the answers.
        units: institutions, as many at once as fit.
        steps: from clue to look-back.
        precision: of all models together.
        week: the deadlines of the next seven days.
        spreads: problems that repeat at several institutions.
    """

    answers: Answers
    units: list[list[Unit]]
    steps: list[Figure]
    precision: Precision
    week: list[Day]
    spreads: list[Spread]


def screen(asked: Asked, user: User) -> Screen:
    """Count what the screen shows.

    Args:
        asked: what is asked.
        user: by whom.
    """
    found, steps = answers(asked, user), progress(asked, user)
    whole, _ = precision(asked, user)
    told = _units(found.institutions, asked, user)
    wide = [one for one in spreads(repeats(asked, user)) if one.institutions >= WIDE]
    return Screen(
        found,
        [told[start : start + AT_ONCE] for start in range(0, len(told), AT_ONCE)],
        [steps[name] for name in ("clue", "verified", "document", "replied", "rectified", "looked_back")],
        whole,
        _week(asked, user),
        wide[:SPREADS],
    )


def _units(lines: Sequence[Line], asked: Asked, user: User) -> list[Unit]:
    counted = items("item", asked, user).order_by().values_list("paper__institution")
    done = {
        unit: (rectified, total)
        for unit, total, rectified in counted.annotate(
            n=Count("id", distinct=True), done=Count("id", filter=Q(rectified=Item.DONE), distinct=True)
        )
    }
    return [Unit(line, *done.get(int(line.key), (0, 0))) for line in lines]


def _week(asked: Asked, user: User) -> list[Day]:
    as_of = day_of_data()
    if as_of is None:
        return []
    days = [as_of + timedelta(days=number) for number in range(1, DAYS + 1)]
    rows = upcoming_for(user).filter(due__range=(days[0], days[-1])).order_by()
    units = asked.units(user)
    rows = rows if units is None else rows.filter(institution__in=units)
    rows = rows.filter(area__in=asked.areas) if asked.areas else rows
    rows = rows.filter(model__in=asked.models) if asked.models else rows
    counts = dict(rows.values_list("due").annotate(n=Count("id")))
    most = max(counts.values(), default=0) or 1
    return [Day(day, counts.get(day, 0), f"{82 * counts.get(day, 0) / most:.1f}") for day in days]
