"""What each name of a model is called in Chinese and in English."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jianheng.dictionary import Dictionary, Field, Table
from jianheng.language.item_kinds import BARE, own_parts
from jianheng.language.population import examined_table, own_dictionary
from jianheng.language.scope import table_field
from jianheng.language.tree import Model, bilingual
from jianheng.law import LawTable

# Open facts that no field, law table or name of the model stands for.
OWN_LEAVES = {
    "calendar": {"zh": "工作日历", "en": "working-day calendar"},
    "months": {"zh": "月份的算法", "en": "way of counting months"},
}
COUNT = {"zh": "件数", "en": "number"}
GAP = {
    "from_on": {"zh": "首日", "en": "first day"},
    "days": {"zh": "天数", "en": "days"},
    "count": {"zh": "段数", "en": "number"},
}

# English labels of dates are often just "ruled on": these words already make one a noun.
NOUNS = re.compile(r"\b(date|day|end|start|event|deadline)\b")
PARTICIPLES = "born done drawn found given heard held left made met paid read sent taken withdrawn written"
VERB_ON = re.compile(rf"(^|\s)(\w*ed|{PARTICIPLES.replace(' ', '|')}|made public) on\Z")


def english(field: Field) -> str:
    """The English label of a field, as a noun.

    >>> english(Field("ruled_on", "date", label_en="ruled on"))
    'date ruled on'
    >>> english(Field("effective_on", "date", label_en="effective on"))
    'effective date'
    """
    label = field.label_en
    if field.type not in {"date", "moment"} or NOUNS.search(label):
        return label
    if label.endswith(" at"):
        return f"time {label}"
    if VERB_ON.search(label) or not label.endswith(" on"):
        return f"date {label}" if " " in label else f"{label} date"
    return f"{label.removesuffix(' on')} date"


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

    def __post_init__(self) -> None:
        object.__setattr__(self, "dictionary", own_dictionary(self.model.examine, self.dictionary))

    def field(self, table: Table, name: str) -> str:
        found = table_field(table, name)
        if found is None:
            return name
        return found.label_zh if self.lang == "zh" else english(found)

    def table(self, name: str) -> str:
        table = self.dictionary.tables[name]
        return table.title_zh if self.lang == "zh" else table.title_en.lower()

    def examined(self) -> Table:
        return examined_table(self.model.examine, self.dictionary)

    def let(self, name: str) -> str:
        """Its title; without one its name in quotation marks."""
        return bilingual(self.model.let(name).title, self.lang) or f"“{name}”"

    def item(self, name: str) -> str:
        """Its title; without one its `why`, or the title of its table, says what it is.

        Where several items come from one table, or it is the examined one, the name is added.
        """
        item = self.model.item(name)
        told = dict(item.title).get(self.lang) or dict(item.why).get(self.lang)
        if told:
            return told
        doubled = [each.table for each in self.model.items].count(item.table) > 1 or item.table == self.model.table
        return self.table(item.table) + (f"“{name}”" if doubled else "")

    def item_part(self, name: str, part: str) -> str:
        table = self.dictionary.tables[self.model.item(name).table]
        kind = self.model.item(name).kind
        if part == BARE.get(kind) and part != "count":
            return self.item(name)
        if part in {"found", *own_parts(kind)}:
            label = (GAP[part] if kind == "gap" and part in GAP else COUNT)[self.lang]
        else:
            label = self.field(table, part)
        if self.lang == "zh":
            return f"{self.item(name)}的{label}"
        return f"{self.item(name)}'s {label}" if label.endswith(" on") else f"{label} of the {self.item(name)}"

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
        if leaf == "*":
            return "其他事实" if self.lang == "zh" else "other facts"
        owner, _, part = leaf.partition(".")
        if leaf in OWN_LEAVES:
            return OWN_LEAVES[leaf][self.lang]
        if owner == "law" and part in self.law:
            return self.law_table(part)
        if owner in {item.name for item in self.model.items}:
            return self.item_part(owner, part) if part else self.item(owner)
        if owner in {let.name for let in self.model.lets}:
            return self.let(owner)
        examined = self.examined()
        return self.field(examined if owner in examined.fields else self.dictionary.tables[self.model.table], owner)
