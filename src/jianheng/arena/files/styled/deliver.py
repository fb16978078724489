"""A folder for each unit, in the local style of its kind of institution."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jianheng.arena.files.sheets import Sheet
from jianheng.arena.files.statement import called, write_statement
from jianheng.arena.files.styled.column_truth import columns_of, write_columns
from jianheng.arena.files.styled.fill import Unit
from jianheng.arena.files.styled.page import Page
from jianheng.arena.files.styled.read import load_style
from jianheng.arena.files.styled.reference import reference_pages
from jianheng.arena.files.styled.style import Style
from jianheng.arena.files.styled.write import write_pages
from jianheng.arena.world.county import kind_of
from jianheng.dictionary import Dictionary

COLUMNS = "columns.yaml"


def deliver_in_style(
    folder: Path, by_unit: Mapping[str, Mapping[str, Sheet]], name: str, dictionary: Dictionary
) -> list[Path]:
    """Write what every unit hands over in a style, and beside the folder what every column shows.

    Args:
        folder: where to.
        by_unit: the rows by unit and table.
        name: the style's name.
        dictionary: the tables.

    Returns:
        The folder of each unit.
    """
    made: list[Path] = []
    known: list[dict[str, object]] = []
    for number, (unit, sheets) in enumerate(by_unit.items(), start=1):
        style = load_style(kind_of(unit), name)
        place = folder / f"{number:02}-{called(unit)}"
        place.mkdir(parents=True)
        pages = Unit(unit, sheets, style, dictionary).pages()
        known += _write(place, unit, pages, style, dictionary)
        write_statement(place / "delivery.yaml", unit, sheets)
        made.append(place)
    write_columns(folder.parent / COLUMNS, known)
    return made


def _write(place: Path, unit: str, pages: list[Page], style: Style, dictionary: Dictionary) -> list[dict[str, object]]:
    beside = reference_pages(pages, style.reference, called(unit), dictionary) if style.reference else []
    written = write_pages(place, style.book.format(unit=called(unit)), [*pages, *beside], style)
    return [columns_of(f"{place.name}/{file}", sheet, page) for page, file, sheet in written]
