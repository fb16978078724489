from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from lxml import etree

from jianheng.desk.papers.writing.literal import cleaned, literal, one_line, paragraphs


@given(st.text())
def test_whatever_a_text_holds_it_is_text_in_xml(text: str) -> None:
    assert (etree.fromstring(f"<t>{literal(text)}</t>").text or "") == cleaned(text)


@given(st.text(alphabet="{}%#_ =ab'\"\\$.()"))
def test_nothing_in_a_text_is_a_tag(text: str) -> None:
    assert not set("{}%") & set(literal(text))
    assert Environment(autoescape=True).from_string("{{ text }}").render(text=literal(text)) == literal(text)


def test_what_no_file_may_hold_is_shown_as_missing() -> None:
    assert cleaned("a\x00b\x1fc\ud800d\ufffee") == "a�b�c�d�e"


def test_signs_that_turn_the_order_of_reading_are_shown() -> None:
    assert cleaned("张三\u202e四李") == "张三�四李"


def test_rare_characters_and_pictures_stay() -> None:
    assert str(literal("𠮷🙂㐂")) == "𠮷🙂㐂"


def test_lines_become_paragraphs_or_one_line() -> None:
    assert paragraphs("一\r\n\r\n二\u2028三") == ["一", "二", "三"]
    assert one_line(" 一\n二\t三 ") == "一 二 三"
