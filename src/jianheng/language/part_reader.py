"""The parts of a model file, one method each."""

from __future__ import annotations

import keyword
import re
from dataclasses import replace
from typing import Literal

from jianheng.language.expression import NO, parse_expression
from jianheng.language.problem import Position, Problem
from jianheng.language.scope import RESERVED, ItemName, Scope
from jianheng.language.source import Listing, Mapping, Source, Text
from jianheng.language.tree import (
    Bilingual,
    Case,
    Exemption,
    Finding,
    Item,
    Let,
    Model,
    Node,
    Param,
    node,
)

ITEM_KINDS = ("the", "first", "last", "any", "count")
ITEM_KEYS = {"where", "by", "within", "held_by", "evidence", "why"}
NAME = re.compile(r"[a-z][a-z0-9_]*\Z")


class PartReader:
    """Reads one model's parts against a scope; problems are collected, never raised."""

    def __init__(self, scope: Scope, problems: list[Problem]) -> None:
        self.scope = scope
        self.problems = problems
        self.places: dict[str, Position] = {}

    def model(self, source: Mapping, table: str) -> Model:
        """Read every part; names first, so that parts may use each other in any order."""
        self._declare(source)
        where = source.get("where")
        return Model(
            id=self._word(source, "id"),
            version=self._word(source, "version", "1.0.0"),
            language=self._word(source, "language", "1"),
            dictionary=self._word(source, "dictionary", "1"),
            title=self.bilingual(source.get("title")),
            point=self.bilingual(source.get("point")),
            kind=self._word(source, "kind", "duty"),
            unit=self._expression(source.get("unit"), "unit"),
            holder=self._word(source, "holder"),
            direction=self._word(source, "direction"),
            basis=self._words(source.get("basis")),
            table=table,
            where=self._expression(where, "where") if where is not None else None,
            items=tuple(self._item(key, value) for key, value in self._pairs(source, "with")),
            lets=tuple(self._let(key, value) for key, value in self._pairs(source, "let")),
            exempt=tuple(self._exemption(key, value) for key, value in self._pairs(source, "exempt")),
            findings=tuple(
                self._finding(section, key, value)
                for section in ("unlawful", "note")
                for key, value in self._pairs(source, section)
            ),
            params=tuple(self._param(key, value) for key, value in self._pairs(source, "params")),
            keep=self._words(source.get("keep")),
            says=self.bilingual(source.get("says")),
            why=self.bilingual(source.get("why")),
            parent=self._word(source, "parent"),
            places=self.places,
        )

    def with_cases(self, model: Model, cases: tuple[Case, ...]) -> Model:
        return replace(model, cases=cases)

    # names ---------------------------------------------------------------

    def _declare(self, source: Mapping) -> None:
        seen: dict[str, Position] = {}
        for key, value in self._pairs(source, "with"):
            self._claim(key, seen)
            kind, table = self._kind_and_table(key, value)
            if table in self.scope.dictionary.tables:
                self.scope.items[key.value] = ItemName(kind, self.scope.dictionary.tables[table])
        for key, _ in self._pairs(source, "let"):
            self._claim(key, seen)
            self.scope.lets.add(key.value)
        for key, value in self._pairs(source, "params"):
            kind = value.get("type") if isinstance(value, Mapping) else None
            self.scope.params[key.value] = kind.value if isinstance(kind, Text) else ""

    def _claim(self, key: Text, seen: dict[str, Position]) -> None:
        name = key.value
        if not NAME.match(name) or keyword.iskeyword(name) or name in RESERVED:
            self._add("E05", key.at, name, "名字只能用小写英文、数字和下划线,且不是保留字", "not an allowed name", "换一个名字")
        if name in seen:
            self._add("E05", key.at, name, f"与 {seen[name]} 的名字相同", f"same name as at {seen[name]}", "换一个名字")
        elif self.scope.this_field(name) is not None:
            self._add(
                "E05",
                key.at,
                name,
                f"与审查表 {self.scope.examined.name} 的字段同名",
                "same name as a field of the examined table",
                "换一个名字",
            )
        seen[name] = key.at

    def _kind_and_table(self, key: Text, value: Source) -> tuple[str, str]:
        found = [k for k in ITEM_KINDS if isinstance(value, Mapping) and value.get(k) is not None]
        if len(found) != 1 or not isinstance(value, Mapping):
            kinds = "、".join(ITEM_KINDS)
            self._add(
                "E01", key.at, key.value, f"关联事实要写且只写一种:{kinds}", "one item kind is needed", "例如 {last: 表名, by: 日期字段, …}"
            )
            return "", ""
        table = value.get(found[0])
        name = table.value if isinstance(table, Text) else ""
        if name not in self.scope.dictionary.tables:
            known = sorted(self.scope.dictionary.tables)
            self.problems.append(self.scope.unknown_name(table.at if table else key.at, name, known))
        return found[0], name

    # parts ---------------------------------------------------------------

    def _item(self, key: Text, value: Source) -> Item:
        name = key.value
        self.places[f"with.{name}"] = key.at
        known = self.scope.items.get(name)
        if known is None or not isinstance(value, Mapping):
            return Item(name, "", "")
        self._refuse_keys(value, ITEM_KEYS | {known.kind})
        self.scope.related = known.table
        where = value.get("where")
        by = value.get("by")
        held_by = value.get("held_by")
        evidence = value.get("evidence")
        if known.kind in {"first", "last"} and by is None:
            self._add("E08", key.at, name, f"{known.kind} 要写 by(按哪个日期)", "`by` is missing", "加上 by: 日期字段")
        if isinstance(by, Text) and self.scope.row_field(by.value) is None:
            self.problems.append(self.scope.unknown_name(by.at, by.value, self.scope.row_names()))
        item = Item(
            name=name,
            kind=known.kind,
            table=known.table.name,
            where=self._expression(where, f"with.{name}.where", "row") if where is not None else None,
            by=by.value if isinstance(by, Text) else "",
            within=self._window(value.get("within"), name),
            held_by=self._expression(held_by, f"with.{name}.held_by", "row") if held_by is not None else None,
            evidence=int(evidence.value) if isinstance(evidence, Text) and evidence.value.isdigit() else None,
            why=self.bilingual(value.get("why")),
        )
        self.scope.related = None
        return item

    def _window(self, value: Source | None, name: str) -> tuple[Node, Node] | None:
        if value is None:
            return None
        if not isinstance(value, Listing) or len(value.items) != 2:  # noqa: PLR2004 - a window has two ends
            self._add("E01", value.at, "within", "within 应为 [起, 止]", "within takes two ends", "例如 [ever, this.ruled_on]")
            return None
        ends = [self._expression(end, f"with.{name}.within", "row") for end in value.items]
        return ends[0], ends[1]

    def _let(self, key: Text, value: Source) -> Let:
        self.places[f"let.{key.value}"] = key.at
        if isinstance(value, Mapping):
            self._refuse_keys(value, {"value", "title", "why"})
            return Let(
                key.value,
                self._expression(value.get("value"), f"let.{key.value}"),
                self.bilingual(value.get("title")),
                self.bilingual(value.get("why")),
            )
        return Let(key.value, self._expression(value, f"let.{key.value}"))

    def _exemption(self, key: Text, value: Source) -> Exemption:
        self.places[f"exempt.{key.value}"] = key.at
        if isinstance(value, Mapping):
            self._refuse_keys(value, {"when", "from", "title", "why"})
            return Exemption(
                key.value,
                self._expression(value.get("when"), f"exempt.{key.value}"),
                self._words(value.get("from")),
                self.bilingual(value.get("title")),
                self.bilingual(value.get("why")),
            )
        return Exemption(key.value, self._expression(value, f"exempt.{key.value}"))

    def _finding(self, section: str, key: Text, value: Source) -> Finding:
        place = f"{section}.{key.value}"
        self.places[place] = key.at
        if isinstance(value, Mapping):
            self._refuse_keys(value, {"when", "due", "grade", "title", "says", "why"})
            due = value.get("due")
            grade = value.get("grade")
            return Finding(
                key.value,
                section,
                self._expression(value.get("when"), place),
                self._expression(due, f"{place}.due") if due is not None else None,
                grade.value if isinstance(grade, Text) else "",
                self.bilingual(value.get("title")),
                self.bilingual(value.get("says")),
                self.bilingual(value.get("why")),
            )
        return Finding(key.value, section, self._expression(value, place))

    def _param(self, key: Text, value: Source) -> Param:
        self.places[f"params.{key.value}"] = key.at
        if not isinstance(value, Mapping):
            self._add("E01", key.at, key.value, "参数要写 type 和 value", "a parameter needs type and value", "")
            return Param(key.value, "", "")
        self._refuse_keys(value, {"type", "value", "range", "local", "why"})
        ends = self._words(value.get("range"))
        return Param(
            key.value,
            self._word(value, "type"),
            self._word(value, "value"),
            (ends[0], ends[1]) if len(ends) == 2 else None,  # noqa: PLR2004
            self._word(value, "local") == "true",
            self.bilingual(value.get("why")),
        )

    # scalars -------------------------------------------------------------

    def bilingual(self, value: Source | None) -> Bilingual:
        """Texts by language; a bare text is Chinese."""
        if value is None:
            return ()
        if isinstance(value, Text):
            return (("zh", value.value),)
        if isinstance(value, Mapping):
            self._refuse_keys(value, {"zh", "en"})
            return tuple((k.value, v.value) for k, v in value.pairs if isinstance(v, Text))
        self._add("E01", value.at, "", "应为文字或 {zh, en}", "text or {zh, en} expected", "")
        return ()

    def _expression(self, value: Source | None, place: str, mode: Literal["model", "row"] = "model") -> Node:
        if not isinstance(value, Text):
            at = value.at if value is not None else Position(place, 1, 1)
            self._add("E01", at, place, "这里应为一个表达式", "an expression is expected here", "写成一行文字")
            return NO
        self.places[place] = value.at
        if value.value == "ever":
            return node("ever")
        return parse_expression(value, self.scope, mode, self.problems)

    def _pairs(self, source: Mapping, key: str) -> tuple[tuple[Text, Source], ...]:
        value = source.get(key)
        if value is None:
            return ()
        if isinstance(value, Mapping):
            return value.pairs
        self._add("E01", value.at, key, f"{key} 应为一组键值", f"{key} must be a mapping", "每项写 名字: 内容")
        return ()

    def _refuse_keys(self, value: Mapping, allowed: set[str]) -> None:
        for key in value.keys():
            if key.value not in allowed:
                self._add(
                    "E01",
                    key.at,
                    key.value,
                    "没有这个键;流式写法里含逗号的表达式要加引号",
                    "unknown key; quote an expression that holds a comma",
                    "可用的键:" + "、".join(sorted(allowed)),
                )

    def _word(self, source: Mapping, key: str, default: str = "") -> str:
        value = source.get(key)
        return value.value if isinstance(value, Text) else default

    def _words(self, value: Source | None) -> tuple[str, ...]:
        if isinstance(value, Text):
            return (value.value,)
        if isinstance(value, Listing):
            return tuple(item.value for item in value.items if isinstance(item, Text))
        return ()

    def _add(self, code: str, at: Position, value: str, zh: str, en: str, mend: str) -> None:
        self.problems.append(Problem(code, at, value, zh, en, mend))
