"""What sentence runs from day to day, with nothing invented."""

import json
from collections.abc import Callable
from datetime import date

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.chain.derive import script
from jianheng.law.dates import term_end
from jianheng.law.term import Term

Told = dict[str, object]
Derive = Callable[..., dict[str, list[Told]]]

EIGHT_YEARS: Told = {
    "judgment": "（2015）江0104刑初9号",
    "judged_on": "2015-11-19",
    "term": "8y",
    "category": "general",
    "delivered_on": "2016-01-15",
    "stated_start": "2015-06-01",
    "stated_end": "2023-05-31",
}
LIFE: Told = {"judgment": "（2009）江01刑初3号", "judged_on": "2009-09-24", "main_penalty": "life"}


def states(found: dict[str, list[Told]], *fields: str) -> list[tuple[object, ...]]:
    return [tuple(row.get(field) for field in fields) for row in found["sentence_state"]]


def test_one_state_from_the_judgment_and_one_after_each_reduction(derive: Derive) -> None:
    found = derive(
        judgment_person=[EIGHT_YEARS],
        commutation_ruling=[
            {"ruled_on": "2018-03-20", "reduction": "8m", "new_end": "2022-09-30"},
            {"ruled_on": "2020-05-12", "reduction": "6m10d", "new_end": "2022-03-21"},
        ],
    )
    assert states(found, "origin", "from_on", "until_on", "reduced", "end_stated") == [
        ("j1", "2015-06-01", "2018-03-19", "0d", "2023-05-31"),
        ("c1", "2018-03-20", "2020-05-11", "8m", "2022-09-30"),
        ("c2", "2020-05-12", None, "1y2m10d", "2022-03-21"),
    ]
    assert set(
        states(found, "penalty", "term", "running_term", "category", "judged_on", "start_on", "delivered_on_lo")
    ) == {("fixed_term", "8y", "8y", "general", "2015-11-19", "2015-06-01", "2016-01-15")}


def test_without_a_start_the_judgment_opens_the_state(derive: Derive) -> None:
    found = derive(judgment_person=[{"judged_on": "2015-11-19", "term": "8y"}])
    assert states(found, "from_on", "start_on", "end_stated") == [("2015-11-19", None, None)]


def test_out_of_life_the_term_runs_from_the_ruling(derive: Derive) -> None:
    found = derive(
        judgment_person=[LIFE],
        commutation_ruling=[
            {"ruled_on": "2012-11-26", "to_penalty": "fixed_term", "to_term": "20y", "new_end": "2032-11-25"},
            {"ruled_on": "2015-03-27", "reduction": "1y2m", "new_end": "2031-09-25"},
        ],
    )
    assert states(found, "running_term", "start_on", "reduced", "term", "credit_days") == [
        (None, None, "0d", None, None),
        ("20y", "2012-11-26", "0d", None, 0),
        ("20y", "2012-11-26", "1y2m", None, 0),
    ]


def test_out_of_a_reprieve_only_the_ruling_tells_the_first_day(derive: Derive) -> None:
    conversion: Told = {"ruled_on": "2014-06-24", "to_penalty": "fixed_term", "to_term": "25y"}
    reprieve = LIFE | {"main_penalty": "death_reprieve"}
    found = derive(judgment_person=[reprieve], commutation_ruling=[conversion])
    assert states(found, "running_term", "start_on")[1] == ("25y", None)
    found = derive(judgment_person=[reprieve], commutation_ruling=[conversion | {"new_start": "2014-03-24"}])
    assert states(found, "running_term", "start_on")[1] == ("25y", "2014-03-24")
    by_life: list[Told] = [
        {"ruled_on": "2014-06-24", "to_penalty": "life"},
        {"ruled_on": "2019-09-27", "to_penalty": "fixed_term", "to_term": "25y"},
    ]
    found = derive(judgment_person=[reprieve], commutation_ruling=by_life)
    assert states(found, "running_term", "start_on") == [(None, None), (None, None), ("25y", "2019-09-27")]


def test_a_reduction_without_its_size_leaves_the_sum_open(derive: Derive) -> None:
    found = derive(
        judgment_person=[EIGHT_YEARS],
        commutation_ruling=[
            {"ruled_on": "2018-03-20", "new_end": "2022-09-30"},
            {"ruled_on": "2020-05-12", "reduction": "6m", "new_end": "2022-03-31"},
        ],
    )
    assert states(found, "reduced", "end_stated") == [("0d", "2023-05-31"), (None, "2022-09-30"), (None, "2022-03-31")]


