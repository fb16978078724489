"""A sheet turned into rows of one table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import dropwhile

from jianheng.dictionary import Dictionary, Field, Table
from jianheng.intake.cells import CellCleaner, Reading, cell_text, detect_reading
from jianheng.intake.cells.term_units import term_units
from jianheng.intake.files.contents import Sheet
from jianheng.intake.layout import Block, sample
from jianheng.intake.problem import Place, Problem, Words
from jianheng.intake.rows.address import cell_address
from jianheng.intake.rows.around import TOLD_ELSEWHERE, hidden_parts, passed_by
from jianheng.intake.rows.builder import RowBuilder
from jianheng.intake.rows.building import PERSON_TABLE, Entry
from jianheng.intake.rows.cancelled import cancelled, struck
from jianheng.intake.rows.group_years import GroupYears, group_years, may_be_in_group_year
from jianheng.intake.rows.heading_problems import heading_problems, identifies, no_headings, unsaid_fields
from jianheng.intake.rows.merged_sums import ADDED_UP, Merged, merged_sums, merged_terms
from jianheng.intake.rows.outcome import Outcome
from jianheng.intake.rows.relatives import RelativeLines
from jianheng.intake.rows.shifted import beyond, shifted
from jianheng.intake.rows.source import Source
from jianheng.intake.rows.template_block import columns_in, lines_in
from jianheng.intake.rows.units import in_unit, unit_of_table, units_below
from jianheng.intake.target import Target
from jianheng.intake.template.columns import Column, Columns
from jianheng.intake.template.heading import PERSON, Headings
from jianheng.intake.template.hint import is_hint_row, without_examples

# The template's own explanations of its columns are nothing to be told of.
_OWN_LINES = TOLD_ELSEWHERE | {"hint"}


def read_sheet(
    sheet: Sheet,
    number: int,
    block: Block,
    table: Table,
    source: Source,
    dictionary: Dictionary,
    cleaner: CellCleaner,
    export_day: date | None = None,
) -> Iterator[Outcome]:
    """Read a table under the headings of its template.

    Args:
        sheet: the sheet.
        number: its 0-based number in the file.
        block: where the table lies.
        table: the table that it fills.
        source: the file.
        dictionary: the dictionary.
        cleaner: reads cells.
        export_day: the day on which the source was exported, where it is stated.

    Yields:
        First what is to be said of the headings, then each row.
    """
    headings = Headings(table, dictionary.tables[PERSON_TABLE])
    columns = columns_in(block, headings)
    if columns is None:
        yield Outcome(problems=(no_headings(sheet, table, source),))
        return
    named = [column.field.name for column in columns.own]
    required = tuple(field for field in table.fields.values() if field.required and field.name in named)
    builder = RowBuilder(
        source,
        table,
        dictionary,
        cleaner,
        (number, sheet.name, block.number),
        required,
        identified=identifies(columns),
        unsaid=tuple(field.name for field in unsaid_fields(columns, table)),
    )
    yield Outcome(problems=tuple(heading_problems(columns, sheet, table, source)), sheet_of=table.name)
    place = Place(source.name, sheet.name)
    hidden = hidden_parts(sheet, block, place, table.name)
    yield Outcome(problems=(*hidden, *passed_by(block, place, silent=_OWN_LINES)))
    readings = _readings(sheet, block, columns, export_day)
    own = (column.index for column in columns.own if column.field.name == PERSON)
    who = {*own, *(column.index for column in columns.person)}
    merged = {**merged_sums(sheet, block, _sums(columns), who), **_terms(sheet, block, columns, who)}
    years = group_years(sheet, block, {column.index for column in columns.own if may_be_in_group_year(column.field)})
    relatives = RelativeLines.of(_fills(columns, table))
    words = [column.index for column in (*columns.own, *columns.person) if column.field.type == "text"]
    behind = sorted(block.headings[at].index for at in beyond(sheet, block))
    for index, line in dropwhile(lambda numbered: is_hint_row(numbered[1]), lines_in(block, sheet)):
        row, left = without_examples(line)
        if not any(map(cell_text, row)):
            continue
        if left:
            yield Outcome(problems=(_example_left(replace(place, row_no=index + 1), len(left)),))
        here, others = replace(place, row_no=index + 1), _others(row, columns)
        wordy = [row[column] for column in words if column < len(row)]
        unused = (
            shifted(here, [row[column] for column in behind if column < len(row)])
            or cancelled(here, [*wordy, *others.values()])
            or relatives.problem(here, row)
            or struck(here, sheet, index, (column for column, cell in enumerate(row) if cell_text(cell)))
        )
        entries = (_in_year(entry, years, (index, at), cleaner) for at, entry in _entries(row, index, readings, merged))
        built = builder.build(index + 1, entries, others, unused=unused)
        rows = (built.row,) if built.statement is None else (built.row, built.statement)
        yield Outcome(rows, built.problems, table=table.name)


def _readings(
    sheet: Sheet, block: Block, columns: Columns, export_day: date | None
) -> tuple[tuple[Column, bool, Reading], ...]:
    """How each column that fills a field writes its values, and whether the field is the person's."""
    of_table, below = unit_of_table(block), units_below(sheet, block)
    values = _values(sheet, block)
    headings = [heading.index for heading in block.headings]
    terms = dict(zip(headings, term_units([heading.text for heading in block.headings]), strict=True))
    found = []
    for column, of_person in (*((c, False) for c in columns.own), *((c, True) for c in columns.person)):
        known = in_unit(
            Reading(
                export_day=export_day,
                serials_1904=sheet.from_1904,
                unsaved=column.index in sheet.unsaved,
                term_unit=terms.get(column.index, ""),
            ),
            column.unit,
            below.get(column.index, ""),
            of_table,
        )
        found.append((column, of_person, detect_reading(column.field, values.get(column.index, ()), known)))
    return tuple(found)


