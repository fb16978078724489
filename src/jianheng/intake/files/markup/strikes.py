"""What in a page is struck through: by elements, by styles of their own, by classes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TAGS = ("s", "del", "strike")
_LINE = re.compile(r"text-decoration(?:-line)?\s*:[^;}]*line-through", re.IGNORECASE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASS = re.compile(r"(?:\w+)?\.([\w-]+)")
_VOID = frozenset({"br", "img", "hr", "input", "col", "wbr", "meta", "link"})

Attributes = list[tuple[str, str | None]]


@dataclass
class Strikes:
    """Follows the elements of a page.

    Args:
        cell: whether any of the words of the cell that is open are struck through.
    """

    cell: bool = False
    _classes: set[str] = field(default_factory=set)
    _table: list[bool] = field(default_factory=list)
    _row: list[bool] = field(default_factory=list)
    _open: list[tuple[str, bool]] = field(default_factory=list)
    _struck: int = 0

    def learn(self, sheet: str) -> None:
        """A style sheet of the page."""
        for rule in _RULE.finditer(sheet):
            if _LINE.search(rule[2]):
                selectors = (selector.strip() for selector in rule[1].split(","))
                self._classes.update(found[1] for selector in selectors if (found := _CLASS.fullmatch(selector)))

    def begin_table(self, attributes: Attributes) -> None:
        """A table begins."""
        self._table.append(self._is_struck("table", attributes))
        self._row.append(False)

    def end_table(self) -> None:
        """The innermost table ends."""
        self._table.pop()
        self._row.pop()

    def begin_row(self, attributes: Attributes) -> None:
        """A row of the innermost table begins."""
        self._row[-1] = self._is_struck("tr", attributes)

    def begin_cell(self, tag: str, attributes: Attributes) -> None:
        """A cell begins; what was left open in the one before does not reach into it."""
        self.cell = False
        self._open = []
        self._struck = self._table[-1] + self._row[-1] + self._is_struck(tag, attributes)

    def begin(self, tag: str, attributes: Attributes) -> None:
        """An element within a cell begins."""
        if tag not in _VOID:
            struck = self._is_struck(tag, attributes)
            self._open.append((tag, struck))
            self._struck += struck

    def end(self, tag: str) -> None:
        """An element within a cell ends, and with it all that was left open in it."""
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == tag:
                self._struck -= sum(struck for _, struck in self._open[at:])
                del self._open[at:]
                return

    def see(self, words: str) -> None:
        """Words of the open cell."""
        if self._struck and words.strip():
            self.cell = True

    def _is_struck(self, tag: str, attributes: Attributes) -> bool:
        if tag in _TAGS:
            return True
        for name, value in attributes:
            if name == "style" and value and _LINE.search(value):
                return True
            if name == "class" and value and self._classes and not self._classes.isdisjoint(value.split()):
                return True
        return False
