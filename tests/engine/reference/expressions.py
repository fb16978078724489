"""Random expressions of the language: their text, and what they are worth by the specification."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from jianheng.law import Term, dates
from jianheng.law.calendar import is_working_day

from . import bounds as b
from .bounds import Truth, Val

DAYS = 100_000
YEARS = 1_000_000
Facts = dict[str, Val]
Value = Callable[[Facts, bool], Val]
LEAVES = {
    "date": ("d1", "d2", "dn", "dp", "done_on", "seen.day", "seen.when_n"),
    "int": ("i1", "i2", "inn", "seen.val", "seen.valn", "visits"),
    "moment": ("m1", "m2", "mn"),
    "term": ("t1", "t2", "tn"),
    "code": ("c1", "cn", "seen.hue"),
    "flag": ("b1", "b2", "b3"),
}
CODES = ("red", "green", "blue")
FIRST = frozenset({0})
COIN = 0.5


@dataclass(frozen=True)
class Expr:
    """An expression as text, and its value for given facts, without or with what is assumed."""

    text: str
    value: Value

    def truth(self, facts: Facts, soft: bool) -> Truth:
        """The value of a condition."""
        value = self.value(facts, soft)
        return value.lo if value.lo is value.hi else None


def term_number(term: Term) -> int:
    """The number by which a plan knows a term: its length, then the years as they are written."""
    months, days = term.order
    return (months * DAYS + days) * YEARS + term.years


def length(number: int) -> int:
    """What terms compare by."""
    return (number + YEARS // 2) // YEARS


def parts(number: int) -> tuple[int, int, int]:
    """Years as written, months in all, days."""
    months = (length(number) + DAYS // 2) // DAYS
    return number - length(number) * YEARS, months, length(number) - months * DAYS


def carried(number: int) -> int:
    return length(number) * YEARS + parts(number)[1] // 12


def settled(term: Val) -> Val:
    """A term between bounds may be written in any way."""
    if term.exact or (None in (term.lo, term.hi) and term.lo is term.hi):
        return term
    low = None if term.lo is None else carried(term.lo)
    high = None if term.hi is None else length(term.hi) * YEARS
    return replace(term, lo=low, hi=high)


def lengths(term: Val) -> Val:
    return Val(*(None if end is None else length(end) for end in (term.lo, term.hi)), term.none)


def term_after(start: date, number: int, by: dates.Convention) -> date:
    years, months, days = parts(number)
    return dates.months_after(dates.add_years(start, years), months - 12 * years, by) + timedelta(days=days)


def working_day_after(day: date, count: int) -> date | None:
    """Counted day by day; 0 is the working day itself or the one before, less counts back from there."""
    if is_working_day(day) is None:
        return None
    while not is_working_day(day):
        day -= timedelta(days=1)
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day):
            if is_working_day(day) is None:
                return None
            day += step
    return day


def age_on(birth: date, day: date) -> int:
    return max(0, dates.full_years(birth, day - timedelta(days=1)))


def working_days_in(first: date, last: date) -> int | None:
    """Both days counted; backwards the days between, with a minus."""
    if is_working_day(first) is None or is_working_day(last) is None:
        return None
    if last < first:
        return -sum(bool(is_working_day(last + timedelta(days=n))) for n in range(1, (first - last).days))
    return sum(bool(is_working_day(first + timedelta(days=n))) for n in range((last - first).days + 1))


BETWEEN: dict[str, Callable[[date, date], int | None]] = {
    "days_between": dates.days_between,
    "days_counted": dates.days_counted,
    "full_months": dates.full_months,
    "full_years": dates.full_years,
    "working_days_in": working_days_in,
    "age_on": age_on,
}


def by_facts_there(rule: Value) -> Value:
    """Whether a value exists rests on the facts alone; only its bounds may be assumed."""
    return lambda facts, soft: replace(rule(facts, soft), none=rule(facts, False).none)


class Maker:
    """Makes expressions of a kind, no deeper than asked.

    Args:
        random: decides everything.
        plain: leave out what answers about knowledge itself (`known`, `first_known`, `known_or`).
    """

    def __init__(self, random: Random, *, plain: bool = False) -> None:
        self.random = random
        self.plain = plain

    def _pick(self, kinds: tuple[str, ...]) -> str:
        refused = {"known", "first_known", "known_or", "assume"} if self.plain else set()
        return self.random.choice([kind for kind in kinds if kind not in refused])

    def make(self, kind: str, depth: int) -> Expr:
        makers = {
            "date": self._date,
            "moment": self._moment,
            "int": self._int,
            "term": self._term,
            "code": self._code,
            "flag": self._flag,
        }
        return self._leaf(kind) if depth == 0 else makers[kind](depth - 1)

    def _leaf(self, kind: str) -> Expr:
        name = self.random.choice(LEAVES[kind] if kind == "code" else (*LEAVES[kind], ""))
        if name:
            return Expr(name, lambda facts, _soft: facts[name])
        return self._constant(kind)

    def _constant(self, kind: str) -> Expr:
        text, value = self._literal(kind)
        return Expr(text, lambda _facts, _soft: b.exact(value))

    def _literal(self, kind: str) -> tuple[str, Any]:
        match kind:
            case "date":
                day = self.random.choice((date(2024, 2, 29), date(2023, 1, 31), date(2020, 6, 15)))
                return f'date("{day}")', day
            case "moment":
                day = self.random.choice((date(2024, 2, 29), date(2023, 1, 30)))
                return f'end_of(date("{day}"))', datetime.combine(day, time(23, 59))
            case "int":
                number = self.random.choice((0, 1, 3, 12))
                return str(number), number
            case "term":
                text = self.random.choice(("6m", "1y", "3y6m", "10d"))
                return f'term("{text}")', term_number(Term.parse(text))
            case "code":
                code = self.random.choice(CODES)
                return f'"{code}"', code
        flag = self.random.choice((True, False))
        return str(flag), flag

    # what every ordered kind can do -------------------------------------------

    def _common(self, kind: str, depth: int) -> Expr:
        ordered = kind in {"date", "moment", "int", "term"}
        match self._pick(("if", "first_known", "max", "min") if ordered else ("if", "first_known")):
            case "if":
                cond, then, other = self.make("flag", depth), self.make(kind, depth), self.make(kind, depth)
                return Expr(
                    f"({then.text} if {cond.text} else {other.text})",
                    by_facts_there(
                        lambda f, s: b.choice(cond.truth(f, s), then.value(f, s), other.value(f, s), ordered=ordered)
                    ),
                )
            case "first_known":
                one, two = self.make(kind, depth), self.make(kind, depth)
                return Expr(
                    f"first_known({one.text}, {two.text})",
                    by_facts_there(lambda f, s: b.first_known([one.value(f, s), two.value(f, s)])),
                )
            case name:
                values = [self.make(kind, depth) for _ in range(self.random.choice((2, 2, 3)))]
                pick = max if name == "max" else min
                return Expr(
                    f"{name}({', '.join(v.text for v in values)})",
                    lambda f, s: b.extreme([v.value(f, s) for v in values], pick),
                )

    def _pair(self, kind: str, depth: int, op: str, rule: Callable[[Val, Val], Val]) -> Expr:
        left, right = self.make(kind, depth), self.make(kind, depth)
        return Expr(f"({left.text} {op} {right.text})", lambda f, s: rule(left.value(f, s), right.value(f, s)))

    def _sum(self, kind: str, depth: int) -> Expr:
        if self.random.random() < 0.5:
            return self._pair(kind, depth, "+", lambda x, y: b.monotone(lambda m, n: m + n, x, y))
        return self._pair(kind, depth, "-", lambda x, y: b.monotone(lambda m, n: m - n, x, y, falling=frozenset({1})))

    # kinds ---------------------------------------------------------------------

    def _date(self, depth: int) -> Expr:
        kinds = ("common", "common", "days", "years", "months", "any", "term_end", "term_after", "known_or", "assume")
        kinds += ("date_of", "working")
        match self._pick(kinds):
            case "common":
                return self._common("date", depth)
            case "days" | "years" as unit:
                rule = dates.days_after if unit == "days" else dates.years_after
                return self._moved(f"{unit}_after", depth, self._leaf("int"), rule)
            case "months":
                by = self.random.choice(dates.CONVENTIONS)
                return self._moved(
                    "months_after", depth, self._leaf("int"), lambda d, n: dates.months_after(d, n, by), f', by="{by}"'
                )
            case "any":
                return self._either_reading(depth)
            case "term_after":
                by = self.random.choice(dates.CONVENTIONS)
                return self._term_after(depth, by)
            case "term_end":
                return self._term_end(depth)
            case "date_of":
                moment = self.make("moment", depth)
                return Expr(f"date_of({moment.text})", lambda f, s: b.monotone(datetime.date, moment.value(f, s)))
            case "working":
                return self._moved("working_day_after", depth, self._leaf("int"), working_day_after)
            case kind:
                return self._known_or(depth, assumed=kind == "assume")

    def _moment(self, depth: int) -> Expr:
        match self._pick(("common", "hours", "hours", "end_of")):
            case "common":
                return self._common("moment", depth)
            case "end_of":
                return self._end_of(depth)
        start, count = self.make("moment", depth), self._leaf("int")
        return Expr(
            f"hours_after({start.text}, {count.text})",
            lambda f, s: b.monotone(lambda m, n: m + timedelta(hours=n), start.value(f, s), count.value(f, s)),
        )

    def _end_of(self, depth: int) -> Expr:
        day = self.make("date", depth)
        return Expr(
            f"end_of({day.text})",
            lambda f, s: b.monotone(lambda d: datetime.combine(d, time(23, 59)), day.value(f, s)),
        )

    def _moved(self, name: str, depth: int, count: Expr, rule: Callable[[date, int], date], words: str = "") -> Expr:
        start = self.make("date", depth)
        return Expr(
            f"{name}({start.text}, {count.text}{words})",
            lambda f, s: b.monotone(rule, start.value(f, s), count.value(f, s)),
        )

    def _either_reading(self, depth: int) -> Expr:
        start, count = self.make("date", depth), self._leaf("int")

        def value(facts: Facts, soft: bool) -> Val:
            args = start.value(facts, soft), count.value(facts, soft)
            early = b.monotone(lambda d, n: dates.months_after(d, n, "any")[0], *args)
            late = b.monotone(lambda d, n: dates.months_after(d, n, "any")[1], *args)
            return Val(early.lo, late.hi, early.none)

        return Expr(f'months_after({start.text}, {count.text}, by="any")', value)

    def _term_after(self, depth: int, by: dates.Convention) -> Expr:
        start, term = self.make("date", depth), self.make("term", depth)
        return Expr(
            f'term_after({start.text}, {term.text}, by="{by}")',
            lambda f, s: b.monotone(lambda d, t: term_after(d, t, by), start.value(f, s), settled(term.value(f, s))),
        )

    def _term_end(self, depth: int) -> Expr:
        start, term, credit = self.make("date", depth), self._leaf("term"), self._leaf("int")

        def rule(day: date, number: int, days: int) -> date:
            return term_after(day, number, "court") - timedelta(days=1 + days)

        return Expr(
            f"term_end({start.text}, {term.text}, {credit.text})",
            lambda f, s: b.monotone(
                rule, start.value(f, s), settled(term.value(f, s)), credit.value(f, s), falling=frozenset({2})
            ),
        )

    def _known_or(self, depth: int, *, assumed: bool) -> Expr:
        value = self.make("date", depth)
        sides = self.random.choice((("lo",), ("hi",), ("lo", "hi")))
        ends = {side: self.make("date", depth) for side in sides}
        which = self.random.choice((*sides, "both")) if assumed else ""
        taken_for_granted = set(sides) if which == "both" else {which}
        words = [f"{side}={end.text}" for side, end in ends.items()]
        words += [f'assume="{which}"'] if which else []

        def worth(facts: Facts, soft: bool) -> Val:
            kept = {s: e.value(facts, soft) for s, e in ends.items() if soft or s not in taken_for_granted}
            found = b.known_or(value.value(facts, soft), kept.get("lo"), kept.get("hi"))
            if found.lo is None or found.hi is None or found.lo <= found.hi:
                return found
            # Refuted assumptions leave what the facts say; facts that contradict each other say nothing.
            return worth(facts, False) if soft else Val(None, None, found.none)

        return Expr(f"known_or({value.text}, {', '.join(words)})", worth)

    def _int(self, depth: int) -> Expr:
        match self.random.choice(("common", "sum", "product", "between", "between", "hours")):
            case "common":
                return self._common("int", depth)
            case "sum":
                return self._sum("int", depth)
            case "product":
                left, right = self._leaf("int"), self._leaf("int")
                return Expr(f"({left.text} * {right.text})", lambda f, s: b.times(left.value(f, s), right.value(f, s)))
            case "hours":
                return self._hours(depth)
        name = self.random.choice(tuple(BETWEEN))
        one, two = self.make("date", depth), self.make("date", depth)
        return Expr(
            f"{name}({one.text}, {two.text})",
            lambda f, s: b.monotone(BETWEEN[name], one.value(f, s), two.value(f, s), falling=FIRST),
        )

    def _hours(self, depth: int) -> Expr:
        one, two = self.make("moment", depth), self.make("moment", depth)
        return Expr(
            f"hours_between({one.text}, {two.text})",
            lambda f, s: b.monotone(
                lambda m, n: (n - m) // timedelta(hours=1), one.value(f, s), two.value(f, s), falling=FIRST
            ),
        )

    def _term(self, depth: int) -> Expr:
        match self.random.choice(("common", "sum", "months")):
            case "common":
                return self._common("term", depth)
            case "sum":
                return self._carried(self._sum("term", depth))
        count = self._leaf("int")
        return Expr(
            f"months_term({count.text})", lambda f, s: b.monotone(lambda n: n * DAYS * YEARS, count.value(f, s))
        )

    def _carried(self, sum_: Expr) -> Expr:
        """Sums and differences carry twelve months into a year."""

        def value(facts: Facts, soft: bool) -> Val:
            whole = sum_.value(facts, soft)
            ends = (None if end is None else carried(end) for end in (whole.lo, whole.hi))
            return Val(*ends, whole.none)

        return Expr(sum_.text, value)

    def _code(self, depth: int) -> Expr:
        return self._common("code", depth)

    def _flag(self, depth: int) -> Expr:
        kinds = ("compare",) * 4 + ("logic",) * 2 + ("not", "at_least", "in", "includes", "known", "presence", "common")
        match self._pick(kinds):
            case "compare":
                return self._comparison(depth)
            case "logic":
                return self._logic(depth)
            case "not":
                inner = self.make("flag", depth)
                return Expr(f"(not {inner.text})", lambda f, s: b.truth(b.negate(inner.truth(f, s))))
            case "at_least":
                return self._at_least(depth)
            case "in":
                return self._membership(depth)
            case "includes":
                return self._includes()
            case "known":
                value = self.make(self.random.choice(("date", "moment", "int", "term", "code")), depth)
                return Expr(f"known({value.text})", lambda f, _s: b.truth(b.known(value.value(f, False))))
            case "presence":
                return self._presence()
        return self._common("flag", depth)

    def _comparison(self, depth: int) -> Expr:
        kind = self.random.choice(("date", "date", "moment", "int", "term", "code"))
        op = self.random.choice(("==", "!=") if kind == "code" else ("==", "!=", "<", "<=", ">", ">="))
        seen = lengths if kind == "term" else lambda value: value
        left = self.make(kind, depth)
        right = self._constant(kind) if self.random.random() < COIN else self.make(kind, depth)
        return Expr(
            f"({left.text} {op} {right.text})",
            lambda f, s: b.truth(b.compare(op, *(seen(side.value(f, s)) for side in (left, right)))),
        )

    def _logic(self, depth: int) -> Expr:
        op = self.random.choice(("and", "or"))
        conditions = [self.make("flag", depth) for _ in range(self.random.choice((2, 3)))]
        rule = b.both if op == "and" else b.either
        return Expr(
            "(" + f" {op} ".join(c.text for c in conditions) + ")",
            lambda f, s: b.truth(rule(*(c.truth(f, s) for c in conditions))),
        )

    def _at_least(self, depth: int) -> Expr:
        wanted = self.random.choice((0, 1, 2, 3))
        conditions = [self.make("flag", depth) for _ in range(3)]
        return Expr(
            f"at_least({wanted}, {', '.join(c.text for c in conditions)})",
            lambda f, s: b.truth(b.at_least(wanted, [c.truth(f, s) for c in conditions])),
        )

    def _membership(self, depth: int) -> Expr:
        value = self.make("code", depth)
        options = self.random.sample(CODES, self.random.choice((1, 2)))
        listed = ", ".join(f'"{option}"' for option in options)

        def worth(facts: Facts, soft: bool) -> Val:
            held = value.value(facts, soft)
            found = held.lo in options if held.exact else None
            return b.truth(b.both(found, b.negate(held.none)))

        return Expr(f"({value.text} in [{listed}])", worth)

    def _includes(self) -> Expr:
        code = self.random.choice(CODES)

        def worth(facts: Facts, _soft: bool) -> Val:
            held = facts["g1"]
            return b.truth(None if held.lo is None else code in held.lo)

        return Expr(f'includes(g1, "{code}")', worth)

    def _presence(self) -> Expr:
        op = self.random.choice(("has", "absent"))
        what = self.random.choice(("seen", "visits", "inn", "dn", "seen.val", "seen.valn"))

        def worth(facts: Facts, _soft: bool) -> Val:
            found = facts[f"has({what})"].lo if what in {"seen", "visits"} else b.negate(facts[what].none)
            return b.truth(found if op == "has" else b.negate(found))

        return Expr(f"{op}({what})", worth)
