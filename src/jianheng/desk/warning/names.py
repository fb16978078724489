"""Names of a few persons, as the deliveries of a run state them."""

from __future__ import annotations

from collections.abc import Collection

import pyarrow.parquet as pq

from jianheng.clues.run import Run
from jianheng.identity import ID_PREFIX, NUMBER_PREFIX
from jianheng.intake.store import list_batches
from jianheng.workspace import Workspace

STATED = "person_statement"
DOCUMENT_PREFIX = "doc:"
_PREFIXES = (ID_PREFIX, NUMBER_PREFIX, DOCUMENT_PREFIX)


def persons_in(key: str) -> tuple[str, ...]:
    """The keys of persons in the key of an act.

    >>> persons_in("监暂2219号|id:110101199001011237#12"), persons_in("（2020）刑1号")
    (('id:110101199001011237',), ())
    """
    return tuple(part.partition("#")[0] for part in key.split("|") if part.startswith(_PREFIXES))


def names_of_persons(workspace: Workspace, run: Run, persons: Collection[str]) -> dict[str, str]:
    """The name of each person, from the run's own deliveries.

    Args:
        workspace: the workspace.
        run: the run.
        persons: keys of persons.

    Returns:
        The name that was read last; a person whose deliveries are gone has none.
    """
    found: dict[str, str] = {}
    if not persons:
        return found
    read = {batch.id for batch in run.manifest.batches}
    for batch in list_batches(workspace):
        if batch.id not in read or STATED not in batch.manifest.tables:
            continue
        wanted = [("person", "in", list(persons))]
        rows = pq.read_table(batch.folder / f"{STATED}.parquet", columns=["person", "name"], filters=wanted)
        found |= {row["person"]: row["name"] for row in rows.to_pylist() if row["name"]}
    return found
