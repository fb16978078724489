"""The worth of an expression's tree for one act, by the specification: between bounds, none, or unknown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from jianheng.dictionary import Dictionary, Field
from jianheng.language.tree import Model, Node
from jianheng.law import Term, dates

from ..engine.reference import bounds as b
from ..engine.reference.bounds import NOTHING, UNKNOWN, Truth, Val, exact
from ..engine.reference.expressions import (
    BETWEEN,
    DAYS,
    FIRST,
    YEARS,
    carried,
    lengths,
    settled,
    term_after,
    term_number,
    working_day_after,
)
from ..engine.reference.items import Found, Seek, search

ORDERED = {"date", "moment", "int", "term"}
MOST_YEARS = 1000
COMPARISONS = {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
AFTER: dict[str, tuple[int, Callable[[Any, int], Any]]] = {
    "days_after": (365 * MOST_YEARS, dates.days_after),
    "years_after": (MOST_YEARS, dates.years_after),
    "hours_after": (24 * 365 * MOST_YEARS, lambda moment, hours: moment + timedelta(hours=hours)),
    "working_day_after": (10**18, working_day_after),
}
# The related facts that the expressions read: what orders them, and the axis of their table.
SOUGHT = {
    "seen": Seek("first", "day", "", "day", ("ever", date(2024, 12, 31)), date(2024, 12, 31)),
    "held": Seek("last", "from_on", "until_on", "from_on", ("ever", date(2024, 12, 31)), date(2024, 12, 31)),
    "visits": Seek("count", "day", "", "", ("ever", date(2024, 12, 31)), date(2024, 12, 31)),
}
Act = Mapping[str, Any]


class BeyondError(Exception):
    """The reference says nothing of this part of the language."""


class Facts:
    """What is known of one act and of the rows beside it.

    Args:
        model: says which rows are sought.
        dictionary: what an empty field means.
        act: its columns as the day of the run sees them.
        related: rows by table and person.
        as_of: the day of the run.
    """

    def __init__(self, model: Model, dictionary: Dictionary, act: Act, related: Mapping[str, Any], as_of: date) -> None:
        self.model, self.dictionary, self.act, self.related, self.as_of = model, dictionary, act, related, as_of
        self._found: dict[str, Found] = {}

    def field(self, name: str) -> Val:
        """A field of the act."""
        field = self.dictionary.tables["deed"].fields[name]
        own = [self.act[f"f_{column}"] for column, _ in field.columns()]
        empty = UNKNOWN
        if field.empty == "none":
            # Whether there is one is open where the statements contradict each other, or should have said it.
            empty = Val(None, None, None) if self.act.get(f"f_{name}_unread") else NOTHING
        if field.part:
            return Val(own[0], own[1])
        if own[0] is None or (field.type == "term" and None in own):
            return empty
        return exact(term_number(Term(*own))) if field.type == "term" else _read(field, own)

    def found(self, item: str) -> Found:
        """A related fact."""
        if item not in SOUGHT:
            raise BeyondError(item)
        if item not in self._found:
            person = self.act["f_person"]
            rows = self.related[next(each.table for each in self.model.items if each.name == item)][person or ""]
            self._found[item] = search(rows, person, SOUGHT[item], [(None, None)])
        return self._found[item]

    def item(self, name: str, part: str) -> Val:
        """A field of a related fact, or how many there are."""
        found = self.found(name)
        if SOUGHT[name].kind == "count":
            return Val(found.lo, found.hi)
        table = self.dictionary.tables[next(each.table for each in self.model.items if each.name == name)]
        if part == SOUGHT[name].by:
            return found.by
        field = table.fields[part]
        if field.empty == "open":
            raise BeyondError(part)
        none = field.empty == "none"
        if found.found is False:
            return NOTHING
        if found.row is None:
            return Val(None, None, False if found.found and not none else None)
        value = found.row.get(part)
        return (NOTHING if none else UNKNOWN) if value is None else exact(value)


def _read(field: Field, own: Sequence[Any]) -> Val:
    if field.type != "moment":
        return exact(own[0])
    moment: datetime = own[0]
    match own[1]:
        case "minute":
            return exact(moment)
        case "hour":
            return Val(moment.replace(minute=0), moment.replace(minute=59))
    return Val(datetime.combine(moment, time()), datetime.combine(moment, time(23, 59)))


class Worth:
    """Values of expressions for one act.

    Args:
        model: the model in which they stand.
        facts: what is known.
    """

    def __init__(self, model: Model, facts: Facts) -> None:
        self.model, self.facts = model, facts
        self.lets = {let.name: let.value for let in model.lets}

    def let(self, name: str, soft: bool) -> Val:
        """The value of a let, without or with what is assumed."""
        return self.of(self.lets[name], soft)

    def of(self, tree: Node, soft: bool) -> Val:  # noqa: PLR0911 - one branch a form
        """The value of a tree."""
        match tree.op:
            case "const":
                return _constant(tree.text("type"), tree.text("value"))
            case "field":
                return self.facts.field(tree.text("name"))
            case "let" if not tree.text("part"):
                return self.let(tree.text("name"), soft)
            case "item":
                return self._item(tree)
            case "param":
                param = self.model.param(tree.text("name"))
                return _constant(param.type, param.value)
            case "as_of":
                return exact(self.facts.as_of)
            case "and" | "or":
                return b.truth((b.both if tree.op == "and" else b.either)(*self._truths(tree.nodes("parts"), soft)))
            case "not":
                return b.truth(b.negate(self.truth(tree.node("value"), soft)))
            case "has" | "absent":
                found = self._there(tree, soft)
                return b.truth(found if tree.op == "has" else b.negate(found))
            case "in":
                return self._among(tree, soft)
            case "if":
                return self._choice(tree, soft)
        if tree.op in COMPARISONS:
            return self._comparison(tree, soft)
        if tree.op in {"add", "sub", "mul"}:
            return self._sum(tree, soft)
        return self._called(tree, soft)

    def truth(self, tree: Node, soft: bool) -> Truth:
        value = self.of(tree, soft)
        return value.lo if value.lo is value.hi else None

    def _truths(self, trees: Sequence[Node], soft: bool) -> list[Truth]:
        return [self.truth(tree, soft) for tree in trees]

    def _item(self, tree: Node) -> Val:
        if tree.text("part") == "found":
            return b.truth(self.facts.found(tree.text("name")).found)
        return self.facts.item(tree.text("name"), tree.text("part"))

    def _there(self, tree: Node, soft: bool) -> Truth:
        if tree.text("item"):
            return self.facts.found(tree.text("item")).found
        return b.negate(self.of(tree.node("value"), soft).none)

    def _among(self, tree: Node, soft: bool) -> Val:
        options: list[str] = []
        for option in tree.nodes("options"):
            options += self.model.param(option.text("name")).words() if option.op == "param" else [option.text("value")]
        return _member(self.of(tree.node("value"), soft), options)

    def _choice(self, tree: Node, soft: bool) -> Val:
        def value(soft: bool) -> Val:
            then, other = (self.of(tree.node(slot), soft) for slot in ("then", "other"))
            known = [end for side in (then, other) for end in (side.lo, side.hi) if end is not None]
            ordered = not any(isinstance(end, str | bool) for end in known)
            return b.choice(self.truth(tree.node("cond"), soft), then, other, ordered=ordered)

        return replace(value(soft), none=value(False).none)

    def _comparison(self, tree: Node, soft: bool) -> Val:
        left, right = (self.of(tree.node(side), soft) for side in ("left", "right"))
        if tree.op not in {"eq", "ne"} and any(isinstance(v.lo, str) for v in (left, right)):
            ranks = list(self.facts.dictionary.lists["level"].codes)
            left, right = (b.monotone(ranks.index, side) for side in (left, right))
        if self._term(tree.node("left")) or self._term(tree.node("right")):
            left, right = lengths(left), lengths(right)
        return b.truth(b.compare(COMPARISONS[tree.op], left, right))

    def _term(self, tree: Node) -> bool:
        """Whether an expression is a term, by the first of its leaves that tells."""
        match tree.op:
            case "const":
                return tree.text("type") == "term"
            case "field":
                return self.facts.dictionary.tables["deed"].fields[tree.text("name")].type == "term"
            case "param":
                return self.model.param(tree.text("name")).type == "term"
            case "months_term" | "part_of":
                return True
            case "if":
                return self._term(tree.node("then"))
            case "let":
                return self._term(self.lets[tree.text("name")])
            case "add" | "sub":
                return self._term(tree.node("left"))
            case "max" | "min" | "first_known":
                return self._term(tree.nodes("values")[0])
        return False

    def _sum(self, tree: Node, soft: bool) -> Val:
        left, right = (self.of(tree.node(side), soft) for side in ("left", "right"))
        if tree.op == "mul":
            return b.times(left, right)
        falling = frozenset({1}) if tree.op == "sub" else frozenset()
        whole = b.monotone((lambda m, n: m - n) if falling else (lambda m, n: m + n), left, right, falling=falling)
        return _mapped(carried, whole) if self._term(tree) else whole

    def _called(self, tree: Node, soft: bool) -> Val:  # noqa: PLR0911 - one branch an operator
        trees = tree.nodes("values")
        if tree.op == "known_or":
            return self._known_or(tree, soft)
        if tree.op == "first_known":
            found = b.first_known([self.of(each, soft) for each in trees])
            return replace(found, none=b.first_known([self.of(each, False) for each in trees]).none)
        if tree.op == "known":
            if not trees or trees[0].text("item"):
                raise BeyondError("known")
            return b.truth(b.known(self.of(trees[0], False)))
        if tree.op == "at_least":
            wanted = self.of(trees[0], soft)
            return b.truth(b.at_least(wanted.lo, self._truths(trees[1:], soft)) if wanted.exact else None)
        values = [self.of(each, soft) for each in trees]
        by = tree.text("by")
        match tree.op:
            case "max" | "min":
                return b.extreme(values, max if tree.op == "max" else min)
            case "includes":
                return b.truth(None if values[0].lo is None else values[1].lo in values[0].lo)
            case "is_a":
                return _member(values[0], self.facts.dictionary.lists["colour"].groups[values[1].lo])
            case "end_of":
                return b.monotone(lambda day: datetime.combine(day, time(23, 59)), *values)
            case "date_of":
                return b.monotone(datetime.date, *values)
            case "months_term":
                return b.monotone(lambda n: n * DAYS * YEARS, *values)
            case "hours_between":
                return b.monotone(lambda m, n: (n - m) // timedelta(hours=1), *values, falling=FIRST)
            case "months_after" | "term_after":
                return _by(tree.op, values, by)
            case "term_end":
                return _term_end(*values)
        if tree.op in AFTER:
            most, rule = AFTER[tree.op]
            return b.monotone(lambda start, count: rule(start, count) if abs(count) <= most else None, *values)
        if tree.op in BETWEEN:
            return b.monotone(BETWEEN[tree.op], *values, falling=FIRST)
        raise BeyondError(tree.op)

    def _known_or(self, tree: Node, soft: bool) -> Val:
        assume = tree.text("assume")
        granted = {"lo", "hi"} if assume == "both" else {assume}
        kept = {
            side: self.of(tree.node(side), soft)
            for side in ("lo", "hi")
            if tree.get(side) is not None and (soft or side not in granted)
        }
        found = b.known_or(self.of(tree.nodes("values")[0], soft), kept.get("lo"), kept.get("hi"))
        if found.lo is None or found.hi is None or found.lo <= found.hi:
            return found
        return self._known_or(tree, False) if soft else Val(None, None, found.none)


def _constant(type_: str, value: str) -> Val:
    match type_:
        case "flag":
            return exact(value == "true")
        case "int":
            return exact(int(value))
        case "date":
            return exact(date.fromisoformat(value))
        case "term":
            return exact(term_number(Term.parse(value)))
        case "text" | "code":
            return exact(value)
    raise BeyondError(type_)


def _member(held: Val, options: Sequence[str]) -> Val:
    return b.truth(b.both(held.lo in options if held.exact else None, b.negate(held.none)))


def _mapped(rule: Callable[[Any], Any], value: Val) -> Val:
    return Val(*(None if end is None else rule(end) for end in (value.lo, value.hi)), value.none)


def _by(op: str, values: Sequence[Val], by: str) -> Val:
    """Months or a term after a day; where either formula will do, the earlier below and the later above."""
    start, count = values

    def rule(by: Any) -> Callable[[date, int], Any]:
        if op == "term_after":
            return lambda day, number: term_after(day, number, by)
        return lambda day, number: dates.months_after(day, number, by) if abs(number) <= 12 * MOST_YEARS else None

    count = settled(count) if op == "term_after" else count
    if by != "any":
        return b.monotone(rule(by), start, count)
    early, late = (b.monotone(rule(each), start, count) for each in ("police", "court"))
    return Val(early.lo, late.hi, early.none)


def _term_end(start: Val, term: Val, credit: Val) -> Val:
    def rule(day: date, number: int, days: int) -> date | None:
        return term_after(day, number, "court") - timedelta(days=1 + days) if abs(days) <= 365 * MOST_YEARS else None

    return b.monotone(rule, start, settled(term), credit, falling=frozenset({2}))
