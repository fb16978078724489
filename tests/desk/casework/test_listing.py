"""Lists hold what their conditions say, and paging through them shows every row once."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.casework.conditions import conditions_of
from jianheng.desk.casework.keyed import keyed
from jianheng.desk.casework.list_state import ListState, state_of
from jianheng.desk.casework.listing import count, grouped, page_of
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.orders import ORDERS, order_of

MakeClue = Callable[..., Clue]
Person = Callable[..., User]
MODELS = ("commutation/interval-too-short", "custody/no-title", "custody/held-after-end")
UNITS = ("江州监狱", "甲县看守所", "乙县看守所", "江州中级法院")
STATUSES = ("new", "working", "waiting", "review", "closed")
GRADES = ("serious", "minor", "")
STANDINGS = ("unlawful", "lawful", "undetermined", "gone")
CONCLUSIONS = ("confirmed", "lawful")
TODAY = timezone.localdate()


@pytest.fixture
def many(person: Person, clue: MakeClue) -> list[Clue]:
    """Some hundred clues of all kinds."""
    chance = random.Random(7)
    lead = person("lead")
    found = []
    for n in range(140):
        status = chance.choice(STATUSES)
        at = timezone.make_aware(datetime(2026, 10, 1, 12) + timedelta(days=chance.randint(0, 40)))
        changed = chance.random() < 0.3
        model = chance.choice(MODELS)
        found.append(
            clue(
                chance.choice(UNITS),
                section=chance.choice((Clue.CLUE, Clue.CLUE, Clue.CLUE, Clue.PROMPT)),
                model=model,
                area=model.partition("/")[0],
                status=status,
                conclusion=chance.choice(CONCLUSIONS) if status == "closed" else "",
                grade=chance.choice(GRADES),
                standing=chance.choice(STANDINGS) if changed else "unlawful",
                was_standing="unlawful" if changed else "",
                standing_at=at + timedelta(days=chance.randint(-3, 3)) if changed else None,
                owner=lead if chance.random() < 0.4 else None,
                due=TODAY + timedelta(days=chance.randint(-8, 12)) if chance.random() < 0.5 else None,
                day=date(2026, 9, 1) + timedelta(days=chance.randint(0, 9)) if chance.random() < 0.8 else None,
                found_at=at,
                changed_at=at,
                act=f"（2026）江刑更{n % 30}号",
                name_key=keyed("name", f"甲{n % 5}某"),
                person_key=keyed("person", f"{n % 9:018d}"),
            )
        )
    return found


def choices(values: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True)


DAYS = st.sampled_from(("", "2026-09-03", "2026-09-08"))
ASKED = st.fixed_dictionaries(
    {
        "status": choices((*STATUSES, "open", "all")),
        "standing": choices(STANDINGS),
        "model": choices(MODELS),
        "area": choices(("commutation", "custody")),
        "unit": choices(UNITS),
        "conclusion": choices(CONCLUSIONS),
        "owner": st.sampled_from(("", "", "me", "none")),
        "grade": st.sampled_from(("", "", "serious", "none")),
        "due": st.sampled_from(("", "", "late", "0", "7")),
        "changed": st.sampled_from(("", "", "yes")),
        "found": st.sampled_from(("", "", "2026-10-20")),
        "from": DAYS,
        "to": DAYS,
        "q": st.sampled_from(("", "", "", "甲3某", "（2026）江刑更7号", "000000000000000004")),
    }
)


def wanted(one: Clue, asked: dict[str, object], user: User) -> bool:  # noqa: PLR0911  # one condition a line
    """The same conditions told in Python."""
    statuses = set(asked["status"])
    if "all" not in statuses and one.status not in (
        (statuses - {"open"}) | (set(Clue.OPEN) if "open" in statuses or not statuses else set())
    ):
        return False
    for name in ("standing", "model", "area", "conclusion"):
        if asked[name] and getattr(one, name) not in asked[name]:
            return False
    if asked["unit"] and one.institution.name not in asked["unit"]:
        return False
    if asked["owner"] and (one.owner_id != user.pk if asked["owner"] == "me" else one.owner_id is not None):
        return False
    if asked["grade"] and one.grade != ("" if asked["grade"] == "none" else asked["grade"]):
        return False
    if asked["due"]:
        last = TODAY - timedelta(days=1) if asked["due"] == "late" else TODAY + timedelta(days=int(asked["due"]))
        if one.due is None or one.due > last:
            return False
    if asked["changed"] and not (one.was_standing and one.standing_at and one.standing_at >= one.changed_at):
        return False
    if asked["found"] and timezone.localtime(one.found_at).date().isoformat() < asked["found"]:
        return False
    if asked["from"] and (one.day is None or one.day.isoformat() < asked["from"]):
        return False
    if asked["to"] and (one.day is None or one.day.isoformat() > asked["to"]):
        return False
    text = asked["q"]
    return not text or text == one.act or keyed("name", text) == one.name_key or keyed("person", text) == one.person_key


def address(asked: dict[str, object]) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, value in asked.items():
        if name == "unit":
            query.setlist("institution", [str(Institution.objects.get(name=unit).pk) for unit in value])
        elif isinstance(value, list):
            query.setlist(name, value)
        elif value:
            query[name] = value
    return query


def sort_key(name: str, one: Clue) -> tuple[object, ...]:
    """In which order rows stand, those without a day at the end."""
    if name == "found":
        return (one.pk,)
    if name == "grade":
        return (-GRADES.index(one.grade), one.pk)
    if name == "institution":
        return (one.institution_id, one.pk)
    return (getattr(one, name) or date.min, one.pk)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=ASKED, sort=st.sampled_from(sorted(ORDERS)), way=st.sampled_from(("asc", "desc")), size=st.integers(1, 9))
def test_a_list_holds_what_a_plain_filter_holds_and_pages_show_each_row_once(
    many: list[Clue], person: Person, asked: dict[str, object], sort: str, way: str, size: int
) -> None:
    user = person("lead")
    conditions = conditions_of(address(asked), Clue.CLUE)
    rows = conditions.rows(user)
    expected = [one for one in many if one.section == Clue.CLUE and wanted(one, asked, user)]
    assert count(rows).n == len(expected)
    order = order_of(sort, way)
    keyless = [one for one in expected if sort in ("due", "day") and getattr(one, sort) is None]
    keyed_rows = [one for one in expected if one not in keyless]
    for part in (keyed_rows, keyless):
        part.sort(key=lambda one: sort_key(sort, one), reverse=way == "desc")
    ids = [one.pk for one in keyed_rows + keyless]

    walked, after = [], None
    while True:
        page = page_of(rows, order, after, None, size)
        walked += [one.pk for one in page.rows]
        if page.after is None:
            break
        # As the address of the next page tells it.
        after = order.read_place(str(page.after))
        assert after == page.after
    assert walked == ids

    back, before = [], page.before
    while before is not None:
        page = page_of(rows, order, None, before, size)
        back = [one.pk for one in page.rows] + back
        before = page.before
    assert back == ids[: len(back)]
    assert len(back) >= len(ids) - size


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=ASKED)
def test_an_address_is_read_back_as_it_was_written(many: list[Clue], asked: dict[str, object]) -> None:
    state = state_of(address(asked), Clue.CLUE)
    assert state_of(QueryDict(state.query), Clue.CLUE) == state


def test_groups_hold_every_row_once(many: list[Clue], person: Person) -> None:
    rows = conditions_of(QueryDict("status=all"), Clue.CLUE).rows(person("lead"))
    for by in ("institution", "model", "person"):
        found = grouped(rows, order_of("due", ""), by, 0, set())
        told = [pk for group in found.groups for pk in group.ids]
        assert sorted(told) == sorted(one.pk for one in many if one.section == Clue.CLUE), by
        firsts = [group.ids[0] for group in found.groups]
        order = [one.pk for one in page_of(rows, order_of("due", ""), None, None, 500).rows]
        assert firsts == sorted(firsts, key=order.index), by


def test_a_row_that_comes_meanwhile_makes_no_other_row_appear_twice(
    many: list[Clue], person: Person, clue: MakeClue
) -> None:
    rows, order = conditions_of(QueryDict("status=all"), Clue.CLUE).rows(person("lead")), order_of("found", "")
    first = page_of(rows, order, None, None, 10)
    clue("江州监狱")
    second = page_of(rows, order, first.after, None, 10)
    assert not {one.pk for one in first.rows} & {one.pk for one in second.rows}


def test_rows_outside_ones_scope_are_in_no_list(many: list[Clue], office: Office, person: Person) -> None:
    below = Office.objects.create(name="甲县人民检察院", parent=office)
    Institution.objects.filter(name="甲县看守所").update(office=below)
    resident = person("prosecutor", "resident", below)
    rows = conditions_of(QueryDict("status=all"), Clue.CLUE).rows(resident)
    assert {one.institution.name for one in rows.select_related("institution")} == {"甲县看守所"}
    outside = next(one for one in many if one.institution.name == "江州监狱" and one.section == Clue.CLUE)
    for text in (outside.number, outside.act, "江州"):
        found = conditions_of(QueryDict(f"status=all&q={text}"), Clue.CLUE).rows(resident)
        assert outside.pk not in set(found.values_list("pk", flat=True)), text


def test_a_place_of_another_order_is_no_place() -> None:
    assert order_of("found", "").read_place("0~2026-01-01~5") is None
    assert order_of("due", "").read_place("0~2026-13-01~5") is None
    assert order_of("due", "").read_place("7~~5") is None
    assert order_of("due", "").read_place("1~~5") is not None
    for text in ("", "~", "a~b~c", "0~~-1", f"0~~{10**30}"):
        assert order_of("found", "").read_place(text) is None


def test_sorting_again_by_the_same_column_turns_the_list() -> None:
    state = ListState(conditions_of(QueryDict(""), Clue.CLUE))
    turned = state.sorted_by("found")
    assert (state.order.falls, turned.order.falls, turned.sorted_by("found").order.falls) == (True, False, True)
