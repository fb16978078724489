from __future__ import annotations

from typing import Any

from jianheng.language.tree import Case

CASES = """\
unlawful: {early: done_on < asked_on}
cases:
  - name: 早一天
    as_of: 2024-12-31
    given:
      act: [{row: a1, person: A, done_on: 2024-01-01, asked_on: 2024-01-02, reasons: [illness, age]}]
      visit: [{row: v, person: A, met_on: 2024-01-01, copies: 2}, {person: A, copies: 2}]
    expect: {a1: unlawful early}
  - {name: 同一天, like: 早一天, change: {a1: {done_on: 2024-01-02, number: "null"}}, expect: {a1: lawful}}
  - name: 未交
    like: 早一天
    as_of: 2023-12-31
    coverage: [{table: visit, from: 2020-01-01, to: null}]
    change: {a1: {asked_on: null}, "v#1": {met_on: ""}}
    drop: ["v#0"]
    expect: {a1: {answer: undetermined, missing: [asked_on], due: 2024-01-02}}
  - {name: 又一层, like: 未交, expect: {a1: {findings: early}}}
"""


def cases(make: Any) -> dict[str, Case]:
    return {case.name: case for case in make.model(CASES).cases}


def row(case: Case, table: str, name: str) -> dict[str, str | None]:
    return next(dict(row) for row in dict(case.given)[table] if dict(row).get("row") == name)


def test_a_case_as_written(make: Any) -> None:
    case = cases(make)["早一天"]
    assert (case.as_of, case.coverage) == ("2024-12-31", "all")
    assert row(case, "act", "a1")["reasons"] == "illness,age"
    assert case.expect == (("a1", (("answer", "unlawful"), ("findings", ("early",)))),)


def test_copies_get_names_of_their_own(make: Any) -> None:
    visits = [dict(row).get("row") for row in dict(cases(make)["早一天"].given)["visit"]]
    assert visits == ["v#0", "v#1", None, None]


def test_like_copies_everything_but_what_is_expected(make: Any) -> None:
    case = cases(make)["同一天"]
    assert row(case, "act", "a1") == {
        "row": "a1",
        "person": "A",
        "done_on": "2024-01-02",
        "asked_on": "2024-01-02",
        "reasons": "illness,age",
        "number": "null",
    }
    assert case.expect == (("a1", (("answer", "lawful"), ("notes", ()))),)


def test_the_copied_case_stays_as_it_was(make: Any) -> None:
    assert row(cases(make)["早一天"], "act", "a1")["done_on"] == "2024-01-01"


def test_change_drop_and_coverage(make: Any) -> None:
    case = cases(make)["未交"]
    assert case.as_of == "2023-12-31"
    assert case.coverage == ((("table", "visit"), ("from", "2020-01-01")),)
    assert row(case, "act", "a1")["asked_on"] is None
    assert [dict(r).get("row") for r in dict(case.given)["visit"]] == ["v#1", None, None]
    assert row(case, "visit", "v#1")["met_on"] == ""
    assert dict(case.expect[0][1])["missing"] == ("asked_on",)


def test_like_reaches_through_another_like(make: Any) -> None:
    case = cases(make)["又一层"]
    assert case.as_of == "2023-12-31"
    assert row(case, "act", "a1")["asked_on"] is None
    assert dict(case.expect[0][1]) == {"findings": "early"}
