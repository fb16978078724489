"""Where rows stand in what was delivered."""

from __future__ import annotations

import pytest

from jianheng.clues.source_place import place_named
from jianheng.clues.words import Words

FILES = {"b1": ["甲.xlsx", "乙.csv"]}


@pytest.mark.parametrize(
    ("row_id", "zh", "en"),
    [
        ("b1:leave:0.11:7", "甲.xlsx、“外出”表、第 7 行", "甲.xlsx, sheet 外出, row 7"),
        ("b1:leave:0.2:7:3", "甲.xlsx、第 3 张表、第 7 行", "甲.xlsx, sheet 3, row 7"),
        ("b1:leave:1:12", "乙.csv、第 12 行", "乙.csv, row 12"),
        ("id:1:custody:7", "由其他行推出", "derived from other rows"),
        ("某医院/某医师", "由其他行推出", "derived from other rows"),
    ],
)
def test_the_id_of_a_row_says_where_it_stands(row_id: str, zh: str, en: str) -> None:
    sheets = {("b1", "0.11"): "外出"}
    assert place_named(row_id, FILES, sheets, Words("zh")) == zh
    assert place_named(row_id, FILES, sheets, Words("en")) == en
