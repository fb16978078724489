"""One thing that is not as it was when the run was made."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

GONE = object()
NOTHING = ("（无）", "(nothing)")


@dataclass(frozen=True)
class Difference:
    """What differs, where, and how it was.

    Args:
        what: `run`, `batch`, `original`, `row`, `model`, `override`, `local_law`, `law`, `article`, `calendar`,
            `dictionary`, `engine`, `answer`, `finding`, `value` or `evidence`.
        place: file, row, part; as exact as is known.
        zh, en: what is not as it was.
        then, now: how it was and how it is; empty where a hash says no more than the sentence.
    """

    what: str
    place: str
    zh: str
    en: str
    then: str = ""
    now: str = ""

    def __str__(self) -> str:
        return self.text("zh")

    def text(self, lang: str) -> str:
        """The difference on one line."""
        if lang == "zh":
            values = f"：原为 {self.then or NOTHING[0]}，现为 {self.now or NOTHING[0]}" if self.then or self.now else ""
            return f"{self.place}：{self.zh}{values}"
        values = f": was {self.then or NOTHING[1]}, is {self.now or NOTHING[1]}" if self.then or self.now else ""
        return f"{self.place}: {self.en}{values}"


def unequal(then: Any, now: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Where two JSON values differ: the path, and both sides (`GONE` where one has nothing).

    An expression of a model (an object with `op`) is one piece.

    >>> list(unequal({"a": 1, "b": [1]}, {"a": 2, "b": [1]}))
    [('a', 1, 2)]
    """
    both = isinstance(then, dict) and isinstance(now, dict)
    if both and "op" not in then and "op" not in now:
        for name in sorted(then.keys() | now.keys()):
            inner = f"{path}.{name}" if path else name
            yield from unequal(then.get(name, GONE), now.get(name, GONE), inner)
    elif then is GONE and isinstance(now, dict) and "op" not in now:
        for name, part in now.items():
            yield from unequal(GONE, part, f"{path}.{name}")
    elif now is GONE and isinstance(then, dict) and "op" not in then:
        for name, part in then.items():
            yield from unequal(part, GONE, f"{path}.{name}")
    elif then != now:
        yield path, then, now


def shown(value: Any) -> str:
    """A JSON value as short text."""
    if value is GONE or value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
