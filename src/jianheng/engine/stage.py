"""How far a run is, for whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jianheng.engine.kept import Kept
from jianheng.language.tree import Model


@dataclass(frozen=True)
class Stage:
    """Where a run stands.

    Args:
        model: id of the model that is being examined; empty when all are done.
        done: models done.
        models: models in all.
        part: parts of the model that are done.
        parts: how many parts of the persons this model has.
        acts: acts answered so far, by all models.
        pieces: pieces that are kept aside.
        taken_up: models that an interrupted run had finished.
        damaged: what an interrupted run left damaged, and is made anew.
    """

    model: str
    done: int
    models: int
    part: int = 0
    parts: int = 1
    acts: int = 0
    pieces: int = 0
    taken_up: int = 0
    damaged: tuple[str, ...] = ()


Progress = Callable[[Stage], None]


@dataclass(frozen=True)
class Teller:
    """Tells how far a run is.

    Args:
        models: the models of the run, in order.
        kept: its pieces.
        taken_up: models whose pieces were all there.
        progress: who is told.
    """

    models: Sequence[Model]
    kept: Kept
    taken_up: int
    progress: Progress | None

    def at(self, model: Model, part: int, parts: int) -> None:
        """So many parts of a model are done."""
        done = next(number for number, each in enumerate(self.models) if each.id == model.id)
        self._tell(model.id, done, part, parts)

    def ends(self) -> None:
        """Everything is done."""
        self._tell("", len(self.models), 0, 1)

    def _tell(self, model: str, done: int, part: int, parts: int) -> None:
        if self.progress is not None:
            acts = sum(piece.acts for piece in self.kept.pieces.values())
            pieces, damaged = len(self.kept.pieces), tuple(self.kept.damaged)
            self.progress(Stage(model, done, len(self.models), part, parts, acts, pieces, self.taken_up, damaged))
