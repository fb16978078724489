"""Offences of a cell, one by one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.arena.world import offences as world
from jianheng.dictionary import load_dictionary
from jianheng.intake.cleaning import KnownOffence, known_offences, read_offences


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("故意伤害罪、抢劫罪", ["故意伤害罪", "抢劫罪"]),
        ("盗窃，诈骗", ["盗窃罪", "诈骗罪"]),
        ("盗窃罪;故意杀人", ["盗窃罪", "故意杀人罪"]),
        ("抢劫罪盗窃罪", ["抢劫罪", "盗窃罪"]),
        ("开设赌场 容留他人吸毒", ["开设赌场罪", "容留他人吸毒罪"]),
        ("故意 伤害罪", ["故意伤害罪"]),
        ("走私、贩卖、运输毒品", ["走私、贩卖、运输毒品罪"]),
        ("走私贩卖毒品", ["走私、贩卖毒品罪"]),
        ("贩卖毒品、盗窃", ["贩卖毒品罪", "盗窃罪"]),
        ("非法持有、私藏枪支、弹药罪", ["非法持有、私藏枪支、弹药罪"]),
        ("掩饰、隐瞒犯罪所得、犯罪所得收益罪", ["掩饰、隐瞒犯罪所得、犯罪所得收益罪"]),
        ("组织、领导、参加黑社会性质组织罪和寻衅滋事罪", ["组织、领导、参加黑社会性质组织罪", "寻衅滋事罪"]),
        ("盗窃、抢夺", ["盗窃罪", "抢夺罪"]),
        ("盗窃、抢夺枪支", ["盗窃、抢夺枪支罪"]),
        ("组织参与国（境）外赌博罪", ["组织参与国(境)外赌博罪"]),
        ("合同诈骗", ["合同诈骗罪"]),
        ("贪污受贿", ["贪污罪", "受贿罪"]),
        ("组织卖淫强迫卖淫", ["组织卖淫罪", "强迫卖淫罪"]),
        ("①盗窃罪②抢劫罪", ["盗窃罪", "抢劫罪"]),
        ("因犯盗窃罪、抢劫罪", ["盗窃罪", "抢劫罪"]),
        ("", []),
    ],
)
def test_each_offence_by_its_name(text: str, names: list[str]) -> None:
    found = read_offences(text)
    assert [stated.name for stated in found] == names
    assert all(stated.known for stated in found)


def test_remarks_are_told_apart() -> None:
    found = read_offences("强奸罪（未遂）、盗窃（入户）、故意杀人罪（犯罪中止）")
    assert [(stated.stage, stated.remark) for stated in found] == [("attempted", ""), (None, "入户"), ("desisted", "")]


def test_an_unknown_name_is_kept_as_written() -> None:
    found = read_offences("走私珍稀植物、珍稀植物制品罪、盗窃罪，盗窃案")
    assert [(stated.name, bool(stated.known)) for stated in found] == [
        ("走私珍稀植物、珍稀植物制品罪", False),
        ("盗窃罪", True),
        ("盗窃案", False),
    ]


def test_an_old_name_stays_and_says_what_it_is_called_now() -> None:
    (stated,) = read_offences("奸淫幼女罪")
    assert stated.known is not None
    assert (stated.name, stated.known.now, str(stated.known.until)) == ("奸淫幼女罪", "强奸罪", "2002-03-26")


def test_chapters_are_those_of_the_dictionary() -> None:
    codes = set(load_dictionary().lists["offence_chapter"].codes)
    assert {offence.chapter for offence in known_offences()} - {""} == codes


def test_every_offence_that_the_arena_commits_is_known() -> None:
    stories = (*world.ORDINARY, *world.FINANCIAL, *world.VIOLENT, *world.BRIBERY, *world.GRAVE)
    for offence in stories:
        (stated,) = read_offences(offence.name)
        assert stated.known is not None
        assert (stated.name, stated.known.chapter) == (offence.name, offence.chapter)


@pytest.mark.parametrize("offence", known_offences(), ids=lambda offence: offence.name)
def test_each_name_is_read_as_itself(offence: KnownOffence) -> None:
    (stated,) = read_offences(offence.name)
    assert stated.known is not None
    assert re.sub("、", "", stated.name) == re.sub("、", "", offence.name)


names = st.sampled_from([offence.name for offence in known_offences()])


@given(st.lists(names, min_size=1, max_size=4, unique=True))
def test_several_names_are_parted_again(several: list[str]) -> None:
    found = read_offences("；".join(several))
    assert [stated.name for stated in found] == [read_offences(name)[0].name for name in several]


@given(st.text() | st.text("盗窃抢劫诈骗罪、，；和()未遂走私贩卖毒品"))
def test_any_text_is_parted_and_its_names_are_their_own(text: str) -> None:
    for stated in read_offences(text):
        assert stated.name
        if stated.known:
            assert read_offences(stated.name)[0].name == stated.name
