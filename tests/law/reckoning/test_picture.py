"""The picture of a reckoning shows every day that its steps tell."""

from datetime import date
from xml.etree import ElementTree as Xml

import pytest

from jianheng.law import Term
from jianheng.law.reckoning import Reckoned, Step, Words
from jianheng.law.reckoning.picture import Mark, marks_of, timeline
from jianheng.law.sentence import sentence_end


def words(svg: str) -> set[str]:
    return {each.text or "" for each in Xml.fromstring(svg).iter() if each.tag.endswith("text")}


def test_every_day_and_label_is_written() -> None:
    found = sentence_end(date(2023, 2, 28), Term.parse("1y1m"), 10)
    marks = marks_of(found, "zh")
    told = words(timeline(marks, "刑期届满之日"))
    assert {"刑期届满之日", *(mark.label for mark in marks)} <= told
    assert {"2023-02-28", "2024-02-28", "2024-03-28 – 2024-03-31"} <= told


def test_a_step_without_a_day_is_left_out() -> None:
    steps = (Step("count", Words("天数", "days"), 3), Step("day", Words("某日", "a day"), date(2024, 1, 1)))
    assert marks_of(Reckoned(1, 1, steps), "en") == [Mark("a day", date(2024, 1, 1))]


def test_words_of_a_label_are_escaped() -> None:
    assert "<b>" in words(timeline([Mark("<b>", date(2024, 1, 1))], "甲 & 乙"))


def test_nothing_is_no_picture() -> None:
    with pytest.raises(ValueError, match="没有可以画的日期"):
        timeline([], "空")
