"""What the institutions of the invented county write, in each of its local styles, is read as what they mean."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.arena.days import Term
from jianheng.arena.files.styled.forms import write_span, write_value
from jianheng.arena.files.styled.style import Forms
from jianheng.dictionary import Field, load_dictionary
from jianheng.intake.cells import TEN_THOUSAND, CellCleaner, Reading, Span, read_span
from jianheng.intake.cleaning import PartDate

CLEANER = CellCleaner(load_dictionary())
DAY, MOMENT = Field("decided_on", "date", time="occurred"), Field("left_at", "moment", time="occurred")
TERM, MONEY, FLAG = Field("term", "term"), Field("fine", "money"), Field("told", "flag")
DATES = ("excel", "dashes", "dots", "compact", "chinese", "slashes", "slashes_at_zero")
days = st.dates(date(1950, 1, 1), date(2090, 1, 1))


@given(days)
def test_days(day: date) -> None:
    for form in DATES:
        assert CLEANER.clean(DAY, write_value(DAY, day, Forms(date=form), {})) == {"decided_on": day}


@given(st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1)))
def test_moments(at: datetime) -> None:
    for form in ("excel", "dashes", "dots", "compact", "chinese", "slashes"):
        cell = write_value(MOMENT, at, Forms(moment=form), {})
        found = CLEANER.clean(MOMENT, cell)
        assert found["left_at"] == at.replace(second=0, microsecond=0)


@given(days, days)
def test_spans(one: date, other: date) -> None:
    first, last = sorted((one, other))
    for form in ("dashes", "dots", "compact", "chinese", "slashes"):
        for between in ("-", "－", "—", "至"):
            forms = Forms(date=form, between=between)
            ends = [write_value(DAY, day, forms, {}) for day in (first, last)]
            span = read_span(str(write_span(ends[0], ends[1], forms)))
            assert span == Span(PartDate(first, first), PartDate(last, last), open=False)
            assert read_span(str(write_span(ends[0], None, forms))) == Span(PartDate(first, first), None, open=False)


@pytest.mark.parametrize("form", ["words", "chinese", "dash", "packed", "points"])
@given(st.integers(0, 25), st.integers(0, 11), st.integers(0, 30))
def test_terms(form: str, years: int, months: int, days: int) -> None:
    term = Term(years, months, days)
    if not any(term) or (form == "dash" and not years and not months):
        return
    cell = write_value(TERM, term, Forms(term=form), {})
    found = CLEANER.clean(TERM, cell, Reading(compact_terms=form == "packed"))
    assert found == {"term_y": years, "term_m": months, "term_d": days}


@given(st.decimals(0, 10**8, places=2))
def test_money(amount: Decimal) -> None:
    for form in ("yuan", "comma", "wan", "capital"):
        cell = write_value(MONEY, str(amount), Forms(money=form), {})
        reading = TEN_THOUSAND if form == "wan" else Reading()
        assert CLEANER.clean(MONEY, cell, reading) == {"fine": amount}


@pytest.mark.parametrize("flag", [("√", "×"), ("1", "0"), ("Y", "N"), ("是", "否"), ("是", "不是")])
def test_flags(flag: tuple[str, str]) -> None:
    for value in (True, False):
        assert CLEANER.clean(FLAG, write_value(FLAG, value, Forms(flag=flag), {})) == {"told": value}
