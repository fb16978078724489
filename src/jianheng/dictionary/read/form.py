"""Typed values out of the nodes of a YAML mapping; whatever does not fit is collected."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

from jianheng.dictionary.problem import NO_WORDS, FilePlace, Problem, Words
from jianheng.dictionary.read.source import Listing, Mapping, Node, Scalar


@dataclass
class Form:
    """Reads one file's nodes.

    Args:
        problems: every problem found is appended.
    """

    problems: list[Problem] = field(default_factory=list)

    def add(self, code: str, at: FilePlace, value: str, what: Words, mend: Words, expected: Words = NO_WORDS) -> None:
        """Keep a problem."""
        self.problems.append(Problem(code, at, what, mend, value, expected))

    def keys(self, node: Mapping, required: Iterable[str], optional: Iterable[str]) -> None:
        """Report keys that are unknown or missing.

        Args:
            node: the mapping.
            required, optional: its keys.
        """
        required = tuple(required)
        known = (*required, *optional)
        for key, at in node.keys_at.items():
            if key not in known:
                near = difflib.get_close_matches(key, known, 1)
                mend = (
                    Words(f"改为 {near[0]}，或者删去", f"write {near[0]}, or delete it")
                    if near
                    else Words(f"可用的键：{'、'.join(known)}", f"known keys: {', '.join(known)}")
                )
                self.add("unknown_key", at, key, Words("没有这个键", "there is no such key"), mend)
        for key in required:
            if key not in node.pairs:
                what = Words("缺少这个键", "this key is missing")
                self.add("missing_key", node.at, key, what, Words(f"补上“{key}: …”", f"add “{key}: …”"))

    def text(self, node: Mapping, key: str, default: str = "") -> str:
        """A scalar under a key; an empty one is a problem."""
        child = node.pairs.get(key)
        if child is None:
            return default
        return self.scalar(child, node.place(key), default)

    def scalar(self, node: Node, at: FilePlace, default: str = "") -> str:
        """The text of a scalar."""
        if isinstance(node, Scalar) and node.text.strip():
            return node.text.strip()
        mend = Words("写成“键: 值”", "write “key: value”")
        self.add("not_text", at, "", Words("这里应是一个文字值", "a text is expected here"), mend)
        return default

    def texts(self, node: Mapping, key: str) -> tuple[str, ...]:
        """A list of scalars under a key; empty where the key is left out."""
        child = node.pairs.get(key)
        if child is None:
            return ()
        if not isinstance(child, Listing):
            mend = Words("写成 [甲, 乙]", "write [a, b]")
            self.add("not_list", node.place(key), key, Words("这里应是一个列表", "a list is expected here"), mend)
            return ()
        found = tuple(self.scalar(item, item.at) for item in child.items)
        for twice in dict.fromkeys(text for text in found if found.count(text) > 1):
            what = Words("在列表中写了两次", "stands in the list twice")
            self.add("duplicate_item", child.at, twice, what, Words("删去一个", "delete one"))
        return tuple(dict.fromkeys(text for text in found if text))

    def mapping(self, node: Mapping, key: str) -> Mapping:
        """A mapping under a key; empty where the key is left out."""
        child = node.pairs.get(key)
        if isinstance(child, Mapping):
            return child
        if child is not None:
            mend = Words("写成“键: 值”", "write “key: value”")
            self.add("not_mapping", node.place(key), key, Words("这里应是“键: 值”", "a mapping is expected"), mend)
        return Mapping({}, {}, node.place(key))

    def both(self, node: Mapping, key: str) -> Words:
        """A `{zh, en}` pair under a key; empty where the key is left out."""
        if key not in node.pairs:
            return NO_WORDS
        inner = self.mapping(node, key)
        self.keys(inner, ("zh", "en"), ())
        return Words(self.text(inner, "zh"), self.text(inner, "en"))

    def choice(self, node: Mapping, key: str, allowed: tuple[str, ...], default: str) -> str:
        """A scalar that must be one of a few words."""
        value = self.text(node, key, default)
        if value in allowed:
            return value
        self.add(
            "not_allowed",
            node.place(key),
            value,
            Words(f"不能用作 {key}", f"is no {key}"),
            Words("改为其中之一", "write one of them"),
            Words("、".join(allowed), " or ".join(allowed)),
        )
        return default

    def yes(self, node: Mapping, key: str, *, default: bool = False) -> bool:
        """A scalar `true` or `false`."""
        return self.choice(node, key, ("true", "false"), "true" if default else "false") == "true"
