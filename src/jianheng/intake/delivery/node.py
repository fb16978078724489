"""The values of a YAML mapping with the line of each, every problem collected."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from datetime import date

import yaml

from jianheng.intake.problem import NO_WORDS, Place, Problem, Words

_DATE = Words("2025-01-31 形式的日期", "a date such as 2025-01-31")
_TEXT = Words("一段文字", "a text")
_YES = {"yes": True, "是": True, "true": True, "no": False, "否": False, "false": False}
_EMPTY = ("", "null", "~")


@dataclass
class Collector:
    """Gathers the problems of one file.

    Args:
        source: name of the file.
    """

    source: str
    problems: list[Problem] = field(default_factory=list)

    def add(
        self, line: int, what: Words, *, value: str = "", expected: Words = NO_WORDS, mend: Words = NO_WORDS
    ) -> None:
        """Record one problem at a line."""
        place = Place(self.source, row_no=line)
        self.problems.append(Problem("delivery", place, what, value, expected, mend))


class Mapping:
    """A YAML mapping whose keys may be written in English or Chinese.

    Args:
        node: the mapping as parsed.
        keys: each known key with its Chinese name.
        collector: where problems go.
    """

    def __init__(self, node: yaml.MappingNode, keys: dict[str, str], collector: Collector) -> None:
        self.line = node.start_mark.line + 1
        self._keys = keys
        self._collector = collector
        self._nodes: dict[str, yaml.Node] = {}
        english = {zh: key for key, zh in keys.items()}
        for key_node, value_node in node.value:
            written = str(key_node.value)
            self._take(english.get(written, written), written, key_node.start_mark.line + 1, value_node)

    def _take(self, key: str, written: str, line: int, node: yaml.Node) -> None:
        if key in self._nodes:
            self._collector.add(line, Words("这一项写了两次", "this key is written twice"), value=written)
        elif key in self._keys:
            self._nodes[key] = node
        else:
            known = [*self._keys, *self._keys.values()]
            near = difflib.get_close_matches(written, known, 1)
            shown = near or [f"{zh} {key}" for key, zh in self._keys.items()]
            mend = Words(
                ("写成 " if near else "可用的项：") + "、".join(shown),
                ("write " if near else "known keys: ") + ", ".join(near or self._keys),
            )
            self._collector.add(line, Words("不认识这一项", "unknown key"), value=written, mend=mend)

    def node(self, key: str, *, required: bool) -> yaml.Node | None:
        """The node of a key; its absence is a problem where it is required."""
        node = self._nodes.get(key)
        if node is None and required:
            self.complain(key, self.line, Words("缺少这一项", "this key is missing"))
        return node

    def complain(self, key: str, line: int, what: Words, expected: Words = NO_WORDS, value: str = "") -> None:
        """Record a problem about one key."""
        named = Words(f"{self._keys[key]} {key}：{what.zh}", f"{key}: {what.en}")
        self._collector.add(line, named, value=value, expected=expected)

    def text(self, key: str, *, required: bool = True) -> str | None:
        """A text that is not empty."""
        node = self.node(key, required=required)
        if node is None:
            return None
        if isinstance(node, yaml.ScalarNode) and node.value.strip() not in _EMPTY:
            return str(node.value).strip()
        self.complain(key, _line(node), Words("没有填写", "is empty"), _TEXT)
        return None

    def date(self, key: str, *, required: bool = True, empty_allowed: bool = False) -> date | None:
        """A date; None where it is left out or, if allowed, empty."""
        node = self.node(key, required=required)
        if node is None or (empty_allowed and is_empty(node)):
            return None
        written = str(node.value).strip() if isinstance(node, yaml.ScalarNode) else "…"
        try:
            if not isinstance(node, yaml.ScalarNode):
                raise ValueError
            return date.fromisoformat(written)
        except ValueError:
            expected = _DATE
            if empty_allowed:
                expected = Words(f"{_DATE.zh}，或留空", f"{_DATE.en}, or nothing")
            self.complain(key, _line(node), Words("不是日期", "is no date"), expected, written)
            return None

    def yes_no(self, key: str) -> bool | None:
        """Yes or no."""
        node = self.node(key, required=True)
        if node is None:
            return None
        written = str(node.value).strip().lower() if isinstance(node, yaml.ScalarNode) else "…"
        if written not in _YES:
            expected = Words("是 yes 或 否 no", "yes or no")
            self.complain(key, _line(node), Words("看不出是与否", "is neither yes nor no"), expected, written)
        return _YES.get(written)

    def items(self, key: str, *, required: bool = True) -> list[yaml.Node]:
        """The items of a list; one value alone stands for a list of one."""
        node = self.node(key, required=required)
        if node is None:
            return []
        found = node.value if isinstance(node, yaml.SequenceNode) else [] if is_empty(node) else [node]
        if required and not found:
            self.complain(key, _line(node), Words("没有填写", "is empty"), Words("至少一项", "at least one"))
        return list(found)

    def line_of(self, key: str) -> int:
        """The line of a key's value; the line of the mapping if the key is absent."""
        node = self._nodes.get(key)
        return self.line if node is None else _line(node)


def is_empty(node: yaml.Node) -> bool:
    """Whether a node is nothing: an empty scalar, `null` or `~`."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value.strip() in _EMPTY


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
