"""Each day of custody has one status, one title and one place; what is not known is not guessed."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from jianheng.chain import build_derived

from .conftest import table_of, tell
from .custody_by_day import Life, Measure, Period, Stay, Term, tell_day

Told = dict[str, object]
Derive = Callable[..., dict[str, list[Told]]]

CENTRE: Told = {"centre": "甲看守所", "admitted_at": "2024-01-02", "left_at": "2024-09-20", "left_for": "to_prison"}
DETAINED: Told = {"kind": "detention", "executed_at": "2024-01-01", "in_force_until": "2024-01-08"}
ARRESTED: Told = {"kind": "arrest", "executed_at": "2024-01-08"}
TWO_MONTHS: Told = {
    "stage": "investigation",
    "basis": "arrest_2m",
    "period_from": "2024-01-08",
    "period_until": "2024-03-08",
}
JUDGED: Told = {"judged_on": "2024-08-01", "term": "2y", "stated_start": "2024-01-01", "stated_end": "2025-12-31"}


def line(found: dict[str, list[Told]], *fields: str) -> list[tuple[object, ...]]:
    return [tuple(row.get(field) for field in fields) for row in found["custody_span"]]


def test_from_the_first_day_to_the_prison_every_day_has_one_status_and_title(derive: Derive) -> None:
    found = derive(
        detention_stay=[CENTRE],
        prison_stay=[{"prison": "乙监狱", "admitted_on": "2024-09-20"}],
        coercive_measure=[DETAINED, ARRESTED],
        custody_clock=[
            {"stage": "investigation", "basis": "detain_7d", "period_from": "2024-01-01", "period_until": "2024-01-08"},
            TWO_MONTHS,
            {"stage": "first_instance", "basis": "trial_2m", "period_from": "2024-03-08", "period_until": "2024-08-01"},
        ],
        judgment_person=[JUDGED],
    )
    assert line(found, "from_on", "until_on", "status", "title", "title_until", "unit") == [
        ("2024-01-01", "2024-01-01", "detention", "period", "2024-01-08", None),
        ("2024-01-02", "2024-01-07", "detention", "period", "2024-01-08", "甲看守所"),
        ("2024-01-08", "2024-03-07", "arrest", "period", "2024-03-08", "甲看守所"),
        ("2024-03-08", "2024-07-31", "arrest", "period", "2024-08-01", "甲看守所"),
        ("2024-08-01", "2024-09-19", "awaiting_delivery", "judgment", "2025-12-31", "甲看守所"),
        ("2024-09-20", "2025-12-31", "serving", "judgment", "2025-12-31", "乙监狱"),
        ("2026-01-01", None, "arrest", "none", None, "乙监狱"),
    ]
    assert {row["held_since"] for row in found["custody_span"]} == {"2024-01-01"}
    assert [row.get("ended_by") for row in found["custody_span"]][4] == "to_prison"


def test_days_without_a_period_are_seen(derive: Derive) -> None:
    found = derive(
        detention_stay=[CENTRE], coercive_measure=[ARRESTED], custody_clock=[TWO_MONTHS | {"period_from": "2024-01-02"}]
    )
    assert line(found, "from_on", "until_on", "status", "title") == [
        ("2024-01-02", "2024-01-07", "held", "period"),
        ("2024-01-08", "2024-03-08", "arrest", "period"),
        ("2024-03-09", "2024-09-20", "arrest", "none"),
    ]


def test_a_period_whose_last_day_nobody_told_leaves_the_title_open(derive: Derive) -> None:
    found = derive(
        detention_stay=[CENTRE],
        custody_clock=[TWO_MONTHS, {"basis": "ext_156", "stage": "investigation", "period_from": "2024-03-09"}],
    )
    assert line(found, "from_on", "title")[1:] == [("2024-01-08", "period"), ("2024-03-09", None)]


def test_an_examination_that_is_not_counted_runs_until_it_ends(derive: Derive) -> None:
    found = derive(
        detention_stay=[CENTRE],
        custody_clock=[{"stage": "investigation", "basis": "psychiatric", "period_from": "2024-01-02"}],
    )
    assert line(found, "from_on", "until_on", "title", "title_until") == [("2024-01-02", "2024-09-20", "period", None)]


def test_time_between_two_stays_is_told_as_liberty(derive: Derive) -> None:
    found = derive(
        detention_stay=[
            CENTRE | {"left_at": "2024-01-20", "left_for": "bail_or_residence"},
            CENTRE | {"admitted_at": "2024-05-01", "left_at": None, "left_for": None},
        ]
    )
    assert line(found, "from_on", "until_on", "status", "held_since", "ended_by") == [
        ("2024-01-02", "2024-01-20", "held", "2024-01-02", "bail_or_residence"),
        ("2024-01-21", "2024-04-30", "at_liberty", None, None),
        ("2024-05-01", None, "held", "2024-05-01", None),
    ]


def test_who_left_on_a_day_that_nobody_told_is_not_held_for_sure(derive: Derive) -> None:
    found = derive(detention_stay=[CENTRE | {"left_at": None}])
    assert line(found, "from_on", "until_on", "status", "title") == [
        ("2024-01-02", "2024-01-02", "held", "none"),
        ("2024-01-03", None, None, None),
    ]


def test_a_stay_whose_first_day_nobody_told_stands_beside_the_line(derive: Derive) -> None:
    found = derive(detention_stay=[CENTRE | {"admitted_at": None}])
    assert line(found, "from_on", "until_on", "unit", "status")[-1] == (None, "2024-09-20", "甲看守所", None)


def test_two_stays_on_the_same_days_are_seen(derive: Derive) -> None:
    lodged = {"centre": "丙看守所", "admitted_at": "2024-02-01", "left_at": "2024-02-10", "left_for": "transferred"}
    found = derive(detention_stay=[CENTRE, lodged])
    assert line(found, "from_on", "unit", "stays") == [
        ("2024-01-02", "甲看守所", 1),
        ("2024-02-01", "丙看守所", 2),
        ("2024-02-10", "丙看守所", 1),
        ("2024-02-11", "甲看守所", 1),
    ]


TRIED: Told = {"stage": "first_instance", "accepted_on": "2024-01-08", "ended_on": "2024-07-20", "outcome": "judged"}


def test_between_the_trial_and_the_final_judgment_the_trial_justifies_custody(derive: Derive) -> None:
    found = derive(
        detention_stay=[CENTRE],
        coercive_measure=[ARRESTED],
        proceeding=[TRIED],
        judgment_person=[JUDGED | {"stated_end": "2024-09-10"}],
    )
    assert line(found, "from_on", "until_on", "status", "title")[1:] == [
        ("2024-01-08", "2024-07-20", "arrest", "none"),
        ("2024-07-21", "2024-07-31", "arrest", "not_final"),
        ("2024-08-01", "2024-09-10", "awaiting_delivery", "judgment"),
        ("2024-09-11", "2024-09-20", "arrest", "none"),
    ]


def test_a_period_of_the_next_instance_takes_over_from_the_trial(derive: Derive) -> None:
    second = {
        "stage": "second_instance",
        "basis": "second_2m",
        "period_from": "2024-08-01",
        "period_until": "2024-08-20",
    }
    found = derive(detention_stay=[CENTRE], proceeding=[TRIED], custody_clock=[second])
    assert line(found, "from_on", "title") == [
        ("2024-01-02", "none"),
        ("2024-07-21", "not_final"),
        ("2024-08-01", "period"),
        ("2024-08-21", "none"),
    ]


def test_a_judgment_that_is_final_on_its_day_ends_with_its_term(derive: Derive) -> None:
    found = derive(
        detention_stay=[CENTRE],
        proceeding=[TRIED],
        judgment_person=[JUDGED | {"judged_on": "2024-07-20", "stated_end": "2024-08-31"}],
    )
    assert line(found, "from_on", "title")[1:] == [("2024-07-20", "judgment"), ("2024-09-01", "none")]


def test_life_imprisonment_has_no_last_day(derive: Derive) -> None:
    found = derive(
        prison_stay=[{"prison": "乙监狱", "admitted_on": "2024-09-20"}],
        judgment_person=[{"main_penalty": "life", "judged_on": "2024-08-01"}],
    )
    assert line(found, "from_on", "until_on", "title", "title_until") == [("2024-09-20", None, "judgment", None)]


def test_the_last_day_of_the_title_is_the_printed_end_of_the_version_in_force(derive: Derive) -> None:
    found = derive(
        prison_stay=[{"prison": "乙监狱", "admitted_on": "2024-09-20"}],
        judgment_person=[JUDGED],
        commutation_ruling=[{"ruled_on": "2025-03-01", "reduction": "3m", "new_end": "2025-09-30"}],
    )
    assert line(found, "from_on", "until_on", "title", "title_until") == [
        ("2024-09-20", "2025-02-28", "judgment", "2025-12-31"),
        ("2025-03-01", "2025-09-30", "judgment", "2025-09-30"),
        ("2025-10-01", None, "none", None),
    ]


FIRST = date(2024, 1, 1)
CALENDAR = [FIRST + timedelta(days=n) for n in range(45)]
DAYS = st.dates(FIRST, FIRST + timedelta(days=30))
ENDS = st.integers(0, 12)


@st.composite
def lives(draw: st.DrawFn) -> Life:
    """A month of custody, with overlaps, gaps and facts that nobody told."""
    stays = []
    for number in range(draw(st.integers(0, 3))):
        start = draw(DAYS)
        end = draw(st.none() | ENDS.map(lambda n, start=start: start + timedelta(days=n)))
        left_for = "transferred" if end is not None or draw(st.booleans()) else None
        stays.append(Stay(number, draw(st.just(start) | st.none()), end, draw(st.booleans()), left_for))
    stays.sort(key=lambda stay: stay.prison)
    stays = [Stay(n, s.start, s.end, s.prison, s.left_for) for n, s in enumerate(stays)]
    measures = [
        Measure(number, draw(st.sampled_from(["detention", "arrest"])), start, end and start + timedelta(days=end))
        for number in range(draw(st.integers(0, 2)))
        for start, end in [(draw(DAYS), draw(st.none() | st.integers(1, 12)))]
    ]
    periods = [
        Period(number, draw(st.just(start) | st.none()), draw(st.just(start + timedelta(days=n)) | st.none()))
        for number in range(draw(st.integers(0, 3)))
        for start, n in [(draw(DAYS), draw(ENDS))]
    ]
    terms = []
    if draw(st.booleans()):
        judged = draw(DAYS)
        terms.append(Term(judged, draw(st.none() | ENDS.map(lambda n: judged + timedelta(days=n)))))
    return Life(tuple(stays), tuple(measures), tuple(periods), tuple(terms))


def noon(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time(12))


def rows(life: Life) -> dict[str, list[Told]]:
    def stay(each: Stay) -> Told:
        if each.prison:
            told: Told = {"prison": "乙", "admitted_on": each.start, "left_on": each.end}
        else:
            told = {"centre": "甲", "admitted_at": noon(each.start), "left_at": noon(each.end)}
        return told | {"left_for": each.left_for, "number": each.number}

    return {
        "detention_stay": [stay(s) for s in life.stays if not s.prison],
        "prison_stay": [stay(s) for s in life.stays if s.prison],
        "coercive_measure": [
            {"kind": m.kind, "executed_at": noon(m.start), "in_force_until": m.end, "number": m.number}
            for m in life.measures
        ],
        "custody_clock": [
            {"basis": "arrest_2m", "period_from": p.start, "period_until": p.end, "number": p.number}
            for p in life.periods
        ],
        "judgment_person": [
            {"judged_on": t.judged, "term": "2y", "stated_end": t.end, "number": 0} for t in life.terms
        ],
    }


@settings(max_examples=10, deadline=None)
@given(st.lists(lives(), min_size=15, max_size=30))
def test_the_line_says_of_every_day_what_a_person_with_a_calendar_says(people: list[Life]) -> None:
    told: dict[str, list[Told]] = {}
    for number, life in enumerate(people):
        for name, each in rows(life).items():
            told.setdefault(name, []).extend(
                row | {"person": f"id:{number}", "row_id": row_id(number, row)} for row in each
            )
    tables = {name: table_of(name, each) for name, each in told.items()}
    spans: dict[object, list[Told]] = {}
    for row in build_derived(tables)["custody_span"].to_pylist():
        spans.setdefault(row["person"], []).append(tell(row))
    for number, life in enumerate(people):
        compare(life, number, spans.get(f"id:{number}", []))


def compare(life: Life, number: int, spans: list[Told]) -> None:
    held = [day for day in CALENDAR if tell_day(life, day).held]
    for day in CALENDAR:
        found = [span for span in spans if "from_on" in span and covers(span, day)]
        want = tell_day(life, day)
        if not found:
            # The line begins and ends with a fact that has a day; nothing inside it is left out.
            assert not held or not held[0] <= day <= held[-1]
            continue
        (span,) = found
        assert span.get("status") == want.status
        assert span.get("title") == want.title
        assert span.get("title_until") == (want.title_until and str(want.title_until))
        assert span.get("period") == (None if want.period is None else f"period:{number}:{want.period}")
        assert span.get("stay") == (None if want.stay is None else f"stay:{number}:{want.stay}")
        assert span.get("stays") == want.stays


def covers(span: Told, day: date) -> bool:
    return str(span["from_on"]) <= str(day) <= str(span.get("until_on", "9999"))


def row_id(person: int, row: Told) -> str:
    """Rows are known by what they are, whose, and their number among them."""
    kind = "stay" if "left_for" in row else "period" if "period_from" in row else "other"
    return f"{kind}:{person}:{row.pop('number')}"


def test_a_trial_of_which_nobody_told_the_beginning_is_over_all_the_same(derive: Derive) -> None:
    trial: Told = {"stage": "first_instance", "ended_on": "2024-08-01", "outcome": "judged"}
    stay: Told = {"prison": "乙监狱", "admitted_on": "2024-09-20", "left_on": "2026-01-10", "left_for": "term_served"}
    found = derive(detention_stay=[CENTRE], prison_stay=[stay], proceeding=[trial], judgment_person=[JUDGED])
    assert line(found, "from_on", "title")[-1] == ("2026-01-01", "none")


def test_a_prison_holds_convicts_whoever_kept_the_judgment_back(derive: Derive) -> None:
    stay: Told = {"prison": "乙监狱", "admitted_on": "2024-02-01", "left_on": "2024-09-20", "left_for": "term_served"}
    row, *_ = derive(prison_stay=[stay])["custody_span"]
    assert (row["status"], row.get("title"), row.get("title_until")) == ("serving", None, None)
    assert "title_until" in row["raw"]
