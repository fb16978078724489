"""The arithmetic of the log: what a line's hash covers. Needs nothing but the lines."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
        told = [SEAL, self.number, self.at, self.actor, self.action, self.kind, self.about, self.detail, self.before]
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
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


Kept = tuple[Line, str]


def breaks(lines: Iterable[Kept]) -> Iterator[Break]:
    """Check lines in order.

    Args:
        lines: each line with the hash that is kept beside it.

    Yields:
        Every place that does not hold.
    """
    number, before = 0, GENESIS
    for line, kept in lines:
        if line.number > number + 1:
            missing = f"{number + 1}" if line.number == number + 2 else f"{number + 1}–{line.number - 1}"
            yield Break(line.number, f"它前面缺第 {missing} 行", f"line {missing} before it is missing")
        elif line.number <= number:
            yield Break(line.number, f"排在第 {number} 行之后，次序不对", f"stands after line {number}, out of order")
        elif line.before != before:
            yield Break(line.number, "与前一行接不上，前一行被改动或换过", "does not join the line before")
        if line.hash != kept:
            yield Break(line.number, "内容与指纹不符，被改动过", "does not match its hash: it was changed")
        number, before = line.number, kept
