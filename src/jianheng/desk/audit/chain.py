"""The arithmetic of the log: what a line's hash covers. Needs nothing but the lines."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass

SEAL = "jianheng-audit-1"
GENESIS = hashlib.sha256(SEAL.encode()).hexdigest()


@dataclass(frozen=True)
class Line:
    """One line of the log as it is hashed.

    Args:
        number: 1, 2, 3 …
        at: when, ISO 8601.
        actor: user name.
        action: what was done.
        kind: kind of the thing it was done to.
        about: its id.
        detail: more, as JSON text.
        before: hash of the line before.
    """

    number: int
    at: str
    actor: str
    action: str
    kind: str
    about: str
    detail: str
    before: str

    @property
    def hash(self) -> str:
        """64 hexadecimal digits over every field."""
        text = json.dumps([SEAL, *astuple(self)], ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Break:
    """A place where the chain does not hold.

    Args:
        number: the line.
        zh: what is wrong, in Chinese.
        en: the same in English.
    """

    number: int
    zh: str
    en: str


def breaks(lines: Iterable[tuple[Line, str]], last: tuple[int, str] | None = None) -> Iterator[Break]:
    """Check lines in order.

    Args:
        lines: each line with the hash that is kept beside it.
        last: number and hash of what should be the last line, if that is known.

    Yields:
        Every place that does not hold.
    """
    number, before = 0, GENESIS
    for line, kept in lines:
        if line.number != number + 1:
            yield Break(line.number, f"前一行是第 {number} 行，中间缺行", f"follows line {number}: lines are missing")
        if line.before != before:
            yield Break(line.number, "与前一行接不上", "does not join the line before")
        if line.hash != kept:
            yield Break(line.number, "内容与指纹不符，被改动过", "does not match its hash: it was changed")
        number, before = line.number, kept
    if last is not None and last != (number, before if number else ""):
        yield Break(number, f"最后一行应为第 {last[0]} 行，末尾被删去或改动", f"the last line should be {last[0]}")
