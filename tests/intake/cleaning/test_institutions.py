"""Names of institutions: one way of writing, the same one, and what it is called today."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.intake.cleaning import (
    PresentNames,
    RenamedError,
    Renaming,
    load_renamed,
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
    names = PresentNames(changes)
    assert [names.of(name) for name in ("甲看守所", "乙看守所", "丙看守所")] == ["丙看守所"] * 3
    assert names.of("丁看守所") == "丁看守所"
    assert names.given_up("甲看守所") == changes[0]
    assert names.given_up("丙看守所") is None


def test_its_keys_may_be_chinese(tmp_path: Path) -> None:
    file = write(tmp_path, "改名:\n- {原名: 江苏省甲县人民法院, 现名: 甲区人民法院, 改名日: 1993-03-01, 依据: 文}\n")
    assert load_renamed(file) == (Renaming("江苏省甲县人民法院", "甲区人民法院", date(1993, 3, 1), "文"),)


def test_a_name_before_a_city_may_have_its_province() -> None:
    names = PresentNames([Renaming("江苏省南京市甲区看守所", "南京市乙区看守所", date(2013, 2, 8), "批复")])
    assert names.of("南京市甲区看守所") == "南京市乙区看守所"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("renamed: 无", "应有列表“改名”"),
        ("- 甲", "应有列表“改名”"),
        (
            "renamed: [{old: 甲, new: 乙, from: 去年, basis: 文}, {old: 甲, new: 乙, from: 2020-01-01, basis: 文}]",
            "第 1 项",
        ),
        ("renamed: [{old: 甲, new: 乙, from: 2020-01-01}]", "应写明原名、现名、改名日、依据"),
        ("改名：\n- 原名：甲", "应有列表“改名”"),
        ("改名:\n- {原名: 甲", "第 3 行：不是 UTF-8 编码的 YAML"),
        (
            "改名:\n- {原名: 甲, 现名: 乙, 改名日: 2020-01-01, 依据: 文}\n"
            "- {原名: 甲, 现名: 丙, 改名日: 2021-01-01, 依据: 文}",
            "第 2 项：甲 已经改名一次",
        ),
        (
            "改名:\n- {原名: 甲, 现名: 乙, 改名日: 2020-01-01, 依据: 文}\n"
            "- {原名: 丙, 现名: 甲, 改名日: 2021-01-01, 依据: 文}",
            "第 2 项：甲 是用过的名称",
        ),
    ],
)
def test_an_entry_that_cannot_be_used_is_told(tmp_path: Path, words: str, reason: str) -> None:
    with pytest.raises(RenamedError, match=reason):
        load_renamed(write(tmp_path, words))
