"""Every figure equals a count by an independent query, in every scope and under every condition; so do its rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client
from tests.desk.statistics import by_hand
from tests.desk.statistics.conftest import MODELS, World

from jianheng.desk.casework.conditions import conditions_of
from jianheng.desk.papers.models import Paper
from jianheng.desk.statistics.acts import answers
from jianheng.desk.statistics.asked import Asked, asked_of
from jianheng.desk.statistics.durations import durations
from jianheng.desk.statistics.figure import Figure
from jianheng.desk.statistics.precision import precision
from jianheng.desk.statistics.progress import progress
from jianheng.desk.statistics.repeats import repeats
from jianheng.desk.statistics.rows_behind import Behind

USERS = ("lead", "county", "narrowed")
YEAR = {"from": "2026-01", "to": "2026-06"}
ASKS: dict[str, dict[str, Any]] = {
    "all": {},
    "own": YEAR,
    "act": {"by": "act", **YEAR},
    "found": {"by": "found", **YEAR},
    "concluded": {"by": "concluded", "from": "2026-02"},
    "served": {"by": "served", "to": "2026-05"},
    "served in": {"by": "served", "from": "2026-03", "to": "2026-08"},
    "area": {"area": ["custody"]},
    "model in a period": {"model": list(MODELS[:2]), "by": "found", "to": "2026-04"},
    "office": {"office": 1, **YEAR},
    "institution": {"institution": [0, 1], "by": "concluded", **YEAR},
    "everything": {
        "institution": [0, 2],
        "office": 1,
        "area": ["commutation"],
        "model": [MODELS[0]],
        "from": "2026-01",
    },
}


def both(world: World, who: str, name: str) -> tuple[Asked, by_hand.Asked, Any]:
    """What is asked as the statistics read it, the same for the queries by hand, and who asks."""
    told = dict(ASKS[name])
    if "office" in told:
        told["office"] = world.offices[told["office"]].pk
    if "institution" in told:
        told["institution"] = [world.institutions[place].pk for place in told["institution"]]
    user = world.user(who)
    return asked_of(QueryDict(urlencode(told, doseq=True))), by_hand.Asked(user, told), user


def rows_of(figure: Figure, user: Any) -> int:
    """How many rows the address behind a figure lists."""
    path, _, query = figure.url.partition("?")
    if path == "/clues/":
        return conditions_of(QueryDict(query), "unlawful").rows(user).count()
    behind = Behind(path.split("/")[3], asked_of(QueryDict(query)), user)
    listed = sum(len(behind[start : start + 50]) for start in range(0, len(behind), 50))
    assert listed == len(behind)
    return listed


@pytest.mark.parametrize("who", USERS)
def test_each_step_equals_a_count_by_hand_and_opens_as_many_rows(world: World, who: str) -> None:
    wrong, above_zero = [], set()
    for name in ASKS:
        asked, hand, user = both(world, who, name)
        for step, figure in progress(asked, user).items():
            expected = hand.count(step)
            if not figure.number == expected == rows_of(figure, user):
                wrong.append((name, step, figure.number, expected, rows_of(figure, user)))
            if figure.number:
                above_zero.add(step)
    assert wrong == []
    assert who != "lead" or above_zero == set(progress(Asked(), world.user(who)))


@pytest.mark.parametrize("who", USERS)
def test_each_median_equals_one_by_hand_and_lists_its_cases(world: World, who: str) -> None:
    wrong = []
    for name in ASKS:
        asked, hand, user = both(world, who, name)
        for way, told in durations(asked, user).items():
            expected = hand.median(way)
            if (told.cases.number, told.median) != expected or rows_of(told.cases, user) != expected[0]:
                wrong.append((name, way, told.cases.number, told.median, expected))
    assert wrong == []


@pytest.mark.parametrize("who", USERS)
def test_precision_equals_counts_by_hand_and_opens_as_many_rows(world: World, who: str) -> None:
    wrong = []
    for name in ASKS:
        asked, hand, user = both(world, who, name)
        whole, lines = precision(asked, user)
        expected = hand.precision()
        if {line.model: (line.upheld.number, line.judged.number) for line in lines} != expected:
            wrong.append((name, expected))
        for line in (whole, *lines):
            told = (line.upheld, line.judged)
            wrong += [(name, line.model, each.name) for each in told if rows_of(each, user) != each.number]
            wrong += [
                (name, line.model, why.url)
                for why in line.reasons
                if conditions_of(QueryDict(why.url.partition("?")[2]), "unlawful").rows(user).count() != why.number
            ]
    assert wrong == []


@pytest.mark.parametrize("who", USERS)
def test_repeats_equal_counts_by_hand_and_open_as_many_rows(world: World, who: str) -> None:
    wrong, seen = [], 0
    for name in ASKS:
        asked, hand, user = both(world, who, name)
        found = repeats(asked, user)
        told = {
            (one.institution, one.model): (
                one.clues.number,
                one.verified.number,
                len(one.months),
                one.served_on and str(one.served_on),
                one.after_service and one.after_service.number,
                one.rectified_on and str(one.rectified_on),
                one.after_rectification and one.after_rectification.number,
            )
            for one in found
        }
        expected = hand.repeats()
        wrong += [
            (name, pair, told.get(pair), expected.get(pair))
            for pair in told | expected
            if told.get(pair) != expected.get(pair)
        ]
        for one in found:
            seen += 1
            for figure in (one.clues, one.verified, one.after_service, one.after_rectification):
                if figure is not None and rows_of(figure, user) != figure.number:
                    wrong.append((name, one.unit, figure.name, figure.number, rows_of(figure, user)))
    assert wrong == []
    assert seen > 10


@pytest.mark.parametrize("who", USERS)
def test_answers_equal_sums_by_hand_each_with_its_denominator(world: World, who: str) -> None:
    groups = {
        "areas": "substr(m.model, 1, instr(m.model, '/') - 1)",
        "models": "m.model",
        "institutions": "m.institution_id",
        "periods": "m.month",
    }
    wrong = []
    for name in ASKS:
        asked, hand, user = both(world, who, name)
        found = answers(asked, user)
        for part, group in groups.items():
            told = {line.key: tuple(each.number for each in line.counts.parts) for line in getattr(found, part)}
            expected = hand.answers(group)
            if told != expected:
                wrong.append((name, part, told, expected))
        sums = hand.answers("'all'").get("all", (0,) * 5)
        if tuple(each.number for each in found.total.counts.parts) != sums or found.total.counts.total != sum(sums):
            wrong.append((name, "total", sums))
    assert wrong == []


def test_what_is_undetermined_counts_neither_as_lawful_nor_as_unlawful(world: World) -> None:
    total = answers(Asked(), world.user("lead")).total.counts
    assert total.undetermined
    assert total.total == total.unlawful + total.lawful + total.undetermined + total.pending + total.exempt


def test_a_restricted_paper_counts_nowhere(world: World) -> None:
    user = world.user("lead")
    before = {name: figure.number for name, figure in progress(Asked(), user).items()}
    Paper.objects.filter(restricted=True).delete()
    assert {name: figure.number for name, figure in progress(Asked(), user).items()} == before


@pytest.mark.parametrize("name", ["all", "own", "served in", "everything"])
def test_the_page_behind_each_figure_lists_as_many_rows(
    world: World, client_of: Callable[..., Client], name: str
) -> None:
    asked, _, user = both(world, "lead", name)
    browser, wrong = client_of("lead"), []
    figures = [*progress(asked, user).values(), *(one.cases for one in durations(asked, user).values())]
    for figure in figures:
        page = browser.get(figure.url)
        total = page.context["total"]
        shown = getattr(total, "n", total)
        if shown != figure.number:
            wrong.append((figure.name, figure.number, shown))
    assert wrong == []
