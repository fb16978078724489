"""The algorithm of findings and the five answers, for every combination of what can be known."""

from datetime import date
from itertools import product
from typing import Any

import pytest

AS_OF = date(2024, 6, 30)
PAST, FUTURE = date(2024, 6, 29), date(2024, 6, 30)
TRUTHS = (True, False, None)
DUES = {
    "past": (PAST, PAST),
    "today": (FUTURE, FUTURE),
    "unknown": (None, None),
    "perhaps": (PAST, FUTURE),
    "open": (PAST, None),
    "later": (FUTURE, None),
}
PARTS = """
examine: deed
where: b4
exempt:
  whole: b2
  some: {when: b3, from: [owed]}
"""
FINDINGS = """  owed: {when: b1, due: dp}
  done: not b1
"""


def status(cond: bool | None, exemptions: list[bool | None], due: tuple[date | None, date | None] | None) -> str:
    """Steps 1 to 5; a due day counts as not over while its latest, or else its earliest, day is not."""
    if cond is False:
        return "clear"
    if True in exemptions:
        return "excused"
    if due is not None and any(end is not None and end >= AS_OF for end in due):
        return "waiting"
    if cond is None or None in exemptions or (due is not None and None in due):
        return "unsure"
    return "hit"


def answer(scope: bool | None, statuses: list[str], whole: bool | None) -> str:
    if scope is None:
        return "undetermined"
    for wanted, given in (
        ("hit", "unlawful"),
        ("unsure", "undetermined"),
        ("waiting", "pending"),
        ("excused", "exempt"),
    ):
        if wanted in statuses:
            return given
    return "exempt" if whole is True else "lawful"


def combinations() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Every act, with what must be said of it."""
    found = []
    for number, (cond, whole, some, scope, due) in enumerate(product(TRUTHS, TRUTHS, TRUTHS, TRUTHS, DUES)):
        row = {"row_id": f"d{number:04}", "b1": cond, "b2": whole, "b3": some, "b4": scope}
        row |= {"dp_lo": DUES[due][0], "dp_hi": DUES[due][1], "unit": "U", "done_on": date(2024, 1, 1)}
        statuses = {"owed": status(cond, [whole, some], DUES[due])}
        statuses["done"] = status(None if cond is None else not cond, [whole], None)
        found.append((row, {"scope": scope, "whole": whole, "statuses": statuses, "due": due}))
    return found


def test_every_combination_of_condition_exemptions_due_and_scope(model: Any, engine: Any) -> None:
    acts = combinations()
    with engine({"deed": [row for row, _ in acts]}, AS_OF) as session:
        table = session.answers(model(PARTS + "unlawful:\n" + FINDINGS)).table.to_pylist()
    got = {row["row_id"]: row for row in table}
    assert len(got) == len([1 for row, _ in acts if row["b4"] is not False])
    for row, said in acts:
        if row["b4"] is False:
            continue
        wanted = answer(said["scope"], list(said["statuses"].values()), said["whole"])
        hits = [code for code, s in said["statuses"].items() if s == "hit" and said["scope"]]
        assert (got[row["row_id"]]["answer"], got[row["row_id"]]["findings"]) == (wanted, hits), (row, said)


def test_the_earliest_due_day_is_told_while_a_finding_waits(model: Any, engine: Any) -> None:
    deeds = [{"b1": True, "b2": False, "d1": FUTURE, "d2": date(2025, 1, 1), "done_on": PAST}]
    parts = (
        "examine: deed\nunlawful:\n  one: {when: b1, due: d2}\n  two: {when: b1, due: d1}\n  three: {when: b2, due: d1}"
    )
    with engine({"deed": deeds}, AS_OF) as session:
        (row,) = session.answers(model(parts)).table.to_pylist()
    assert (row["answer"], row["due"], row["findings"]) == ("pending", FUTURE, [])


@pytest.mark.parametrize(
    ("cond", "due", "duty", "prompt"),
    [
        (True, PAST, "lawful", "lawful"),
        (True, FUTURE, "lawful", "pending"),
        (None, PAST, "lawful", "undetermined"),
        (False, PAST, "lawful", "lawful"),
    ],
)
def test_a_note_never_changes_the_answer_of_a_duty_but_opens_a_prompt(
    model: Any, engine: Any, cond: bool | None, due: date, duty: str, prompt: str
) -> None:
    deeds = [{"b1": cond, "b2": False, "d1": due, "done_on": PAST}]
    parts = "examine: deed\nnote: {hint: {when: b1, due: d1}}\n"
    with engine({"deed": deeds}, AS_OF) as session:
        (asked,) = session.answers(model("kind: prompt\n" + parts)).table.to_pylist()
        (ruled,) = session.answers(model(parts + "unlawful: {never: b2}")).table.to_pylist()
    assert (ruled["answer"], asked["answer"]) == (duty, prompt)
    assert ruled["notes"] == asked["notes"] == (["hint"] if cond and due == PAST else [])


def test_an_assumed_bound_clears_or_excuses_but_never_convicts(model: Any, engine: Any) -> None:
    """`d1` is unknown; the organ's own time limit would put it between d2 and the day after."""
    let = "let:\n  guess: 'known_or(d1, lo=d2, hi=days_after(d2, 1), assume=\"{}\")'\n"
    day = date(2024, 1, 10)
    deeds = [{"row_id": "d", "d2": day, "done_on": PAST}]
    wanted = {
        ('guess > date("2024-01-11")', "both"): ("lawful", ["assumed"]),
        ('guess < date("2024-01-10")', "both"): ("lawful", ["assumed"]),
        ('guess < date("2024-01-10")', "hi"): ("lawful", []),
        ('guess <= date("2024-01-11")', "both"): ("undetermined", []),
        ('guess <= date("2024-01-11")', "lo"): ("unlawful", []),
        ('not guess > date("2024-01-11")', "hi"): ("undetermined", []),
    }
    for (condition, assume), (said, caveats) in wanted.items():
        parts = "examine: deed\n" + let.format(assume) + f"unlawful: {{early: '{condition}'}}"
        with engine({"deed": deeds}, AS_OF) as session:
            (row,) = session.answers(model(parts)).table.to_pylist()
        assert (row["answer"], row["caveats"]) == (said, caveats), (condition, assume)


