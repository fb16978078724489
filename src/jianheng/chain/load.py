"""The tables of a workspace as models see them: all batches together, and what follows from them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from jianheng.chain.delivered import Delivered
from jianheng.chain.derive import Keep
from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.intake.store import list_batches, standing_batches
from jianheng.workspace import Workspace


@dataclass(frozen=True)
class Loaded:
    """What a workspace holds.

    Args:
        tables: canonical tables by name, derived ones among them.
        coverage: columns `tbl, unit, person, from_on, until_on`; unit `*` means every unit, an empty person
            everybody, an empty `from_on` the complete history.
        left_out: by table, rows that say the same as another row in every field.
        batches: ids of the batches from which it comes.
        elsewhere: what the run's manifest says of data that lie in no batch; then no batch counts.
    """

    tables: dict[str, pa.Table]
    coverage: pa.Table
    left_out: dict[str, int]
    batches: tuple[str, ...] = ()
    elsewhere: dict[str, Any] | None = None


def load_workspace_tables(
    workspace: Workspace,
    dictionary: Dictionary | None = None,
    batches: Collection[str] | None = None,
    keep: Keep | None = None,
) -> Loaded:
    """Load all batches of a workspace.

    A person's own number in a unit and the ID number that the same unit stated with it are one person. A row
    that was delivered twice counts once.

    Args:
        workspace: the workspace.
        dictionary: the dictionary; the package's own if left out.
        batches: ids of the batches to load; all that are not withdrawn if left out.
        keep: what becomes of a table once it is read; it stays in memory if left out.

    Returns:
        The tables with their derived ones, and what is covered.

    Raises:
        IntakeError: a batch cannot be read.
    """
    dictionary = dictionary or load_dictionary()
    every = standing_batches(workspace) if batches is None else list_batches(workspace)
    found = [batch for batch in every if batches is None or batch.id in batches]
    delivered = Delivered(found, dictionary, keep=keep)
    tables = delivered.tables()
    return Loaded(tables, delivered.coverage, delivered.left_out, tuple(batch.id for batch in found))
