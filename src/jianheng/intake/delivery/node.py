"""The values of a YAML mapping with the line of each, every problem collected."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from datetime import date

import yaml

from jianheng.intake.cleaning.dates import read_date
from jianheng.intake.problem import NO_WORDS, Place, Problem, Words

HALF_COLON = Words(
    "改成半角冒号“:”，后面留一个空格，如“报送单位: 某监狱”",
    "write the half-width colon “:” with a blank behind it, such as “unit: …”",
)
_DATE = Words("2025-01-31 或 2025年1月31日 形式的日期", "a date such as 2025-01-31 or 2025年1月31日")
_TEXT = Words("一段文字", "a text")
_YES = {"yes": True, "是": True, "true": True, "no": False, "否": False, "false": False}
_EMPTY = ("", "null", "~")


@dataclass
class Collector:
    """Gathers the problems of one file.

    Args:
        source: name of the file.
        titles: what the rows of a filled page are called, by key; none for a YAML file, whose keys are named.
        apart: what to say of a key that is told from elsewhere than a row of the page.
    """

    source: str
    titles: Map[str, str] = field(default_factory=dict)
    apart: Map[str, Words] = field(default_factory=dict)
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
            self._collector.add(line, Words("不认识这一项", "unknown key"), value=written, mend=self._near(written))

    def _near(self, written: str) -> Words:
        known = [*self._keys, *self._keys.values()]
        if wide_colon(written, known):
            return HALF_COLON
        if near := difflib.get_close_matches(written, known, 1):
            return Words(f"写成 {near[0]}", f"write {near[0]}")
        shown = "、".join(f"{zh} {key}" for key, zh in self._keys.items())
        return Words(f"可用的项：{shown}", f"known keys: {', '.join(self._keys)}")

    def node(self, key: str, *, required: bool) -> yaml.Node | None:
        """The node of a key; its absence is a problem where it is required."""
        node = self._nodes.get(key)
        if node is None and required:
            self.complain(key, self.line, Words("缺少这一项", "this key is missing"))
        return node

    def complain(
        self,
        key: str,
        line: int,
        what: Words,
        expected: Words = NO_WORDS,
        value: str = "",
        mend: Words = NO_WORDS,
    ) -> None:
        """Record a problem about one key."""
        if key in self._collector.apart:
            self._collector.add(0, self._collector.apart[key])
            return
        title = self._collector.titles.get(key) or f"{self._keys[key]} {key}"
        named = Words(f"{title}：{what.zh}", f"{key}: {what.en}")
        self._collector.add(line, named, value=value, expected=expected, mend=mend)

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
        if is_empty(node):
            self.complain(key, _line(node), Words("没有填写", "is empty"), _DATE)
            return None
        written = str(node.value).strip() if isinstance(node, yaml.ScalarNode) else "…"
        day = read_day_written(written)
        if day is None:
            expected = Words(f"{_DATE.zh}，或留空", f"{_DATE.en}, or nothing") if empty_allowed else _DATE
            part = read_date(written) is not None
            what = Words("没有写到日", "does not say which day") if part else Words("不是日期", "is no date")
            self.complain(key, _line(node), what, expected, written)
        return day

    def yes_no(self, key: str) -> bool | None:
        """Yes or no."""
        node = self.node(key, required=True)
        if node is None:
            return None
        written = str(node.value).strip() if isinstance(node, yaml.ScalarNode) else "…"
        found = read_yes_no(written)
        if found is None:
            expected = Words("是 yes 或 否 no", "yes or no")
            self.complain(key, _line(node), Words("看不出是与否", "is neither yes nor no"), expected, written)
        return found

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


def read_day_written(text: str) -> date | None:
    """A whole day as a clerk may write it.

    Returns:
        The day; None where the words are no day, or a month or year alone.

    Example:
        >>> str(read_day_written("2024年12月31日")), str(read_day_written("2025/1/5")), read_day_written("2024年12月")
        ('2024-12-31', '2025-01-05', None)
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        found = read_date(text)
        return None if found is None else found.day


def read_yes_no(text: str) -> bool | None:
    """Yes or no in either language; None where it is neither.

    Example:
        >>> read_yes_no("是"), read_yes_no("No"), read_yes_no("大概")
        (True, False, None)
    """
    return _YES.get(text.strip().lower())


def wide_colon(text: str, keys: Collection[str]) -> bool:
    """Whether words are a key and a value parted by a full-width colon, which YAML reads as one text.

    Example:
        >>> wide_colon("起：2020-01-01", ["起", "止"]), wide_colon("备注：无", ["起", "止"])
        (True, False)
    """
    key, colon, _ = text.partition("：")
    return bool(colon) and key.strip() in keys


def is_empty(node: yaml.Node) -> bool:
    """Whether a node is nothing: an empty scalar, `null` or `~`."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value.strip() in _EMPTY


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
