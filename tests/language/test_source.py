from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.language.problem import ModelError, Problem
from jianheng.language.source import Listing, Mapping, Text, read_source


def mapping(text: str) -> Mapping:
    source = read_source(text, "m.yaml")
    assert isinstance(source, Mapping)
    return source


@pytest.mark.parametrize("word", ["no", "on", "yes", "012", "1:30", "2024-01-01", "1.0", "null", "~", ".5"])
def test_every_scalar_stays_as_written(word: str) -> None:
    value = mapping(f"a: {word}").get("a")
    assert isinstance(value, Text)
    assert value.value == word
    assert not value.quoted


def test_quoted_scalars_are_known() -> None:
    value = mapping('a: "null"').get("a")
    assert isinstance(value, Text)
    assert (value.value, value.quoted) == ("null", True)


def test_places_count_characters_not_bytes() -> None:
    value = mapping("标题: {zh: 减刑, en: cut}").get("标题")
    assert isinstance(value, Mapping)
    places = [(key.value, key.at.line, key.at.column) for key in value.names()]
    assert places == [("zh", 1, 6), ("en", 1, 14)]


def test_texts_are_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "é")
    value = mapping(f"a: {decomposed}").get("a")
    assert isinstance(value, Text)
    assert value.value == "é"


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert [key.value for key in mapping("\ufeffid: x").names()] == ["id"]


def test_all_duplicates_are_told_at_once() -> None:
    with pytest.raises(ModelError) as error:
        read_source("a: 1\na: 2\nb: {c: 1, c: 2}\n", "m.yaml")
    assert [(p.value, p.at.line, p.at.column) for p in error.value.problems] == [("a", 2, 1), ("c", 3, 11)]


def test_a_file_nested_without_end_is_refused() -> None:
    with pytest.raises(ModelError):
        read_source("[" * 20_000, "m.yaml")


def test_lists_keep_their_order() -> None:
    value = mapping("a: [c, b, a]").get("a")
    assert isinstance(value, Listing)
    assert [item.value for item in value.items if isinstance(item, Text)] == ["c", "b", "a"]


@given(st.text())
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    problems: list[Problem] = []
    try:
        read_source(text, "m.yaml")
    except ModelError as error:
        problems = error.problems
    assert all(p.at.line >= 1 and p.at.column >= 1 and p.zh and p.mend_zh for p in problems)
