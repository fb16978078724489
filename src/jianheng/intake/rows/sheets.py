"""A sheet turned into rows of one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import dropwhile, islice

from jianheng.dictionary import Dictionary, Table
from jianheng.intake.cells import CellCleaner, Reading, cell_text, detect_reading
from jianheng.intake.files.contents import CellValue, Sheet
from jianheng.intake.layout import Block, sample
from jianheng.intake.problem import Place, Problem, Severity, Words
from jianheng.intake.rows.address import cell_address
from jianheng.intake.rows.around import TOLD_ELSEWHERE, hidden_parts, passed_by
from jianheng.intake.rows.builder import PERSON_TABLE, Entry, RowBuilder
from jianheng.intake.rows.heading_problems import heading_problems, identifies, no_headings, unsaid_fields
from jianheng.intake.rows.outcome import Outcome
from jianheng.intake.rows.shifted import beyond, shifted
from jianheng.intake.rows.source import Source
from jianheng.intake.rows.template_block import columns_in, lines_in
from jianheng.intake.rows.units import in_unit, unit_of_table, units_below
from jianheng.intake.template.columns import SEARCHED_ROWS, Column, Columns, find_columns
from jianheng.intake.template.heading import Headings
from jianheng.intake.template.hint import is_hint_row, without_examples

_TOTALS = ("合计", "总计", "小计", "共计")
_FOOTERS = ("填表人", "制表", "审核人", "填报单位", "填报日期", "注：", "注:", "备注：", "备注:", "说明：", "说明:")
_FOOTER_CELLS = 4
# The template's own explanations of its columns are nothing to be told of.
_OWN_LINES = TOLD_ELSEWHERE | {"hint"}


def read_sheet(
    sheet: Sheet,
    number: int,
    block: Block | None,
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
        block: where the table lies; None where only its headings were made out.
        table: the table that it fills.
        source: the file.
        dictionary: the dictionary.
        cleaner: reads cells.
        export_day: the day on which the source was exported, where it is stated.

    Yields:
        First what is to be said of the headings, then each row.
    """
    headings = Headings(table, dictionary.tables[PERSON_TABLE])
    columns = _top_columns(sheet, headings) if block is None else columns_in(block, headings)
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
        (number, sheet.name, 0 if block is None else block.number),
        required,
        identified=identifies(columns),
        unsaid=tuple(field.name for field in unsaid_fields(columns, table)),
    )
    yield Outcome(problems=tuple(heading_problems(columns, sheet, table, source)), sheet_of=table.name)
    place = Place(source.name, sheet.name)
    if block is not None:
        hidden = hidden_parts(sheet, block, place, table.name)
        yield Outcome(problems=(*hidden, *passed_by(block, place, silent=_OWN_LINES)))
    readings = _readings(sheet, block, columns, export_day)
    behind = [] if block is None else sorted(block.headings[at].index for at in beyond(sheet, block))
    lines = _below(sheet, columns) if block is None else lines_in(block, sheet)
    for index, line in dropwhile(lambda numbered: is_hint_row(numbered[1]), lines):
        row, left = without_examples(line)
        texts = [text for cell in row if (text := cell_text(cell))]
        if not texts:
            continue
        if left:
            yield Outcome(problems=(_example_left(replace(place, row_no=index + 1), len(left)),))
        if skipped := _not_a_row(texts):
            yield Outcome(problems=(_skipped(replace(place, row_no=index + 1), texts, skipped),))
            continue
        extra = [text for column in behind if column < len(row) and (text := cell_text(row[column]))]
        odd = shifted(replace(place, row_no=index + 1), "、".join(extra)) if extra else None
        built = builder.build(index + 1, _entries(row, index, readings), _others(row, columns), shifted=odd)
        rows = (built.row,) if built.statement is None else (built.row, built.statement)
        yield Outcome(rows, built.problems, table=table.name)


def _top_columns(sheet: Sheet, headings: Headings) -> Columns | None:
    return find_columns([*islice(sheet.rows(), SEARCHED_ROWS)], headings)


def _below(sheet: Sheet, columns: Columns) -> Iterator[tuple[int, Sequence[CellValue]]]:
    first = columns.row + 1
    return enumerate(islice(sheet.rows(), first, None), start=first)


def _readings(
    sheet: Sheet, block: Block | None, columns: Columns, export_day: date | None
) -> tuple[tuple[Column, bool, Reading], ...]:
    """How each column that fills a field writes its values, and whether the field is the person's."""
    of_table = "" if block is None else unit_of_table(block)
    below = {} if block is None else units_below(sheet, block)
    values = _values(sheet, block)
    found = []
    for column, of_person in (*((c, False) for c in columns.own), *((c, True) for c in columns.person)):
        known = in_unit(
            Reading(export_day=export_day, serials_1904=sheet.from_1904, unsaved=column.index in sheet.unsaved),
            column.unit,
            below.get(column.index, ""),
            of_table,
        )
        found.append((column, of_person, detect_reading(column.field, values.get(column.index, ()), known)))
    return tuple(found)


def _values(sheet: Sheet, block: Block | None) -> dict[int, Sequence[object]]:
    """Some values of each column; the template's examples are none."""
    if block is None:
        return {}
    sampled = zip(block.headings, sample(sheet, block), strict=True)
    return {heading.index: without_examples(values)[0] for heading, values in sampled}


def _entries(row: Sequence[object], index: int, readings: Sequence[tuple[Column, bool, Reading]]) -> Iterator[Entry]:
    for column, of_person, reading in readings:
        if column.index < len(row):
            address = cell_address(index, column.index)
            yield Entry(column.field, row[column.index], column.heading, address, of_person, reading)


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


def _not_a_row(texts: list[str]) -> Words | None:
    if texts[0].replace(" ", "").replace("\u3000", "").startswith(_TOTALS):
        return Words("是合计行，没有作为数据", "is a line of totals and was not taken as data")
    if texts[0].startswith(_FOOTERS) and len(texts) <= _FOOTER_CELLS:
        return Words("是表尾说明，没有作为数据", "is a note at the foot and was not taken as data")
    return None


def _example_left(place: Place, cells: int) -> Problem:
    what = Words(
        f"有 {cells} 格还是模板的示例，这些格没有作为数据",
        f"{cells} cells still hold the template's example and were left empty",
    )
    mend = Words("把这些格改成真实的内容，没有的清空", "write the facts there, or clear the cells")
    return Problem("example_left", place, what, mend=mend)


def _skipped(place: Place, texts: list[str], what: Words) -> Problem:
    return Problem("not_a_row", place, what, " ".join(texts)[:60], severity=Severity.NOTICE)
