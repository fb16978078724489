"""A session for looking at a single act, with the rows of its person alone where these suffice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import pyarrow as pa

from jianheng.chain.delivered import Delivered
from jianheng.chain.persons import Persons
from jianheng.chain.touched import known_as
from jianheng.dictionary import load_dictionary
from jianheng.engine.execute import Session
from jianheng.engine.locality import locality
from jianheng.engine.run import open_session
from jianheng.intake.store import Batch, standing_batches
from jianheng.language.population import tables_read
from jianheng.language.tree import Model
from jianheng.law import LawTable
from jianheng.running.law_here import calendar_of
from jianheng.workspace import Workspace


@contextmanager
def session_for(
    workspace: Workspace,
    as_of: date,
    law: dict[str, LawTable],
    model: Model,
    act: str,
    batches: Sequence[Batch] | None = None,
) -> Iterator[Session]:
    """An engine with what a model reads of one act.

    Args:
        workspace: the workspace.
        as_of: the day of the check.
        law: the law as it holds in the workspace.
        model: the model.
        act: name of the act.
        batches: those that count; all that are not withdrawn if left out.

    Raises:
        IntakeError: the tables cannot be read.
        Refused: the office's working days cannot be read.
    """
    dictionary = load_dictionary()
    delivered = Delivered(standing_batches(workspace) if batches is None else batches, dictionary)
    session = open_session(
        delivered.tables(tables_read(model), _persons(delivered, model, act)),
        delivered.coverage,
        dictionary,
        law,
        as_of,
        authors=workspace.authors,
        only=True,
        calendar=calendar_of(workspace),
    )
    try:
        yield session
    finally:
        session.engine.close()


def _persons(delivered: Delivered, model: Model, act: str) -> Persons | None:
    """Whose rows suffice; None where a model looks at other persons too, or nothing tells whose act it is."""
    own_rows = not model.examine.each and model.examine.verdict is None
    if not own_rows or not locality(model, delivered.dictionary).person_local:
        return None
    # The name of an act may be that of its row with a slot behind it.
    owners = delivered.persons_of(model.table, pa.array([act, act.rpartition("#")[0]], pa.string()))
    if owners is None:
        return None
    named = {person for person in owners.to_pylist() if person}
    return known_as(delivered, delivered, {*named, None})
