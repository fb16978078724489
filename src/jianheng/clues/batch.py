"""The data batches that a run was made from, as its manifest tells them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jianheng.clues.node import Node


@dataclass(frozen=True)
class TakenFile:
    """One delivered file: its name, the hash of its bytes, and whether it could be read."""

    name: str
    sha256: str
    read: bool


@dataclass(frozen=True)
class TakenTable:
    """Rows of one table: kept in the batch, and of these with a cell that could not be read."""

    name: str
    kept: int
    with_problems: int


@dataclass(frozen=True)
class Covered:
    """For what the absence of a row means something.

    Args:
        table: canonical table.
        unit: the unit, `*` for every unit.
        from_on: first day; None for the complete history.
        until_on: last day.
        persons: number of persons to whom it is limited; None for every person.
    """

    table: str
    unit: str
    from_on: date | None
    until_on: date | None
    persons: int | None


@dataclass(frozen=True)
class Delivery:
    """What the delivering unit stated."""

    unit: str
    from_on: date | None
    until_on: date | None
    complete: bool
    exclusions: tuple[str, ...]
    export_day: date | None
    purpose: str
    legal_basis: tuple[str, ...]
    delete_after: date | None


@dataclass(frozen=True)
class Batch:
    """One batch.

    Args:
        id: the batch's id.
        files: the delivered files.
        tables: its tables.
        errors: number of problems by which something was lost.
        delivery: what the delivery said of itself; None where it said nothing.
        coverage: for what it proves absence.
    """

    id: str
    files: tuple[TakenFile, ...]
    tables: tuple[TakenTable, ...]
    errors: int
    delivery: Delivery | None
    coverage: tuple[Covered, ...]


def read_batch(node: Node) -> Batch:
    """Read one entry of the manifest's `batches`."""
    files = tuple(TakenFile(f.text("name"), f.text("sha256"), f.flag("read")) for f in node.children("files"))
    tables = tuple(
        TakenTable(name, t.number("kept"), t.number("with_problems"))
        for name, t in sorted(node.named("tables").items())
    )
    stated = node.data.get("delivery")
    delivery = None if stated is None and "delivery" in node.data else _delivery(node.child("delivery"))
    coverage = tuple(_covered(entry) for entry in node.children("coverage"))
    return Batch(node.text("batch"), files, tables, node.number("errors"), delivery, coverage)


def _delivery(node: Node) -> Delivery:
    exclusions = tuple(entry.text("what") for entry in node.children("exclusions", required=False))
    return Delivery(
        unit=node.text("unit"),
        from_on=node.day("from_on"),
        until_on=node.day("until_on"),
        complete=node.flag("complete"),
        exclusions=exclusions,
        export_day=node.day("export_day"),
        purpose=node.text("purpose"),
        legal_basis=node.texts("legal_basis"),
        delete_after=node.day("delete_after"),
    )


def _covered(node: Node) -> Covered:
    persons = node.number("persons") if node.data.get("persons") is not None else None
    return Covered(node.text("table"), node.text("unit"), node.day("from"), node.day("until"), persons)
