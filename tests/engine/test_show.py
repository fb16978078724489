"""Values as people read them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jianheng.dictionary import Dictionary
from jianheng.engine.explain import explain
from jianheng.engine.show import spoken


@pytest.mark.parametrize(
    ("shown", "lang", "words"),
    [
        ("red", "zh", "红"),
        ("red、blue", "zh", "红、蓝"),
        ("red、blue", "en", "red, blue"),
        ("mauve", "zh", "mauve"),
        ("", "zh", ""),
    ],
)
def test_codes_are_said_by_their_labels(sample: Dictionary, shown: str, lang: str, words: str) -> None:
    assert spoken("colour", shown, sample.lists, lang) == words


def test_what_is_no_code_stays_as_it_is(sample: Dictionary) -> None:
    assert spoken("", "2024-02-29", sample.lists, "zh") == "2024-02-29"


@pytest.mark.parametrize(("b1", "zh", "en"), [(True, "是", "yes"), (False, "否", "no")])
def test_a_flag_is_said_in_words(model: Any, engine: Any, b1: bool, zh: str, en: str) -> None:
    wanted = model(
        "examine: deed\nlet: {both: b1 or b2}\n"
        "unlawful: {late: {when: i1 == 1, says: {zh: '一{b1}二{both}', en: 'one {b1} two {both}'}}}\n"
    )
    deed = {"deed_no": "1", "done_on": date(2024, 1, 1), "unit": "院", "i1": 1, "b1": b1, "b2": False}
    with engine({"deed": [deed]}) as session:
        [told] = explain(session, wanted, session.answers(wanted).table["row_id"].to_pylist())
    [finding] = told["findings"]
    assert (finding["zh"], finding["en"]) == (f"一{zh}二{zh}", f"one {en} two {en}")
