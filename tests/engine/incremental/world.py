"""Small worlds that change at random: rows come, go and are corrected, coverage moves, days pass."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

FIRST = date(2024, 1, 1)
PERSONS = [f"id:{n}" for n in range(8)]
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
    """

    rows: dict[str, dict[str, Row]]
    coverage: tuple[Row, ...]
    as_of: date
    made: int = 0
    log: tuple[str, ...] = field(default=(), compare=False)

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
    for _ in range(70):
        world = added(world, random)
    return world


def added(world: World, random: Random) -> World:
    name = random.choice((*ROWS, "deed", "stay"))
    rows = world.rows | {name: world.rows[name] | {f"r{world.made:03}": a_row(name, random)}}
    return replace(world, rows=rows, made=world.made + 1, log=(*world.log, f"+{name}"))


def changed(world: World, random: Random) -> World:
    """One small change of any kind."""
    name = random.choice(ROWS)
    ids = sorted(world.rows[name])
    match random.choice(["add", "add", "remove", "correct", "cover", "uncover", "pass", "pass"]):
        case "add":
            return added(world, random)
        case "remove" if ids:
            gone = random.choice(ids)
            left = {row_id: row for row_id, row in world.rows[name].items() if row_id != gone}
            return replace(world, rows=world.rows | {name: left}, log=(*world.log, f"-{gone}"))
        case "correct" if ids:
            wrong = random.choice(ids)
            row = world.rows[name][wrong]
            cell = random.choice(sorted(row))
            right = row | {cell: a_row(name, random)[cell]}
            rows = world.rows | {name: world.rows[name] | {wrong: right}}
            return replace(world, rows=rows, log=(*world.log, f"{wrong}.{cell}"))
        case "cover":
            return replace(world, coverage=(*world.coverage, a_period(random)), log=(*world.log, "cover"))
        case "uncover" if world.coverage:
            return replace(world, coverage=world.coverage[1:], log=(*world.log, "uncover"))
    days = random.choice([0, 1, 7, 40])
    return replace(world, as_of=world.as_of + timedelta(days=days), log=(*world.log, f"{days}d"))
