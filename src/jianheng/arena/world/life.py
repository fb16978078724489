"""One person's life as it is told: the rows that institutions keep of it, and what is known about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from jianheng.arena.act import Act, Row, Value
from jianheng.arena.dice import Dice
from jianheng.arena.world.county import DISTRICTS, District
from jianheng.arena.world.person import MOST_PERSONS, Person, invent

# Ten years, the last three weeks of them under the new prison law.
FIRST_DAY, LAST_DAY = date(2016, 11, 21), date(2026, 11, 20)


@dataclass
class Life:
    """What happens to one person.

    Args:
        person: the person.
        dice: the person's chance.
        story: the name of what is staged; empty for an everyday life.
        rows: by table, rows with the unit that reports each.
        acts: what is known about them.
        companions: others without whom the story could not be told.
    """

    person: Person
    dice: Dice = field(compare=False)
    story: str = ""
    rows: dict[str, list[tuple[str, Row]]] = field(default_factory=dict)
    acts: list[Act] = field(default_factory=list)
    companions: list[Life] = field(default_factory=list)

    @property
    def district(self) -> District:
        """Where the person lives and is tried."""
        return DISTRICTS[self.person.number // 10 % len(DISTRICTS)]

    def companion(self, born: tuple[date, date]) -> Life:
        """Let another person enter the story, whose own life is an everyday one."""
        person = invent(self.person.number + MOST_PERSONS, self.dice, *born, female=self.person.female)
        self.companions.append(Life(person, self.dice))
        return self.companions[-1]

    def add(self, table: str, unit: str, **fields: Value) -> None:
        """Tell one row about the person.

        Args:
            table: the table.
            unit: who reports it.
            fields: the values; what is left out is empty.
        """
        self.rows.setdefault(table, []).append((unit, {"person": self.person.key, **fields}))

    def add_plain(self, table: str, unit: str, **fields: Value) -> None:
        """Tell one row about a case or a paper, which names no person."""
        self.rows.setdefault(table, []).append((unit, fields))

    def know(self, model: str, table: str, finding: str = "", times: int = 1, **key: Value) -> None:
        """Keep what is known about an act.

        Args:
            model: the model that examines it.
            table: the table of its row.
            finding: the finding owed; left out for a lawful act that tempts.
            times: how often a duty that repeats was broken.
            key: the natural key of the row without the person.
        """
        told = self.rows.get(table)
        # What is derived is about a person always; what is told may be about a paper alone.
        known = {"person": self.person.key} if told is None or "person" in told[-1][1] else {}
        known |= {name: str(value) for name, value in key.items()}
        self.acts.append(Act(model, table, known, finding, self.story, times))

    def know_group(self, model: str, table: str, finding: str = "", **key: str) -> None:
        """Keep what is known about a group of rows of many persons.

        Args:
            model: the model that examines it.
            table: the table of its rows.
            finding: the finding owed; left out for a group that tempts.
            key: what makes the group.
        """
        self.acts.append(Act(model, table, key, finding, self.story))


def with_companions(lives: Iterable[Life]) -> Iterator[Life]:
    """Lives, each followed by those of its companions."""
    for life in lives:
        yield life
        yield from life.companions
