"""Rows of a batch are found wherever a workspace keeps them."""

import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jianheng.intake.deleting.traces import holds_rows, names_batch, traces

BATCH, ROW = "b0123456789ab", "b0123456789ab:leave:0:2"


@pytest.mark.parametrize(
    "column",
    [
        pa.array([None, BATCH]),
        pa.array([ROW]),
        pa.array([f'{{"rows": ["{ROW}"]}}'], pa.large_string()),
        pa.array(["a", ROW]).dictionary_encode(),
        pa.array([["a"], None, [ROW]]),
        pa.array([{"row": ROW, "days": 1}]),
        pa.array([[{"row": ROW}]]),
    ],
)
def test_columns_of_every_shape(tmp_path: Path, column: pa.Array) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"number": pa.array(range(len(column))), "column": column}), path)
    assert holds_rows(path, [BATCH])
    assert not holds_rows(path, ["b9999999999ff"])


def test_text_that_names_a_batch_holds_none_of_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(f'{{"batch": "{BATCH}"}}', encoding="utf-8")
    assert (holds_rows(path, [BATCH]), names_batch(path, [BATCH])) == (False, True)


def test_an_id_is_found_across_the_pieces_in_which_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b" " * ((1 << 20) - 5) + ROW.encode())
    assert holds_rows(path, [BATCH])


def test_packed_files_and_damaged_ones(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "清单.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/sharedStrings.xml", f"<t>{ROW}</t>")
    (tmp_path / "坏.parquet").write_bytes(b"PAR1" + ROW.encode())
    assert traces(tmp_path, [BATCH], tmp_path / "deleted")[0] == ("坏.parquet", "清单.xlsx")


def test_names_of_files_and_folders_count(tmp_path: Path) -> None:
    (tmp_path / BATCH).mkdir()
    (tmp_path / BATCH / "a.txt").write_text("", encoding="utf-8")
    (tmp_path / f"{BATCH}.txt").write_text("", encoding="utf-8")
    (tmp_path / "deleted").mkdir()
    (tmp_path / "deleted" / f"{BATCH}.json").write_text(ROW, encoding="utf-8")
    found = traces(tmp_path, [BATCH], tmp_path / "deleted")
    assert found == ((f"{BATCH}/a.txt",), (f"{BATCH}.txt",))
