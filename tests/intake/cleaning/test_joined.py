from hypothesis import given
from hypothesis import strategies as st

from jianheng.intake.cleaning import fold, join_lines

SENTENCES = "罪犯张某，男。\n于２０１８年\n５月１日报送\n本院审理。\n　　本院认为，\n依法减刑。"


def test_broken_lines_are_joined_and_paragraphs_kept() -> None:
    assert join_lines(SENTENCES).text == "罪犯张某，男。\n于2018年5月1日报送本院审理。\n本院认为，依法减刑。"


def test_head_and_signatures_stand_for_themselves() -> None:
    text = join_lines(
        "江州市中级人民法院\n刑 事 裁 定 书\n（2020）江01刑更5号\n罪犯张\n某，男。\n审 判 长　顾某\n二〇二〇年五月一日"
    ).text
    assert text.split("\n") == [
        "江州市中级人民法院",
        "刑事裁定书",
        "(2020)江01刑更5号",
        "罪犯张某，男。",
        "审判长顾某",
        "二〇二〇年五月一日",
    ]


def test_a_year_broken_over_two_lines_is_whole_again() -> None:
    assert join_lines("于2O\n18年").text == "于2〇18年"


def test_a_fact_has_the_words_of_the_source() -> None:
    joined = join_lines(SENTENCES)
    start = joined.text.index("2018年")
    fact = joined.fact("day", start, start + len("2018年5月1日"))
    assert fact.words == "２０１８年\n５月１日" == SENTENCES[fact.start : fact.end]


@given(st.text("罪犯2年〇OＯ（(。\n 　，1,"))
def test_folding_keeps_the_length_and_every_character_keeps_its_origin(text: str) -> None:
    assert len(fold(text)) == len(text)
    joined = join_lines(text)
    assert len(joined.text) == len(joined.origins)
    assert list(joined.origins) == sorted(set(joined.origins))
    assert all(
        fold(text[origin]) == letter or letter in "〇,，"
        for origin, letter in zip(joined.origins, joined.text, strict=True)
    )
