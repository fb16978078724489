"""Which column of a source fills which field, as a person confirmed it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from jianheng.intake.recognise.concepts import plain
from jianheng.intake.recognise.subjects import Called
from jianheng.intake.target import Target


class Split(StrEnum):
    """How one cell is taken apart.

    `SPAN`: first and last day. `SENTENCE`: penalty, term, probation, fine and rights of one cell.
    """

    SPAN = "span"
    SENTENCE = "sentence"


@dataclass(frozen=True)
class ColumnRule:
    """What becomes of one column.

    Args:
        heading: the heading, its levels joined by `/`.
        nth: which of several columns with this heading, from 1.
        to: the fields that it fills, each with the whole cell unless it is split; none where its words are only kept.
        split: how the cell is taken apart.
        codes: local words or numbers to codes of the dictionary.
        unit: `万元` where numbers count in ten thousands; `年`, `月` or `天` where terms without a unit count in it.
        form: `yymmdd` where terms are written in six digits, years, months and days; empty where it is told by the
            values.
    """

    heading: str
    nth: int = 1
    to: tuple[Target, ...] = ()
    split: Split | None = None
    codes: Map[str, str] = field(default_factory=dict)
    unit: str = ""
    form: str = ""


@dataclass(frozen=True)
class RowRule:
    """A row that each record becomes.

    Args:
        table: canonical table.
        part: its name among several rows of this table; empty for the only one.
        fixed: words of fields that are the same for every row, as if they stood in a cell.
    """

    table: str
    part: str = ""
    fixed: Map[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SheetMapping:
    """One kind of table that a source delivers.

    Args:
        name: what the sheet or file was called when it was confirmed.
        rows: the rows that each record becomes, the main one first.
        columns: what becomes of each column, also of those that fill nothing, in their order.
        titles: the lines above it that say what it is about.
        file: the file in which it was confirmed.
    """

    name: str
    rows: tuple[RowRule, ...]
    columns: tuple[ColumnRule, ...]
    titles: tuple[str, ...] = ()
    file: str = ""

    @property
    def called(self) -> Called:
        """What it was called, by which it is told from a table with the same headings."""
        return Called("" if self.name == self.file else self.name, self.titles, self.file)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings, by which the table is known again."""
        return tuple(rule.heading for rule in self.columns)

    def rules_of(self, headings: Sequence[str]) -> tuple[ColumnRule, ...]:
        """The rule of each column of a table; a column that nobody has confirmed fills nothing.

        Args:
            headings: the headings of the table as it is now.
        """
        rules = {(plain(rule.heading), rule.nth): rule for rule in self.columns}
        counts: Counter[str] = Counter()
        found = []
        for heading in headings:
            name = plain(heading)
            counts[name] += 1
            found.append(rules.get((name, counts[name])) or ColumnRule(heading, counts[name]))
        return tuple(found)


@dataclass(frozen=True)
class Mapping:
    """All that was confirmed about one source.

    Args:
        source: name of the source.
        sheets: its kinds of tables.
        confirmed_by: who confirmed it.
        confirmed_on: when.
    """

    source: str
    sheets: tuple[SheetMapping, ...] = ()
    confirmed_by: str = ""
    confirmed_on: date | None = None
