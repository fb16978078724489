"""YAML read as text with positions: every scalar a string, nothing guessed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from jianheng.language import limits
from jianheng.language.problem import ModelError, Position, Problem
from jianheng.language.yaml_words import in_words


@dataclass(frozen=True)
class Piece:
    """A part of a text that was filled in.

    Args:
        start, end: its characters in the whole text.
        at: place of its first character in the file that was filled in.
    """

    start: int
    end: int
    at: Position


@dataclass(frozen=True)
class Text:
    """A scalar as written, normalised to NFC.

    Args:
        value: its characters.
        at: its place; for a text of a template or fragment, the place where that was called for.
        quoted: it stands in quotation marks, or in a block.
        pieces: what was filled in, for a text of a template or fragment; None for a text of the model's own file.
        group: the name under which its fragment was brought in.
    """

    value: str
    at: Position
    quoted: bool = False
    pieces: tuple[Piece, ...] | None = None
    group: str = ""

    def piece(self, offset: int) -> Piece | None:
        """The part filled in that holds a character."""
        return next((piece for piece in self.pieces or () if piece.start <= offset < piece.end), None)


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
        """The content of a key, None where the key is not written."""
        return self.index.get(key)

    def names(self) -> Iterator[Text]:
        """The keys with their places."""
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
        if len(text) > limits.FILE:
            at = Position(self.path, 1, 1)
            zh, en = f"文件超过 {limits.FILE} 个字符", f"the file is longer than {limits.FILE} characters"
            self._add(at, f"{len(text)}", zh, en, "拆成几个文件")
            raise ModelError(self.problems)
        try:
            node = self._composed(text)
        except yaml.MarkedYAMLError as error:
            complaint = f"{error.context or ''} {error.problem or ''}".strip()
            mark = error.problem_mark or error.context_mark
            raise self._unreadable(complaint, _line_and_column(mark)) from error
        except yaml.reader.ReaderError as error:
            before = text[: int(error.position)]
            place = (before.count("\n"), len(before) - before.rfind("\n") - 1)
            raise self._unreadable(str(error.reason), place) from error
        if node is None:
            self._add(Position(self.path, 1, 1), "", "文件是空的", "the file is empty", "写入模型内容")
            raise ModelError(self.problems)
        result = self._convert(node)
        if self.problems:
            raise ModelError(self.problems)
        return result

    def _composed(self, text: str) -> yaml.Node | None:
        """The nodes, read by libyaml; what it refuses is read again by PyYAML, which is slow and says better why."""
        try:
            self._refuse_events(text, yaml.CBaseLoader)
            return yaml.compose(text, Loader=yaml.CBaseLoader)
        except (yaml.YAMLError, ModelError):
            self.problems.clear()
        self._refuse_events(text, yaml.BaseLoader)
        return yaml.compose(text, Loader=yaml.BaseLoader)

    def _unreadable(self, complaint: str, place: tuple[int, int]) -> ModelError:
        zh, en, mend = in_words(complaint)
        self._add(Position(self.path, place[0] + 1, place[1] + 1), complaint, zh, en, mend)
        return ModelError(self.problems)

    def _refuse_events(self, text: str, loader: type[yaml.BaseLoader | yaml.CBaseLoader]) -> None:
        depth = 0
        for count, event in enumerate(yaml.parse(text, Loader=loader)):
            line, column = _line_and_column(event.start_mark)
            at = Position(self.path, line + 1, column + 1)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            self._refuse_size(event, at, depth, count)
            name, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
            if isinstance(event, yaml.AliasEvent):
                self._add(at, f"*{name}", "不允许别名", "aliases are not allowed", "把内容写全；以 * 开头的文字加引号")
            elif name:
                self._add(at, f"&{name}", "不允许锚点", "anchors are not allowed", "把内容写全；以 & 开头的文字加引号")
            elif tag:
                self._add(at, str(tag), "不允许类型标签", "tags are not allowed", "去掉标签；以 ! 开头的文字加引号")
        if self.problems:
            raise ModelError(self.problems)

    def _refuse_size(self, event: yaml.Event, at: Position, depth: int, count: int) -> None:
        """Stop at once where going on would cost time or memory without bound."""
        scalar = event.value if isinstance(event, yaml.ScalarEvent) else ""
        if depth > limits.NESTING:
            zh, en = f"嵌套超过 {limits.NESTING} 层", f"nested more than {limits.NESTING} levels"
            self._add(at, "", zh, en, "减少括号和缩进的层数")
        elif count > limits.NODES:
            zh, en = f"内容超过 {limits.NODES} 项", f"more than {limits.NODES} parts"
            self._add(at, "", zh, en, "拆成几个文件")
        elif len(scalar) > limits.SCALAR:
            zh, en = f"一段文字超过 {limits.SCALAR} 个字符", f"a text longer than {limits.SCALAR} characters"
            self._add(at, scalar[: limits.NAME], zh, en, "缩短，或者分成几段")
        else:
            return
        raise ModelError(self.problems)

    def _convert(self, node: yaml.Node) -> Source:
        at = Position(self.path, node.start_mark.line + 1, node.start_mark.column + 1)
        if isinstance(node, yaml.ScalarNode):
            return Text(unicodedata.normalize("NFC", node.value), at, node.style in {'"', "'", "|", ">"})
        if isinstance(node, yaml.SequenceNode):
            return Listing(tuple(self._convert(child) for child in node.value), at)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, at)
        raise AssertionError(type(node))

    def _mapping(self, node: yaml.MappingNode, at: Position) -> Mapping:
        pairs: list[tuple[Text, Source]] = []
        index: dict[str, Source] = {}
        places: dict[str, Position] = {}
        for key_node, value_node in node.value:
            key = self._convert(key_node)
            if not isinstance(key, Text):
                self._add(
                    key.at, "", "键必须是文字", "a key must be text", "检查花括号和方括号；以括号开头的文字加引号"
                )
                continue
            value = self._convert(value_node)
            if key.value in index:
                where = places[key.value]
                self._add(key.at, key.value, f"与 {where} 的键重复", f"duplicate of the key at {where}", "合并为一处")
            index[key.value] = value
            places.setdefault(key.value, key.at)
            pairs.append((key, value))
        return Mapping(tuple(pairs), at, index)

    def _add(self, at: Position, value: str, *said: str) -> None:
        self.problems.append(Problem("E01", at, value, *said))


def _line_and_column(mark: Any) -> tuple[int, int]:
    return (mark.line, mark.column) if mark is not None else (0, 0)