def test_a_reduction_in_years_of_life_imprisonment_is_a_gap_in_the_history(derive: Derive) -> None:
    found = derive(judgment_person=[LIFE], commutation_ruling=[{"ruled_on": "2015-03-27", "reduction": "1y"}])
    assert states(found, "running_term", "reduced") == [(None, "0d"), (None, None)]


def test_an_undated_reduction_leaves_everything_it_touches_open(derive: Derive) -> None:
    found = derive(
        judgment_person=[EIGHT_YEARS],
        commutation_ruling=[
            {"proposed_on": "2018-02-01", "latest_event_on": "2018-02-20", "reduction": "8m", "new_end": "2022-09-30"},
            {"ruled_on": "2020-05-12", "reduction": "6m", "new_end": "2022-03-31"},
        ],
    )
    assert states(found, "origin", "from_on", "until_on", "term", "running_term", "reduced", "end_stated") == [
        ("j1", "2015-06-01", "2018-02-19", "8y", "8y", "0d", "2023-05-31"),
        ("c1", "2018-02-20", "2020-05-11", "8y", "8y", None, None),
        ("c2", "2020-05-12", None, "8y", "8y", None, None),
    ]


def test_reductions_that_are_only_counted_come_after_the_judgment(derive: Derive) -> None:
    recitals = [{"ruling": "c1", "position": n} for n in (1, 2)]
    found = derive(judgment_person=[EIGHT_YEARS], recited_reduction=recitals)
    assert states(found, "from_on", "until_on", "reduced", "category") == [
        ("2015-06-01", "2015-11-19", "0d", "general"),
        ("2015-11-20", None, None, "general"),
    ]


def test_an_undated_conversion_leaves_the_running_term_open(derive: Derive) -> None:
    found = derive(
        judgment_person=[LIFE],
        commutation_ruling=[{"proposed_on": "2012-10-01", "to_penalty": "fixed_term", "to_term": "20y"}],
    )
    assert states(found, "from_on", "running_term", "start_on", "credit_days")[1] == ("2012-10-02", None, None, None)


def test_days_credited_follow_from_the_printed_range(derive: Derive) -> None:
    found = derive(judgment_person=[EIGHT_YEARS | {"stated_end": "2023-05-21"}])
    assert states(found, "credit_days") == [(10,)]
    later = derive(judgment_person=[EIGHT_YEARS | {"stated_end": "2023-06-10"}])
    assert states(later, "credit_days") == [(None,)]
    stated = derive(judgment_person=[EIGHT_YEARS | {"stated_credit_days": 3}])
    assert states(stated, "credit_days") == [(3,)]


def test_statements_of_one_judgment_complete_each_other(derive: Derive) -> None:
    poor = {key: EIGHT_YEARS[key] for key in ("judgment", "term")}
    found = derive(judgment_person=[EIGHT_YEARS, poor])
    assert states(found, "origin", "from_on", "category") == [("j1", "2015-06-01", "general")]


def test_statements_that_differ_stay_apart(derive: Derive) -> None:
    found = derive(judgment_person=[EIGHT_YEARS, EIGHT_YEARS | {"term": "9y"}])
    assert sorted(map(str, states(found, "term"))) == ["('8y',)", "('9y',)"]


def test_a_later_judgment_takes_the_place_of_an_earlier_one(derive: Derive) -> None:
    combined: Told = {
        "judgment": "（2017）江01刑初5号",
        "judged_on": "2017-07-17",
        "term": "13y",
        "stated_start": "2015-06-01",
    }
    found = derive(
        judgment_person=[EIGHT_YEARS, combined],
        commutation_ruling=[
            {"ruled_on": "2017-01-30", "reduction": "7m"},
            {"ruled_on": "2019-10-22", "reduction": "5m"},
        ],
    )
    assert states(found, "origin", "from_on", "until_on", "term", "reduced") == [
        ("j1", "2015-06-01", "2017-01-29", "8y", "0d"),
        ("c1", "2017-01-30", "2017-07-16", "8y", "7m"),
        ("j2", "2017-07-17", "2019-10-21", "13y", "0d"),
        ("c2", "2019-10-22", None, "13y", "5m"),
    ]


