"""The text of a law: its articles with their paragraphs (款) and items (项), word for word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_PLACE = re.compile(r"(?P<article>[1-9]\d*(?:-[1-9]\d*)?)(?:\.(?P<paragraph>[1-9]\d*)(?:\.(?P<item>[1-9]\d*))?)?")


class Lack(StrEnum):
    """What of a cited place a text does not have."""

    text = "text"
    article = "article"
    paragraph = "paragraph"
    item = "item"
    twice = "twice"


@dataclass(frozen=True)
class Item:
    """An item（项）: its number, and its lines as printed, the label among them."""

    number: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph（款）: its lines as printed before the items, and the items."""

    lines: tuple[str, ...]
    items: tuple[Item, ...] = ()

    @property
    def all_lines(self) -> tuple[str, ...]:
        """Its lines and those of its items."""
        return (*self.lines, *(line for item in self.items for line in item.lines))


@dataclass(frozen=True)
class TextArticle:
    """An article as printed.

    Args:
        number: `6`, or `37-1` for 第三十七条之一.
        line: 1-based line of the file where it begins.
        paragraphs: its paragraphs in order.
    """

    number: str
    line: int
    paragraphs: tuple[Paragraph, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """All its lines."""
        return tuple(line for paragraph in self.paragraphs for line in paragraph.all_lines)


@dataclass(frozen=True)
class LawText:
    """One file of law.

    Args:
        file: its path below the folder of texts, with `/`.
        sha256: of the file's bytes.
        title: the title as printed.
        names: plain forms of the titles by which it may go.
        days: days that its name and its heading state.
        year: the latest year that its name or its heading states, None where neither states one.
        articles: every article in order; a number may stand more than once.
    """

    file: str
    sha256: str
    title: str
    names: tuple[str, ...]
    days: tuple[date, ...]
    year: int | None
    articles: tuple[TextArticle, ...]

    @property
    def day(self) -> date | None:
        """The latest day stated, None where only a later year or nothing is stated."""
        latest = max(self.days, default=None)
        return latest if latest is not None and latest.year == self.year else None

    @property
    def twice(self) -> dict[str, tuple[int, ...]]:
        """Numbers that stand more than once, with their lines: nobody can tell which is meant."""
        lines: dict[str, list[int]] = {}
        for each in self.articles:
            lines.setdefault(each.number, []).append(each.line)
        return {number: tuple(at) for number, at in lines.items() if len(at) > 1}

    @property
    def missing(self) -> tuple[int, ...]:
        """Numbers left out between the first article and the last."""
        present = {int(each.number.partition("-")[0]) for each in self.articles}
        return tuple(number for number in range(1, max(present, default=0)) if number not in present)

    def find(self, number: str) -> tuple[str, ...] | Lack:
        """The words of a place.

        Args:
            number: `article[.paragraph[.item]]`, such as `6.3` or `133-1.2`.

        Returns:
            Its lines as printed, or what of it is lacking.
        """
        place = _PLACE.fullmatch(number)
        found = [each for each in self.articles if place and each.number == place["article"]]
        if place is None or len(found) != 1:
            return Lack.twice if found else Lack.article
        if place["paragraph"] is None:
            return found[0].lines
        paragraphs, wanted = found[0].paragraphs, int(place["paragraph"])
        if wanted > len(paragraphs):
            return Lack.paragraph
        paragraph = paragraphs[wanted - 1]
        if place["item"] is None:
            return paragraph.all_lines
        item = next((each for each in paragraph.items if each.number == int(place["item"])), None)
        return Lack.item if item is None else item.lines
