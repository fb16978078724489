"""One changed model, and what was changed in words."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.language.problem import Position
from jianheng.language.tree import Model


@dataclass(frozen=True)
class Mutant:
    """A model with one small change.

    Args:
        place: the part that was changed, such as `unlawful.too_early`.
        change: how it was written and how it is written now, as the entry in `mutants:` repeats it.
        zh, en: the change in a sentence.
        at: where the part stands in its file.
        model: the changed model.
    """

    place: str
    change: str
    zh: str
    en: str
    at: Position
    model: Model

    @property
    def name(self) -> tuple[str, str]:
        """What names the mutant among those of its model."""
        return self.place, self.change
