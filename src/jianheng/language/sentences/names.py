"""Names and literals in Chinese or English words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from jianheng.dictionary import Dictionary, Table
from jianheng.language.naming import Naming
from jianheng.language.population import SLOT_FIELDS, own_dictionary
from jianheng.language.tree import Model, Node
from jianheng.language.types import Type
from jianheng.language.typing import Typing
from jianheng.law import LawTable, Term

FEW = 2


@dataclass
class NameTeller:
    """Words for what has a name in one model: fields, facts, derived values, law.

    Args:
        model, dictionary, law: what is told.
        lang: `zh` or `en`.
    """

    model: Model
    dictionary: Dictionary
    law: dict[str, LawTable]
    lang: str = "zh"
    _related: Table | None = field(default=None)

    def __post_init__(self) -> None:
        self.dictionary = own_dictionary(self.model.examine, self.dictionary)

    @cached_property
    def naming(self) -> Naming:
        """What each name is called."""
        return Naming(self.model, self.dictionary, self.law, self.lang)

    @cached_property
    def _types(self) -> Typing:
        return Typing(self.model, self.dictionary, self.law)

    def say(self, zh: str, en: str) -> str:
        """The text of the language that is spoken."""
        return zh if self.lang == "zh" else en

    def listed(self, parts: Iterable[str], zh: str = "、", last: str = "与") -> str:
        """Parts in a list, with a word before the last one."""
        given = list(parts)
        if len(given) < FEW:
            return "".join(given)
        word = {"与": " and ", "或": " or "}[last]
        if self.lang == "zh":
            return zh.join(given[:-1]) + last + given[-1]
        return ", ".join(given[:-1]) + word + given[-1]

    def _leaf(self, tree: Node) -> str:
        names, name = self.naming, tree.text("name")
        match tree.op:
            case "const":
                return self._const(tree)
            case "field":
                return self._field(tree)
            case "let":
                return self._let(name, tree.text("part"))
            case "item":
                part = tree.text("part")
                return self._the(names.item(name) if part == "row" else names.item_part(name, part))
            case "param":
                return self.literal(self.model.param(name).type, self.model.param(name).value)
            case "as_of":
                return self.say("检查日", "the day of the check")
            case "ever":
                return self.say("自始", "the beginning")
            case "sql":
                column, author = tree.text("column"), tree.text("author")
                return self.say(
                    f"DuckDB 查询的“{column}”（{author} 签名，不能移植到其他引擎）",
                    f"“{column}” of a DuckDB query (signed by {author}, not portable)",
                )
        return "…"

    def _const(self, tree: Node) -> str:
        return self.literal(tree.text("type"), tree.text("value"))

    def literal(self, kind: str, value: str) -> str:
        """A literal value."""
        if kind == "flag":
            return self.say("是", "yes") if value == "true" else self.say("否", "no")
        if kind == "term":
            term = Term.parse(value)
            return self.say(term.zh(), english_term(term))
        return value

    def _field(self, tree: Node) -> str:
        names, name = self.naming, tree.text("name")
        inside = self._related is not None
        if tree.text("of") == "row" and self._related is not None:
            label = names.field(self._related, name)
            return self.say(label, f"its {label}")
        label = names.field(names.examined(), name)
        if not inside:
            return self._the(label)
        if name == "row":
            return self.say("本件", "this act")
        if self.model.examine.repeat is not None and name in SLOT_FIELDS:
            return self.say(label, self._the(label))
        return self.say(f"本次{label}", f"this act's {label}")

    def _let(self, name: str, part: str) -> str:
        label = self.naming.let(name)
        if self._related is not None:
            own = label.startswith(("本", "上", "前", "减刑前"))
            label = self.say(label if own else f"本次{label}", f"this act's {label}")
        else:
            label = self._the(label)
        value = self.model.let(name).value
        if not part or value.op != "law":
            return label
        return self._law_part(label, value.text("table"), part)

    def _law_part(self, label: str, table: str, part: str, yes: bool = True) -> str:
        """A part of what a law table answers; a flag is said as a statement, true or not."""
        if part == "hard":
            zh = f"{label}属强制规定" if yes else f"{label}不属强制规定"
            return self.say(zh, f"{label} is a hard norm" if yes else f"{label} is not a hard norm")
        values = {value.name: value for value in self.law[table].values}
        inner = self.naming.law_value(table, part).removesuffix("（月）").removesuffix("（日）")
        if values[part].type == "flag":
            zh = f"{label}{'载明' if yes else '未载明'}“{inner}”"
            return self.say(zh, f"{label} {'says' if yes else 'does not say'} “{inner}”")
        only = [name for name, value in values.items() if value.type != "flag"] == [part]
        return label if only else self.say(f"{label}中{inner}", f"{self._the(inner)} of {label}")

    def _the(self, label: str) -> str:
        return self.say(label, label if label.startswith(("the ", "this ")) else f"the {label}")

    def kind(self, tree: Node) -> str:
        """The kind of type of an expression."""
        return self._type(tree).kind

    def _type(self, tree: Node) -> Type:
        return (self._types.related(self._related) if self._related else self._types).of(tree)


def english_term(term: Term) -> str:
    """A term in English words.

    >>> english_term(Term(3, 1, 0))
    '3 years 1 month'
    """
    parts = ((term.years, "year"), (term.months, "month"), (term.days, "day"))
    told = [f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in parts if number]
    return " ".join(told) or "0 days"
