"""How fields and tables are stored."""

from __future__ import annotations

import pyarrow as pa
import pytest

from jianheng.dictionary import PROVENANCE, Axis, Field, Table, load_dictionary


@pytest.mark.parametrize(
    ("field", "columns"),
    [
        (Field("x", "date"), [("x", pa.date32())]),
        (Field("x", "date", part=True), [("x_lo", pa.date32()), ("x_hi", pa.date32())]),
        (Field("x", "moment"), [("x", pa.timestamp("s")), ("x_precision", pa.string())]),
        (Field("x", "term"), [("x_y", pa.int32()), ("x_m", pa.int32()), ("x_d", pa.int32())]),
        (Field("x", "money"), [("x", pa.decimal128(18, 2))]),
        (Field("x", "ratio"), [("x", pa.decimal128(18, 6))]),
        (Field("x", "flag"), [("x", pa.bool_())]),
        (Field("x", "int"), [("x", pa.int64())]),
        (Field("x", "codes", list="l"), [("x", pa.list_(pa.string()))]),
        (Field("x", "code", list="l"), [("x", pa.string())]),
        (Field("x", "key", entity="person"), [("x", pa.string())]),
        (Field("x", "text"), [("x", pa.string())]),
    ],
)
def test_the_columns_of_a_field(field: Field, columns: list[tuple[str, pa.DataType]]) -> None:
    assert list(field.columns()) == columns


def test_where_a_row_comes_from_stands_before_what_it_says() -> None:
    names = load_dictionary().tables["prison_stay"].schema().names
    assert names[: len(PROVENANCE)] == ["row_id", "batch", "source", "sheet", "row_no", "recorded_by", "raw"]
    assert names[len(PROVENANCE)] == "person"


def test_spans_are_found_by_the_axis_and_by_name() -> None:
    names = ("left_on", "in_on", "term_from", "term_until", "from_on", "until_on", "new_start", "new_end", "x_from")
    fields = {name: Field(name, "date") for name in names}
    table = Table("t", "", "", "", "", (), Axis("span", "in_on", "left_on"), False, 2, (), (), fields)
    assert table.spans() == (
        ("in_on", "left_on"),
        ("term_from", "term_until"),
        ("from_on", "until_on"),
        ("new_start", "new_end"),
    )
