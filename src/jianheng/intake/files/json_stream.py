"""A JSON text of any length, object by object."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from jianheng.intake.files.json_value import JsonDecoder

_CHUNK = 1 << 18
_LONGEST = 1 << 26
_BLANK = re.compile(r"[ \t\r\n]*")
# A number, a word or an escape may go on behind the end of what is held.
_MAY_GO_ON = 16


@dataclass(frozen=True)
class Item:
    """One object.

    Args:
        table: the names that lead to its array, with dots; empty for an array that is the whole text.
        value: the object, or what stands in its place.
        repeated: names that are written twice in it.
    """

    table: str
    value: object
    repeated: tuple[str, ...] = ()


class JsonStream:
    """Gives the objects of a JSON text one by one.

    Args:
        source: the text.
    """

    def __init__(self, source: TextIO) -> None:
        self._source = source
        self._held, self._at, self._line, self._ended = "", 0, 1, False
        self._decoder = JsonDecoder()

    def items(self) -> Iterator[Item]:
        """The objects in order; what stands beside arrays comes last, as one object.

        Raises:
            ValueError: it is no JSON; the line is said.
        """
        if self._next() == "[":
            yield from self._array("")
        else:
            beside: dict[str, object] = {}
            yield from self._fields("", beside)
            if beside:
                yield Item("", beside)
        if self._next():
            raise self._wrong("后面还有多余的内容", "something follows behind its end")

    def _fields(self, table: str, beside: dict[str, object]) -> Iterator[Item]:
        self._take("{")
        seen: set[str] = set()
        while self._next() != "}":
            name = self._value()
            if not isinstance(name, str):
                raise self._wrong("名称应有引号", "a name must be in quotation marks")
            if name in seen:
                raise self._wrong(f"“{name}” 写了两次", f"{name} is written twice")
            seen.add(name)
            self._take(":")
            inner = f"{table}.{name}" if table else name
            first = self._next()
            if first == "[" and self._next(1) == "{":
                yield from self._array(inner)
            elif first == "{":
                deeper: dict[str, object] = {}
                yield from self._fields(inner, deeper)
                beside.update({name: deeper} if deeper else {})
            else:
                beside[name] = self._value()
            self._go_on("}")
        self._take("}")

    def _array(self, table: str) -> Iterator[Item]:
        self._take("[")
        while self._next() != "]":
            value = self._value()
            yield Item(table, value, tuple(self._decoder.repeated))
            self._go_on("]")
        self._take("]")

    def _go_on(self, end: str) -> None:
        """Pass a comma, behind which something must follow."""
        if self._next() == end:
            return
        self._take(",")
        if self._next() == end:
            raise self._wrong("多了一个逗号", "a comma too many")

    def _value(self) -> object:
        self._next()
        while True:
            try:
                value, end = self._decoder.at(self._held, self._at)
            except json.JSONDecodeError as error:
                cut = error.pos + _MAY_GO_ON >= len(self._held) or error.msg.startswith("Unterminated string")
                if not cut or not self._more():
                    raise self._wrong(error.msg, error.msg, error.pos) from error
                continue
            before = self._at
            # A number that ends where the held part ends may have more digits.
            if end == len(self._held) and not self._ended and self._more():
                continue
            self._pass(end - before + self._at)
            return value

    def _next(self, behind: int = 0) -> str:
        """The next sign that is no blank, or the one behind it; empty at the end."""
        at = self._at
        for step in range(behind + 1):
            at = self._behind_blanks(at + bool(step))
        if not behind:
            self._pass(at)
            at = self._at
        return self._held[at : at + 1]

    def _behind_blanks(self, at: int) -> int:
        while True:
            found = _BLANK.match(self._held, at)
            end = found.end() if found else at
            if end < len(self._held):
                return end
            before = self._at
            if not self._more():
                return end
            at -= before - self._at

    def _take(self, sign: str) -> None:
        if self._next() != sign:
            raise self._wrong(f"此处应为 {sign}", f"{sign} is expected")
        self._pass(self._at + 1)

    def _pass(self, end: int) -> None:
        self._line += self._held.count("\n", self._at, end)
        self._at = end

    def _more(self) -> bool:
        """Read on, and let go of what is passed; False at the end."""
        if len(self._held) - self._at > _LONGEST:
            raise self._wrong("一个对象过大", "one object is too large")
        more = self._source.read(max(_CHUNK, len(self._held) - self._at))
        self._held, self._at, self._ended = self._held[self._at :] + more, 0, not more
        return bool(more)

    def _wrong(self, zh: str, en: str, at: int | None = None) -> ValueError:
        line = self._line + self._held.count("\n", self._at, self._at if at is None else at)
        said = zh if zh == en else f"{zh} / {en}"
        return ValueError(f"第 {line} 行 line {line}: {said}")
