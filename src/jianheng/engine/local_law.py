"""What an office confirmed and set in the law, as it is told in the manifest, in every clue and by `why`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jianheng.engine.plan import Plan
from jianheng.engine.reads import expressions
from jianheng.language.operators.peers import PEERS
from jianheng.language.tree import Model
from jianheng.law import LawTable, LocalWord, Row

Json = dict[str, Any]
LOOKED_UP = frozenset({"law", "clock"})


def told_words(words: Iterable[LocalWord], law: Mapping[str, LawTable]) -> list[Json]:
    """Words of an office, those that have ended included, in the order of its file."""
    return [told_word(word, law) for word in words]


def told_word(word: LocalWord, law: Mapping[str, LawTable]) -> Json:
    """One word of an office, with the labels of the table and of what it sets."""
    table = law.get(word.table)
    labels = {value.name: value for value in table.values} if table is not None else {}
    return {
        "kind": word.kind,
        "ref": word.ref,
        "table": word.table,
        "zh": table.title_zh if table is not None else word.ref,
        "en": table.title_en if table is not None else word.ref,
        "values": [
            {
                "name": name,
                "zh": labels[name].label_zh,
                "en": labels[name].label_en,
                "unit": labels[name].unit or _counted_in(table, word, name),
                "type": labels[name].type,
                "was": was,
                "value": value,
            }
            for name, was, value in word.values
        ],
        "unread": word.unread,
        "days": list(word.days),
        "was_days": list(word.was_days),
        "person": word.person,
        "date": word.day.isoformat(),
        "source": word.source,
        "until": "" if word.until is None else word.until.isoformat(),
        "expired": word.expired,
    }


def _counted_in(table: LawTable | None, word: LocalWord, name: str) -> str | None:
    """The unit of a period's amount, which stands in a value of its own."""
    if table is None or not table.clock or name != "amount":
        return None
    row = word.ref.partition("/")[2]
    return next((str(each.values["unit"]) for each in table.rows if each.id == row), None)


class OwnWords:
    """What an office confirmed or set, as far as acts of one model rest on it.

    Args:
        plan: the plan of the model.
        law: tables as they hold in the office.
    """

    def __init__(self, plan: Plan, law: Mapping[str, LawTable]) -> None:
        self._law, self._looked_up = law, plan.looked_up
        self._rows = [(table.name, row) for table in law.values() for row in _in_use(table)]
        self._aside = frozenset(_aside(plan.model)) if self._rows else frozenset()

    def of(self, act: Json) -> list[Json]:
        """The words on which an act rests: one for each row in use by an office that may have given it a value.

        Where the plan does not say which row a look-up fits (it stands in the scope, in a related fact or in the rule
        of a repetition), every such row of its table is told.

        Args:
            act: every column of the act.
        """
        if not self._rows:
            return []
        fitting = {
            (table, row) for label, table in self._looked_up.items() for row in (act.get(label) or "").split(",")
        }
        found: dict[str, LocalWord] = {}
        for table, row in self._rows:
            if row.local is not None and (table in self._aside or (table, row.id) in fitting):
                found[row.local.ref] = row.local
        return told_words(found.values(), self._law)


def _in_use(table: LawTable) -> Iterator[Row]:
    """The rows that an office confirmed or set; a published table has none."""
    yield from (row for row in table.rows if row.local is not None) if table.published is not None else ()


def _aside(model: Model) -> Iterator[str]:
    """Tables that are asked where no column says which of their rows fit."""
    examine, repeat = model.examine, model.examine.repeat
    trees = [*(examine.within or ()), *(part for item in model.items for _, part in item.parts())]
    trees += [] if model.where is None else [model.where]
    trees += [] if repeat is None else [tree for tree in (repeat.start, repeat.every, repeat.until) if tree is not None]
    trees += [] if examine.verdict is None else expressions(examine.verdict.model)
    trees += [part for tree in expressions(model) for part in tree.walk() if part.op in PEERS]
    yield from (part.text("table") for tree in trees for part in tree.walk() if part.op in LOOKED_UP)
