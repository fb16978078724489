"""A model examined part by part; each part is put on disk before the next one begins."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from jianheng.engine.examined import Examine, Examined
from jianheng.engine.execute import Session
from jianheng.engine.kept import Kept
from jianheng.engine.locality import locality
from jianheng.engine.parts.merge import Merged, merged
from jianheng.engine.parts.part import part
from jianheng.language.tree import Model

Tells = Callable[[Model, int, int], None]
InParts = Callable[[Session, Model], Merged]


def in_parts(examine: Examine, parts: int, kept: Kept, tells: Tells) -> InParts:
    """Examine models that look at each person alone in parts, and the others at once.

    Args:
        examine: examines a model at once.
        parts: how many parts.
        kept: pieces that are there already, and where new ones go.
        tells: told the model, how many of its parts are done, and how many there are.
    """

    def one(session: Session, model: Model, number: int, of: int) -> Examined:
        if of == 1:
            return examine(session, model)
        with part(session, model, number, of) as own:
            return examine(own, model)

    def whole(session: Session, model: Model) -> Merged:
        of = parts_of(session, model, parts)
        pieces = []
        for number in range(of):
            tells(model, number, of)
            make = partial(one, session, model, number, of)
            pieces.append(kept.piece(model, number, of, make))
        tells(model, of, of)
        return merged(pieces)

    return whole


def parts_of(session: Session, model: Model, parts: int) -> int:
    """In how many parts a model is examined."""
    return parts if parts > 1 and locality(model, session.dictionary).person_local else 1
