"""Which styles of an xlsx package strike words through: so a clerk cancels a line by hand."""

from __future__ import annotations

from xml.parsers.expat import ExpatError

from jianheng.intake.files.safe_xml import parse
from jianheng.intake.files.workbook.package import Package

_STYLES = "xl/styles.xml"
_OFF = ("0", "false", "off")


def striking_styles(package: Package) -> frozenset[int]:
    """The numbers of the cell styles whose font strikes through; none where the part is missing or broken.

    The reading library says what is wrong with such a part.
    """
    part = next((name for name in package.names if name.lower() == _STYLES), "")
    styles = _Styles()
    try:
        parse(package.chunks(part), styles.start, styles.end, lambda _: None)
    except (KeyError, ExpatError):
        return frozenset()
    return frozenset(number for number, font in enumerate(styles.fonts_of) if font in styles.striking)


class _Styles:
    """The fonts that strike through, and the font of each cell style."""

    def __init__(self) -> None:
        self.striking: set[int] = set()
        self.fonts_of: list[int] = []
        self._fonts = 0
        self._inside: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        above = self._inside[-1] if self._inside else ""
        if name == "strike" and self._inside[-2:] == ["fonts", "font"] and attributes.get("val", "1") not in _OFF:
            self.striking.add(self._fonts)
        elif name == "xf" and above == "cellXfs":
            font = attributes.get("fontId", "0")
            self.fonts_of.append(int(font) if font.isdecimal() else 0)
        self._inside.append(name)

    def end(self, name: str) -> None:
        self._inside.pop()
        if name == "font" and self._inside[-1:] == ["fonts"]:
            self._fonts += 1
