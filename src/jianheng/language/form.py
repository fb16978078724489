"""What every part of a model file is made of: texts, lists, bilingual texts, closed sets of keys."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from dataclasses import dataclass, field

from jianheng.language import limits
from jianheng.language.expression import NO, parse_expression
from jianheng.language.expression.context import Mode
from jianheng.language.problem import Position, Problem
from jianheng.language.scope import Scope
from jianheng.language.source import Listing, Mapping, Source, Text
from jianheng.language.tree import Bilingual, Node, node

Pairs = tuple[tuple[Text, Source], ...]


@dataclass
class Form:
    """Reads the small pieces of a model file and collects what is wrong with them.

    Args:
        problems: receives every problem.
        places: receives the place of every part of the model.
    """

    problems: list[Problem]
    places: dict[str, Position] = field(default_factory=dict)

    def add(self, code: str, at: Position, value: str, *said: str) -> None:
        """Note a problem: Chinese, English, mend."""
        self.problems.append(Problem(code, at, value, *said))

    def refuse_keys(self, source: Mapping, allowed: Collection[str]) -> None:
        """Note keys that mean nothing here (E01)."""
        for key in source.names():
            if key.value in allowed:
                continue
            near = difflib.get_close_matches(key.value, allowed, n=1, cutoff=0.6)
            if near:
                mend = f"改为 {near[0]}"
            elif not key.value.isidentifier():
                mend = "流式写法 {…} 中含逗号或括号的表达式要整体加引号"
            else:
                mend = "只能用：" + "、".join(sorted(allowed))
            self.add("E01", key.at, key.value, "没有这个键", "unknown key", mend)

    def pairs(self, source: Mapping, key: str) -> Pairs:
        """The pairs of a mapping under a key; none where the key is not written."""
        value = source.get(key)
        if value is None:
            return ()
        if isinstance(value, Mapping):
            most = limits.SECTIONS.get(key, limits.NODES)
            if len(value.pairs) > most:
                said = (f"{key} 超过 {most} 项", f"more than {most} parts in {key}", "拆成几个模型")
                self.add("E01", value.at, str(len(value.pairs)), *said)
                return ()
            return value.pairs
        self.add(
            "E01", value.at, shown(value), f"{key} 应为一组键值", f"{key} must be a mapping", "每项写成 名字: 内容"
        )
        return ()

    def word(self, source: Mapping, key: str, default: str = "") -> str:
        """A single text under a key."""
        value = source.get(key)
        if value is None:
            return default
        if isinstance(value, Text) and value.value:
            return value.value
        self.add("E01", value.at, shown(value), f"{key} 应为一个词", f"{key} must be one word", f"写成 {key}: 内容")
        return default

    def choice(self, source: Mapping, key: str, allowed: Collection[str], default: str = "") -> str:
        """A word that must be one of a few."""
        value = self.word(source, key, default)
        written = source.get(key)
        if written is not None and value and value not in allowed:
            listed = "、".join(allowed)
            self.add(
                "E01",
                written.at,
                value,
                f"{key} 不能是这个值",
                f"{key} must be one of {', '.join(allowed)}",
                f"改为：{listed}",
            )
        return value

    def words(self, value: Source | None, key: str) -> tuple[str, ...]:
        """A list of texts; a single text is a list of one."""
        if value is None:
            return ()
        if isinstance(value, Text):
            return (value.value,)
        if isinstance(value, Listing) and all(isinstance(item, Text) for item in value.items):
            return tuple(item.value for item in value.items if isinstance(item, Text))
        self.add(
            "E01",
            value.at,
            shown(value),
            f"{key} 应为文字的列表",
            f"{key} must be a list of texts",
            f"写成 {key}: [甲, 乙]",
        )
        return ()

    def bilingual(self, value: Source | None) -> Bilingual:
        """Texts by language; a bare text is Chinese."""
        if value is None:
            return ()
        if isinstance(value, Text):
            return (("zh", value.value),)
        if isinstance(value, Mapping):
            self.refuse_keys(value, ("zh", "en"))
            wrong = [each for _, each in value.pairs if not isinstance(each, Text)]
            for each in wrong:
                self.add(
                    "E01", each.at, shown(each), "应为文字", "a text is expected", "写成 zh: 文字；含冒号的文字加引号"
                )
            return tuple((key.value, each.value) for key, each in value.pairs if isinstance(each, Text))
        self.add(
            "E01", value.at, shown(value), "应为文字", "a text is expected", "写成一段文字，或 {zh: 中文, en: English}"
        )
        return ()

    def expression(self, value: Source | None, place: str, scope: Scope, mode: Mode = "model") -> Node:
        """An expression; its place is kept under the name of the part."""
        at = value.at if value is not None else self.place(place)
        if not isinstance(value, Text):
            key = place.rpartition(".")[2]
            self.add(
                "E01",
                at,
                shown(value) if value is not None else key,
                "这里应为一个表达式" if value is not None else f"{key} 没有写表达式",
                "an expression is expected here",
                "写成一行文字；流式写法中含逗号、括号的要加引号" if value is not None else "补上 when 或 value",
            )
            return NO
        self.places[place] = at
        if value.value == "ever":
            return node("ever")
        return parse_expression(value, scope, mode, self.problems)

    def place(self, place: str) -> Position:
        """The place of a part, or of the nearest enclosing part that is known."""
        while place and place not in self.places:
            place = place.rpartition(".")[0]
        return self.places[place]


def shown(source: Source | None) -> str:
    """What stands in the file, short enough for a message."""
    if isinstance(source, Text):
        return source.value
    if isinstance(source, Listing):
        return "[" + ", ".join(shown(item) for item in source.items[:3]) + (", …]" if len(source.items) > 3 else "]")  # noqa: PLR2004
    if isinstance(source, Mapping):
        return "{" + ", ".join(key.value for key in source.names()) + "}"
    return ""
