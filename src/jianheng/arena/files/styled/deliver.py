"""Units hand over in the local style of their kind of institution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from jianheng.arena.files.hand_over import HandOver, Write, Written
from jianheng.arena.files.sheets import Sheet
from jianheng.arena.files.statement import called
from jianheng.arena.files.styled.fill import Unit
from jianheng.arena.files.styled.page import Page
from jianheng.arena.files.styled.read import load_style
from jianheng.arena.files.styled.reference import reference_pages
from jianheng.arena.files.styled.style import Style
from jianheng.arena.files.styled.write import write_pages
from jianheng.arena.world.county import kind_of
from jianheng.dictionary import Dictionary


def deliver_in_style(to: HandOver, by_unit: Mapping[str, Mapping[str, Sheet]], name: str) -> None:
    """Write what every unit hands over in a style.

    Args:
        to: where to.
        by_unit: the rows by unit and table.
        name: the style's name.
    """
    for unit, sheets in by_unit.items():
        style = load_style(kind_of(unit), name)
        to.unit(unit, sheets, Unit(unit, sheets, style, to.dictionary).pages(), _writer(unit, style, to.dictionary))


def _writer(unit: str, style: Style, dictionary: Dictionary) -> Write:
    def write(place: Path, pages: Sequence[Page]) -> Written:
        lists = reference_pages(pages, style.reference, called(unit), dictionary) if style.reference else []
        return write_pages(place, style.book.format(unit=called(unit)), [*pages, *lists], style)

    return write
