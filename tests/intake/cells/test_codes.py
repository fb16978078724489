"""Codes by value, by name, by a source's own number; a number and a name that say different things."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.dictionary import load_dictionary
from jianheng.intake.cells import UnreadableError
from jianheng.intake.cells.codes import code_names, read_code, read_codes, with_own_codes

GROUNDS = code_names({"repentance": ("悔改",), "merit": ("立功", "有立功"), "none": ("无",)})
LISTS = load_dictionary().lists


def names(of: str) -> dict[str, str]:
    return code_names({c.value: (c.label_zh, c.label_en, *c.aliases) for c in LISTS[of].codes.values()})


def test_codes_by_value_or_name() -> None:
    assert read_code(" 立 功 ", GROUNDS) == "merit"
    assert read_code("MERIT", GROUNDS) == "merit"
    assert read_codes("悔改、有立功，悔改", GROUNDS) == ["repentance", "merit"]


def test_an_unknown_code_names_the_known_ones() -> None:
    with pytest.raises(UnreadableError, match="不在代码表中") as caught:
        read_codes("悔改、奖励", GROUNDS)
    assert caught.value.expected.zh == "悔改、立功、有立功、无 之一"
    assert caught.value.expected.en == "one of repentance, merit, none"


def test_a_name_that_two_codes_share_means_neither() -> None:
    names = code_names({"a": ("其他",), "b": ("其他", "乙")})
    assert names == {"a": "a", "b": "b", "乙": "b"}


@pytest.mark.parametrize(
    ("of", "text", "value"),
    [
        ("sex", "1-男", "male"),
        ("sex", "男性", "male"),
        ("sex", "男（1）", "male"),
        ("sex", "2 女", "female"),
        ("ethnicity", "汉", "han"),
        ("ethnicity", "汉族", "han"),
        ("ethnicity", "1", "han"),
        ("ethnicity", "01 汉族", "han"),
        ("ethnicity", "维吾尔", "uygur"),
        ("penalty", "101管制", "control"),
        ("penalty", "5-有期徒刑", "fixed_term"),
        ("penalty", "有期徒刑", "fixed_term"),
    ],
)
def test_numbers_and_names_together(of: str, text: str, value: str) -> None:
    assert read_code(text, names(of)) == value


@pytest.mark.parametrize(("of", "text"), [("sex", "1-女"), ("penalty", "101有期徒刑"), ("ethnicity", "03汉族")])
def test_a_number_and_a_name_that_differ_are_a_problem(of: str, text: str) -> None:
    with pytest.raises(UnreadableError, match="不是同一项"):
        read_code(text, names(of))


@pytest.mark.parametrize(
    ("of", "text"), [("sex", "人"), ("sex", "3"), ("ethnicity", "族"), ("penalty", "有期徒刑三年")]
)
def test_what_is_no_code(of: str, text: str) -> None:
    with pytest.raises(UnreadableError, match="不在代码表中"):
        read_code(text, names(of))


def test_a_number_that_nobody_knows_is_to_be_mapped() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_code("7", names("sex"))
    assert "映射" in caught.value.mend.zh


@pytest.mark.parametrize("of", ["measure", "credit_kind"])
def test_residence_that_does_not_say_where_is_asked(of: str) -> None:
    with pytest.raises(UnreadableError, match="没有说明是哪一种") as caught:
        read_code("监视居住", names(of))
    assert "住处监视居住" in caught.value.what.zh
    assert "指定居所监视居住" in caught.value.what.zh
    assert "映射" in caught.value.mend.zh


def test_the_police_number_of_residence_says_not_where() -> None:
    with pytest.raises(UnreadableError, match="不在代码表中") as caught:
        read_code("303", names("measure"))
    assert "映射" in caught.value.mend.zh
    assert read_code("303 指定居所监视居住", names("measure")) == "residence_designated"
    with pytest.raises(UnreadableError):
        read_code("303 监视居住", names("measure"))


def test_a_source_that_means_one_kind_of_residence_says_so_in_its_mapping() -> None:
    own = with_own_codes(names("measure"), {"监视居住": "residence_home", "303": "residence_home"})
    assert read_code("监视居住", own) == read_code("303", own) == "residence_home"


def test_a_sources_own_numbers_go_before_the_national_ones() -> None:
    own = with_own_codes(names("sex"), {"1": "female", "2": "male", "靓仔": "male"})
    assert [read_code(text, own) for text in ("1", "2", "男", "靓仔", "2-男")] == [
        "female",
        "male",
        "male",
        "male",
        "male",
    ]
    with pytest.raises(UnreadableError):
        read_code("9", own)
    with pytest.raises(ValueError, match=re.escape("代码表没有 man")):
        with_own_codes(names("sex"), {"1": "man"})


@given(st.text() | st.text("0123456789-男女性族汉()（） "))
def test_any_text_is_a_code_or_a_problem(text: str) -> None:
    for of in ("sex", "ethnicity"):
        try:
            value = read_code(text, names(of))
        except UnreadableError:
            continue
        assert read_code(value, names(of)) == value


@pytest.mark.parametrize(("of", "text", "value"), [("ethnicity", "汉族。", "han"), ("sex", "（男）", "male")])
def test_a_stop_or_brackets_change_no_code(of: str, text: str, value: str) -> None:
    assert read_code(text, names(of)) == value


@pytest.mark.parametrize(
    "text", ["死刑，缓期二年执行", "死刑（缓期二年执行）", "死刑缓期2年执行", "死刑缓期二年执行。"]
)
def test_a_reprieve_in_the_words_of_the_judgment(text: str) -> None:
    assert read_code(text, names("penalty")) == "death_reprieve"


@pytest.mark.parametrize("text", ["悔改 立功", "悔改和立功", "悔改+有立功", "悔改＋立功"])
def test_codes_joined_by_other_signs(text: str) -> None:
    assert read_codes(text, GROUNDS) == ["repentance", "merit"]


@pytest.mark.parametrize("text", ["悔改和奖励", "悔改 奖励"])
def test_codes_of_which_one_is_unknown_are_all_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match="不在代码表中"):
        read_codes(text, GROUNDS)


@pytest.mark.parametrize("text", ["无 悔改", "无和立功", "立功 1", "立功和"])
def test_words_that_may_be_one_are_not_parted(text: str) -> None:
    with pytest.raises(UnreadableError, match=r"不在代码表中|不是同一项"):
        read_codes(text, GROUNDS | {"1": "repentance"})


def test_a_name_with_a_blank_in_it_is_one_name() -> None:
    known = {"认罪认罚": "plea", "认罪": "confession", "认罚": "acceptance", "自首": "surrender"}
    assert read_codes("认罪 认罚、自首", known) == ["plea", "surrender"]
