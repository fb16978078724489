"""How often a model's clues were upheld, by what people concluded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import in_scope
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.words import CONCLUSIONS, REFUTING, UPHOLDING
from jianheng.desk.ui.wilson import wilson
from jianheng.desk.words import Words


@dataclass
class Precision:
    """Clues upheld among those that were concluded for or against the finding.

    Args:
        upheld: confirmed, or a defect.
        refuted: by conclusion.
        by_version: upheld and concluded, by version of the model.
    """

    upheld: int = 0
    refuted: dict[str, int] = field(default_factory=dict)
    by_version: dict[str, Precision] = field(default_factory=dict)

    @property
    def concluded(self) -> int:
        """Clues that count: the denominator."""
        return self.upheld + sum(self.refuted.values())

    @property
    def share(self) -> int:
        """Percent upheld."""
        return round(100 * self.upheld / self.concluded) if self.concluded else 0

    @property
    def interval(self) -> tuple[int, int]:
        """Percent between which the share lies with 95 % confidence."""
        low, high = wilson(self.upheld, self.concluded)
        return round(100 * low), round(100 * high)

    @property
    def drawn(self) -> dict[str, str]:
        """Where the share and the ends of its interval lie on an axis 222 wide that begins at 4."""
        low, high = wilson(self.upheld, self.concluded)
        middle = self.upheld / self.concluded if self.concluded else 0.0
        return {name: f"{4 + 222 * at:.1f}" for name, at in (("low", low), ("point", middle), ("high", high))}

    @property
    def reasons(self) -> list[tuple[Words, int, int]]:
        """Why clues were refuted, the most frequent first: words, number, and percent of the most frequent."""
        most = max(self.refuted.values(), default=1)
        ordered = sorted(self.refuted.items(), key=lambda pair: (-pair[1], pair[0]))
        return [(CONCLUSIONS[reason], number, round(100 * number / most)) for reason, number in ordered]

    def count(self, conclusion: str) -> None:
        """Count one conclusion."""
        if conclusion in UPHOLDING:
            self.upheld += 1
        else:
            self.refuted[conclusion] = self.refuted.get(conclusion, 0) + 1


def precisions(user: User, models: Iterable[str]) -> dict[str, Precision]:
    """The precision of some models, by the clues that a person sees; conclusions that still await review count not.

    Args:
        user: the person.
        models: ids of models.
    """
    found = {model: Precision() for model in models}
    concluded = Clue.objects.filter(
        model__in=list(found), section=Clue.CLUE, status=Clue.CLOSED, conclusion__in=[*UPHOLDING, *REFUTING]
    )
    rows = in_scope(concluded, user).values_list("model", "version", "conclusion")
    for model, version, conclusion in rows.iterator():
        found[model].count(conclusion)
        found[model].by_version.setdefault(version, Precision()).count(conclusion)
    return found
