"""One expression being read: its text, the names it may use, and what is refused in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from jianheng.language.problem import Position, Problem
from jianheng.language.scope import Scope
from jianheng.language.source import Text
from jianheng.language.tree import Node

NO = Node("error")
THIS = "this."
BREAK = re.compile(r"\r\n|\r|\n")
Mode = Literal["model", "row"]


@dataclass
class Context:
    """What every form of expression needs while it is read.

    Args:
        text: the expression with its place in the file.
        scope: the names of the model.
        mode: `model` (bare names are fields, items, lets) or `row` (bare names are fields of the related table).
        problems: receives every refusal.
        read: reads any part of the expression.
    """

    text: Text
    scope: Scope
    mode: Mode
    problems: list[Problem]
    read: Callable[[ast.expr], Node] = field(init=False)
    code: str = field(init=False)

    def __post_init__(self) -> None:
        self.code = self.text.value.strip()

    def written(self, part: ast.expr) -> str:
        """The part as it stands in the file."""
        return ast.get_source_segment(self.code, part) or self.code

    def at(self, part: ast.expr) -> Position:
        """The place of a part; of a template's text, the place of what is filled in there."""
        line, column = self._column(part.lineno, part.col_offset)
        if self.text.pieces is not None:
            first, last = offset(self.text, line, column), self._end(part)
            for piece in self.text.pieces:
                if piece.start < last and first < piece.end:
                    return piece.at.right(max(first - piece.start, 0))
        return place(self.text, line, column)

    def group(self, part: ast.expr) -> str:
        """The fragment whose own names a part uses; none for what the model filled in."""
        start = offset(self.text, *self._column(part.lineno, part.col_offset))
        start += len(THIS) if self.text.value.startswith(THIS, start) else 0
        return "" if self.text.piece(start) else self.text.group

    def _end(self, part: ast.expr) -> int:
        return offset(self.text, *self._column(part.end_lineno or part.lineno, part.end_col_offset or 0))

    def _column(self, line: int, count: int) -> tuple[int, int]:
        """Python counts bytes, people count characters."""
        return line, len(lines(self.code)[line - 1].encode()[:count].decode())

    def refuse(self, part: ast.expr, zh: str, en: str, mend: str) -> Node:
        """Note that a part is not in the language (E03)."""
        self.problems.append(Problem("E03", self.at(part), self.written(part), zh, en, mend))
        return NO

    def unknown(self, part: ast.expr, name: str, known: list[str]) -> Node:
        """Note a name that means nothing here (E02)."""
        self.problems.append(self.scope.unknown_name(self.at(part), name, known))
        return NO


def lines(code: str) -> list[str]:
    """Lines as Python counts them; other signs that may break a line stand inside quotation marks."""
    return BREAK.split(code)


def offset(text: Text, line: int, column: int) -> int:
    """The character of a scalar at a line and column of its stripped content."""
    indent = len(text.value) - len(text.value.lstrip())
    before = list(BREAK.finditer(text.value.strip()))[: line - 1]
    return indent + (before[-1].end() if before else 0) + column


def place(text: Text, line: int, column: int) -> Position:
    """A place inside a scalar; of a template only what was filled in has places of its own.

    Args:
        text: the scalar.
        line: 1-based line of its content.
        column: 0-based character in that line.
    """
    start = offset(text, line, column)
    if text.pieces is not None:
        piece = text.piece(start)
        return piece.at.right(start - piece.start) if piece else text.at
    if line > 1:
        return Position(text.at.path, text.at.line + line - 1, column + 1)
    return text.at.right(start + (1 if text.quoted else 0))