def test_an_assumed_bound_excuses_with_its_caveat(model: Any, engine: Any) -> None:
    parts = (
        "examine: deed\nlet: {guess: 'known_or(d1, hi=d2, assume=\"hi\")'}\n"
        "exempt: {soon: 'guess < date(\"2025-01-01\")'}\nunlawful: {bad: b1}"
    )
    with engine({"deed": [{"b1": True, "d2": PAST, "done_on": PAST}]}, AS_OF) as session:
        (row,) = session.answers(model(parts)).table.to_pylist()
    assert (row["answer"], row["caveats"], row["exemptions"]) == ("exempt", ["assumed"], ["soon"])


def test_an_undetermined_act_names_its_open_facts_and_no_others(model: Any, engine: Any) -> None:
    parts = "examine: deed\nwhere: not b4\nunlawful: {one: b1 and d1 < d2, two: not b2}"
    deeds = [
        {"row_id": "open date", "b1": True, "b2": True, "b4": False, "d2": PAST, "done_on": PAST},
        {"row_id": "b1 decides", "b1": False, "b2": True, "b4": False, "done_on": PAST},
        {"row_id": "open flag", "b1": False, "b4": False, "done_on": PAST},
        {"row_id": "open scope", "b1": False, "b2": True, "done_on": PAST},
    ]
    with engine({"deed": deeds}, AS_OF) as session:
        rows = {row["row_id"]: row for row in session.answers(model(parts)).table.to_pylist()}
    assert {name: (row["answer"], row["missing"]) for name, row in rows.items()} == {
        "open date": ("undetermined", ["d1: missing"]),
        "b1 decides": ("lawful", []),
        "open flag": ("undetermined", ["b2: missing"]),
        "open scope": ("undetermined", ["b4: missing"]),
    }


def test_attrition_counts_what_each_part_of_the_scope_leaves(model: Any, engine: Any) -> None:
    deeds = [{"b1": one, "b2": two, "done_on": PAST} for one in TRUTHS for two in TRUTHS]
    with engine({"deed": deeds}, AS_OF) as session:
        answers = session.answers(model("examine: deed\nwhere: b1 and b2\nunlawful: {bad: b3}"))
    assert [left for _, left in answers.attrition] == [9, 6, 4]
    assert answers.table.num_rows == 4


def test_a_fact_that_stands_in_for_another_is_told(model: Any, engine: Any) -> None:
    parts = "examine: deed\nlet: {when: 'first_known(d1, d2)'}\nunlawful: {late: 'when > date(\"2024-01-05\")'}"
    deeds = [
        {"row_id": "first", "d1": PAST, "d2": PAST},
        {"row_id": "second", "d2": PAST},
        {"row_id": "neither"},
    ]
    with engine({"deed": [deed | {"done_on": PAST} for deed in deeds]}, AS_OF) as session:
        rows = {row["row_id"]: row for row in session.answers(model(parts)).table.to_pylist()}
    assert {name: (row["answer"], row["caveats"]) for name, row in rows.items()} == {
        "first": ("unlawful", []),
        "second": ("unlawful", ["substituted"]),
        "neither": ("undetermined", []),
    }


def test_facts_beyond_the_width_of_a_number_are_named_all_the_same(model: Any, engine: Any) -> None:
    items = "".join(
        f"  s{n}: {{last: visit, by: day, where: person == this.person and val == {n}, within: [ever, as_of]}}\n"
        for n in range(20)
    )
    bad = " and ".join(f"s{n}.valn > 1" for n in range(20))
    parts = f"examine: deed\nwith:\n{items}unlawful: {{bad: '{bad}'}}"
    with engine({"deed": [{"person": "P", "done_on": PAST}]}, AS_OF, []) as session:
        (row,) = session.answers(model(parts)).table.to_pylist()
    assert row["missing"] == [f"s{n}: uncovered" for n in range(20)]
