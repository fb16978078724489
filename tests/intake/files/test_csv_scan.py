"""DuckDB gives the rows that reading line by line gives, or none."""

import tempfile
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.intake.files import csv_scan
from jianheng.intake.files.contents import UnreadableFileError
from jianheng.intake.files.csv_file import read_csv, read_rows
from jianheng.intake.files.csv_scan import scan
from jianheng.intake.files.kept_rows import BLOCK

FIELDS = st.text(st.sampled_from('周 a0",\t\r\n\\#'), max_size=4)
QUOTED = FIELDS.map(lambda text: '"' + text.replace('"', '""') + '"')
LINES = st.lists(st.one_of(FIELDS, QUOTED), min_size=1, max_size=4).map(",".join)


@given(
    st.lists(LINES, max_size=5), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.sampled_from([1, 3, 1 << 20])
)
def test_both_ways_give_the_same_rows(lines: list[str], end: str, ended: bool, chunk: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_bytes((end.join(lines) + end * ended).encode())
        with patch.object(csv_scan, "_CHUNK", chunk):
            scanned = scan(path, ",", 4)
        try:
            read = [*read_rows(path, ",")]
        except UnreadableFileError:
            assert scanned is None
            return
        if scanned is not None:
            assert [[*row] for row in scanned.rows()] == [row + [None] * (4 - len(row)) for row in read]


@pytest.mark.parametrize(
    ("content", "columns"),
    [(b"title\na,b,c\n1,,3\n", 3), (b'"a","b"\n"1\n2","3"\n', 2), (b"a;b\n", 1), (b"a,b\r\n1,2\r\n", 2)],
)
def test_usual_tables_are_taken(tmp_path: Path, content: bytes, columns: int) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    assert scan(tmp_path / "a.csv", ",", columns) is not None


@pytest.mark.parametrize(
    "content", [b"a,b\n\n1,2\n", b"\na,b\n", b'a, "b"\n', b"a,b\r1,2\r", b"a,b\r\n1,2\n", b"a,b,c\n", b"a,\x01\n"]
)
def test_what_duckdb_reads_in_its_own_way_is_left_to_the_other(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    assert scan(tmp_path / "a.csv", ",", 2) is None


@pytest.mark.parametrize("line", [b"1,2,3\n", b"\xff,2\n", b"\n", b"1\r2,3\n"])
def test_a_line_far_down_is_left_to_the_other_too(tmp_path: Path, line: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(b"1,2\n" * 2 * BLOCK + line + b"1,2\n" * BLOCK)
    assert scan(tmp_path / "a.csv", ",", 2) is None


def test_a_large_table_with_one_line_too_wide_has_all_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "缴款.csv"
    path.write_bytes("姓名,金额\n".encode() + "周某,100\n".encode() * 400_000 + "吴某,1,500\n".encode())
    (sheet,) = read_csv(path).sheets
    rows = [*sheet.rows()]
    assert (len(rows), [*rows[-1]]) == (400_002, ["吴某", "1", "500"])


def test_a_disk_that_is_full_is_not_taken_for_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").write_bytes(b"1,2\n" * 1000)
    monkeypatch.setattr("jianheng.intake.files.kept_rows.TemporaryDirectory", _Full)
    with pytest.raises(OSError, match="No space left"):
        scan(tmp_path / "a.csv", ",", 2)


class _Full(tempfile.TemporaryDirectory[str]):
    """A folder on a device that takes nothing."""

    def __init__(self, prefix: str) -> None:
        super().__init__(prefix=prefix)
        (Path(self.name) / "rows.arrow").symlink_to("/dev/full")
