"""Which part of a package holds which sheet."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from jianheng.intake.files.safe_xml import parse
from jianheng.intake.files.workbook.package import Package


def targets(package: Package, part: str) -> dict[str, str]:
    """The relations of a part: id to target as written; nothing where they cannot be read."""
    return {found.get("Id", ""): found.get("Target", "") for found in elements(package, part, "Relationship")}


def part_path(target: str) -> str:
    """The path of a target that is written from the folder `xl` on, or from the root.

    Example:
        >>> part_path("worksheets/sheet1.xml"), part_path("/xl/worksheets/sheet1.xml")
        ('xl/worksheets/sheet1.xml', 'xl/worksheets/sheet1.xml')
    """
    return target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def elements(package: Package, part: str, element: str) -> Iterator[dict[str, str]]:
    """Attributes of each element of one name; none where the part is missing or broken.

    The reading library says what is wrong with such a part.
    """
    found: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == element:
            found.append(attributes)

    try:
        parse(package.chunks(part), start, lambda _: None, lambda _: None)
    except (KeyError, ExpatError):
        return iter(())
    return iter(found)
