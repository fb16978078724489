"""Sheets as a whole: those of a source with keys, those without a table, and very long ones."""

from collections.abc import Iterator, Sequence

from jianheng.intake.files.contents import CellValue, Sheet
from jianheng.intake.layout import Likeness, block_rows, find_blocks


def test_a_source_that_names_its_columns(unlike: Likeness) -> None:
    rows = [["a", "b"], ["合计", 1], [None, None], ["x", 2]]
    sheet = Sheet("t", lambda: iter(rows), keys=True)
    (block,) = find_blocks(sheet, unlike)
    assert ([heading.text for heading in block.headings], block.first, block.last) == (["a", "b"], 1, 3)
    assert [row for row, _ in block_rows(sheet, block)] == [1, 3]


def test_a_cover_holds_no_table(book, either: Likeness) -> None:
    rows = [
        ["数据提供说明"],
        ["一、本次提供的数据范围为2023年1月1日至2023年12月31日期间在押罪犯的全部信息，不含外省寄押人员。"],
        ["二、数据由狱政系统导出，未经人工修改。"],
        [],
        ["江州市第一监狱"],
        ["2024年1月5日"],
    ]
    assert find_blocks(book(rows), either) == ()


def test_an_empty_sheet(either: Likeness) -> None:
    assert find_blocks(Sheet.of_rows("", []), either) == ()
    assert find_blocks(Sheet.of_rows("", [[None, ""], []]), either) == ()
    assert find_blocks(Sheet("", lambda: iter(()), keys=True), either) == ()


def test_a_cross_table_keeps_its_odd_headings(book, either: Likeness) -> None:
    rows = [["收押统计"], ["监区", "1月", "2月", "合计"], ["一监区", 1, 2, 3], ["二监区", 4, 5, 9], ["合计", 5, 7, 12]]
    sheet = book(rows, ["A1:D1"])
    (block,) = find_blocks(sheet, either)
    assert [heading.text for heading in block.headings] == ["监区", "1月", "2月", "合计"]
    assert [values[0] for _, values in block_rows(sheet, block)] == ["一监区", "二监区"]


def test_a_long_sheet_with_headings_every_thirty_rows_is_read_once(roster, either: Likeness) -> None:
    passes = []

    def rows() -> Iterator[Sequence[CellValue]]:
        passes.append(1)
        for number in range(9000):
            if number % 30 == 0:
                yield roster.headings
            yield roster.row(number)

    (block,) = find_blocks(Sheet("", rows), either)
    assert passes == [1]
    assert sum(passed.code == "repeated_heading" for passed in block.passed) == 299
    assert block.last == 9299
