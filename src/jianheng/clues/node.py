"""JSON read with types: every problem is collected, none stops the reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from jianheng.clues.problem import Problem


@dataclass(frozen=True)
class Both:
    """A text in Chinese and in English; either may be empty where only one was written."""

    zh: str = ""
    en: str = ""

    def pick(self, lang: str) -> str:
        """The text in a language, or in the other one where that is all there is."""
        return (self.en or self.zh) if lang == "en" else (self.zh or self.en)


class Node:
    """One JSON object while it is read.

    Args:
        data: the parsed value.
        file: name of the file, for problems.
        where: path of keys that led here.
        problems: the list that collects what is wrong.
    """

    def __init__(self, data: Any, file: str, where: str, problems: list[Problem]) -> None:
        self.file = file
        self.where = where
        self.problems = problems
        self._known = isinstance(data, dict)
        self.data: dict[str, Any] = data if self._known else {}
        if not self._known:
            self.add("", data, "应是一个对象 {…}", "expected an object {…}")

    def add(self, key: str, value: Any, zh: str, en: str) -> None:
        """Keep a problem at a key of this object."""
        where = ".".join(part for part in (self.where, key) if part)
        shown = "" if value is None else str(value)[:80]
        self.problems.append(Problem(self.file, where or "（整个文件）", shown, zh, en))

    def _get(self, key: str, kind: type | tuple[type, ...], zh: str, en: str) -> Any:
        value = self.data.get(key)
        if key not in self.data:
            if self._known:
                self.add(key, None, f"缺少，应为{zh}", f"missing; expected {en}")
            return None
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is int):
            self.add(key, value, f"应为{zh}", f"expected {en}")
            return None
        return value

    def text(self, key: str) -> str:
        """A required text."""
        value = self._get(key, str, "文字", "a text")
        return value if isinstance(value, str) else ""

    def optional(self, key: str) -> str | None:
        """A text that may be null or left out; numbers and flags become text."""
        value = self.data.get(key)
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int | float):
            return str(value)
        self.add(key, value, "应为文字或 null", "expected a text or null")
        return None

    def number(self, key: str) -> int:
        """A required whole number."""
        value = self._get(key, int, "整数", "a whole number")
        return value if isinstance(value, int) else 0

    def flag(self, key: str, default: bool | None = None) -> bool:
        """A flag; required where no default is given."""
        if key not in self.data and default is not None:
            return default
        return bool(self._get(key, bool, " true 或 false", "true or false"))

    def day(self, key: str) -> date | None:
        """A date written as 2024-12-31, or null."""
        value = self.data.get(key)
        if value is None:
            return None
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            self.add(key, value, "应为 2024-12-31 形式的日期", "expected a date like 2024-12-31")
            return None

    def required_day(self, key: str) -> date:
        """A required date."""
        if self.data.get(key) is None:
            self.text(key)
        return self.day(key) or date.min

    def child(self, key: str) -> Node:
        """A required object."""
        found = self._get(key, dict, "一个对象 {…}", "an object {…}")
        path = ".".join(part for part in (self.where, key) if part)
        child = Node({}, self.file, path, self.problems)
        child.data, child._known = (found, True) if isinstance(found, dict) else ({}, False)
        return child

    def named(self, key: str) -> dict[str, Node]:
        """A required object whose values are objects."""
        child = self.child(key)
        return {
            name: Node(value, self.file, f"{child.where}.{name}", self.problems) for name, value in child.data.items()
        }

    def children(self, key: str, required: bool = True) -> list[Node]:
        """A list of objects."""
        if not required and self.data.get(key) is None:
            return []
        found = self._get(key, list, "一个列表 […]", "a list […]") or []
        path = ".".join(part for part in (self.where, key) if part)
        return [Node(value, self.file, f"{path}[{n}]", self.problems) for n, value in enumerate(found)]

    def texts(self, key: str, required: bool = True) -> tuple[str, ...]:
        """A list of texts."""
        if not required and self.data.get(key) is None:
            return ()
        found = self._get(key, list, "文字的列表", "a list of texts") or []
        if not all(isinstance(value, str) for value in found):
            self.add(key, found, "应全部为文字", "expected texts only")
        return tuple(str(value) for value in found)

    def both(self, key: str) -> Both:
        """A required `{zh, en}` with both languages."""
        return self.child(key).own_both()

    def own_both(self) -> Both:
        """The `zh` and `en` of this object, both required."""
        return Both(self.text("zh"), self.text("en"))

    def label(self, stem: str = "") -> Both:
        """The `zh` (required) and `en` (may be left out) of this object.

        Args:
            stem: prefix of the keys, as in `formula` for `formula_zh`.
        """
        prefix = f"{stem}_" if stem else ""
        return Both(self.text(f"{prefix}zh"), self.optional(f"{prefix}en") or "")
