"""YAML read as text with line numbers: every scalar stays a string, nothing is guessed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from jianheng.law.problem import LawDataError, Problem


@dataclass(frozen=True)
class Text:
    """A scalar as written."""

    value: str
    line: int


@dataclass(frozen=True)
class Listing:
    """A sequence."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True)
class Mapping:
    """A mapping; every key once."""

    pairs: dict[str, Node]
    lines: dict[str, int]
    line: int


Node = Text | Listing | Mapping


def yaml_files(folder: Path) -> Iterator[Path]:
    """The YAML files of a folder and of the folders in it, in order of name."""
    yield from sorted(folder.rglob("*.yaml"), key=lambda path: path.name)


class Reader:
    """Reads one file and collects every problem in it.

    Args:
        path: the file.
        name: what it is called in each problem; its own name if left out.
    """

    def __init__(self, path: Path, name: str = "") -> None:
        self.path = path
        self.name = name or path.name
        self.problems: list[Problem] = []

    def add(self, line: int, where: str, value: str, says: tuple[str, str, str]) -> None:
        """Keep a problem of this file.

        Args:
            line: 1-based line.
            where: row or key meant.
            value: what stands there.
            says: what is wrong in Chinese and in English, and the mend in Chinese.
        """
        self.problems.append(Problem(self.name, line, where, value, *says))

    def root(self) -> Mapping:
        """The top mapping of the file.

        Raises:
            LawDataError: the file is no YAML mapping; nothing more can be read from it.
        """
        try:
            node = yaml.compose(self.path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            self.add(line, "", str(error.problem), ("不是有效的 YAML", "not valid YAML", "检查缩进与引号"))
            raise LawDataError(self.problems) from error
        except (UnicodeDecodeError, yaml.YAMLError) as error:
            says = ("不是 UTF-8 编码的文字", "not text in UTF-8", "在编辑器里另存为 UTF-8")
            self.add(1, "", type(error).__name__, says)
            raise LawDataError(self.problems) from error
        root = self._convert(node) if node is not None else None
        if not isinstance(root, Mapping):
            self.add(1, "", "", ("文件应为“键: 值”的列表", "the file is not a mapping", "写成 键: 值"))
            raise LawDataError(self.problems)
        return root

    def _convert(self, node: yaml.Node) -> Node:
        line = node.start_mark.line + 1
        if isinstance(node, yaml.ScalarNode):
            return Text(unicodedata.normalize("NFC", node.value), line)
        if isinstance(node, yaml.SequenceNode):
            return Listing(tuple(self._convert(child) for child in node.value), line)
        pairs: dict[str, Node] = {}
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = unicodedata.normalize("NFC", str(key_node.value))
            key_line = key_node.start_mark.line + 1
            if key in pairs:
                self.add(key_line, key, key, ("同一个键写了两次", "duplicate key", "删去其中一个"))
            pairs[key], lines[key] = self._convert(value_node), key_line
        return Mapping(pairs, lines, line)

    def keys(self, node: Mapping, where: str, required: Iterable[str], optional: Iterable[str] = ()) -> None:
        """Report keys that are unknown or missing."""
        required = tuple(required)
        allowed = (*required, *optional)
        for key in node.pairs:
            if key not in allowed:
                expected = "、".join(allowed)
                self.add(
                    node.lines[key],
                    where,
                    key,
                    (f"未知的键，应为 {expected}", "unknown key", "改正或删去；值中有英文逗号的要加引号"),
                )
        for key in required:
            if key not in node.pairs:
                self.add(node.line, where, key, ("缺少这个键", "missing key", f"补上 {key}"))

    def text(self, node: Mapping, key: str, default: str = "") -> str:
        """A scalar under a key, or the default where the key is left out."""
        child = node.pairs.get(key)
        if child is None:
            return default
        if not isinstance(child, Text):
            self.add(child.line, key, "", ("这里应是一个文字值", "expected a scalar", "写成 键: 值"))
            return default
        return child.value

    def texts(self, node: Mapping, key: str) -> tuple[str, ...]:
        """A list of scalars under a key; empty where the key is left out."""
        child = node.pairs.get(key)
        if child is None:
            return ()
        if not isinstance(child, Listing) or not all(isinstance(item, Text) for item in child.items):
            self.add(child.line, key, "", ("这里应是一个列表", "expected a list of scalars", "写成 [甲, 乙]"))
            return ()
        return tuple(item.value for item in child.items if isinstance(item, Text))

    def mapping(self, node: Mapping, key: str) -> Mapping:
        """A mapping under a key; empty where the key is left out."""
        child = node.pairs.get(key)
        if isinstance(child, Mapping):
            return child
        if child is not None:
            self.add(child.line, key, "", ("这里应是“键: 值”", "expected a mapping", "写成 键: 值"))
        return Mapping({}, {}, node.line)

    def pair(self, node: Mapping, key: str) -> tuple[str, str]:
        """A `{zh, en}` pair under a key; both empty where the key is left out."""
        if key not in node.pairs:
            return "", ""
        inner = self.mapping(node, key)
        self.keys(inner, key, ("zh", "en"))
        return self.text(inner, "zh"), self.text(inner, "en")

    def choice(self, node: Mapping, key: str, allowed: tuple[str, ...], default: str) -> str:
        """A scalar that must be one of a few words."""
        value = self.text(node, key, default)
        if value not in allowed:
            line = node.lines.get(key, node.line)
            self.add(
                line,
                key,
                value,
                (f"应为 {'、'.join(allowed)}", f"expected one of {', '.join(allowed)}", "改正"),
            )
            return default
        return value
