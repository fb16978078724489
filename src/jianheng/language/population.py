"""What is examined, seen as a table: its own fields, and those that the form of `examine` adds."""

from __future__ import annotations

from dataclasses import replace

from jianheng.dictionary import Axis, Dictionary, Field, Table
from jianheng.language.leaf.query import views_read
from jianheng.language.tree import PREFIX, Examine, Item, Model, Node, node

SLOT_FIELDS = ("slot", "slot_from", "slot_to", "slot_cut")
STATED_BY = "recorded_by"
MEMBERS = "members"
BOTH_READINGS = "any"


def own_dictionary(examine: Examine, dictionary: Dictionary) -> Dictionary:
    """The dictionary as one model sees it: with the answers that it examines as a table."""
    if examine.verdict is None:
        return dictionary
    return replace(
        dictionary,
        tables=dictionary.tables | examine.verdict.tables,
        lists=dictionary.lists | examine.verdict.lists,
    )


def tables_read(model: Model) -> list[str]:
    """Tables whose rows a model needs: also those of the models whose answers it examines, and of its SQL leaves."""
    verdict = model.examine.verdict
    own = [] if verdict is None else tables_read(verdict.model)
    names = (*own, model.table, *(item.table for item in model.items), *sorted(views_read(model)))
    return [name for name in dict.fromkeys(names) if not name.startswith(PREFIX)]


def examined_table(examine: Examine, dictionary: Dictionary) -> Table:
    """The table that bare names of a model stand for.

    Args:
        examine: what the model examines.
        dictionary: canonical tables.
    """
    table = own_dictionary(examine, dictionary).tables[examine.table]
    if examine.each:
        keys = {name: replace(table.fields[name], empty="unknown") for name in examine.each}
        return replace(table, fields=keys, key=examine.each, axis=Axis("none"))
    if examine.statements:
        by = Field(STATED_BY, "key", entity="institution", label_zh="报送单位", label_en="reporting unit")
        table = replace(table, fields=table.fields | {STATED_BY: by}, key=(*table.key, STATED_BY))
    if examine.repeat is None:
        return table
    added = _slot_fields(part=examine.repeat.by == BOTH_READINGS)
    return replace(table, fields=table.fields | {field.name: field for field in added})


def of_members(item: Item, examine: Examine) -> Item:
    """An item over the grouped rows, with the keys of its group and the period of the grouping written out."""
    sides = [{"left": node("field", of="row", name=n), "right": node("field", of="this", name=n)} for n in examine.each]
    parts = (*(node("eq", **each) for each in sides), *_and_parts(item.where))
    where = parts[0] if len(parts) == 1 else node("and", parts=parts)
    return replace(item, where=where, within=item.within or examine.within)


def _and_parts(tree: Node | None) -> tuple[Node, ...]:
    if tree is None:
        return ()
    return tree.nodes("parts") if tree.op == "and" else (tree,)


def _slot_fields(*, part: bool) -> tuple[Field, ...]:
    """The fields of a slot; its ends are bounds where a month is read in both ways."""
    return (
        Field("slot", "int", label_zh="期次", label_en="number of the period"),
        Field("slot_from", "date", part=part, label_zh="本期起日", label_en="start of the period"),
        Field("slot_to", "date", part=part, label_zh="本期止日", label_en="end of the period"),
        Field("slot_cut", "flag", label_zh="本期提前截止", label_en="period cut short"),
    )
