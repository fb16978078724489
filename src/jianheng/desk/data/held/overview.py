"""What has come, by unit and table: the period, whether it is complete, how old it is, what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from jianheng.desk.data.held.standing import Held
from jianheng.desk.words import lang, say
from jianheng.dictionary import load_dictionary
from jianheng.quality.report.page import unit_name

# After so many days without a new export a unit's data is told to be old.
OLD_AFTER = 92


@dataclass
class Of:
    """What has come of one table of one unit.

    Args:
        table: canonical table.
        rows: rows in standing batches.
        with_problems: rows of which some cell could not be read.
        spans: the periods told, with whether everything is in them.
        exported: the last day of export.
        batches: the batches.
    """

    table: str
    rows: int = 0
    with_problems: int = 0
    spans: set[tuple[date | None, date, bool]] = field(default_factory=set)
    exported: date | None = None
    batches: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """Its title."""
        table = load_dictionary().tables.get(self.table)
        return say(table.title_zh, table.title_en) if table is not None else self.table

    @property
    def period(self) -> str:
        """The periods in words."""
        begin = say("自始", "all")
        return "；".join(f"{first or begin} — {last}" for first, last, _ in sorted(self.spans, key=lambda s: s[1]))

    @property
    def complete(self) -> str:
        """`all`, `some` or `none` of the periods are told to be complete."""
        told = {complete for _, _, complete in self.spans}
        return "all" if told == {True} else "none" if told <= {False} else "some"


@dataclass
class Unit:
    """What has come of one unit."""

    name: str
    tables: dict[str, Of] = field(default_factory=dict)
    exported: date | None = None

    @property
    def shown(self) -> str:
        """Its name, as a page shows it."""
        return unit_name(self.name, lang())

    @property
    def listed(self) -> list[Of]:
        """Its tables, as the dictionary orders them."""
        known = {name: number for number, name in enumerate(load_dictionary().tables)}
        return sorted(self.tables.values(), key=lambda each: known.get(each.table, len(known)))

    @property
    def rows(self) -> int:
        """All its rows."""
        return sum(each.rows for each in self.tables.values())

    @property
    def is_old(self) -> bool:
        """Whether nothing new has come for long."""
        return self.exported is not None and (date.today() - self.exported).days > OLD_AFTER


def by_unit(held: Iterable[Held]) -> list[Unit]:
    """What counts of the batches, by unit.

    Args:
        held: the batches that a person sees.
    """
    units: dict[str, Unit] = {}
    for each in held:
        delivery = each.batch.manifest.delivery
        if each.gone is not None or delivery is None or each.is_journal:
            continue
        unit = units.setdefault(delivery.unit, Unit(delivery.unit))
        unit.exported = max(filter(None, (unit.exported, delivery.export_day)))
        for name, entry in each.batch.manifest.tables.items():
            of = unit.tables.setdefault(name, Of(name))
            of.rows += entry.kept
            of.with_problems += entry.with_problems
            of.spans.add((delivery.from_on, delivery.until_on, delivery.is_complete_for(name)))
            of.exported = max(filter(None, (of.exported, delivery.export_day)))
            of.batches.append(each.id)
    return sorted(units.values(), key=lambda unit: unit.name)
