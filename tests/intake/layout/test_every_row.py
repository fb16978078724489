"""No row and no cell of a sheet is lost, whatever the sheet looks like."""

from hypothesis import given, settings
from hypothesis import strategies as st

from jianheng.intake.files.contents import CellValue, Sheet
from jianheng.intake.layout import Block, Way, block_rows, cell_of, find_blocks
from jianheng.intake.layout.cells import is_blank

Rows = list[tuple[CellValue, ...]]
KNOWN = {"姓名", "性别", "刑期", "身份证号", "罪名", "日期"}
WORDS = [
    "姓名",
    "性别",
    "刑期",
    "罪名",
    "日期",
    "周某",
    "男",
    "一监区",
    "合计",
    "小计",
    "制表人：周某",
    "注：略",
    "单位：万元",
]
cells = st.one_of(
    st.none(),
    st.sampled_from(["", *WORDS, "2024-05-31", "320101198001021234", "3年6个月", "该犯认罪悔罪，遵守监规。"]),
    st.integers(0, 99),
    st.text(max_size=3),
)
wild = st.lists(st.lists(cells, max_size=6), max_size=25)

records = st.tuples(
    st.integers(1, 999),
    st.sampled_from(["周某", "郑某", "吴某"]),
    st.sampled_from(["男", "女", None]),
    st.sampled_from(["320101198001021234", "320101198001021235"]),
    st.sampled_from(["2024-05-31", "2024-06-01"]),
)
others = st.sampled_from(
    [
        ("合计", None, 3, None, None),
        ("一监区", None, None, None, None),
        ("序号", "姓名", "性别", "身份证号", "日期"),
        ("制表人：周某", None, "审核：郑某", None, None),
        ("花名册", None, None, None, None),
        (None, None, None, None, None),
    ]
)
likely = st.tuples(
    st.lists(st.sampled_from([("花名册",), ("单位：万元",), ("第1页",)]), max_size=3),
    st.lists(records, min_size=2, max_size=4),
    st.lists(st.one_of(records, records, records, others), max_size=30),
)


def likeness(text: str, /) -> float:
    return float(text in KNOWN)


def accounted(sheet: Sheet, block: Block) -> set[int]:
    """Rows that a table tells of."""
    rows = {passed.row for passed in block.passed}
    if block.way is Way.DOWN:
        return rows | {row for row, _ in block_rows(sheet, block)}
    if block.way is Way.ACROSS:
        return rows | {heading.index for heading in block.headings}
    cells = {heading.value_at for heading in block.headings if heading.value_at is not None}
    return rows | {row for row, _ in cells} | set(range(block.first, block.last + 1))


def check(rows: list[list[CellValue]]) -> None:
    sheet = Sheet.of_rows("", rows)
    blocks = find_blocks(sheet, likeness)
    filled = {number for number, row in enumerate(rows) if not all(map(is_blank, row))}
    told = [accounted(sheet, block) for block in blocks]
    if blocks:
        assert filled <= set().union(*told)
    for block in blocks:
        for record, values in block_rows(sheet, block):
            columns = block.headings or range(len(values))
            for heading, value in zip(columns, values, strict=True):
                row, column = cell_of(block, record, heading)
                there = rows[row][column] if column < len(rows[row]) else None
                assert value is there or value == there
    down = [{row for row, _ in block_rows(sheet, block)} for block in blocks if block.way is Way.DOWN]
    beside = len({block.left for block in blocks}) > 1
    assert beside or sum(map(len, down)) == len(set().union(*down))


def whole_records(rows: list[list[CellValue]]) -> None:
    """Each cell of a record's row is in the record."""
    sheet = Sheet.of_rows("", rows)
    for block in find_blocks(sheet, likeness):
        if block.way is Way.DOWN:
            for row, values in block_rows(sheet, block):
                assert [cell for cell in values if not is_blank(cell)] == [c for c in rows[row] if not is_blank(c)]


@settings(max_examples=60, deadline=None)
@given(wild)
def test_wild_sheets(rows: list[list[CellValue]]) -> None:
    check(rows)


@settings(max_examples=60, deadline=None)
@given(likely)
def test_likely_sheets(parts: tuple[Rows, Rows, Rows]) -> None:
    titles, first, more = parts
    body = first + more
    rows = [[*row] for row in (*titles, ("序号", "姓名", "性别", "身份证号", "日期"), *body)]
    check(rows)
    whole_records(rows)
    sheet = Sheet.of_rows("", rows)
    kept = [tuple(values) for block in find_blocks(sheet, likeness) for _, values in block_rows(sheet, block)]
    expected = [row for row in body if isinstance(row[0], int)]
    assert [row for row in kept if isinstance(row[0], int)] == expected
    # Where headings come again, a line alone below them may be the only record of a new table.
    assert kept == expected or ("序号", "姓名", "性别", "身份证号", "日期") in more
