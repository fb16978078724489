"""Related facts on random small tables: the engine against a search row by row."""

from datetime import date
from random import Random
from typing import Any

import pytest

from jianheng.engine.reason import Reason

from .reference.bounds import Val
from .reference.items import Found, Period, Seek, part, search, seen_on

AS_OF = date(2024, 6, 30)
DAYS = [date(2024, m, d) for m, d in ((1, 1), (2, 10), (2, 11), (3, 1), (6, 29), (6, 30), (7, 1), (9, 1))]
ROUGH = [(date(2024, 2, 1), date(2024, 2, 29)), (date(2024, 1, 1), date(2024, 12, 31)), (DAYS[1], DAYS[1])]
ACTS = 400
AXES = {"visit": ("day", ""), "stay": ("from_on", "until_on"), "memo": ("", ""), "rough": ("day", "")}
ORDER = {"visit": "day", "stay": "from_on", "memo": "day", "rough": "day"}
WINDOWS: dict[str, tuple[str, str] | None] = {
    "free": None,
    "whole": ("ever", "as_of"),
    "upto": ("ever", "this.to_day"),
    "between": ("this.from_day", "this.to_day"),
    "vague": ("ever", "this.dp"),
}
PLANNED = {"memo": frozenset({"day"})}
COMPLETE: Period = (None, None)
COVERAGES: dict[str, list[dict[str, Any]]] = {
    "complete": [{}],
    "nothing": [],
    "from-february": [{"from_on": date(2024, 2, 10)}],
    "until-march": [{"until_on": date(2024, 3, 1)}],
    "two-that-touch": [{"until_on": date(2024, 2, 10)}, {"from_on": date(2024, 2, 11), "until_on": date(2024, 6, 30)}],
    "with-a-gap": [{"until_on": date(2024, 2, 9)}, {"from_on": date(2024, 2, 11)}],
    "unit-u": [{"unit": "U"}, {"unit": "V", "from_on": date(2024, 2, 10)}],
    "unit-in-parts": [
        {"unit": "U", "from_on": date(2024, 3, 1)},
        {"unit": "U", "until_on": date(2024, 1, 15)},
        {"unit": "U", "from_on": date(2024, 1, 10), "until_on": date(2024, 2, 29)},
    ],
    "everyone-then-unit": [{"until_on": date(2024, 2, 10)}, {"unit": "U", "from_on": date(2024, 2, 11)}],
    "some-persons": [{"person": f"P{n}", "until_on": AS_OF} for n in range(0, ACTS, 2)],
}


def table_rows(table: str, random: Random) -> list[dict[str, Any]]:
    """Up to five rows for each person, with everything that may be missing missing now and then."""
    rows = []
    for number in range(ACTS):
        for _ in range(random.choice((0, 0, 1, 1, 2, 3, 5))):
            row: dict[str, Any] = {
                "row_id": f"r{len(rows):06}",
                "person": f"P{number}" if random.random() < 0.97 else None,
            }
            row["ok"] = random.choice((True, True, True, False, None))
            row["val"] = random.choice((1, 1, 1, 2, None))
            row["valn"] = random.choice((5, 5, 5, 6, None))
            rows.append(row | dates_of(table, random))
    return rows


def dates_of(table: str, random: Random) -> dict[str, Any]:
    if table == "rough":
        lo, hi = random.choice([*ROUGH, *ROUGH, (None, None)])
        return {"day_lo": lo, "day_hi": hi}
    if table == "stay":
        start, end = sorted((random.choice(DAYS), random.choice(DAYS)))
        return {"from_on": random.choice((start, start, None)), "until_on": random.choice((end, end, None))}
    return {"day": random.choice((*DAYS, None))}


def acts(random: Random) -> list[dict[str, Any]]:
    return [
        {
            "row_id": f"d{number:04}",
            "person": f"P{number}" if random.random() < 0.95 else None,
            "unit": random.choice(("U", "U", "V", None)),
            "from_day": random.choice((*DAYS[:4], None)),
            "to_day": random.choice((*DAYS[3:], None)),
            "b1": True,
        }
        | dict(zip(("dp_lo", "dp_hi"), random.choice([*ROUGH, (DAYS[2], None), (None, None)]), strict=True))
        for number in range(ACTS)
    ]


def windows(table: str) -> dict[str, tuple[str, str] | None]:
    """A table without an axis has no window."""
    return WINDOWS if AXES[table][0] else {"free": None}


