"""Names of institutions: one way of writing, the same one, and what it was called on a day."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.intake.cleaning import (
    RenamedError,
    Renaming,
    load_renamed,
    name_on,
    read_institution,
    same_institution,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("江州市　第一监狱 ", "江州市第一监狱"),
        ("江州市第一监狱（女）", "江州市第一监狱(女)"),
        ("江州市第一监狱〔女〕", "江州市第一监狱(女)"),
        ("江州市公安局看守所。", "江州市公安局看守所"),
        ("江州市司法局", "江州市司法局"),
        ("城关司法所", "城关司法所"),
    ],
)
def test_one_way_of_writing(text: str, name: str) -> None:
    assert read_institution(text) == name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("江苏省南京市中级人民法院", "南京市中级人民法院", True),
        ("广西壮族自治区南宁市看守所", "南宁市看守所", True),
        ("江苏省监狱管理局", "监狱管理局", False),
        ("江苏省高级人民法院", "浙江省高级人民法院", False),
        ("南京市司法局", "南京市司法所", False),
        ("南京市第一看守所", "南京市第二看守所", False),
        ("江苏省南京监狱", "南京市监狱", False),
    ],
)
def test_only_what_is_the_same_is_the_same(one: str, other: str, same: bool) -> None:
    assert (same_institution(one) == same_institution(other)) is same


@given(st.text())
def test_a_name_written_one_way_stays_as_it_is(text: str) -> None:
    assert read_institution(read_institution(text)) == read_institution(text)


def test_no_renaming_is_shipped_that_nobody_has_shown() -> None:
    assert load_renamed() == ()


def write(path: Path, words: str) -> Path:
    file = path / "renamed.yaml"
    file.write_text(words, encoding="utf-8")
    return file


def test_a_workspace_adds_its_own(tmp_path: Path) -> None:
    changes = load_renamed(
        write(
            tmp_path,
            "renamed:\n"
            "- {old: 乙看守所, new: 丙看守所, from: 2022-01-01, basis: 江公发〔2021〕9号}\n"
            "- {old: 甲看守所, new: 乙看守所, from: 2020-01-01, basis: 江公发〔2019〕3号}\n",
        )
    )
    assert changes[0] == Renaming("甲看守所", "乙看守所", date(2020, 1, 1), "江公发〔2019〕3号")
    for name in ("甲看守所", "乙看守所", "丙看守所"):
        called = [name_on(name, date(year, 6, 1), changes) for year in (2019, 2021, 2023)]
        assert called == ["甲看守所", "乙看守所", "丙看守所"]
    assert name_on("丁看守所", date(2021, 6, 1), changes) == "丁看守所"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("renamed: 无", "应有列表 renamed"),
        ("- 甲", "应有列表 renamed"),
        (
            "renamed: [{old: 甲, new: 乙, from: 去年, basis: 文}, {old: 甲, new: 乙, from: 2020-01-01, basis: 文}]",
            "第 1 项",
        ),
        ("renamed: [{old: 甲, new: 乙, from: 2020-01-01}]", "应写明 old、new、from"),
    ],
)
def test_an_entry_that_cannot_be_used_is_told(tmp_path: Path, words: str, reason: str) -> None:
    with pytest.raises(RenamedError, match=reason):
        load_renamed(write(tmp_path, words))
