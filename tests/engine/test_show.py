"""Values as people read them."""

from __future__ import annotations

import pytest

from jianheng.dictionary import Dictionary
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
