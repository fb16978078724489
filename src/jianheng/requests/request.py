"""A request for data: which institution is asked for which fields, for which models."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from jianheng.dictionary import Dictionary, Field, Table
from jianheng.language.tree import Model

PERSON_TABLE = "person_statement"
# By these a row finds its person; a unit gives what it has, at least one number.
PERSON_FIELDS = ("name", "id_no", "source_no")


@dataclass(frozen=True)
class AskedField:
    """One field that is asked for.

    Args:
        field: the field.
        models: ids of the models that read it; none where it only says which row this is, whose, or why another
            cell is empty.
        of_person: it says whom the row is about.
    """

    field: Field
    models: tuple[str, ...] = ()
    of_person: bool = False


@dataclass(frozen=True)
class AskedTable:
    """One table that is asked for.

    Args:
        table: the table.
        fields: what is asked of each row: whom it is about, then the table's own fields.
        stopped: ids of the models that examine its rows, and have nothing to examine without them.
        weakened: ids of the other models that read it, and cannot tell without it.
    """

    table: Table
    fields: tuple[AskedField, ...]
    stopped: tuple[str, ...] = ()
    weakened: tuple[str, ...] = ()

    @property
    def models(self) -> tuple[str, ...]:
        """Ids of all models that read it."""
        return *self.stopped, *self.weakened

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the table's own fields that are asked for."""
        return tuple(each.field.name for each in self.fields if not each.of_person)


@dataclass(frozen=True)
class Letter:
    """What one kind of institution is asked for.

    Args:
        holder: the kind, of the list `institution_kind`.
        tables: the tables, those that models examine first.
    """

    holder: str
    tables: tuple[AskedTable, ...]

    @property
    def sensitivity(self) -> int:
        """The highest sensitivity of its tables, of rows that need more care among them."""
        return max(
            level
            for asked in self.tables
            for level in (asked.table.sensitivity, *(each.level for each in asked.table.raised))
        )


@dataclass(frozen=True)
class Terms:
    """What only the asking office knows; what is left out stays a blank on the paper.

    Args:
        units: names of the units asked, by kind of institution.
        from_on, until_on: the period; without a first day, everything since records began.
        purpose: for which supervision the data may be used.
        delete_after: the day by which the data is deleted.
        office: the asking procuratorate.
    """

    units: dict[str, str] = field(default_factory=dict)
    from_on: date | None = None
    until_on: date | None = None
    purpose: str = ""
    delete_after: date | None = None
    office: str = ""


@dataclass(frozen=True)
class Request:
    """A whole request.

    Args:
        letters: one for each kind of institution.
        models: the models for which it is made.
        terms: what the asking office says.
        dictionary: the dictionary, which names lists and the general legal basis.
    """

    letters: tuple[Letter, ...]
    models: tuple[Model, ...]
    terms: Terms
    dictionary: Dictionary

    def number(self, model: str) -> int:
        """Under which number papers name a model."""
        return 1 + [each.id for each in self.models].index(model)

    def holder_name(self, holder: str, lang: str) -> str:
        """The name of a kind of institution."""
        code = self.dictionary.lists["institution_kind"].codes[holder]
        return code.label_zh if lang == "zh" else code.label_en

    def tables(self) -> Iterator[AskedTable]:
        """Every table that is asked for, once."""
        yield from {asked.table.name: asked for letter in self.letters for asked in letter.tables}.values()
