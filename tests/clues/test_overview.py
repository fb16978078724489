from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from jianheng.clues.overview import Overview, overview
from jianheng.clues.run import load_run

Json = dict[str, Any]
Write = Callable[..., Path]


def looked_at(write_run: Write, explanations: list[Json], answers: list[Json], name: str = "run") -> Overview:
    return overview(load_run(write_run(explanations=explanations, answers=answers, name=name)))


def test_every_answer_is_counted_once_in_each_view(run: Path) -> None:
    opened = load_run(run)
    whole = sum((tally.total for tally in opened.tallies.values()), Counter())
    seen = overview(opened)
    for view in (seen.areas, seen.units, seen.periods, seen.by_unit, seen.by_period):
        assert sum((part.counts for part in view), Counter()) == whole


def test_institutions_with_most_unlawful_acts_come_first(run: Path) -> None:
    unlawful = [part.counts["unlawful"] for part in overview(load_run(run)).units]
    assert unlawful == sorted(unlawful, reverse=True)
    assert unlawful[0] > 0


def test_months_become_quarters_and_years_as_time_grows_long(
    write_run: Write, explanations: list[Json], answers_for: Callable[[list[Json]], list[Json]]
) -> None:
    def over(years: int) -> Overview:
        answers = answers_for(explanations)
        lawful = next(answer for answer in answers if answer["answer"] == "lawful")
        answers = [answer | {"day": date(2000, 1, 1)} for answer in answers]
        answers += [
            lawful | {"row_id": f"m{month}", "day": date(2000 + month // 12, 1 + month % 12, 1)}
            for month in range(12 * years)
        ]
        return looked_at(write_run, explanations, answers, f"run-{years}")

    assert [over(years).grain for years in (1, 3, 20)] == ["month", "quarter", "year"]


def test_an_act_without_a_day_stands_last_under_no_name(
    write_run: Write, explanations: list[Json], answers_for: Callable[[list[Json]], list[Json]]
) -> None:
    answers = answers_for(explanations)
    answers[0]["day"] = None
    periods = looked_at(write_run, explanations, answers).periods
    assert periods[-1].name == ""
    assert periods[-1].counts.total() == 1


def test_a_period_without_an_act_is_seen_as_such(
    write_run: Write, explanations: list[Json], answers_for: Callable[[list[Json]], list[Json]]
) -> None:
    answers = answers_for(explanations)
    for answer in answers:
        answer["day"] = date(2023, 1, 1)
    answers[0]["day"] = date(2023, 4, 1)
    periods = looked_at(write_run, explanations, answers).periods
    assert [(part.name, part.counts.total()) for part in periods] == [
        ("2023-01", len(answers) - 1),
        ("2023-02", 0),
        ("2023-03", 0),
        ("2023-04", 1),
    ]