def _values(sheet: Sheet, block: Block) -> dict[int, Sequence[object]]:
    """Some values of each column; the template's examples are none."""
    sampled = zip(block.headings, sample(sheet, block), strict=True)
    return {heading.index: without_examples(values)[0] for heading, values in sampled}


def _terms(sheet: Sheet, block: Block, columns: Columns, who: set[int]) -> dict[tuple[int, int], Merged]:
    own = {column.index for column in columns.own}
    terms = [column.index for column in columns.own if column.field.type == "term"]
    return {(row, at): told for at in terms for row, told in merged_terms(sheet, block, at, own, who).items()}


def _fills(columns: Columns, table: Table) -> Iterator[tuple[int, str, list[tuple[Target, Field]]]]:
    """Each column with its heading and the field that it fills."""
    for name, found in ((table.name, columns.own), (PERSON_TABLE, columns.person)):
        for column in found:
            yield column.index, column.heading, [(Target(name, column.field.name), column.field)]
    yield from ((index, heading, []) for index, heading in columns.unknown)


def _sums(columns: Columns) -> set[int]:
    return {column.index for column in columns.own if column.field.type in ADDED_UP}


def _entries(
    row: Sequence[object],
    index: int,
    readings: Sequence[tuple[Column, bool, Reading]],
    merged: Mapping[tuple[int, int], Merged],
) -> Iterator[tuple[int, Entry]]:
    for column, of_person, reading in readings:
        if column.index < len(row):
            address, shared = cell_address(index, column.index), merged.get((index, column.index))
            entry = Entry(column.field, row[column.index], column.heading, address, of_person, reading, merged=shared)
            yield column.index, entry


def _in_year(entry: Entry, years: GroupYears, cell: tuple[int, int], cleaner: CellCleaner) -> Entry:
    """A cell with the year of the group in which it stands, where it needs one."""
    value = years.with_year(entry.field, entry.value, entry.reading, cell, cleaner)
    return entry if value is entry.value else replace(entry, value=value, words=cell_text(entry.value))


def _others(row: Sequence[object], columns: Columns) -> dict[str, str]:
    places = (*columns.unknown, *((index, heading) for index, heading, _ in columns.doubtful))
    found: dict[str, str] = {}
    for index, heading in places:
        text = cell_text(row[index]) if index < len(row) else ""
        if text:
            found[heading if heading not in found else f"{heading}#{index + 1}"] = text
    headed = {index for index, _ in places} | {c.index for c in (*columns.own, *columns.person)}
    for index, cell in enumerate(row):
        if index not in headed and (text := cell_text(cell)):
            found[f"#{index + 1}"] = text
    return found


def _example_left(place: Place, cells: int) -> Problem:
    what = Words(
        f"有 {cells} 格还是模板的示例，这些格没有作为数据",
        f"{cells} cells still hold the template's example and were left empty",
    )
    mend = Words("把这些格改成真实的内容，没有的清空", "write the facts there, or clear the cells")
    return Problem("example_left", place, what, mend=mend)
