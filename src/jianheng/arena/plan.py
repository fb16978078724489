"""Of what a county is made, and what of it does not reach the workspace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from jianheng.arena.act import Act, Row
from jianheng.arena.dice import Dice
from jianheng.arena.world.county import kept_by
from jianheng.arena.world.county_life import live
from jianheng.arena.world.life import Life, with_companions
from jianheng.dictionary import Dictionary


@dataclass(frozen=True)
class Plan:
    """One county.

    Args:
        persons, seed: of what it is made.
        withheld: tables that nobody hands over.
        blank: share of the cells with a date that are left empty.
    """

    persons: int
    seed: int
    withheld: tuple[str, ...] = ()
    blank: float = 0.0

    @property
    def is_whole(self) -> bool:
        """Whether everything that happened is handed over."""
        return not self.withheld and not self.blank

    def lives(self, dictionary: Dictionary, numbers: Iterable[int] | None = None) -> Iterator[Life]:
        """The lives as they are handed over.

        Args:
            dictionary: says which empty cells mean that nobody knows.
            numbers: the persons; all if left out.
        """
        for number in range(self.persons) if numbers is None else numbers:
            life = live(self.seed, number)
            if not self.is_whole:
                for each in with_companions([life]):
                    self._lose(each, Dice(self.seed, "loss", each.person.number), dictionary)
            yield life

    def units(self, dictionary: Dictionary) -> dict[str, tuple[str, ...]]:
        """The tables that each unit hands over."""
        return {
            unit: tuple(table for table in tables if table in dictionary.tables and table not in self.withheld)
            for unit, tables in kept_by().items()
        }

    def _lose(self, life: Life, dice: Dice, dictionary: Dictionary) -> None:
        life.acts = [act for act in life.acts if act.table not in self.withheld]
        for table in [*life.rows]:
            if table in self.withheld:
                del life.rows[table]
                continue
            fields = dictionary.tables[table].fields
            # An empty cell that says "none" or "not yet" would be another story, not a loss.
            losable = {name for name, each in fields.items() if each.empty == "unknown"}
            rows: list[tuple[str, Row]] = []
            for unit, row in life.rows[table]:
                days = [name for name, value in row.items() if name in losable and isinstance(value, date)]
                lost = {name for name in days if dice.chance(self.blank)}
                life.acts = [_without(act, table, row, lost) for act in life.acts]
                rows.append((unit, {name: None if name in lost else value for name, value in row.items()}))
            life.rows[table] = rows


def _without(act: Act, table: str, row: Row, lost: set[str]) -> Act:
    """An act of which the natural key lost a day with its row."""
    if act.table != table or not lost & act.key.keys() or not _names(act.key, row):
        return act
    return replace(act, key={name: "" if name in lost else value for name, value in act.key.items()})


def _names(key: Mapping[str, str], row: Row) -> bool:
    return all(str(row.get(name)) == value for name, value in key.items())
