"""Words that explanations have for what the answers name by code: facts, related facts, sheets of source files."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from jianheng.clues.facts import FactSaid, facts_said
from jianheng.clues.node import Both
from jianheng.clues.run import Run

Json = dict[str, Any]


@dataclass(frozen=True)
class Named:
    """A related fact and what it is called."""

    name: str
    label: Both


@dataclass
class Told:
    """What the explanations of some models say.

    Args:
        facts: missing facts by model, leaf and reason.
        items: related facts by model.
        sheets: name of a sheet by batch and place, as in `("b1f0", "2.1")`.
    """

    facts: dict[tuple[str, str, str], FactSaid] = field(default_factory=dict)
    items: dict[str, dict[str, Named]] = field(default_factory=dict)
    sheets: dict[tuple[str, str], str] = field(default_factory=dict)


def read_told(run: Run, models: Collection[str], reveal: bool) -> Told:
    """Go through the explanations once and gather their words.

    Args:
        run: the open run.
        models: ids of the models.
        reveal: True shows names and ID numbers.

    Raises:
        RunError: the explanations cannot be read.
    """
    told = Told()
    for line in run.lines():
        if line.model not in models:
            continue
        for said in facts_said(line.data, reveal):
            told.facts.setdefault((line.model, said.leaf, said.reason), said)
        items = told.items.setdefault(line.model, {})
        for item in _objects(line.data.get("items")):
            label = Both(str(item.get("zh") or ""), str(item.get("en") or ""))
            items.setdefault(str(item.get("name")), Named(str(item.get("name")), label))
        for row in _rows(line.data):
            batch, *place = str(row.get("row_id")).split(":")
            if row.get("sheet") and len(place) > 1:
                told.sheets.setdefault((batch, place[1]), str(row["sheet"]))
    return told


def _rows(data: Json) -> Iterator[Json]:
    yield from _objects([data.get("act")])
    for item in _objects(data.get("items")):
        yield from _objects(item.get("rows"))


def _objects(value: object) -> Iterator[Json]:
    if isinstance(value, list):
        yield from (entry for entry in value if isinstance(entry, dict))
