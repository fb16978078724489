"""Articles, paragraphs and items as files of law print them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jianheng.law.texts import Lack, LawText

Read = Callable[..., LawText]


def test_articles_are_found_in_both_forms(read: Read, plain_form: str, bold_form: str) -> None:
    assert [each.number for each in read(plain_form).articles] == ["1", "2", "3", "3-1"]
    assert [each.number for each in read(bold_form).articles] == ["1", "2", "12"]
    assert read(bold_form).find("1") == ("为了规范灯塔管理，制定本法。",)


def test_a_place_gives_its_own_words(read: Read, plain_form: str) -> None:
    text = read(plain_form)
    assert text.find("2.2") == ("守塔人不得少于二人。",)
    assert text.find("3.1.1") == ("(一)入夜；",)
    assert text.find("3.2") == ("前款第三项的情形，应当立即点灯。",)
    assert text.find("3-1") == ("点灯不超过十小时。",)
    assert text.find("3.1")[:2] == ("有下列情形之一的，应当点灯：", "(一)入夜；")


def test_what_of_a_place_is_lacking_is_said(read: Read, plain_form: str) -> None:
    text = read(plain_form)
    assert text.find("9") is Lack.article
    assert text.find("3-2") is Lack.article
    assert text.find("2.3") is Lack.paragraph
    assert text.find("3.1.4") is Lack.item
    assert text.find("2.1.1") is Lack.item
    assert text.find("第二条") is Lack.article


def test_words_between_two_items_belong_to_the_first(read: Read) -> None:
    text = read("第一条 分为：\n\n（一）甲。\n\n甲的说明。\n\n（二）乙。\n\n第二款。\n\n（一）丙。")
    (article,) = text.articles
    assert [len(each.items) for each in article.paragraphs] == [2, 1]
    assert text.find("1.1.1") == ("（一）甲。", "甲的说明。")


def test_lesser_items_are_part_of_their_item(read: Read) -> None:
    text = read("第一条 分为：\n（一）甲：\n⒈子；\n2.丑。\n（二）乙。\n后款。")
    assert text.find("1.1.1") == ("（一）甲：", "⒈子；", "2.丑。")
    assert text.find("1.2") == ("后款。",)


def test_items_that_lost_their_numbers_are_no_paragraphs(read: Read) -> None:
    text = read("第一条 有下列情形之一的：\n\n数额巨大的；\n\n影响恶劣的；\n\n（三）其他。\n\n后款。")
    assert text.find("1.1.2") == ("影响恶劣的；",)
    assert text.find("1.1.3") == ("（三）其他。",)
    assert text.find("1.2") == ("后款。",)


def test_a_blank_before_the_sign_of_the_article_is_a_slip(read: Read) -> None:
    text = read("第一百二十七条 甲。\n\n第一百二十八 条侦查人员应当勘验。\n\n第一百二十九条 丙。")
    assert text.find("128") == ("侦查人员应当勘验。",)


def test_a_line_that_begins_with_a_reference_begins_no_article(read: Read) -> None:
    text = read("第一条 甲。\n\n第二条规定的情形除外。\n\n第二条 乙。")
    assert text.find("1.2") == ("第二条规定的情形除外。",)
    assert text.find("2") == ("乙。",)


def test_lines_broken_at_a_width_are_joined(read: Read) -> None:
    wrapped = (
        "　　第一条　守塔人应当在入\n夜时点灯。遇雾也应当点灯。\n不得拖延。\n　　雪天照此办理。\n　　第二条　乙。\n"
    )
    text = read(wrapped, "法.txt")
    assert text.find("1.1") == ("守塔人应当在入夜时点灯。遇雾也应当点灯。不得拖延。",)
    assert text.find("1.2") == ("雪天照此办理。",)


@pytest.mark.parametrize(
    "after",
    ["## 附件一\n\n旧法目录。", "附件：\n旧法目录。", "第二章　罚则\n", "罚则的适用", "2015年7月8日"],
)
def test_what_follows_the_last_article_is_no_paragraph_of_it(read: Read, after: str) -> None:
    text = read(f"第一条 甲。\n\n{after}\n")
    assert text.find("1") == ("甲。",)


def test_a_table_of_contents_holds_no_articles(read: Read) -> None:
    text = read("某法\n目　录\n第一章　总则\n第二章　罚则\n第一章　总则\n第一条　甲。\n第二章　罚则\n第二条　乙。")
    assert [each.number for each in text.articles] == ["1", "2"]


def test_opinions_are_numbered_by_their_points(read: Read) -> None:
    text = read("意见\n\n一、甲应当办理。\n\n（一）先办。\n\n二、乙应当办理。")
    assert (text.find("1.1.1"), text.find("2")) == (("（一）先办。",), ("乙应当办理。",))
    running = read("意见\n\n一、从严把握\n\n1.甲。\n\n2.乙。\n\n二、严密程序\n\n3.丙。")
    assert running.find("3") == ("丙。",)


def test_a_number_that_stands_twice_is_not_guessed(read: Read) -> None:
    text = read("第一条 甲。\n第二条 乙。\n第二条 另一个乙。\n第四条 丁。")
    assert text.find("2") is Lack.twice
    assert text.twice == {"2": (2, 3)}
    assert text.missing == (3,)


def test_signs_of_markdown_and_signs_without_width_are_no_words(read: Read) -> None:
    text = read("> **第一条**&emsp;甲\u200b应当<br>点灯：\ue004\n>\n> - （一）入夜；")
    assert text.find("1") == ("甲应当点灯：", "（一）入夜；")
