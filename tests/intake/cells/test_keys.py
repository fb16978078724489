"""One case, one institution, one officer in a cell: several are a problem and never one key."""

from __future__ import annotations

import pytest

from jianheng.dictionary import Field, load_dictionary
from jianheng.intake.cells import CellCleaner, UnreadableError
from jianheng.intake.cells.keys import read_key_cell


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("江州市第一监狱〔女〕", "江州市第一监狱(女)"),
        ("江州市 中级人民法院", "江州市中级人民法院"),
        ("江州市中级\n人民法院", "江州市中级人民法院"),
        ("江州市公安局 城北派出所", "江州市公安局城北派出所"),
        ("江州市中级人民法院（刑一庭、刑二庭）", "江州市中级人民法院(刑一庭、刑二庭)"),
        ("江州市和平区人民法院", "江州市和平区人民法院"),
    ],
)
def test_one_institution(text: str, key: str) -> None:
    assert read_key_cell(text, "institution") == key


@pytest.mark.parametrize(
    "text",
    [
        "江州市中级人民法院、江省高级人民法院",
        "江州市中级人民法院；江省高级人民法院",
        "江州市中级人民法院，江省高级人民法院",
        "江州市中级人民法院/江省高级人民法院",
        "江州市中级人民法院 江省高级人民法院",
        "江州市中级人民法院\n江省高级人民法院",
        "江州市中级人民法院和江州市人民检察院",
    ],
)
def test_several_institutions_are_no_key(text: str) -> None:
    with pytest.raises(UnreadableError, match="不止一个机构：江州市中级人民法院、江"):
        read_key_cell(text, "institution")


@pytest.mark.parametrize(
    ("text", "key"), [("王 某", "王某"), ("欧阳 某某", "欧阳某某"), ("王某（主审）", "王某(主审)")]
)
def test_one_officer(text: str, key: str) -> None:
    assert read_key_cell(text, "officer") == key


@pytest.mark.parametrize(
    "text", ["周某、王某", "周某,王某", "周某/王某", "周某某 王某某", "周某\n王某", "周某 王某 李某"]
)
def test_several_officers_are_no_key(text: str) -> None:
    with pytest.raises(UnreadableError, match="不止一个人：周某"):
        read_key_cell(text, "officer")


@pytest.mark.parametrize("name", ["name", "offence", "remark"])
@pytest.mark.parametrize("text", ["同上", "〃", " 同前 "])
def test_words_that_refer_to_another_row_say_nothing(name: str, text: str) -> None:
    with pytest.raises(UnreadableError, match="同上"):
        CellCleaner(load_dictionary()).clean(Field(name, "text"), text)


def test_what_a_database_writes_for_nothing_is_nothing() -> None:
    assert CellCleaner(load_dictionary()).clean(Field("left_on", "date"), "\\N") == {}
