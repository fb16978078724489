"""The folder of an unfinished run's pieces: beside the runs, where nobody takes it for one."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from jianheng.engine.answer_files import stem
from jianheng.engine.examined import Examined
from jianheng.engine.kept.piece import Piece, keep_piece, read_piece
from jianheng.intake.store.folder import INTERRUPTED, remove_unfinished
from jianheng.language.tree import Model

KEPT = INTERRUPTED


@dataclass
class Kept:
    """The pieces of one run, which is named by everything that it rests on: other inputs have other pieces.

    Args:
        folder: where they lie.
        pieces: the whole ones, by name.
        damaged: names of those that were damaged, and are made anew.
    """

    folder: Path
    pieces: dict[str, Piece] = field(default_factory=dict)
    damaged: list[str] = field(default_factory=list)

    def piece(self, model: Model, number: int, of: int, make: Callable[[], Examined]) -> Piece:
        """A piece that is there, or a new one; a new one that is all of a model still holds its answers, or
        those of their columns that are counted.

        Args:
            model: the model.
            number, of: which part, from 0, of how many.
            make: works it out.
        """
        name = piece_name(model, number, of)
        if name in self.pieces:
            return self.pieces[name]
        examined = make()
        self.pieces[name] = keep_piece(self.folder / name, examined, whole=of == 1)
        return replace(self.pieces[name], held=examined.answers if of == 1 else None)

    def has(self, model: Model, of: int) -> bool:
        """Whether nothing of a model is missing."""
        return all(piece_name(model, number, of) in self.pieces for number in range(of))

    def forget(self) -> None:
        """Remove all pieces: their run is finished."""
        shutil.rmtree(self.folder, ignore_errors=True)


def open_kept(runs: Path, run: str, models: Sequence[Model], *, fresh: bool = False) -> Kept:
    """The pieces that an interrupted run left; call it only while holding the folder for writing.

    Args:
        runs: the folder of runs.
        run: id of the run.
        models: its models.
        fresh: begin anew, and remove what any interrupted run left.
    """
    for folder in runs.glob(f"{KEPT}*") if fresh else ():
        shutil.rmtree(folder)
    kept = Kept(runs / f"{KEPT}{run}")
    if kept.folder.exists():
        remove_unfinished(kept.folder)
        known = {stem(model.id): model for model in models}
        for folder in sorted(kept.folder.iterdir()):
            found = read_piece(folder, known[folder.name.partition("--")[0]])
            if found is None:
                shutil.rmtree(folder)
                kept.damaged.append(folder.name)
            else:
                kept.pieces[folder.name] = found
    return kept


def piece_name(model: Model, number: int, of: int) -> str:
    """Parts of another number of parts are other pieces."""
    return f"{stem(model.id)}--{number + 1}-of-{of}"
