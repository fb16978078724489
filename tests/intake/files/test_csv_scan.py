"""DuckDB gives the rows that reading line by line gives, or none."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.intake.files.contents import UnreadableFileError
from jianheng.intake.files.csv_file import read_rows
from jianheng.intake.files.csv_scan import scan

FIELDS = st.text(st.sampled_from('周 a0",\t\r\n\\#'), max_size=4)
QUOTED = FIELDS.map(lambda text: '"' + text.replace('"', '""') + '"')
LINES = st.lists(st.one_of(FIELDS, QUOTED), min_size=1, max_size=4).map(",".join)


@given(st.lists(LINES, max_size=5), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_both_ways_give_the_same_rows(lines: list[str], end: str, ended: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_bytes((end.join(lines) + end * ended).encode())
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
