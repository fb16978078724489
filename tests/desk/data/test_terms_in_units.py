"""How a column of terms as bare numbers is shown before it is taken in."""

import pytest

from jianheng.desk.data.taking.answers import Answer
from jianheng.desk.data.taking.columns_page import answers_from, row_of
from jianheng.desk.data.taking.found import SeenColumn, SeenTable
from jianheng.dictionary import load_dictionary

TERM = "judgment_person.term"


def table(*headings: str) -> SeenTable:
    columns = tuple(SeenColumn(heading, 1, at, "ask", values=(42,), filled=1) for at, heading in enumerate(headings))
    return SeenTable("判决.xlsx", "判决", "ask", ("judgment_person",), columns=columns)


def shown(seen: SeenTable, unit: str) -> tuple[str, str]:
    [read] = row_of(seen, None, 0, Answer(TERM, {}, unit), load_dictionary()).preview.samples
    return read.clean, read.why_zh.split("，")[0]


@pytest.mark.parametrize(
    ("headings", "unit", "read"),
    [
        (["刑期（月）"], "", ("42个月", "")),
        (["刑期"], "月", ("42个月", "")),
        (["刑期"], "", ("", "没有写明是年、月还是日")),
        (["刑期/月", "刑期/年"], "月", ("", "是刑期的一部分：年、月、日分在几列")),
    ],
)
def test_the_unit_of_the_heading_or_of_the_answer(headings: list[str], unit: str, read: tuple[str, str]) -> None:
    assert shown(table(*headings), unit) == read


def test_the_form_says_the_unit() -> None:
    told = answers_from(
        table("刑期", "刑期"), {"to-0": TERM, "unit-0": "月", "to-1": TERM, "unit-1": "周"}, load_dictionary()
    )
    assert [told[number]["unit"] for number in ("0", "1")] == ["月", ""]
