"""Rows of a template that are no data."""

from __future__ import annotations

from jianheng.intake.template.hint import is_hint_row, without_examples


def test_an_example_is_a_hint() -> None:
    assert is_hint_row(["示例：张某某", None, "示例：2024-05-31"])
    assert not is_hint_row(["张某某", None, "示例：2024-05-31"])


def test_what_is_left_of_an_example_is_no_data() -> None:
    assert without_examples(["张某某", " 示例：2024-05-31", None]) == (["张某某", None, None], [1])
    assert without_examples(["张某某", "见示例：一"]) == (["张某某", "见示例：一"], [])
