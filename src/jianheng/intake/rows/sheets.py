"""A sheet turned into rows of one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from jianheng.dictionary import Dictionary, Table
from jianheng.intake.cells import FROM_1904, PLAIN, TEN_THOUSAND, CellCleaner, Reading, cell_text
from jianheng.intake.files.contents import Sheet
from jianheng.intake.problem import Place, Problem, Severity, Words
from jianheng.intake.rows.address import cell_address
from jianheng.intake.rows.builder import PERSON_TABLE, Entry, RowBuilder
from jianheng.intake.rows.heading_problems import heading_problems, identifies, no_headings, unsaid_fields
from jianheng.intake.rows.outcome import Outcome
from jianheng.intake.rows.source import Source
from jianheng.intake.template.columns import SEARCHED_ROWS, Column, Columns, find_columns
from jianheng.intake.template.heading import Headings
from jianheng.intake.template.hint import is_hint_row, without_examples

_TOTALS = ("合计", "总计", "小计", "共计")
_FOOTERS = ("填表人", "制表", "审核人", "填报单位", "填报日期", "注：", "注:", "备注：", "备注:", "说明：", "说明:")
_FOOTER_CELLS = 4


def read_sheet(
    sheet: Sheet, number: int, table: Table, source: Source, dictionary: Dictionary, cleaner: CellCleaner
) -> Iterator[Outcome]:
    """Read a sheet of one table.

    Args:
        sheet: the sheet.
        number: its 0-based number in the file.
        table: the table that it fills.
        source: the file.
        dictionary: the dictionary.
        cleaner: reads cells.

    Yields:
        First what is to be said of the headings, then each row.
    """
    columns = find_columns([*islice(sheet.rows(), SEARCHED_ROWS)], Headings(table, dictionary.tables[PERSON_TABLE]))
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
        (number, sheet.name, 0),
        required,
        identified=identifies(columns),
        unsaid=tuple(field.name for field in unsaid_fields(columns, table)),
    )
    yield Outcome(problems=tuple(heading_problems(columns, sheet, table, source)), sheet_of=table.name)
    above_data, first = True, columns.row + 1
    plain = FROM_1904 if sheet.from_1904 else PLAIN
    for index, line in enumerate(islice(sheet.rows(), first, None), start=first):
        row, left = without_examples(line)
        texts = [text for cell in row if (text := cell_text(cell))]
        above_data = above_data and is_hint_row(line)
        if not texts or above_data:
            continue
        if left:
            yield Outcome(problems=(_example_left(Place(source.name, sheet.name, index + 1), len(left)),))
        if skipped := _not_a_row(texts):
            yield Outcome(problems=(_skipped(Place(source.name, sheet.name, index + 1), texts, skipped),))
            continue
        built = builder.build(index + 1, _entries(row, index, columns, plain), _others(row, columns))
        rows = (built.row,) if built.statement is None else (built.row, built.statement)
        yield Outcome(rows, built.problems, table=table.name)


def _entries(row: Sequence[object], index: int, columns: Columns, plain: Reading) -> Iterator[Entry]:
    for column, of_person in (*((c, False) for c in columns.own), *((c, True) for c in columns.person)):
        if column.index < len(row):
            yield _entry(column, row[column.index], cell_address(index, column.index), plain, of_person=of_person)


def _entry(column: Column, value: object, address: str, plain: Reading, *, of_person: bool) -> Entry:
    reading = TEN_THOUSAND if column.ten_thousand else plain
    return Entry(column.field, value, column.heading, address, of_person, reading)


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
