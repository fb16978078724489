"""Acts in every state of knowledge: as rows for the engine, and as values by the specification."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from jianheng.law import Term

from .bounds import NOTHING, UNKNOWN, Val, exact, truth
from .expressions import CODES, Facts, term_number

POOL = [
    *(date(2023, 1, 28) + timedelta(days=n) for n in range(5)),
    *(date(2023, 2, 26) + timedelta(days=n) for n in range(4)),
    *(date(2024, 2, 27) + timedelta(days=n) for n in range(4)),
    date(2020, 6, 15),
    date(2019, 12, 31),
]
TERMS = [
    Term(0, 6),
    Term(1),
    Term(0, 12),
    Term(0, 14),
    Term(1, 2),
    Term(3, 6),
    Term(3, 6, 15),
    Term(10),
    Term(0, 0, 10),
]
UNUSABLE = Val(None, None, None)
Rows = dict[str, list[dict[str, Any]]]


class Acts:
    """A table of acts, each with its own person, and the visits to that person."""

    def __init__(self, seed: int, count: int) -> None:
        self.random = Random(seed)
        self.rows: Rows = {"deed": [], "visit": []}
        self.facts: dict[str, Facts] = {}
        for number in range(count):
            self._add(f"d{number:04}")

    def _add(self, name: str) -> None:
        row: dict[str, Any] = {"row_id": name, "deed_no": name, "person": f"P-{name}", "unit": "U"}
        facts: Facts = {}
        for field in ("d1", "d2"):
            self._plain(row, facts, field, self.random.choice(POOL), UNKNOWN)
        self._plain(row, facts, "dn", self.random.choice(POOL), NOTHING)
        self._plain(row, facts, "done_on", date(2022, 5, 5), UNKNOWN)
        for field in ("i1", "i2"):
            self._plain(row, facts, field, self.random.randrange(-3, 15), UNKNOWN)
        self._plain(row, facts, "inn", self.random.randrange(15), NOTHING)
        for field in ("b1", "b2", "b3"):
            self._plain(row, facts, field, self.random.choice((True, False)), UNKNOWN)
        self._plain(row, facts, "c1", self.random.choice(CODES), UNKNOWN)
        self._plain(row, facts, "cn", self.random.choice(CODES), NOTHING)
        self._plain(row, facts, "g1", self.random.sample(CODES, self.random.randrange(3)), UNKNOWN)
        self._part_date(row, facts)
        for field, empty in (("m1", UNKNOWN), ("m2", UNKNOWN), ("mn", NOTHING)):
            self._moment(row, facts, field, empty)
        for field, empty in (("t1", UNKNOWN), ("t2", UNKNOWN), ("tn", NOTHING)):
            self._term(row, facts, field, empty)
        self.rows["deed"].append(row)
        self.facts[name] = facts | self._visits(row["person"])

    def _plain(self, row: dict[str, Any], facts: Facts, field: str, value: Any, empty: Val) -> None:
        if self.random.random() < 0.3:
            facts[field] = empty
        else:
            row[field], facts[field] = value, exact(value)

    def _part_date(self, row: dict[str, Any], facts: Facts) -> None:
        lo, hi = sorted((self.random.choice(POOL), self.random.choice(POOL)))
        chosen: Val = self.random.choice((exact(lo), Val(lo, hi), Val(lo, hi), Val(lo, None), Val(None, hi), UNKNOWN))
        row["dp_lo"], row["dp_hi"], facts["dp"] = chosen.lo, chosen.hi, chosen

    def _moment(self, row: dict[str, Any], facts: Facts, field: str, empty: Val) -> None:
        """A time told to the minute, the hour or the day."""
        if self.random.random() < 0.25:
            facts[field] = empty
            return
        moment = datetime.combine(self.random.choice(POOL), time(self.random.randrange(24), self.random.randrange(60)))
        precision = self.random.choice(("minute", "hour", "day", None))
        lo, hi = {
            "minute": (moment, moment),
            "hour": (moment.replace(minute=0), moment.replace(minute=59)),
        }.get(precision or "", (moment.replace(hour=0, minute=0), moment.replace(hour=23, minute=59)))
        row |= {field: lo, f"{field}_precision": precision}
        facts[field] = Val(lo, hi)

    def _term(self, row: dict[str, Any], facts: Facts, field: str, empty: Val) -> None:
        if self.random.random() < 0.25:
            facts[field] = empty
            return
        term = self.random.choice(TERMS)
        row |= {f"{field}_y": term.years, f"{field}_m": term.months, f"{field}_d": term.days}
        facts[field] = exact(term_number(term))

    def _visits(self, person: str) -> Facts:
        """`seen` is the first visit found ok, `visits` their number; both over complete data."""
        state = self.random.choice(("absent", "sure", "sure", "beaten", "safe", "possible", "undated"))
        if state == "absent":
            return self._facts(False, 0, 0, dict.fromkeys(("day", "val", "valn", "when_n", "hue"), NOTHING))
        day = self.random.choice(POOL[1:-2])
        row: dict[str, Any] = {"person": person, "ok": True, "day": day}
        own: Facts = {"day": exact(day)}
        self._plain(row, own, "val", self.random.randrange(10), UNKNOWN)
        self._plain(row, own, "valn", self.random.randrange(10), NOTHING)
        self._plain(row, own, "when_n", self.random.choice(POOL), NOTHING)
        self._plain(row, own, "hue", self.random.choice(CODES), UNKNOWN)
        hidden: Facts = {"val": UNKNOWN, "hue": UNKNOWN, "valn": UNUSABLE, "when_n": UNUSABLE}
        if state == "possible":
            self.rows["visit"].append(row | {"ok": None})
            return self._facts(None, 0, 1, dict.fromkeys(own, UNUSABLE) | {"day": Val(day, None, None)})
        if state == "undated":
            self.rows["visit"].append(row | {"day": None})
            return self._facts(None, 0, 1, dict.fromkeys(own, UNUSABLE))
        self.rows["visit"].append(row)
        if state == "sure":
            return self._facts(True, 1, 0, own)
        other = day + timedelta(days=1 if state == "safe" else -1)
        self.rows["visit"].append({"person": person, "ok": None, "day": other, "val": 99})
        return self._facts(True, 1, 1, own if state == "safe" else hidden | {"day": Val(other, day)})

    def _facts(self, found: bool | None, sure: int, possible: int, seen: Facts) -> Facts:
        facts = {f"seen.{name}": value for name, value in seen.items()}
        return facts | {"has(seen)": truth(found), "has(visits)": truth(found), "visits": Val(sure, sure + possible)}
