"""A life depends on the seed and the person's number alone, and tells what its story promises."""

from __future__ import annotations

from datetime import date

import pytest

from jianheng.arena import LAST_DAY, Life, live
from jianheng.arena.stories import STORIES
from jianheng.dictionary import load_dictionary
from jianheng.identity import read_id_number

COUNTY = [live(7, number) for number in range(len(STORIES) * 5 // 2 + 10)]
DICTIONARY = load_dictionary()


def test_the_same_seed_and_number_give_the_same_life() -> None:
    assert live(7, 33) == COUNTY[33]
    assert live(8, 33) != COUNTY[33]


def test_every_story_is_told() -> None:
    assert {life.story for life in COUNTY} == {"", *(story.name for story in STORIES)}


def test_a_story_leaves_an_act_to_be_judged_and_an_everyday_life_leaves_none() -> None:
    assert [life.story for life in COUNTY if bool(life.acts) != bool(life.story)] == []


def test_what_is_known_names_a_row() -> None:
    for life in COUNTY:
        for act in life.acts:
            if DICTIONARY.tables[act.table].derived:
                continue
            rows = [row for _, row in life.rows[act.table]]
            assert any(all(str(row.get(name)) == value for name, value in act.key.items()) for row in rows), act


def test_names_of_persons_are_valid_and_of_no_region() -> None:
    numbers = [life.person.id_no for life in COUNTY]
    assert len(set(numbers)) == len(numbers)
    assert all(read_id_number(number).region.startswith("329") for number in numbers)


def test_every_row_fits_the_dictionary() -> None:
    for life in COUNTY:
        for table, rows in life.rows.items():
            fields = DICTIONARY.tables[table].fields
            assert [name for _, row in rows for name in row if name not in fields] == []


def test_nothing_happens_after_the_last_day() -> None:
    told = [(table, row) for life in COUNTY for table, rows in life.rows.items() for _, row in rows]
    days = [(table, name, day) for table, row in told for name, day in row.items() if isinstance(day, date)]
    happened = [each for each in days if DICTIONARY.tables[each[0]].fields[each[1]].time != "planned"]
    assert [each for each in happened if f"{each[2]:%Y-%m-%d}" > str(LAST_DAY)] == []


@pytest.mark.parametrize("life", COUNTY[:60], ids=lambda life: str(life.person.number))
def test_rulings_follow_each_other_within_the_term(life: Life) -> None:
    rulings = [row for _, row in life.rows.get("commutation_ruling", ())]
    days = [row["ruled_on"] for row in rulings]
    assert days == sorted(days)
