"""What of a delivery a person must confirm before it can be read."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.intake.adding.gather import Given, find_delivery, gather, part_known
from jianheng.intake.adding.result import Progress, ProgressCall
from jianheng.intake.adding.tables import SheetTable, TableFinder, may_hold_keys
from jianheng.intake.cells import CellCleaner
from jianheng.intake.delivery import Delivery, read_delivery
from jianheng.intake.files.contents import UnreadableFileError
from jianheng.intake.files.read import read_file
from jianheng.intake.mapping import Found, Mapping, load_mapping
from jianheng.intake.recognise import Proposal
from jianheng.intake.store.batch import list_batches
from jianheng.workspace import Workspace

_NOBODY = "未说明来源"


@dataclass(frozen=True)
class Unconfirmed:
    """One table of which a person must say what its columns are.

    Args:
        proposal: what it seems to be.
        found: what was confirmed for it before, if its headings have changed since.
        template: it carries a template's name, and will be read by the template's headings if nobody says more.
    """

    proposal: Proposal
    found: Found | None
    template: bool


@dataclass(frozen=True)
class Inspection:
    """What of a delivery is to be confirmed.

    Args:
        source: name of the source.
        mapping: what was confirmed for it before.
        tables: the tables that are to be confirmed, each kind once.
        known: number of tables that need nothing.
        holds: canonical tables that the files seem to hold, confirmed or not.
    """

    source: str
    mapping: Mapping | None
    tables: tuple[Unconfirmed, ...]
    known: int
    holds: tuple[str, ...] = ()


def source_name(source: str | None, delivery: Delivery | None) -> str:
    """The name under which a source's mapping is kept: as given, else the reporting unit."""
    if source:
        return source
    return _NOBODY if delivery is None else delivery.unit


def inspect_files(
    workspace: Workspace,
    files: Iterable[Path],
    *,
    delivery: Delivery | Path | None = None,
    source: str | None = None,
    mapping: Mapping | None = None,
    replaces: str = "",
    progress: ProgressCall | None = None,
    dictionary: Dictionary | None = None,
) -> Inspection:
    """Look at files before they are added.

    Args:
        workspace: the workspace; nothing in it is changed.
        files: files, and folders whose files are all meant.
        delivery: what the delivery says of itself; if left out, the `delivery.yaml` beside the files.
        source: name of the source; the reporting unit if left out.
        mapping: what was confirmed, in place of what is kept for the source.
        replaces: a batch in whose place the new one will stand, so that its files are read anew.
        progress: told how far the work is.
        dictionary: the dictionary; the package's own if left out.

    Returns:
        The tables that a person must confirm. Files that the workspace holds already and files that cannot be
        read are left out: adding them says so.

    Raises:
        IntakeError: a path, the delivery or the kept mapping cannot be used; every problem at once.
    """
    dictionary = dictionary or load_dictionary()
    given = gather([Path(file) for file in files])
    if isinstance(delivery, Path):
        delivery = read_delivery(delivery, dictionary)
    elif delivery is None:
        delivery = find_delivery(given, dictionary)
    name = source_name(source, delivery)
    mapping = mapping or load_mapping(workspace, name, dictionary)
    new, _ = part_known(given, (batch for batch in list_batches(workspace) if batch.id != replaces))
    delivered = () if delivery is None else delivery.tables
    finder = TableFinder(dictionary, CellCleaner(dictionary), mapping, delivered)
    for file in new:
        if may_hold_keys(file.name):
            with suppress(UnreadableFileError, OSError):  # adding the file tells
                finder.learn(read_file(file.path, file.name), file.name)
    met: list[SheetTable] = []
    holds: dict[str, None] = {}
    known = 0
    for number, file in enumerate(new, start=1):
        if progress is not None:
            progress(Progress(file.name, number, len(new), 0))
        for table in _tables(file, finder):
            holds.update(dict.fromkeys(_held(table)))
            if table.proposal is None or not table.proposal.block.headings:
                known += 1
            elif not any(table.is_kind_of(other) for other in met):
                met.append(table)
    tables = (Unconfirmed(each.proposal, each.found, each.template is not None) for each in met if each.proposal)
    return Inspection(name, mapping, tuple(tables), known, tuple(holds))


def _tables(file: Given, finder: TableFinder) -> Iterable[SheetTable]:
    try:
        contents = read_file(file.path, file.name)
    except (UnreadableFileError, OSError):
        return ()
    return finder.find(contents, file.name)


def _held(table: SheetTable) -> Iterable[str]:
    """The canonical tables of which a table of a file seems to hold rows."""
    if table.template is not None:
        return (table.template.name,)
    if table.found is not None:
        return (row.table for row in table.found.sheet.rows)
    return () if table.proposal is None else (guess.table for guess in table.proposal.tables)
