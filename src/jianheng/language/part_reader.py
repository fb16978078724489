"""The parts of a model file, names first, so that parts may use each other in any order."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator
from dataclasses import replace

from jianheng.language import limits
from jianheng.language.examine_reader import read_population
from jianheng.language.expression import NO
from jianheng.language.form import Form
from jianheng.language.item_reader import declare_item, read_item
from jianheng.language.leaf import leaf_columns, read_leaf
from jianheng.language.param_reader import read_param
from jianheng.language.population import of_members
from jianheng.language.problem import Position
from jianheng.language.scope import RESERVED, Scope, grouped
from jianheng.language.source import Mapping, Source, Text
from jianheng.language.tree import Bilingual, Examine, Exemption, Finding, Item, Let, Model

NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
PARENT = ("id", "version", "logic")


class PartReader:
    """Reads one model's parts against a scope; problems are collected, never raised."""

    def __init__(self, scope: Scope, form: Form) -> None:
        self.scope = scope
        self.form = form

    def model(self, source: Mapping, examine: Examine) -> Model:
        """Read every part."""
        self._declare(source)
        form, scope = self.form, self.scope
        where = source.get("where")
        population = read_population(source.get("examine"), examine, scope, form)
        return Model(
            id=form.word(source, "id"),
            version=form.word(source, "version", "1.0.0"),
            language=form.word(source, "language", "1"),
            dictionary=form.word(source, "dictionary", "1"),
            title=form.bilingual(source.get("title")),
            point=form.bilingual(source.get("point")),
            kind=form.word(source, "kind", "duty"),
            unit=form.expression(source.get("unit"), "unit", scope) if source.get("unit") is not None else NO,
            holder=form.word(source, "holder"),
            direction=form.word(source, "direction"),
            basis=form.words(source.get("basis"), "basis"),
            examine=population,
            where=form.expression(where, "where", scope) if where is not None else None,
            items=tuple(self._item(key, value, population) for key, value in form.pairs(source, "with")),
            lets=tuple(let for key, value in form.pairs(source, "let") for let in self._lets(key, value)),
            exempt=tuple(self._exemption(key, value) for key, value in form.pairs(source, "exempt")),
            findings=tuple(
                self._finding(section, key, value)
                for section in ("unlawful", "note")
                for key, value in form.pairs(source, section)
            ),
            params=tuple(read_param(key, value, form) for key, value in form.pairs(source, "params")),
            keep=tuple(scope.flat_name(name) for name in form.words(source.get("keep"), "keep")),
            says=form.bilingual(source.get("says")),
            why=form.bilingual(source.get("why")),
            parent=self._parent(source),
            places=form.places,
        )

    # names ---------------------------------------------------------------

    def _declare(self, source: Mapping) -> None:
        for key in source.names():
            self.form.places[key.value] = key.at
        seen: dict[str, Position] = {}
        for key, _ in self.form.pairs(source, "use"):
            self._claim(key, seen)
        for key, value in self.form.pairs(source, "with"):
            self._claim(key, seen)
            declare_item(key, value, self.scope, self.form)
        for key, value in self.form.pairs(source, "let"):
            self._claim(key, seen)
            columns = leaf_columns(value, self.form)
            if columns:
                self.scope.groups[key.value] = frozenset(columns)
            for name in columns:
                self._claim(replace(key, value=grouped(key.value, name)), seen)
            self.scope.lets |= {grouped(key.value, name) for name in columns} or {key.value}
        for key, value in self.form.pairs(source, "params"):
            self._plain(key)
            kind = value.get("type") if isinstance(value, Mapping) else None
            self.scope.params[key.value] = kind.value if isinstance(kind, Text) else ""
        codes: dict[str, Position] = {}
        for section in ("exempt", "unlawful", "note"):
            for key, _ in self.form.pairs(source, section):
                self._plain(key)
                self._once(key, codes)

    def _claim(self, key: Text, seen: dict[str, Position]) -> None:
        self._plain(key)
        self._once(key, seen)
        if self.scope.this_field(key.value) is not None:
            self.form.add(
                "E05",
                key.at,
                key.value,
                f"与审查表 {self.scope.examined.name} 的字段同名",
                f"also a field of the examined table {self.scope.examined.name}",
                "换一个名字",
            )

    def _plain(self, key: Text) -> None:
        name = key.value
        if name in RESERVED or keyword.iskeyword(name):
            self.form.add("E05", key.at, name, "这是保留字，不能作名字", "a reserved word", "换一个名字")
        elif len(name) > limits.NAME:
            said = (f"名字超过 {limits.NAME} 个字符", f"a name has at most {limits.NAME} characters", "换一个短的名字")
            self.form.add("E05", key.at, name, *said)
        elif not NAME.match(name):
            self.form.add(
                "E05",
                key.at,
                name,
                "名字只能用小写英文、数字和下划线，以字母开头",
                "names are lower-case ASCII letters, digits and underscores",
                "换一个名字；中文写在 title 里",
            )

    def _once(self, key: Text, seen: dict[str, Position]) -> None:
        if key.value in seen:
            where = seen[key.value]
            self.form.add("E05", key.at, key.value, f"与 {where} 同名", f"same name as at {where}", "换一个名字")
        seen.setdefault(key.value, key.at)

    # parts ---------------------------------------------------------------

    def _item(self, key: Text, value: Source, examine: Examine) -> Item:
        item, known = read_item(key, value, self.scope, self.form), self.scope.items.get(key.value)
        return of_members(item, examine) if known is not None and known.members else item

    def _lets(self, key: Text, value: Source) -> Iterator[Let]:
        """One value, or one for each column of an SQL leaf."""
        if not isinstance(value, Mapping) or value.get("sql") is None:
            yield self._let(key, value)
            return
        for column in leaf_columns(value, self.form) or ("",):
            name = grouped(key.value, column) if column else key.value
            self.form.places[f"let.{name}"] = key.at
            leaf, title = read_leaf(value, column, self.scope, self.form)
            yield Let(name, leaf, title, self.form.bilingual(value.get("why")))

    def _let(self, key: Text, value: Source) -> Let:
        form, place = self.form, f"let.{key.value}"
        form.places[place] = key.at
        if not isinstance(value, Mapping):
            return Let(key.value, form.expression(value, place, self.scope))
        form.refuse_keys(value, ("value", "title", "why"))
        return Let(
            key.value,
            form.expression(value.get("value"), place, self.scope),
            form.bilingual(value.get("title")),
            form.bilingual(value.get("why")),
        )

    def _exemption(self, key: Text, value: Source) -> Exemption:
        form, place = self.form, f"exempt.{key.value}"
        form.places[place] = key.at
        if not isinstance(value, Mapping):
            return Exemption(key.value, form.expression(value, place, self.scope))
        form.refuse_keys(value, ("when", "from", "title", "why"))
        reaches = value.get("from")
        if reaches is not None:
            form.places[f"{place}.from"] = reaches.at
        return Exemption(
            key.value,
            form.expression(value.get("when"), place, self.scope),
            form.words(reaches, "from"),
            form.bilingual(value.get("title")),
            form.bilingual(value.get("why")),
        )

    def _finding(self, section: str, key: Text, value: Source) -> Finding:
        form, place = self.form, f"{section}.{key.value}"
        form.places[place] = key.at
        if not isinstance(value, Mapping):
            return Finding(key.value, section, form.expression(value, place, self.scope))
        form.refuse_keys(value, ("when", "due", "grade", "title", "says", "why"))
        due, says = value.get("due"), value.get("says")
        if says is not None:
            form.places[f"{place}.says"] = says.at
        return Finding(
            key.value,
            section,
            form.expression(value.get("when"), place, self.scope),
            form.expression(due, f"{place}.due", self.scope) if due is not None else None,
            form.choice(value, "grade", ("serious", "minor")),
            form.bilingual(value.get("title")),
            self._says(says),
            form.bilingual(value.get("why")),
        )

    def _says(self, source: Source | None) -> Bilingual:
        """The sentence with the names that its placeholders have in the tree."""
        return tuple(
            (lang, PLACEHOLDER.sub(lambda found: "{" + self.scope.flat_name(found[1]) + "}", text))
            for lang, text in self.form.bilingual(source)
        )

    def _parent(self, source: Mapping) -> tuple[tuple[str, str], ...]:
        value = source.get("parent")
        if value is None:
            return ()
        if isinstance(value, Mapping):
            self.form.refuse_keys(value, PARENT)
            if all(value.get(part) is not None for part in PARENT):
                return tuple((part, self.form.word(value, part)) for part in PARENT)
        self.form.add(
            "E01",
            value.at,
            "parent",
            "parent 应写明来源模型",
            "parent names the model this one was derived from",
            "写成 {id: 编号, version: 版本, logic: 哈希}",
        )
        return ()
