"""Parquet files become rows with names, no digit and no zone lost."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jianheng.intake.files.contents import UnreadableFileError
from jianheng.intake.files.parquet_file import cell_values, read_parquet_table


def test_names_are_row_one_and_every_pass_begins_anew(tmp_path: Path) -> None:
    table = pa.table({"姓名": ["周某", None], "分": [95, 8], "入监": [date(2024, 5, 1), None]})
    pq.write_table(table, tmp_path / "a.parquet")
    (sheet,) = read_parquet_table(tmp_path / "a.parquet").sheets
    assert sheet.keys
    assert [tuple(row) for row in sheet.rows()] == [
        ("姓名", "分", "入监"),
        ("周某", 95, date(2024, 5, 1)),
        (None, 8, None),
    ]
    assert len([*sheet.rows()]) == 3


MOMENT = datetime(2024, 5, 31, 16, 30)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        (pa.array([Decimal("500.00")]), "500.00"),
        (pa.array([0.1], pa.float32()), 0.1),
        (pa.array([0.1]), 0.1),
        (pa.array([MOMENT]), MOMENT),
        (pa.array([MOMENT], pa.timestamp("ns")), MOMENT),
        (pa.array([1], pa.timestamp("ns")), "1970-01-01 00:00:00.000000001"),
        (pa.array([MOMENT.replace(tzinfo=UTC)]), "2024-05-31 16:30:00.000000Z"),
        (pa.array([time(9, 30)]), time(9, 30)),
        (pa.array([timedelta(days=2)], pa.duration("ns")), timedelta(days=2)),
        (pa.array([MOMENT], pa.date64()), date(2024, 5, 31)),
        (pa.array(["盗窃罪"]).dictionary_encode(), "盗窃罪"),
        (pa.array([b"\x01\xff"]), "01ff"),
        (pa.array([["盗窃罪", "诈骗罪"]]), '["盗窃罪", "诈骗罪"]'),
        (
            pa.array([{"年": 3, "日": date(2024, 5, 1), "钱": Decimal("1.50")}]),
            '{"年": 3, "日": "2024-05-01", "钱": "1.50"}',
        ),
        (pa.array([None]), None),
        (pa.array([True]), True),
    ],
    ids=lambda value: str(getattr(value, "type", value)),
)
def test_every_type_has_its_cell(column: Any, cell: object) -> None:
    assert cell_values(column) == [cell]


@pytest.mark.parametrize("damage", ["no parquet", "cut", "inside"])
def test_a_broken_file_is_refused_before_any_row_is_given(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"a": [f"{number:040}" for number in range(5000)]}), path, use_dictionary=False)
    whole = path.read_bytes()
    broken = {"no parquet": b"PAR1 nothing", "cut": whole[:-9], "inside": whole[:40] + b"\xff" * 400 + whole[440:]}
    path.write_bytes(broken[damage])
    with pytest.raises(UnreadableFileError, match="已损坏或不是 Parquet 文件"):
        read_parquet_table(path)
