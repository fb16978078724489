"""What has come of whose records, and the tables in which it is kept."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from ninja import Router, Schema

from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.api.needing import Needs
from jianheng.desk.data.held.overview import Of, Unit, by_unit
from jianheng.desk.data.held.standing import held_by
from jianheng.dictionary import Dictionary, Field, Table, load_dictionary

router = Router(tags=["data"])


class Span(Schema):
    """A period that was told: its first day (null: since records began), its last, whether everything is in it."""

    since: date | None
    until: date
    complete: bool


class TableHere(Schema):
    """What has come of one table of one unit."""

    table: str
    title: str
    rows: int
    rows_with_problems: int
    periods: list[Span]
    exported: date | None
    batches: list[str]

    @staticmethod
    def of(table: Of) -> TableHere:
        """Read what has come."""
        spans = sorted(table.spans, key=lambda span: (span[1], span[0] or date.min))
        return TableHere(
            table=table.table,
            title=table.title,
            rows=table.rows,
            rows_with_problems=table.with_problems,
            periods=[Span(since=since, until=until, complete=complete) for since, until, complete in spans],
            exported=table.exported,
            batches=table.batches,
        )


class UnitHere(Schema):
    """What has come of one unit; `is_old` where nothing new has come for long."""

    unit: str
    rows: int
    exported: date | None
    is_old: bool
    tables: list[TableHere]

    @staticmethod
    def of(unit: Unit) -> UnitHere:
        """Read a unit."""
        tables = [TableHere.of(table) for table in unit.listed]
        return UnitHere(unit=unit.name, rows=unit.rows, exported=unit.exported, is_old=unit.is_old, tables=tables)


class CodeKnown(Schema):
    """A code of a field."""

    code: str
    label_zh: str
    label_en: str


class FieldKnown(Schema):
    """A field that a column may fill, as `table.field`."""

    field: str
    label_zh: str
    label_en: str
    type: str
    required: bool
    codes: list[CodeKnown]

    @staticmethod
    def of(table: Table, field: Field, dictionary: Dictionary) -> FieldKnown:
        """Read a field."""
        codes = dictionary.lists[field.list].codes.values() if field.list else ()
        return FieldKnown(
            field=f"{table.name}.{field.name}",
            label_zh=field.label_zh,
            label_en=field.label_en,
            type=field.type,
            required=field.required,
            codes=[CodeKnown(code=code.value, label_zh=code.label_zh, label_en=code.label_en) for code in codes],
        )


class TableKnown(Schema):
    """A table that can be delivered."""

    table: str
    title_zh: str
    title_en: str
    fields: list[FieldKnown]


@router.get("/units", response=list[UnitHere], auth=Needs(Can.DATA_READ), summary="各单位的数据 data by unit")
def units(request: HttpRequest) -> list[UnitHere]:
    """What has come, by unit and table: periods, whether they are complete, how old it is."""
    return [UnitHere.of(unit) for unit in by_unit(held_by(reader(request)).values())]


@router.get("/tables", response=list[TableKnown], auth=Needs(Can.DATA_READ), summary="数据表和字段 tables and fields")
def tables(request: HttpRequest) -> list[TableKnown]:
    """Every table that can be delivered, with the fields that columns may fill and their codes."""
    dictionary = load_dictionary()
    return [
        TableKnown(
            table=table.name,
            title_zh=table.title_zh,
            title_en=table.title_en,
            fields=[FieldKnown.of(table, field, dictionary) for field in table.fields.values()],
        )
        for table in dictionary.tables.values()
        if not table.derived
    ]
