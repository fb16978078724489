"""An xlsx package looked through before its cells are read."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from jianheng.intake.files.safe_xml import parse, refuse_declarations
from jianheng.intake.files.workbook.marks import Marks
from jianheng.intake.files.workbook.package import Package
from jianheng.intake.files.workbook.sheet_xml import look_at

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"


def marks_of_xlsx(package: Package) -> dict[str, Marks]:
    """Look through every sheet, and unpack every other part once to see that it is as large as it says.

    Args:
        package: the file.

    Returns:
        Name of sheet to what its file says besides the values; a sheet whose part is missing is left out.

    Raises:
        UnreadableFileError: a part is broken, deceives about its size or declares entities.
    """
    parts = _sheet_parts(package)
    for name in package.names:
        if name.lower().endswith((".xml", ".rels")) and name not in parts.values():
            for number, chunk in enumerate(package.chunks(name)):
                if not number and b"<!DOCTYPE" in chunk:
                    raise refuse_declarations()
    found = {part: look_at(package.chunks(part), package.chunks(part)) for part in dict.fromkeys(parts.values())}
    return {sheet: found[part] for sheet, part in parts.items()}


def _sheet_parts(package: Package) -> dict[str, str]:
    names = {name.lower(): name for name in package.names}
    targets: dict[str, str] = {}
    parts: dict[str, str] = {}
    for attributes in _elements(package, _RELATIONS, "Relationship"):
        target = attributes.get("Target", "")
        path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
        targets[attributes.get("Id", "")] = path
    for attributes in _elements(package, _WORKBOOK, "sheet"):
        part = names.get(targets.get(attributes.get("id", ""), "").lower())
        if part is not None:
            parts.setdefault(attributes.get("name", ""), part)
    return parts


def _elements(package: Package, part: str, element: str) -> Iterator[dict[str, str]]:
    found: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == element:
            found.append(attributes)

    try:
        parse(package.chunks(part), start, lambda _: None, lambda _: None)
    except (KeyError, ExpatError):
        # The reading library says what is wrong with it.
        return iter(())
    return iter(found)
