"""YAML read as text with positions: every scalar a string, nothing guessed (LANGUAGE §1)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from jianheng.language.problem import ModelError, Position, Problem


@dataclass(frozen=True)
class Text:
    """A scalar as written, normalised to NFC."""

    value: str
    at: Position
    quoted: bool = False


@dataclass(frozen=True)
class Listing:
    """A YAML sequence."""

    items: tuple[Source, ...]
    at: Position


@dataclass(frozen=True)
class Mapping:
    """A YAML mapping in written order, with the place of every key."""

    pairs: tuple[tuple[Text, Source], ...]
    at: Position
    index: dict[str, Source] = field(default_factory=dict, compare=False)

    def get(self, key: str) -> Source | None:
        return self.index.get(key)

    def keys(self) -> Iterator[Text]:
        return (key for key, _ in self.pairs)


Source = Text | Listing | Mapping


def read_source(text: str, path: str) -> Source:
    """Read one YAML document without typing its scalars.

    Args:
        text: content of the file.
        path: its name, used in messages.

    Returns:
        The document as texts, lists and mappings with positions.

    Raises:
        ModelError: not YAML, or duplicate keys, anchors, aliases, tags (E01), all at once.

    >>> read_source("a: no", "m.yaml").get("a").value
    'no'
    """
    return _Reader(path).document(text)


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def document(self, text: str) -> Source:
        try:
            self._refuse_events(text)
            node = yaml.compose(text, Loader=yaml.BaseLoader)  # noqa: S506 - only composed, nothing is built
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            at = Position(self.path, mark.line + 1 if mark else 1, mark.column + 1 if mark else 1)
            raise ModelError(
                [
                    Problem(
                        "E01",
                        at,
                        str(error.problem or error.context or "YAML"),
                        "不是有效的 YAML",
                        "not valid YAML",
                        "检查缩进、冒号后的空格与引号是否成对",
                    )
                ]
            ) from error
        if node is None:
            self._add(Position(self.path, 1, 1), "", "文件是空的", "the file is empty", "写入模型内容")
            raise ModelError(self.problems)
        result = self._convert(node)
        if self.problems:
            raise ModelError(self.problems)
        return result

    def _refuse_events(self, text: str) -> None:
        for event in yaml.parse(text, Loader=yaml.BaseLoader):
            at = Position(self.path, event.start_mark.line + 1, event.start_mark.column + 1)
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                name = str(getattr(event, "anchor", "") or "")
                self._add(at, name, "不允许锚点和别名", "anchors and aliases are not allowed", "把内容写全")
            elif getattr(event, "tag", None):
                self._add(at, str(event.tag), "不允许类型标签", "tags are not allowed", "去掉以 ! 开头的标签")
        if self.problems:
            raise ModelError(self.problems)

    def _convert(self, node: yaml.Node) -> Source:
        at = Position(self.path, node.start_mark.line + 1, node.start_mark.column + 1)
        if isinstance(node, yaml.ScalarNode):
            return Text(unicodedata.normalize("NFC", node.value), at, node.style in ('"', "'", "|", ">"))
        if isinstance(node, yaml.SequenceNode):
            return Listing(tuple(self._convert(child) for child in node.value), at)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, at)
        raise AssertionError(type(node))

    def _mapping(self, node: yaml.MappingNode, at: Position) -> Mapping:
        pairs: list[tuple[Text, Source]] = []
        index: dict[str, Source] = {}
        for key_node, value_node in node.value:
            key = self._convert(key_node)
            if not isinstance(key, Text):
                self._add(key.at, "", "键必须是文字", "a key must be text", "检查花括号和方括号")
                continue
            value = self._convert(value_node)
            if key.value in index:
                self._add(key.at, key.value, "同一处写了两次", "duplicate key", "合并为一处")
            index[key.value] = value
            pairs.append((key, value))
        return Mapping(tuple(pairs), at, index)

    def _add(self, at: Position, value: str, zh: str, en: str, mend: str) -> None:
        self.problems.append(Problem("E01", at, value, zh, en, mend))
