"""The words right above a table in a page: its title, the unit of its sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_MOST_LINES = 5
_LONGEST = 60
_MOST_ROWS = 2
# What stands between two tables and begins so was said of the upper one.
_NOTE = re.compile(r"[(（]?(注|备注|说明|以上|上述|制表|填表|审核|审批|复核|打印|经办|合计|共计?\s*\d)")
_PAIR = re.compile(r"[^:：]{1,15}[:：]\s*\S")


@dataclass(eq=False)
class Lines:
    """One table as a part of the page.

    Args:
        titles: the lines right above it, once it has shown records or headings.
        only_titles: it has no more than a few rows of one text or of pairs, and stands right above another table.
    """

    titles: tuple[str, ...] = ()
    only_titles: bool = False
    _found: Sequence[tuple[str, Lines | None]] | None = None
    _is_table: bool = False
    _rows: int = 0
    _texts: int = 0


@dataclass
class Above:
    """Follows the words of a page and gives each table those that stand right above it."""

    _lines: list[tuple[str, Lines | None]] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _below_table: bool = False

    def say(self, words: str) -> None:
        """Words outside of all cells."""
        if self._words or not words.isspace():
            self._words.append(words)

    def say_lines(self, lines: Sequence[str]) -> None:
        """Lines of the cell in which a table begins."""
        for line in lines:
            self.say(line)
            self.end_line()

    def end_line(self) -> None:
        """A line outside of all cells ends."""
        if self._words and (text := " ".join("".join(self._words).split())):
            self._lines.append((text, None))
        self._words.clear()

    def part(self) -> None:
        """Something parts what follows from what was said."""
        self._words.clear()
        self._lines.clear()

    def begin(self, table: Lines) -> None:
        """The first row of a table begins, below all that was said outside of its cells."""
        if table._found is None:
            self.end_line()
            table._found = self._nearest()

    def row(self, table: Lines, texts: Sequence[str]) -> None:
        """A row of a table with these words in its cells ends."""
        if not texts or table._is_table:
            return
        table._rows += 1
        if table._rows <= _MOST_ROWS and (len(texts) == 1 or all(map(_PAIR.match, texts))):
            self._lines += [(" ".join(text.split()), table) for text in texts]
            table._texts += len(texts)
            return
        table._is_table = True
        self.part()
        found = table._found or ()
        table.titles = tuple(text for text, _ in found)
        taken = [other for _, other in found if other is not None]
        for other in taken:
            other.only_titles = not other._is_table and taken.count(other) == other._texts

    def end(self, table: Lines) -> None:
        """A table ends."""
        if table._is_table:
            self.part()
            self._below_table = True

    def _nearest(self) -> Sequence[tuple[str, Lines | None]]:
        found: list[tuple[str, Lines | None]] = []
        for text, table in reversed(self._lines):
            note = self._below_table and _NOTE.match(text)
            if len(found) == _MOST_LINES or len(text) > _LONGEST or "。" in text or note:
                break
            found.append((text, table))
        return found[::-1]
