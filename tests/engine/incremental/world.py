"""Small worlds that change at random: rows, coverage, who is who, law, models, what the office set, and the day."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from .law import LAWS
from .models import EDITS, OVERRIDES, Setting

FIRST = date(2024, 1, 1)
OWN_NUMBERS = ["no:U:1", "no:U:2", "no:V:1"]
PERSONS = [*(f"id:{n}" for n in range(7)), "doc:1", *OWN_NUMBERS]
UNITS = ["U", "V", "W"]
ROWS = ("deed", "visit", "stay", "rough", "meeting", "hold", "memo")
Row = dict[str, Any]


def a_day(random: Random) -> date:
    return FIRST + timedelta(days=random.randrange(240))


def maybe(random: Random, value: Any) -> Any:
    return None if random.random() < 0.15 else value


def at(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time(10))


def a_row(table: str, random: Random) -> Row:
    """A row with what the sample dictionary knows; a few cells are empty."""
    first = a_day(random)
    last = maybe(random, first + timedelta(days=random.randrange(90)))
    told: Row = {
        "person": maybe(random, random.choice(PERSONS)),
        "unit": maybe(random, random.choice(UNITS)),
        "recorded_by": random.choice(["A", "B"]),
        "val": maybe(random, random.randrange(4)),
        "ok": maybe(random, random.random() < 0.5),
    }
    match table:
        case "deed":
            told |= {"deed_no": str(random.randrange(12)), "done_on": maybe(random, first), "i1": random.randrange(3)}
            told |= {"i2": maybe(random, random.randrange(3)), "later_on": last, "d1": maybe(random, a_day(random))}
            told |= {"dn": maybe(random, a_day(random)), "b1": maybe(random, True)}
            told |= {"c1": maybe(random, random.choice(["red", "green", "blue"]))}
        case "visit":
            told |= {"day": maybe(random, first), "when_n": last, "hue": maybe(random, random.choice(["red", "blue"]))}
        case "stay":
            told |= {"from_on": maybe(random, first), "until_on": last}
        case "rough":
            told |= {"day_lo": maybe(random, first), "day_hi": last}
        case "meeting":
            told |= {"met_at": at(first), "met_at_precision": "day"}
        case "hold":
            told |= {
                "from_at": at(first),
                "from_at_precision": "day",
                "until_at": at(last),
                "until_at_precision": "day",
            }
        case "memo":
            told |= {"day": last}
    return told


@dataclass(frozen=True)
class World:
    """What a workspace holds on a day.

    Args:
        rows: by table and id.
        coverage: periods.
        as_of: the day.
        made: how many rows were ever made, so that no id is used twice.
        links: key of a unit's own number to key of an ID number.
        law: which of the laws holds.
        settings: of some models which edit was made, and which override was given.
        empty: how many batches came in which nothing stood.
    """

    rows: dict[str, dict[str, Row]]
    coverage: tuple[Row, ...]
    as_of: date
    made: int = 0
    log: tuple[str, ...] = field(default=(), compare=False)
    links: tuple[tuple[str, str], ...] = ()
    law: int = 0
    settings: tuple[Setting, ...] = ()
    empty: int = 0

    def tables(self) -> dict[str, list[Row]]:
        return {
            name: [{"row_id": row_id, "batch": "b", "source": "a.xlsx"} | row for row_id, row in rows.items()]
            for name, rows in self.rows.items()
        }


def a_period(random: Random) -> Row:
    table = random.choice(["visit", "stay", "rough", "meeting"])
    whose = random.random()
    unit = "*" if whose < 0.2 else random.choice(UNITS)
    person = random.choice(PERSONS) if whose > 0.8 else None
    end = random.choice([a_day(random), FIRST + timedelta(days=400)])
    return {"tbl": table, "unit": unit, "person": person, "from_on": None, "until_on": end}


def a_world(random: Random) -> World:
    world = World({name: {} for name in ROWS}, tuple(a_period(random) for _ in range(8)), date(2024, 5, 1))
    for _ in range(80):
        world = added(world, random)
    return world


def added(world: World, random: Random) -> World:
    name = random.choice((*ROWS, "deed", "stay"))
    rows = world.rows | {name: world.rows[name] | {f"r{world.made:03}": a_row(name, random)}}
    return replace(world, rows=rows, made=world.made + 1, log=(*world.log, f"+{name}"))


def changed(world: World, random: Random) -> World:
    """One small change of any kind; most are of rows."""
    kinds = [_rows, _rows, _rows, _covered, _passed, _linked, _lawful, _modelled, _office, _emptied]
    return random.choices(kinds, [4, 4, 4, 3, 3, 1.5, 0.7, 0.7, 0.7, 0.3])[0](world, random)


def changed_often(world: World, random: Random) -> World:
    """Perhaps nothing, perhaps several changes."""
    for _ in range(random.choice([0, 1, 2, 3, 5])):
        world = changed(world, random)
    return world


def a_row_changed(world: World, random: Random, name: str) -> World:
    """A row of a table comes, goes, is corrected, goes to another person, or is stated again."""
    rows = world.rows[name]
    if not rows:
        return _with(world, name, {f"r{world.made:03}": a_row(name, random)}, "+")
    chosen = random.choice(sorted(rows))
    row = rows[chosen]
    match random.choice(["add", "add", "remove", "correct", "correct", "move", "again", "otherwise"]):
        case "remove":
            left = {row_id: row for row_id, row in rows.items() if row_id != chosen}
            return replace(world, rows=world.rows | {name: left}, log=(*world.log, f"-{chosen}"))
        case "correct":
            cell = random.choice(sorted(row))
            return _with(world, name, {chosen: row | {cell: a_row(name, random)[cell]}}, f".{cell} ")
        case "move":
            return _with(world, name, {chosen: row | {"person": maybe(random, random.choice(PERSONS))}}, ">")
        case "again":
            return _with(world, name, {f"r{world.made:03}": dict(row)}, f"again {chosen} ")
        case "otherwise":
            cell = random.choice(sorted(row))
            told = row | {cell: random.choice([row, a_row(name, random)])[cell]}
            told |= {"recorded_by": "B" if row["recorded_by"] == "A" else "A"}
            return _with(world, name, {f"r{world.made:03}": told}, f"otherwise {chosen} ")
    return _with(world, name, {f"r{world.made:03}": a_row(name, random)}, "+")


def _with(world: World, name: str, rows: dict[str, Row], what: str) -> World:
    told = world.rows | {name: world.rows[name] | rows}
    return replace(world, rows=told, made=world.made + 1, log=(*world.log, f"{name}{what}{','.join(rows)}"))


def _rows(world: World, random: Random) -> World:
    return a_row_changed(world, random, random.choice(ROWS))


def _covered(world: World, random: Random) -> World:
    """A period comes, is withdrawn, shrinks or grows; or none is left."""
    left = list(world.coverage)
    what = random.choice(["cover", "withdraw", "shrink", "shrink"] if left else ["cover"])
    if what == "cover":
        left.append(a_period(random))
    elif random.random() < 0.05:
        left = []
    else:
        period = left.pop(random.randrange(len(left)))
        if what == "shrink":
            end = random.choice(["from_on", "until_on", "until_on"])
            left.append(period | {end: maybe(random, a_day(random))})
    return replace(world, coverage=tuple(left), log=(*world.log, what))


def _passed(world: World, random: Random) -> World:
    """Days pass; now and then somebody asks for an earlier day."""
    days = random.choice([1, 1, 7, 7, 40, 40, -10])
    return replace(world, as_of=world.as_of + timedelta(days=days), log=(*world.log, f"{days}d"))


def _linked(world: World, random: Random) -> World:
    """A unit's own number turns out to be somebody's, or somebody else's, or nobody's."""
    links, number = dict(world.links), random.choice(OWN_NUMBERS)
    if links.pop(number, None) is None or random.random() < 0.5:
        links[number] = random.choice([person for person in PERSONS if person not in OWN_NUMBERS])
    return replace(world, links=tuple(sorted(links.items())), log=(*world.log, f"link {number}"))


def _lawful(world: World, random: Random) -> World:
    law = random.randrange(len(LAWS))
    return replace(world, law=law, log=(*world.log, f"law {law}"))


def _modelled(world: World, random: Random) -> World:
    """A model is edited, or goes back to what it was."""
    name = random.choice(sorted(EDITS))
    edit = random.choice([None, *range(len(EDITS[name]))])
    return _set(world, name, edit, _setting(world, name)[1], f"edit {name} {edit}")


def _office(world: World, random: Random) -> World:
    """The office sets something otherwise up to some day, or no longer does."""
    name = random.choice(sorted(OVERRIDES))
    until = (world.as_of + timedelta(days=random.choice([5, 100]))).isoformat()
    given = random.choice([None, *((number, until) for number in range(len(OVERRIDES[name])))])
    return _set(world, name, _setting(world, name)[0], given, f"set {name} {given}")


def _setting(world: World, name: str) -> tuple[int | None, tuple[int, str] | None]:
    return next(((edit, given) for own, edit, given in world.settings if own == name), (None, None))


def _set(world: World, name: str, edit: int | None, given: tuple[int, str] | None, said: str) -> World:
    others = [setting for setting in world.settings if setting[0] != name]
    return replace(world, settings=(*others, (name, edit, given)), log=(*world.log, said))


def _emptied(world: World, _: Random) -> World:
    return replace(world, empty=world.empty + 1, log=(*world.log, "empty"))