def written(table: str, kind: str, held: bool) -> str:
    """One item for each window, and lets that read the picked row."""
    lines, lets = ["with:"], []
    for name, window in windows(table).items():
        by = f"by: {ORDER[table]}, " if kind in {"first", "last"} else ""
        within = f", within: [{window[0]}, {window[1]}]" if window else ""
        unit = ", held_by: this.unit" if held and window else ""
        lines.append(f"  {name}: {{{kind}: {table}, {by}where: person == this.person and ok{within}{unit}}}")
        parts = ["val", "valn"] + ([ORDER[table]] if by else [])
        lets += [f"  {name}_{part}: {name}.{part}" for part in parts if kind not in {"any", "count"}]
    return (
        "examine: deed\nnote: {always: b1}\n" + "\n".join(lines) + "\n" + ("let:\n" + "\n".join(lets) if lets else "")
    )


def covered_for(coverage: list[dict[str, Any]], act: dict[str, Any], held: bool) -> list[Period]:
    """The periods that count for an act: everyone's, its unit's where the item is held by it, its person's."""
    return [
        (period.get("from_on"), period.get("until_on"))
        for period in coverage
        if period.get("unit", "*") == "*" or (held and period["unit"] == act["unit"])
        if period.get("person") is None or period["person"] == act["person"]
    ]


def wanted(
    table: str, kind: str, name: str, act: dict[str, Any], rows: list[dict[str, Any]], periods: list[Period]
) -> Found:
    window = WINDOWS[name]
    ends = {
        "ever": "ever",
        "as_of": AS_OF,
        "this.from_day": act["from_day"],
        "this.to_day": act["to_day"],
        "this.dp": part(act, "dp"),
    }
    seen = tuple(ends[end] for end in window) if window else None
    start, end = AXES[table]
    seek = Seek(kind, start, end, ORDER[table] if kind in {"first", "last"} else "", seen, AS_OF)  # type: ignore[arg-type]
    visible = [row for row in (seen_on(row, seek, PLANNED.get(table, frozenset())) for row in rows) if row]
    return search(visible, act["person"], seek, periods)


def engine_value(act: dict[str, Any], label: str) -> Val:
    return Val(act[f"{label}_lo"], act.get(f"{label}_hi", act[f"{label}_lo"]), act.get(f"{label}_none", False))


def as_said(act: dict[str, Any], table: str, kind: str, name: str) -> dict[str, Any]:
    """What the engine says of an item."""
    said: dict[str, Any] = {
        "found": act[f"i_{name}_found"],
        "count": (act[f"i_{name}_n"], act[f"i_{name}_hi"]),
        "why": Reason(act[f"i_{name}_why"]).word,
    }
    if kind not in {"any", "count"}:
        said |= {part: engine_value(act, f"l_{name}_{part}") for part in ("val", "valn")}
    if kind in {"first", "last"}:
        said["by"] = engine_value(act, f"l_{name}_{ORDER[table]}")
    return said


def as_wanted(found: Found, kind: str) -> dict[str, Any]:
    wanted_: dict[str, Any] = {"found": found.found, "count": (found.lo, found.hi), "why": found.why}
    if kind not in {"any", "count"}:
        wanted_ |= {part: found.field(part) for part in ("val", "valn")}
    if kind in {"first", "last"}:
        wanted_["by"] = found.by
    return wanted_


KINDS = ("the", "first", "last", "any", "count")
TRIED = [(table, kind, "complete") for table in sorted(AXES) for kind in KINDS]
TRIED += [(table, kind, how) for table in ("stay", "visit") for kind in ("last", "count") for how in COVERAGES]


@pytest.mark.parametrize(("table", "kind", "coverage"), sorted(set(TRIED)))
def test_items_agree_with_a_search_row_by_row(model: Any, engine: Any, table: str, kind: str, coverage: str) -> None:
    random = Random(f"{table} {kind} {coverage}")
    rows, deeds = table_rows(table, random), acts(random)
    held = coverage.startswith("unit")
    periods = [{"tbl": table} | period for period in COVERAGES[coverage]]
    wrong = []
    built, names = model(written(table, kind, held)), [deed["row_id"] for deed in deeds]
    with engine({"deed": deeds, table: rows}, AS_OF, periods) as session, session.everything(built, names) as (_, got):
        answers = {act["f_row_id"]: act for act in got}
    for deed in deeds:
        own = [row for row in rows if row["person"] == deed["person"]]
        for name in windows(table):
            found = wanted(table, kind, name, deed, own, covered_for(COVERAGES[coverage], deed, held))
            said, meant = as_said(answers[deed["row_id"]], table, kind, name), as_wanted(found, kind)
            differing = {part: (said[part], meant[part]) for part in meant if said[part] != meant[part]}
            if differing:
                wrong.append(f"{name} {differing}\n  {deed}\n  " + "\n  ".join(map(str, own)))
    assert not wrong, f"{len(wrong)} differ (engine, wanted):\n" + "\n".join(sorted(wrong, key=len)[:2])
