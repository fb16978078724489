"""What each name of a model is called in Chinese and in English."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.dictionary import Dictionary, Table
from jianheng.language.scope import table_field
from jianheng.language.tree import Model, Node, bilingual
from jianheng.law import LawTable

COUNT = {"zh": "件数", "en": "number"}


@dataclass(frozen=True)
class Naming:
    """Labels for one model in one language.

    Args:
        model, dictionary, law: where names come from.
        lang: `zh` or `en`.
    """

    model: Model
    dictionary: Dictionary
    law: dict[str, LawTable]
    lang: str

    def field(self, table: Table, name: str) -> str:
        found = table_field(table, name)
        if found is None:
            return name
        return found.label_zh if self.lang == "zh" else found.label_en

    def table(self, name: str) -> str:
        table = self.dictionary.tables[name]
        return table.title_zh if self.lang == "zh" else table.title_en.lower()

    def examined(self) -> Table:
        return self.dictionary.tables[self.model.table]

    def let(self, name: str) -> str:
        return bilingual(self.model.let(name).title, self.lang) or name

    def item(self, name: str) -> str:
        """An item has no title of its own: its `why`, or the title of its table, says what it is."""
        why = dict(self.model.item(name).why)
        return why.get(self.lang) or self.table(self.model.item(name).table)

    def item_part(self, name: str, part: str) -> str:
        table = self.dictionary.tables[self.model.item(name).table]
        label = COUNT[self.lang] if part in {"count", "found"} else self.field(table, part)
        return f"{self.item(name)}的{label}" if self.lang == "zh" else f"{label} of {self.item(name)}"

    def law_table(self, name: str) -> str:
        table = self.law[name]
        return table.title_zh if self.lang == "zh" else table.title_en.lower()

    def law_value(self, table: str, part: str) -> str:
        if part == "hard":
            return "属强制规定" if self.lang == "zh" else "being a hard norm"
        value = next(v for v in self.law[table].values if v.name == part)
        return value.label_zh if self.lang == "zh" else value.label_en

    def code(self, list_name: str, value: str) -> str:
        codes = self.dictionary.lists.get(list_name)
        if codes is None or value not in codes.codes:
            return value
        entry = codes.codes[value]
        return entry.label_zh if self.lang == "zh" else entry.label_en

    def leaf(self, leaf: str) -> str:
        """The name of an unknown fact: a field, `item`, `item.field` or `law.table`."""
        owner, _, part = leaf.partition(".")
        if owner == "law" and part in self.law:
            return self.law_table(part)
        if owner in {item.name for item in self.model.items}:
            return self.item_part(owner, part) if part else self.item(owner)
        if owner in {let.name for let in self.model.lets}:
            return self.let(owner)
        return self.field(self.examined(), owner)

    def coded_list(self, tree: Node) -> str:
        """The code list of a field or item part, for labels of literals."""
        if tree.op == "field" and tree.text("of") == "this":
            found = table_field(self.examined(), tree.text("name"))
            return (found.list or "") if found else ""
        if tree.op == "item":
            table = self.dictionary.tables[self.model.item(tree.text("name")).table]
            found = table_field(table, tree.text("part"))
            return (found.list or "") if found else ""
        return ""
