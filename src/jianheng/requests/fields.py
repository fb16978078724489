"""Which delivered fields a model reads."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlglot import exp

from jianheng.chain.made_of import MADE_OF
from jianheng.dictionary import Dictionary, Field, Table
from jianheng.engine.reads import fields_read
from jianheng.language.leaf import read_query, views_read
from jianheng.language.population import tables_read
from jianheng.language.tree import Model

FieldsByTable = dict[str, set[str]]


def delivered_fields(model: Model, dictionary: Dictionary) -> FieldsByTable:
    """The fields that units must deliver so that a model can answer.

    Args:
        model: the model.
        dictionary: the dictionary.

    Returns:
        Names of fields by delivered table. A derived table is replaced by what it is made of; beside the fields
        that the model names stand those of `asked_fields`.

    Example:
        >>> from jianheng.dictionary import load_dictionary
        >>> from jianheng.library.shelf import load_library
        >>> from jianheng.law import load_tables
        >>> (model,) = load_library(load_dictionary(), load_tables(), ["supervision/notice-without-follow-up"])
        >>> sorted(delivered_fields(model, load_dictionary())["supervision_reply"])
        ['document', 'replied_by', 'replied_on', 'verified_on']
    """
    read = delivered_reads(model, dictionary)
    return {name: asked_fields(dictionary.tables[name], fields) for name, fields in read.items()}


def delivered_reads(model: Model, dictionary: Dictionary) -> FieldsByTable:
    """The delivered fields that a model names or that derived tables are made of, and no others."""
    found: FieldsByTable = {}
    for name, read in fields_by_table(model, dictionary).items():
        made_of = MADE_OF[name] if dictionary.tables[name].derived else {name: tuple(read)}
        for source, fields in made_of.items():
            found.setdefault(source, set()).update(fields)
    return found


def asked_fields(table: Table, read: Collection[str]) -> set[str]:
    """What must be asked of a row so that some of its fields can be read.

    Args:
        table: a delivered table.
        read: the fields that are read.

    Returns:
        These fields, those that say which row it is, and those that tell why one of them is empty: who left for
        some reason on a day that nobody told did not stay.
    """
    wanted = {*read, *row_fields(table)}
    conditions = (table.fields[name].required_if for name in wanted)
    wanted |= {rule.field for rule in conditions if rule is not None}
    return {name for name in wanted if may_be_asked(table.fields[name])}


def may_be_asked(field: Field) -> bool:
    """Whether a unit can state it: keys of rows and of persons are given when a delivery is read."""
    return field.entity not in ("person", "row")


def row_fields(table: Table) -> tuple[str, ...]:
    """The fields that say which act or span a row is, and when it was."""
    names = (*table.key, table.axis.start, table.axis.end)
    return tuple(name for name in dict.fromkeys(names) if name and may_be_asked(table.fields[name]))


def fields_by_table(model: Model, dictionary: Dictionary) -> FieldsByTable:
    """The fields that a model names, of the tables as it names them, derived ones among them.

    Args:
        model: the model; what it asks of another model's answers is asked of that model's data.
        dictionary: the dictionary.
    """
    found: FieldsByTable = {name: set() for name in tables_read(model)}
    verdict = model.examine.verdict
    if verdict is not None:
        for name, fields in fields_by_table(verdict.model, dictionary).items():
            found[name] |= fields
    for table, name in (*_named(model), *_of_queries(model, dictionary)):
        if table in dictionary.tables and name in dictionary.tables[table].fields:
            found.setdefault(table, set()).add(name)
    return found


def _named(model: Model) -> Iterator[tuple[str, str]]:
    """Every field that the model names, with its table."""
    lets = {let.name for let in model.lets}
    kept = (name for name in model.keep if name not in lets)
    yield from ((model.table, name) for name in (*fields_read(model, "this"), *model.examine.each, *kept))
    for tree in model.examine.within or ():
        yield from ((model.table, part.text("name")) for part in tree.walk() if part.op == "field")
    for item in model.items:
        yield from ((item.table, name) for name in fields_read(model, item.name))
        yield item.table, item.by
        for _, tree in item.parts():
            for part in tree.walk():
                if part.op == "field" and part.text("of") == "row":
                    yield item.table, part.text("name")


def _of_queries(model: Model, dictionary: Dictionary) -> Iterator[tuple[str, str]]:
    """The fields that signed queries may read: a query that names no columns may read all."""
    tables = views_read(model)
    for let in model.lets:
        if let.value.op != "sql":
            continue
        query = read_query(let.value.text("code"), dictionary.tables)
        every = any(query.find_all(exp.Star))
        named = {column.name for column in query.find_all(exp.Column)}
        for table in sorted(tables):
            for field in dictionary.tables[table].fields.values():
                if every or named & {column for column, _ in field.columns()}:
                    yield table, field.name
