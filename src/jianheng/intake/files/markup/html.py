"""Tables in HTML."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from jianheng.intake.files.contents import Contents, UnreadableFileError
from jianheng.intake.files.encoding import decode
from jianheng.intake.files.markup.grid import Grid
from jianheng.intake.files.utf8_copy import utf8_text
from jianheng.intake.problem import Problem, Words

_PIECE = 1 << 18
_UNSEEN = ("script", "style", "title", "noscript", "template")
_BREAKS = ("br", "p", "div", "li")
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_SHEET_NAME = re.compile(r"<x:Name>([^<]*)</x:Name>")
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
_MOST_SPAN = 1000  # as browsers have it
_MOST_ROW_SPAN = 65_534
_MOST_DIGITS = 9


def read_html(path: Path, name: str) -> Contents:
    """Read every table of a page as a sheet; a table within a cell is a sheet of its own.

    Args:
        path: an HTML file, or one saved as a single-file web page (MHTML).
        name: its name in the delivery.

    Returns:
        Sheets of texts as a browser would show them. They bear the names that Excel left in the page; else the only
        one has no name, and several are numbered.

    Raises:
        UnreadableFileError: the page holds no table, or is in no known encoding.
    """
    reader = _Tables()
    problems: tuple[Problem, ...] = ()
    if mail := _mail_part(path):
        reader.feed(mail)
    else:
        text = utf8_text(path, name)
        problems = text.problems
        with text.path.open(encoding="utf-8", newline="") as file:
            while piece := file.read(_PIECE):
                reader.feed(piece)
    reader.close()
    grids = [grid for grid in reader.grids if grid.row >= 0]
    if not grids:
        raise UnreadableFileError(
            Words("网页里没有表格", "the page holds no table"),
            Words("可能是登录页或错误页，请重新导出", "it may be a page of login or error; export it again"),
        )
    if len(grids) > 1:
        named = len(reader.names) == len(grids)
        for number, grid in enumerate(grids):
            grid.name = reader.names[number] if named else f"表{number + 1}"
    elif len(reader.names) == 1:
        grids[0].name = reader.names[0]
    return Contents(sheets=tuple(grid.sheet() for grid in grids), problems=problems)


def _mail_part(path: Path) -> str:
    """The page within a single-file web page; empty for a plain page."""
    with path.open("rb") as file:
        if not file.read(64).lstrip().lower().startswith(b"mime-version:"):
            return ""
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    pages = [part.get_payload(decode=True) for part in message.walk() if part.get_content_type() == "text/html"]
    return "\n".join(decode(page) for page in pages if isinstance(page, bytes))


@dataclass
class _Open:
    """A table whose end has not come yet."""

    grid: Grid
    cell: list[str] | None = None
    columns: int = 1
    rows: int = 1


class _Tables(HTMLParser):
    """Collects the cells of all tables."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.grids: list[Grid] = []
        self.names: list[str] = []
        self._open: list[_Open] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self.grids.append(Grid())
            self._open.append(_Open(self.grids[-1]))
        elif not self._open:
            return
        elif tag == "tr":
            self._end_cell()
            self._open[-1].grid.begin_row()
            if _is_hidden(attrs):
                row = self._open[-1].grid.row
                self._open[-1].grid.hidden_rows.append((row, row))
        elif tag in ("td", "th"):
            self._end_cell()
            opened, given = self._open[-1], dict(attrs)
            opened.cell = []
            opened.columns = _span(given.get("colspan"), _MOST_SPAN)
            opened.rows = _span(given.get("rowspan"), _MOST_ROW_SPAN)
        elif tag in _BREAKS:
            self._say("\0")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif self._open and tag in ("td", "th", "tr"):
            self._end_cell()
        elif self._open and tag == "table":
            self._end_cell()
            self._open.pop()
        elif tag in _BREAKS[1:]:
            self._say("\0")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._say(data)

    def handle_comment(self, data: str) -> None:
        self.names.extend(unescape(name).strip() for name in _SHEET_NAME.findall(data))

    def close(self) -> None:
        super().close()
        while self._open:
            self._end_cell()
            self._open.pop()

    def _say(self, words: str) -> None:
        if self._open and self._open[-1].cell is not None:
            self._open[-1].cell.append(words)

    def _end_cell(self) -> None:
        opened = self._open[-1]
        if opened.cell is not None:
            lines = (_BLANKS.sub(" ", line).strip() for line in "".join(opened.cell).split("\0"))
            opened.grid.put("\n".join(line for line in lines if line), opened.columns, opened.rows)
            opened.cell = None


def _span(text: str | None, most: int) -> int:
    return (
        min(max(int(text), 1), most) if text and text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else 1
    )


def _is_hidden(attrs: list[tuple[str, str | None]]) -> bool:
    return any(name == "hidden" or (name == "style" and _HIDDEN.search(value or "")) for name, value in attrs)
