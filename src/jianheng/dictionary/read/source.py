"""YAML read as text with positions: every scalar stays a string, nothing is guessed, nothing is repeated."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from jianheng.dictionary.problem import FilePlace, Problem, Words


@dataclass(frozen=True)
class Scalar:
    """A scalar as written."""

    text: str
    at: FilePlace


@dataclass(frozen=True)
class Listing:
    """A sequence."""

    items: tuple[Node, ...]
    at: FilePlace


@dataclass(frozen=True)
class Mapping:
    """A mapping; every key once, with the place of each key."""

    pairs: dict[str, Node]
    keys_at: dict[str, FilePlace]
    at: FilePlace

    def place(self, key: str) -> FilePlace:
        """Where a key stands, or where the mapping begins if it has no such key."""
        return self.keys_at.get(key, self.at)


Node = Scalar | Listing | Mapping

_NO_ANCHOR = (
    Words("不能使用锚点和引用", "anchors and aliases are not allowed"),
    Words("把内容写全", "write the content out"),
)
_NO_TAG = (
    Words("不能使用类型标记", "tags are not allowed"),
    Words("删去标记；所有的值都按文字读取", "delete the tag; every value is read as text"),
)
_TWICE = (
    Words("同一个键写了两次", "the key stands here twice"),
    Words("删去其中一个", "delete one of them"),
)


def read_yaml(path: Path, name: str, problems: list[Problem]) -> Mapping | None:
    """Read one file.

    Args:
        path: the file.
        name: how messages name it.
        problems: every problem found is appended.

    Returns:
        The file's mapping; None where the file cannot be read as one.
    """
    whole = FilePlace(name)
    try:
        text = path.read_text(encoding="utf-8")
        events = _events(text)
    except UnicodeDecodeError:
        mend = Words("另存为 UTF-8 编码", "save it as UTF-8")
        problems.append(Problem("not_utf8", whole, Words("不是 UTF-8 编码的文本", "is no text in UTF-8"), mend))
        return None
    except yaml.YAMLError as error:
        problems.append(_not_yaml(name, error))
        return None
    documents = [event for event in events if isinstance(event, yaml.DocumentStartEvent)]
    composer = _Composer(name, problems, iter(events))
    node = composer.document() if len(documents) == 1 else None
    if isinstance(node, Mapping):
        return node
    what = Words("文件应是一组“键: 值”", "the file must be one mapping")
    problems.append(Problem("not_mapping", whole, what, Words("写成“键: 值”的各行", "write lines of “key: value”")))
    return None


def _events(text: str) -> list[yaml.Event]:
    """What libyaml reads; what it refuses is read again by PyYAML, which is slow and says better why."""
    try:
        return list(yaml.parse(text, Loader=yaml.CBaseLoader))
    except yaml.YAMLError:
        return list(yaml.parse(text, Loader=yaml.BaseLoader))


def _not_yaml(name: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    detail = getattr(error, "problem", None) or "?"
    place = FilePlace(name, mark.line + 1, mark.column + 1) if mark else FilePlace(name)
    mend = Words("检查缩进、引号和括号；值中有英文逗号或冒号的要加引号", "check indentation, quotes and brackets")
    return Problem("not_yaml", place, Words("不是正确的 YAML", "is no valid YAML"), mend, value=detail)


class _Composer:
    """Builds nodes from the parser's events, so that nothing is resolved on the way."""

    def __init__(self, name: str, problems: list[Problem], events: Iterator[yaml.Event]) -> None:
        self._name = name
        self._problems = problems
        self._events = events

    def document(self) -> Node | None:
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                return self._node(next(self._events))
        return None

    def _node(self, event: yaml.Event) -> Node:
        at = self._place(event)
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is not None:
            self._complain("anchor", at, anchor, _NO_ANCHOR)
        if tag is not None:
            self._complain("tag", at, tag, _NO_TAG)
        if isinstance(event, yaml.SequenceStartEvent):
            return Listing(tuple(self._items(yaml.SequenceEndEvent)), at)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(at)
        return Scalar(_text(event), at)

    def _items(self, end: type[yaml.Event]) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, end):
                return
            yield self._node(event)

    def _mapping(self, at: FilePlace) -> Mapping:
        nodes = list(self._items(yaml.MappingEndEvent))
        pairs: dict[str, Node] = {}
        keys_at: dict[str, FilePlace] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                mend = Words("键只能是一个词", "a key must be one word")
                self._complain("key", key.at, "", (Words("键不是文字", "the key is no text"), mend))
                continue
            if key.text in pairs:
                self._complain("duplicate_key", key.at, key.text, _TWICE)
                continue
            pairs[key.text], keys_at[key.text] = value, key.at
        return Mapping(pairs, keys_at, at)

    def _place(self, event: yaml.Event) -> FilePlace:
        mark = event.start_mark
        return FilePlace(self._name, mark.line + 1, mark.column + 1) if mark else FilePlace(self._name)

    def _complain(self, code: str, at: FilePlace, value: str, says: tuple[Words, Words]) -> None:
        self._problems.append(Problem(code, at, *says, value=value))


def _text(event: yaml.Event) -> str:
    return unicodedata.normalize("NFC", event.value) if isinstance(event, yaml.ScalarEvent) else ""
