"""What missing facts cost the models of a run: answers left open, and those that one mend would settle."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jianheng.dictionary import Dictionary
from jianheng.engine.answer_files import EXPLANATIONS, read_answers
from jianheng.intake.problem import Words
from jianheng.quality.quality import Cost, ModelCost

MANIFEST = "manifest.json"
UNDETERMINED, UNCOVERED = "undetermined", "uncovered"
NOTHING = Words("", "")
# What a derived table reads is more than this; here is what a unit that mends it would mend.
MAINLY_FROM = {
    "custody_span": ("detention_stay", "prison_stay", "custody_clock", "coercive_measure", "proceeding"),
    "sentence_state": ("judgment_person", "commutation_ruling"),
    "reduction": ("commutation_ruling", "recited_reduction"),
    "cell_stay": ("assignment",),
}
Leaf = tuple[str, str, str]
"""Model, part, reason."""


@dataclass
class _Sum:
    answers: int = 0
    alone: int = 0
    models: Counter[str] = field(default_factory=Counter)
    says: Words = NOTHING
    mend: Words = NOTHING


def look_at_costs(folder: Path, dictionary: Dictionary) -> tuple[tuple[ModelCost, ...], tuple[Cost, ...]]:
    """Count what the answers of a run lack.

    Args:
        folder: the run.
        dictionary: the tables that there are.

    Returns:
        Its models, and the missing facts, the costliest first.
    """
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    told = _told(folder, dictionary)
    sums: dict[tuple[str, str, str], _Sum] = {}
    models = []
    for model in manifest["models"]:
        answers = read_answers(folder, model["id"], ["answer", "missing"])
        title = Words(model["title"]["zh"], model["title"]["en"])
        open_ = 0
        for answer, missing in zip(answers["answer"].to_pylist(), answers["missing"].to_pylist(), strict=True):
            if answer == UNDETERMINED:
                open_ += 1
                _take(sums, told, model["id"], missing or [])
        models.append(ModelCost(model["id"], title, answers.num_rows, open_))
    costs = [
        Cost(
            table,
            name,
            reason,
            one.says,
            one.mend,
            one.answers,
            one.alone,
            tuple(one.models.most_common()),
            _sources(table, dictionary),
        )
        for (table, name, reason), one in sums.items()
    ]
    return tuple(models), tuple(sorted(costs, key=lambda c: (-c.alone, -c.answers, c.table, c.field, c.reason)))


def _sources(table: str, dictionary: Dictionary) -> tuple[str, ...]:
    """The delivered tables on which a derived one mainly rests."""
    return tuple(each for each in MAINLY_FROM.get(table, ()) if each in dictionary.tables)


def _take(
    sums: dict[tuple[str, str, str], _Sum],
    told: dict[Leaf, tuple[str, str, Words, Words]],
    model: str,
    missing: list[str],
) -> None:
    """Count one undetermined answer once for each fact that it lacks."""
    lacking: dict[tuple[str, str, str], tuple[Words, Words]] = {}
    for entry in missing:
        leaf, _, reason = entry.rpartition(": ")
        table, name, says, mend = told.get((model, leaf, reason), ("", leaf, Words(entry, entry), NOTHING))
        lacking[table, name, reason] = (says, mend)
    for key, (says, mend) in lacking.items():
        one = sums.setdefault(key, _Sum())
        one.answers += 1
        one.alone += len(lacking) == 1
        one.models[model] += 1
        if not one.says.zh:
            one.says, one.mend = says, mend


def _told(folder: Path, dictionary: Dictionary) -> dict[Leaf, tuple[str, str, Words, Words]]:
    """Table, field and words of each missing part, from the first explanation that names it."""
    found: dict[Leaf, tuple[str, str, Words, Words]] = {}
    with (folder / EXPLANATIONS).open(encoding="utf-8") as lines:
        for line in lines:
            if f'"{UNDETERMINED}"' not in line:
                continue
            told = json.loads(line)
            for each in told.get("missing") or ():
                leaf = (told["model"], each["leaf"], each["reason"])
                if leaf not in found:
                    says, mend = Words(each["zh"], each["en"]), Words(each["mend_zh"], each["mend_en"])
                    found[leaf] = (*_place(told, each["leaf"], each["reason"], dictionary), says, mend)
    return found


def _place(told: dict[str, Any], leaf: str, reason: str, dictionary: Dictionary) -> tuple[str, str]:
    """Table and field behind a part; where it is no field of a row, the part itself under no table."""
    table, name = _said_place(told, leaf, reason)
    # A value of a law's table, such as its months, is named as if it were one of the row's.
    known = not name or (table in dictionary.tables and name in dictionary.tables[table].fields)
    return (table, name) if known else ("", leaf)


def _said_place(told: dict[str, Any], leaf: str, reason: str) -> tuple[str, str]:
    owner, _, part = leaf.partition(".")
    tables = {item["name"]: item["table"] for item in told.get("items") or ()}
    if owner in tables:
        return tables[owner], "" if reason == UNCOVERED else part
    own = told.get("act") or {}
    # An examined row tells only the fields that it states: the part is one of its own where nothing else is named so.
    others = {"law", *(let["name"] for let in (*(told.get("lets") or ()), *(told.get("law") or ())))}
    if part == "" and owner not in others and own.get("table"):
        return own["table"], owner
    return "", leaf
