"""Bytes become words strictly, and a broken place is said."""

import io
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.intake.files import encoding
from jianheng.intake.files.contents import UnreadableFileError
from jianheng.intake.files.encoding import Encoding, decode, find_encoding

TABLE = "姓名,月份\n周某,2024-05\n李某,2024-06\n" * 20


@pytest.mark.parametrize(
    ("written", "name", "mark"),
    [
        ("utf-8", "utf-8", 0),
        ("utf-8-sig", "utf-8", 3),
        ("utf-16", "utf-16-le", 2),
        ("utf-16-le", "utf-16-le", 0),
        ("utf-16-be", "utf-16-be", 0),
        ("gbk", "gb18030", 0),
        ("gb18030", "gb18030", 0),
    ],
)
def test_every_usual_encoding_is_told(written: str, name: str, mark: int) -> None:
    content = TABLE.encode(written)
    assert find_encoding(io.BytesIO(content)) == Encoding(name, mark)
    assert decode(content) == TABLE


def test_utf8_that_was_cut_is_not_read_as_other_words() -> None:
    cut = ("周某" * 40).encode()[:-1]
    assert "鍛ㄦ煇" in cut[:6].decode("gb18030")
    assert find_encoding(io.BytesIO(cut)) == Encoding("utf-8", 0, 2)
    with pytest.raises(UnreadableFileError, match="第 1 行有不是 UTF-8 文字的字节"):
        decode(cut)


def test_one_broken_byte_of_gbk_names_its_line() -> None:
    broken = TABLE.encode("gbk") + b"\xff\n"
    with pytest.raises(UnreadableFileError, match="第 61 行有不是 GB18030 文字的字节"):
        decode(broken)


@pytest.mark.parametrize("content", [b"\xff\xff\x81", b"PK\0\0", b"PK\x03\x04", b"%PDF-1.7", b"\x81", b"\0\0\0\0a"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="不是 UTF-8，也不是 GB18030"):
        find_encoding(io.BytesIO(content))


def test_a_letter_over_the_edge_of_two_pieces_is_whole() -> None:
    text = "a" + "周" * 700_000
    assert decode(text.encode()) == text
    assert decode(text.encode("gbk")) == text


PARTS = st.sampled_from(
    [b"a", "é".encode(), "周".encode(), "𠮷".encode(), b"\x80", b"\xe5", b"\xf0\xa0", b"\xed\xa0\x80", b"\xc0\xaf"]
)


@given(st.lists(PARTS, max_size=12).map(b"".join), st.integers(1, 7))
def test_utf8_is_what_python_decodes_wherever_the_pieces_end(content: bytes, piece: int) -> None:
    try:
        content.decode()
        strict = True
    except UnicodeDecodeError:
        strict = False
    with patch.object(encoding, "CHUNK", piece):
        try:
            found = find_encoding(io.BytesIO(content)) == Encoding("utf-8")
        except UnreadableFileError:
            found = False
    assert found is strict
