"""How often the clues of each model were upheld, with intervals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from jianheng.desk.accounts.models import User
from jianheng.desk.casework.words import CONCLUSIONS, UPHOLDING
from jianheng.desk.statistics.asked import Asked
from jianheng.desk.statistics.cases import clues, clues_url
from jianheng.desk.statistics.figure import Figure
from jianheng.desk.statistics.titles import model_titles
from jianheng.desk.ui.wilson import wilson
from jianheng.desk.words import Words, say


@dataclass(frozen=True)
class Reason:
    """Why clues were not upheld."""

    words: Words
    number: int
    url: str


@dataclass(frozen=True)
class Line:
    """The precision of a model.

    Args:
        model: its id; empty for all together.
        title: its title.
        upheld: clues upheld, of those judged.
        judged: clues judged.
        reasons: conclusions against the model, the most frequent first.
    """

    model: str
    title: str
    upheld: Figure
    judged: Figure
    reasons: list[Reason]

    @property
    def interval(self) -> tuple[float, float]:
        """Percent between which the precision lies with 95 % confidence."""
        low, high = wilson(self.upheld.number, self.judged.number)
        return round(100 * low, 1), round(100 * high, 1)

    @property
    def share(self) -> float:
        """Percent upheld."""
        return round(100 * self.upheld.number / self.judged.number, 1) if self.judged.number else 0.0


def precision(asked: Asked, user: User) -> tuple[Line, list[Line]]:
    """The precision of all models together, and of each, those with the most clues judged first.

    Args:
        asked: what is asked.
        user: by whom.
    """
    counts: dict[str, dict[str, int]] = {}
    found = clues("judged", asked, user).order_by().values_list("model", "conclusion").annotate(n=Count("id"))
    for model, conclusion, number in found:
        counts.setdefault(model, {})[conclusion] = number
    titles = model_titles()
    lines = [_line(model, titles.get(model, model), told, asked.but(models=(model,))) for model, told in counts.items()]
    whole: dict[str, int] = {}
    for told in counts.values():
        for conclusion, number in told.items():
            whole[conclusion] = whole.get(conclusion, 0) + number
    lines.sort(key=lambda line: (-line.judged.number, line.title))
    return _line("", say("全部模型", "All models"), whole, asked), lines


def _line(model: str, title: str, told: Mapping[str, int], asked: Asked) -> Line:
    judged = sum(told.values())
    upheld = sum(number for conclusion, number in told.items() if conclusion in UPHOLDING)
    against = sorted(((n, c) for c, n in told.items() if c not in UPHOLDING), reverse=True)
    return Line(
        model,
        title,
        Figure("upheld", upheld, clues_url("upheld", asked), judged, "judged"),
        Figure("judged", judged, clues_url("judged", asked)),
        [Reason(CONCLUSIONS[name], number, clues_url("judged", asked, conclusion=name)) for number, name in against],
    )
