"""An xlsx package looked through before its cells are read."""

from __future__ import annotations

from jianheng.intake.files.safe_xml import refuse_declarations
from jianheng.intake.files.workbook.marks import Marks
from jianheng.intake.files.workbook.package import BrokenError, Package
from jianheng.intake.files.workbook.parts import elements, part_path, targets
from jianheng.intake.files.workbook.sheet_xml import Struck, look_at
from jianheng.intake.files.workbook.styles import striking_styles, struck_texts

_WORKBOOK = "xl/workbook.xml"
# What the reading library opens besides sheets.
_READ = ("sharedstrings.xml", "styles.xml", "workbook.xml", "[content_types].xml", ".rels")
_TRUE = ("1", "true", "on")
_RELATIONS = "xl/_rels/workbook.xml.rels"


def marks_of_xlsx(package: Package) -> dict[str, Marks | BrokenError]:
    """Look through every sheet, and unpack every other part that is read to see that it is as large as it says.

    Args:
        package: the file.

    Returns:
        Name of sheet to what its file says besides the values, or why its part is broken; a sheet whose part is
        missing is left out.

    Raises:
        UnreadableFileError: a part is broken, deceives about its size or declares entities.
    """
    parts = _sheet_parts(package)
    for name in package.names:
        if name.lower().endswith(_READ) and name not in parts.values():
            for number, chunk in enumerate(package.chunks(name)):
                if not number and b"<!DOCTYPE" in chunk:
                    raise refuse_declarations()
    struck = Struck(striking_styles(package), struck_texts(package))
    found = {part: _look_at(package, part, struck) for part in dict.fromkeys(parts.values())}
    said = next(elements(package, _WORKBOOK, "workbookPr"), {}).get("date1904", "")
    for marks in found.values():
        if isinstance(marks, Marks):
            marks.from_1904 = said in _TRUE
    return {sheet: found[part] for sheet, part in parts.items()}


def _look_at(package: Package, part: str, struck: Struck) -> Marks | BrokenError:
    try:
        return look_at(package.chunks(part), package.chunks(part), struck)
    except BrokenError as error:
        return error


def _sheet_parts(package: Package) -> dict[str, str]:
    names = {name.lower(): name for name in package.names}
    parts: dict[str, str] = {}
    relations = targets(package, _RELATIONS)
    for attributes in elements(package, _WORKBOOK, "sheet"):
        part = names.get(part_path(relations.get(attributes.get("id", ""), "")).lower())
        if part is not None:
            parts.setdefault(attributes.get("name", ""), part)
    return parts
