"""Which styles of an OpenDocument file strike words through."""

from __future__ import annotations

from dataclasses import dataclass, field

_LINE_STYLE, _LINE_KIND = "text-line-through-style", "text-line-through-type"


@dataclass
class Styles:
    """Follows the elements of styles, of the file's own and of its content; a style takes after its parent.

    Args:
        any: whether any of them strikes words through.
    """

    any: bool = False
    _parents: dict[str, str] = field(default_factory=dict)
    _struck: dict[str, bool] = field(default_factory=dict)
    _known: dict[str, bool] = field(default_factory=dict)
    _style: str | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "style":
            self._style = attributes.get("name", "")
            self._parents[self._style] = attributes.get("parent-style-name", "")
        elif name == "text-properties" and self._style is not None:
            said = attributes.get(_LINE_STYLE) or attributes.get(_LINE_KIND)
            if said:
                self._struck[self._style] = said != "none"
                self.any = self.any or said != "none"

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "style":
            self._style = None

    def strikes(self, style: str) -> bool:
        """Whether what is written in a style is struck through.

        Args:
            style: its name; empty where none is given.
        """
        found = self._known.get(style)
        if found is None:
            seen, at = set(), style
            while at and at not in self._struck and at not in seen:
                seen.add(at)
                at = self._parents.get(at, "")
            found = self._known[style] = self._struck.get(at, False)
        return found
