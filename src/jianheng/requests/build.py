"""What has to be asked for, and of whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from jianheng.dictionary import Dictionary, Table
from jianheng.language.tree import Model
from jianheng.requests.fields import asked_fields, delivered_reads, may_be_asked
from jianheng.requests.request import PERSON_FIELDS, PERSON_TABLE, AskedField, AskedTable, Letter, Request, Terms


class NothingToAskError(ValueError):
    """There is nothing to ask for, with the reason and the mend."""


def build_request(
    models: Iterable[Model],
    dictionary: Dictionary,
    *,
    tables: Iterable[Table] = (),
    holders: Collection[str] = (),
    terms: Terms | None = None,
) -> Request:
    """Find out which institutions must be asked for which fields.

    No more is asked than what the models read, and what tells which row it is and whom it is about.

    Args:
        models: the models that shall run.
        dictionary: the dictionary.
        tables: tables that are asked for whole, whatever models read of them.
        holders: the kinds of institutions that are asked; all that keep such records if left out.
        terms: what the asking office says.

    Returns:
        The request, with a letter for every kind of institution.

    Raises:
        NothingToAskError: no model and no table was given, or the chosen institutions keep none of it.
    """
    models, tables = tuple(models), tuple(tables)
    if derived := [table.title_zh for table in tables if table.derived]:
        raise NothingToAskError(
            f"{'、'.join(derived)} 由系统计算，无从调取。改法：换成它所依据的数据表"
            " / computed tables cannot be asked for; name the tables that they are computed from"
        )
    asked = asked_tables(models, dictionary, tables)
    letters = tuple(_letters(asked, dictionary, holders))
    if not letters:
        kinds = "、".join(dict.fromkeys(name for each in asked for name in each.table.holders))
        raise NothingToAskError(
            f"没有可调取的数据。改法：指定模型或数据表；机构可选 {kinds or '（无）'}"
            f" / nothing to ask for; name models or tables, holders: {kinds or 'none'}"
        )
    return Request(letters, models, terms or Terms(), dictionary)


def asked_tables(
    models: Sequence[Model], dictionary: Dictionary, whole: Iterable[Table] = ()
) -> tuple[AskedTable, ...]:
    """The tables that models need, each with the fields that they read.

    Args:
        models: the models.
        dictionary: the dictionary.
        whole: tables of which every field is asked for.

    Returns:
        Tables that models examine first, then the others, in the order in which models name them.
    """
    read = {model.id: delivered_reads(model, dictionary) for model in models}
    named = {name: dictionary.tables[name] for fields in read.values() for name in fields}
    every = {table.name for table in whole}
    named |= {table.name: table for table in whole}
    found = []
    for name, table in named.items():
        readers = [model for model in models if name in read[model.id]]
        stopped = tuple(model.id for model in readers if model.table == name)
        fields = {model.id: read[model.id][name] for model in readers}
        wanted = {*table.fields} if name in every else asked_fields(table, set().union(*fields.values()))
        own = tuple(
            AskedField(field, tuple(model for model, names in fields.items() if field.name in names))
            for field in table.fields.values()
            if may_be_asked(field) and field.name in wanted
        )
        rest = tuple(model.id for model in readers if model.id not in stopped)
        found.append(AskedTable(table, (*_about(table, own, dictionary), *own), stopped, rest))
    return tuple(sorted(found, key=lambda asked: not asked.stopped))


def _about(table: Table, own: Sequence[AskedField], dictionary: Dictionary) -> tuple[AskedField, ...]:
    """The fields that say whom a row is about, unless the table itself has them."""
    if "person" not in table.fields:
        return ()
    about, taken = dictionary.tables[PERSON_TABLE].fields, {each.field.label_zh for each in own}
    fields = (about[name] for name in PERSON_FIELDS)
    return tuple(AskedField(field, of_person=True) for field in fields if field.label_zh not in taken)


def _letters(asked: Sequence[AskedTable], dictionary: Dictionary, holders: Collection[str]) -> Iterable[Letter]:
    for kind in dictionary.lists["institution_kind"].codes:
        if holders and kind not in holders:
            continue
        kept = tuple(each for each in asked if kind in each.table.holders)
        others = [each for each in kept if each.table.name != PERSON_TABLE]
        if kept := tuple(each for each in kept if each in others or _known_there(each, others, asked)):
            yield Letter(kind, kept)


def _known_there(person: AskedTable, others: Sequence[AskedTable], asked: Sequence[AskedTable]) -> bool:
    """Whether who a person is should be asked here: everybody keeps it, so those who tell of the same matter."""
    models = {model for each in others for model in each.models if "person" in each.table.fields}
    return len(asked) == 1 or not person.models or not models.isdisjoint(person.models)