def test_persons_do_not_mix(derive: Derive) -> None:
    found = derive(
        judgment_person=[EIGHT_YEARS, EIGHT_YEARS | {"person": "id:B"}, EIGHT_YEARS | {"person": None}],
        commutation_ruling=[{"ruled_on": "2018-03-20", "reduction": "8m", "person": "id:B"}],
    )
    assert states(found, "person", "origin") == [("id:A", "j1"), ("id:B", "j2"), ("id:B", "c1"), (None, "j3")]


def test_a_fine_alone_opens_no_state(derive: Derive) -> None:
    assert derive(judgment_person=[EIGHT_YEARS | {"main_penalty": "none"}])["sentence_state"] == []


@pytest.mark.parametrize(
    ("told", "by_law"),
    [
        ({"stated_credit_days": 0}, "2023-05-31"),
        ({"stated_credit_days": 30}, "2023-05-01"),
        ({"stated_credit_days": None}, None),
        ({"stated_credit_days": 0, "stated_start": None}, None),
        ({"stated_credit_days": 0, "term": "2y", "main_penalty": "control"}, "2017-05-31"),
        ({"stated_credit_days": 40, "term": "2y", "main_penalty": "control"}, None),
        ({"stated_credit_days": 10, "term": "6m", "main_penalty": "criminal_detention"}, "2015-11-20"),
    ],
)
def test_the_end_by_law_is_counted_from_what_is_told_and_from_nothing_else(
    derive: Derive, told: Told, by_law: str | None
) -> None:
    row = {key: value for key, value in (EIGHT_YEARS | told).items() if value is not None}
    (state,) = derive(judgment_person=[row])["sentence_state"]
    assert state.get("end_by_law") == by_law
    assert state["end_stated"] == "2023-05-31"


def test_a_reduction_shortens_the_term_from_its_start(derive: Derive) -> None:
    found = derive(
        judgment_person=[EIGHT_YEARS | {"stated_credit_days": 0}],
        commutation_ruling=[{"ruled_on": "2018-03-20", "reduction": "8m", "new_end": "2022-10-05"}],
    )
    assert states(found, "end_stated", "end_by_law") == [("2023-05-31", "2023-05-31"), ("2022-10-05", "2022-09-30")]


def test_the_words_of_the_source_stand_under_the_names_of_the_state(derive: Derive) -> None:
    found = derive(
        judgment_person=[EIGHT_YEARS],
        commutation_ruling=[{"ruled_on": "2018-03-20", "reduction": "8m", "new_end": "2022-09-30"}],
    )
    judged, reduced = (json.loads(str(row["raw"])) for row in found["sentence_state"])
    assert judged["start_on"] == {"text": "2015-06-01"}
    assert judged["running_term"] == judged["term"] == {"text": "8y"}
    assert reduced == {"from_on": {"text": "2018-03-20"}, "end_stated": {"text": "2022-09-30"}}


def test_without_rows_there_are_no_states(derive: Derive) -> None:
    assert derive() == {"reduction": [], "sentence_state": [], "cell_stay": [], "custody_span": []}


@pytest.fixture(scope="module")
def scripted() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect(":memory:")
    con.execute(script("terms"))
    return con


@given(
    st.dates(min_value=date(1980, 1, 1), max_value=date(2040, 12, 31)),
    st.builds(Term, st.integers(0, 25), st.integers(0, 11), st.integers(0, 29)).filter(lambda t: t.order != (0, 0)),
)
def test_the_end_of_a_term_is_the_one_that_the_law_counts(
    scripted: duckdb.DuckDBPyConnection, start: date, term: Term
) -> None:
    query = "select last_day_of_term(?::date, ?::int, ?::int, ?::int)"
    (found,) = scripted.execute(query, [start, term.years, term.months, term.days]).fetchone() or (None,)
    assert found == term_end(start, term)


@pytest.mark.parametrize(
    ("judgment", "open_"),
    [
        (EIGHT_YEARS, False),
        (LIFE, False),
        ({**EIGHT_YEARS, "term": None}, True),
        ({**LIFE, "main_penalty": None}, True),
    ],
)
def test_a_term_that_nobody_told_is_not_taken_for_none(derive: Derive, judgment: Told, open_: bool) -> None:
    (state,) = derive(judgment_person=[{key: value for key, value in judgment.items() if value is not None}])[
        "sentence_state"
    ]
    assert ("term" in json.loads(str(state["raw"])).get("_unread", {})) is open_
