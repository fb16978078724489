"""Which styles and which texts of an xlsx package are struck through: so a clerk cancels a line by hand."""

from __future__ import annotations

from collections.abc import Iterable
from xml.parsers.expat import ExpatError

from jianheng.intake.files.safe_xml import parse
from jianheng.intake.files.workbook.package import Package

_STYLES = "xl/styles.xml"
_TEXTS = "xl/sharedstrings.xml"
_SIGN = b"strike"
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


def struck_texts(package: Package) -> frozenset[int]:
    """The numbers of the shared texts of which some words are struck through; the reading library joins them all."""
    part = next((name for name in package.names if name.lower() == _TEXTS), "")
    texts = _Texts()
    try:
        if _is_in(_SIGN, package.chunks(part)):
            parse(package.chunks(part), texts.start, texts.end, texts.text)
    except (KeyError, ExpatError):
        return frozenset()
    return frozenset(texts.struck)


def _is_in(sign: bytes, chunks: Iterable[bytes]) -> bool:
    before = b""
    for chunk in chunks:
        if sign in chunk or sign in before + chunk[: len(sign)]:
            return True
        before = chunk[-len(sign) :]
    return False


class _Texts:
    """The shared texts with words that are struck through."""

    def __init__(self) -> None:
        self.struck: set[int] = set()
        self._number = -1
        self._strikes = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self._number += 1
        elif name == "r":
            self._strikes = False
        elif name == "strike":
            self._strikes = attributes.get("val", "1") not in _OFF

    def text(self, words: str) -> None:
        if self._strikes and words.strip():
            self.struck.add(self._number)

    def end(self, name: str) -> None:
        if name == "r":
            self._strikes = False


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
