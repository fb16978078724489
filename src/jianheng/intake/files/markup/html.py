"""Tables in HTML."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from jianheng.intake.files.contents import Contents, UnreadableFileError
from jianheng.intake.files.encoding import decode
from jianheng.intake.files.markup.above import Above, Lines
from jianheng.intake.files.markup.grid import Grid
from jianheng.intake.files.markup.strikes import Strikes
from jianheng.intake.files.utf8_copy import utf8_text
from jianheng.intake.problem import Problem, Words

_PIECE = 1 << 18
_UNSEEN = ("script", "style", "title", "noscript", "template")
_BREAKS = ("br", "p", "div", "li")
# What is for clicking is no title.
_CONTROLS = ("a", "button", "select", "textarea", "nav", "label")
_LINES = (*_BREAKS, "caption", "center", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "section", "header")
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
        one has no name, and several are numbered. Lines right above a table are its titles, also where they stand in
        a small table of their own.

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
    grids = reader.tables()
    if not grids:
        raise UnreadableFileError(
            Words("网页里没有表格", "the page holds no table"),
            Words("可能是登录页或错误页，请重新导出", "it may be a page of login or error; export it again"),
        )
    if len(reader.names) == len(grids):
        names = reader.names
    else:
        names = [f"表{number}" for number in range(1, len(grids) + 1)] if len(grids) > 1 else [""]
    for grid, said in zip(grids, names, strict=True):
        grid.name = said
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
    lines: Lines
    cell: list[str] | None = None
    columns: int = 1
    rows: int = 1
    nests: bool = False
    texts: list[str] = field(default_factory=list)


class _Tables(HTMLParser):
    """Collects the cells of all tables."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.names: list[str] = []
        self._grids: list[tuple[Grid, Lines]] = []
        self._open: list[_Open] = []
        self._unseen: list[str] = []
        self._controls = 0
        self._above = Above()
        self._strikes = Strikes()

    def tables(self) -> list[Grid]:
        """The tables that hold rows, each with the lines above it; those that are such lines are left out."""
        kept = [(grid, lines) for grid, lines in self._grids if grid.row >= 0 and not lines.only_titles]
        for grid, lines in kept:
            grid.titles = lines.titles
        return [grid for grid, _ in kept]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag == "table":
            self._begin_table(attrs)
        elif self._open and tag == "tr":
            self._end_row()
            self._begin_row(attrs)
        elif self._open and tag in ("td", "th"):
            self._end_cell()
            self._begin_cell(tag, attrs)
        elif self._open and self._open[-1].cell is not None:
            self._strikes.begin(tag, attrs)
            if tag in _BREAKS:
                self._open[-1].cell.append("\0")
        elif tag in _LINES:
            # What nobody closed does not hide the lines that follow.
            self._controls = 0
            self._above.end_line()
        elif tag in _CONTROLS:
            self._controls += 1

    def _begin_table(self, attrs: list[tuple[str, str | None]]) -> None:
        if self._open and self._open[-1].cell is not None:
            outer = self._open[-1]
            outer.nests = True
            self._above.say_lines("".join(outer.cell or ()).split("\0"))
        grid, lines = Grid(), Lines()
        self._grids.append((grid, lines))
        self._open.append(_Open(grid, lines))
        self._strikes.begin_table(attrs)

    def _begin_row(self, attrs: list[tuple[str, str | None]]) -> None:
        opened = self._open[-1]
        self._above.begin(opened.lines)
        opened.grid.begin_row()
        self._strikes.begin_row(attrs)
        if _is_hidden(attrs):
            opened.grid.hidden_rows.append((opened.grid.row, opened.grid.row))

    def _begin_cell(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        opened, given = self._open[-1], dict(attrs)
        self._above.begin(opened.lines)
        self._strikes.begin_cell(tag, attrs)
        opened.cell = []
        opened.columns = _span(given.get("colspan"), _MOST_SPAN)
        opened.rows = _span(given.get("rowspan"), _MOST_ROW_SPAN)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = self._unseen[:-1]
        elif self._open and tag in ("td", "th"):
            self._end_cell()
        elif self._open and tag == "tr":
            self._end_row()
        elif self._open and tag == "table":
            self._end_table()
        elif self._open and self._open[-1].cell is not None:
            self._strikes.end(tag)
            if tag in _BREAKS[1:]:
                self._open[-1].cell.append("\0")
        elif tag in _LINES:
            self._above.end_line()
        elif tag in _CONTROLS:
            self._controls = max(0, self._controls - 1)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._say(data)
        elif self._unseen[-1] == "style":
            self._strikes.learn(data)

    def handle_comment(self, data: str) -> None:
        self.names.extend(unescape(name).strip() for name in _SHEET_NAME.findall(data))

    def close(self) -> None:
        super().close()
        while self._open:
            self._end_table()

    def _say(self, words: str) -> None:
        if self._open and self._open[-1].cell is not None:
            self._open[-1].cell.append(words)
            self._strikes.see(words)
        elif not self._controls:
            self._above.say(words)

    def _end_cell(self) -> None:
        opened = self._open[-1]
        if opened.cell is None:
            return
        lines = (_BLANKS.sub(" ", line).strip() for line in "".join(opened.cell).split("\0"))
        text = "\n".join(line for line in lines if line)
        opened.grid.put(text, opened.columns, opened.rows, struck=self._strikes.cell)
        if text and not opened.nests:
            opened.texts.append(text)
        opened.cell, opened.nests, self._strikes.cell = None, False, False

    def _end_row(self) -> None:
        opened = self._open[-1]
        self._end_cell()
        self._above.row(opened.lines, opened.texts)
        opened.texts = []

    def _end_table(self) -> None:
        self._end_row()
        self._above.end(self._open[-1].lines)
        self._strikes.end_table()
        self._open.pop()


def _span(text: str | None, most: int) -> int:
    return (
        min(max(int(text), 1), most) if text and text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else 1
    )


def _is_hidden(attrs: list[tuple[str, str | None]]) -> bool:
    return any(name == "hidden" or (name == "style" and _HIDDEN.search(value or "")) for name, value in attrs)
