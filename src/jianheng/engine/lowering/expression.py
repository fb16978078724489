"""One expression of a model to a lowered value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from sqlglot import exp

from jianheng.engine.duckdb import functions as f
from jianheng.engine.duckdb import terms
from jianheng.engine.lowering.clocks import period
from jianheng.engine.lowering.comparison import compare, contains_any, member
from jianheng.engine.lowering.dates import DATE_RULES, carried, monotone, months_after, term_after, whole_days
from jianheng.engine.lowering.law import in_range, look_up
from jianheng.engine.lowering.leaf import leaf_value
from jianheng.engine.lowering.names import Names
from jianheng.engine.lowering.peers import peer_value
from jianheng.engine.lowering.quotient import quotient
from jianheng.engine.reason import Reason
from jianheng.engine.sql import (
    FALSE,
    NULL,
    TRUE,
    E,
    binary,
    both,
    case,
    cast,
    day,
    either,
    fn,
    is_false,
    is_null,
    is_true,
    negate,
    not_null,
    num,
    text,
)
from jianheng.engine.value import Pair, Record, Value, exact, flag, lift
from jianheng.language.operators.peers import PEERS
from jianheng.language.population import examined_table
from jianheng.language.tree import Node
from jianheng.language.types import DATE, FLAG, INT, ORDERED, RATIO, TERM, Type
from jianheng.law import Term

ARITHMETIC: dict[str, type[exp.Binary]] = {"add": exp.Add, "sub": exp.Sub, "mul": exp.Mul}


def lower(tree: Node, names: Names) -> Value:
    """Lower an expression that is not a whole law record.

    Args:
        tree: a typed expression.
        names: the values of names at this layer.

    Returns:
        Its bounds in both worlds.
    """
    value = lower_any(tree, names)
    if isinstance(value, Record):
        raise TypeError(f"law record {value.table} used as a value")
    return value


def lower_any(tree: Node, names: Names) -> Value | Record:  # noqa: PLR0911 - one branch a form
    """Lower an expression, or a law look-up as a record of values."""
    if tree in names.inner:
        return names.inner[tree]
    match tree.op:
        case "const":
            return constant(tree.text("type"), tree.text("value"))
        case "field":
            name = tree.text("name")
            return names.row_field(name) if tree.text("of") == "row" else names.this_field(name)
        case "let":
            return _let(tree, names)
        case "item":
            return _item(tree, names)
        case "param":
            param = names.model.param(tree.text("name"))
            return constant(param.type, param.value)
        case "as_of":
            return exact(DATE, day(names.as_of))
        case "sql":
            return leaf_value(tree, names.type_of(tree))
        case "law":
            record = looked_up(tree, names)
            return record.parts[tree.text("part")] if tree.text("part") else record
        case "clock":
            return period(names.law[tree.text("table")], looked_up(tree, names), _args(tree, names))
        case "and" | "or":
            return _joined(tree.op, [lower(part, names) for part in tree.nodes("parts")])
        case "not":
            value = lower(tree.node("value"), names)
            return flag(negate(value.lo), negate(value.slo) if value.slo is not None else None)
        case "eq" | "ne" | "lt" | "le" | "gt" | "ge":
            return _comparison(tree, names)
        case "in":
            return member(lower(tree.node("value"), names), _options(tree, names))
        case "if":
            return _choice(*(lower(tree.node(slot), names) for slot in ("cond", "then", "other")))
        case "add" | "sub" | "mul":
            return _arithmetic(tree.op, lower(tree.node("left"), names), lower(tree.node("right"), names))
        case "has" | "absent":
            return _presence(tree, names)
        case "known" if tree.nodes("values")[0].text("item"):
            return _known_presence(tree.nodes("values")[0], names)
    return _operator(tree, names)


def constant(type_: str, value: str) -> Value:
    """A literal of the model."""
    match type_:
        case "flag":
            return exact(FLAG, TRUE if value == "true" else FALSE)
        case "int":
            return exact(INT, num(int(value)))
        case "date":
            return exact(DATE, day(date.fromisoformat(value)))
        case "term":
            return exact(TERM, num(terms.number(Term.parse(value))))
        case "money" | "ratio":
            scale = "DECIMAL(18,2)" if type_ == "money" else "DECIMAL(18,6)"
            return exact(Type(type_), cast(text(value), scale))
    return exact(Type(type_), text(value))


def looked_up(tree: Node, names: Names) -> Record:
    """What a law table answers to a look-up, or about a period."""
    asked = names.asked(tree)
    if asked in names.records:
        return names.records[asked]
    return look_up(names.law[asked.table], {name: lower(value, names) for name, value in asked.args})


def _args(tree: Node, names: Names) -> dict[str, Value]:
    return {name: lower(value, names) for name, value in tree.args().items()}


def _let(tree: Node, names: Names) -> Value | Record:
    value = names.lets[tree.text("name")]
    part = tree.text("part")
    if part and isinstance(value, Record):
        return value.parts[part]
    return value


def _item(tree: Node, names: Names) -> Value:
    item = names.items[tree.text("name")]
    part = tree.text("part")
    if part == "count" and part not in item.own:
        return item.count
    if part == "found":
        return flag(item.found)
    return item.part(part, names.this)


def _joined(op: str, parts: Sequence[Value]) -> Value:
    join = both if op == "and" else either
    hard = join(*(part.lo for part in parts))
    if not any(part.assumed for part in parts):
        return flag(hard)
    return flag(hard, join(*(part.soft()[0] for part in parts)))


def _comparison(tree: Node, names: Names) -> Value:
    left, right = lower(tree.node("left"), names), lower(tree.node("right"), names)
    coded = left.type if left.type.kind == "code" else right.type
    if coded.kind == "code" and tree.op not in {"eq", "ne"}:
        ranks = list(names.dictionary.lists[coded.of].codes)
        left, right = ranked(left, ranks), ranked(right, ranks)
    return compare(tree.op, left, right)


def ranked(value: Value, codes: Sequence[str]) -> Value:
    """A code of an ordered list as its place in the list."""

    def rule(pairs: Sequence[Pair]) -> Pair:
        code = pairs[0][0]
        place = case(*((binary(exp.EQ, code, text(each)), num(rank)) for rank, each in enumerate(codes)))
        return place, place

    return lift(INT, rule, value)


def _options(tree: Node, names: Names) -> list[str]:
    """The texts of `in`, written there or as a parameter."""
    found: list[str] = []
    for option in tree.nodes("options"):
        found += names.model.param(option.text("name")).words() if option.op == "param" else [option.text("value")]
    return found


def _choice(cond: Value, then: Value, other: Value) -> Value:
    """An unknown condition leaves the value anywhere between the two sides; what has no order is then unknown."""
    ordered = then.type.kind in ORDERED

    def rule(pairs: Sequence[Pair]) -> Pair:
        (test, _), (tlo, thi), (olo, ohi) = pairs
        if not ordered:
            same = case((binary(exp.EQ, tlo, olo), tlo))
            value = case((test, tlo), (negate(test), olo), default=same)
            return value, value
        lo = case((test, tlo), (negate(test), olo), default=_within("least", tlo, olo))
        return lo, case((test, thi), (negate(test), ohi), default=_within("greatest", thi, ohi))

    plain = [Value(v.type, v.lo, v.hi, v.slo, v.shi) for v in (cond, then, other)]
    result = lift(then.type, rule, *plain)
    if then.none is None and other.none is None:
        return result
    sides = (then.none or FALSE, other.none or FALSE)
    either_way = case((both(*sides), TRUE), (both(*(negate(side) for side in sides)), FALSE))
    none = case((cond.lo, sides[0]), (negate(cond.lo), sides[1]), default=either_way)
    return Value(result.type, result.lo, result.hi, result.slo, result.shi, none)


def _within(function: str, one: E, two: E) -> E:
    return case((both(not_null(one), not_null(two)), fn(function, one, two)))


def _arithmetic(op: str, left: Value, right: Value) -> Value:
    kind = ARITHMETIC[op]

    def rule(pairs: Sequence[Pair]) -> Pair:
        (alo, ahi), (blo, bhi) = pairs
        if alo is ahi and blo is bhi:
            result = binary(kind, alo, blo)
            return result, result
        if op == "sub":
            return binary(kind, alo, bhi), binary(kind, ahi, blo)
        if op == "mul" and not any(isinstance(end, exp.Literal) for end in (alo, blo)):
            corners = [binary(kind, one, two) for one in (alo, ahi) for two in (blo, bhi)]
            known = both(*(not_null(corner) for corner in corners))
            return case((known, fn("least", *corners))), case((known, fn("greatest", *corners)))
        return binary(kind, alo, blo), binary(kind, ahi, bhi)

    result = lift(left.type.sure(), rule, left, right)
    return carried(result) if result.type.kind == "term" else result


def _presence(tree: Node, names: Names) -> Value:
    if tree.text("item"):
        found = names.items[tree.text("item")].found
    else:
        none = lower(tree.node("value"), names).none
        found = negate(none) if none is not None else TRUE
    return flag(found if tree.op == "has" else negate(found))


def _known_presence(tree: Node, names: Names) -> Value:
    """Not known for want of the records; a row that may be the one leaves even this open, so that it can clear."""
    item = names.items[tree.text("item")]
    return flag(case((not_null(item.found), TRUE), (binary(exp.EQ, item.reason, num(Reason.UNCOVERED)), FALSE)))


def _operator(tree: Node, names: Names) -> Value:
    values = [lower(value, names) for value in tree.nodes("values")]
    if tree.op == "in_range":
        table, _, part = values[1].type.of.partition(".")
        return in_range(names.law[table], part, *values)
    if tree.op == "is_a":
        return member(
            values[0], names.dictionary.lists[values[0].type.of].groups[tree.nodes("values")[1].text("value")]
        )
    if tree.op == "contains_any":
        return contains_any(values[0], [option.text("value") for option in tree.nodes("options")])
    if tree.op in DATE_RULES:
        return DATE_RULES[tree.op](values)
    if tree.op in {"months_after", "term_after"}:
        build = months_after if tree.op == "months_after" else term_after
        return build(values[0], values[1], tree.text("by"))
    if tree.op == "known_or":
        return _known_or(tree, values[0], names)
    if tree.op in PEERS:
        return peer_value(tree.op, values, answered(names))
    if tree.op in SPAN_RULES:
        return SPAN_RULES[tree.op](names, values)
    return RULES[tree.op](values)


def answered(names: Names) -> E:
    """Whether the act is examined at all, three-valued."""
    where = TRUE if names.model.where is None else lower(names.model.where, names).lo
    return where if names.open is None else both(negate(names.open), where)


def _extreme(op: str) -> Callable[[list[Value]], Value]:
    """Largest or smallest; what surely is there bounds it on one side, what may be there on the other."""
    function, keep = ("greatest", 0) if op == "max" else ("least", 1)

    def build(values: list[Value]) -> Value:
        def rule(pairs: Sequence[Pair]) -> Pair:
            ends: list[E] = []
            for end in (0, 1):
                both_of = list(zip((value.none for value in values), (pair[end] for pair in pairs), strict=True))
                if end == keep:
                    ends.append(fn(function, *(_if_there(none, value) for none, value in both_of)))
                else:
                    best = fn(function, *(_skip(none, value) for none, value in both_of))
                    ends.append(case((negate(either(*(_open(none, value) for none, value in both_of))), best)))
            return ends[0], ends[1]

        plain = [Value(v.type, v.lo, v.hi, v.slo, v.shi) for v in values]
        result = lift(values[0].type, rule, *plain)
        nones = [value.none for value in values]
        none = both(*(n for n in nones if n is not None)) if all(n is not None for n in nones) else None
        return Value(result.type, result.lo, result.hi, result.slo, result.shi, none)

    return build


def _if_there(none: E | None, value: E) -> E:
    return value if none is None else case((is_false(none), value))


def _skip(none: E | None, value: E) -> E:
    return value if none is None else case((is_true(none), NULL), default=value)


def _open(none: E | None, value: E) -> E:
    missing = is_null(value)
    return missing if none is None else both(missing, negate(is_true(none)))


def _known_or(tree: Node, value: Value, names: Names) -> Value:
    """Where unknown, between bounds; an assumed bound counts only when it clears."""
    ends = {side: lower(tree.node(side), names) for side in ("lo", "hi") if tree.get(side) is not None}
    assume = {"both": {"lo", "hi"}}.get(tree.text("assume"), {tree.text("assume")} - {""})
    hard = [value.lo, value.hi]
    soft = list(value.soft())
    for number, side in enumerate(("lo", "hi")):
        if side not in ends:
            continue
        if side not in assume:
            hard[number] = fn("coalesce", hard[number], ends[side].hard()[number])
        soft[number] = fn("coalesce", soft[number], ends[side].soft()[number])
    known = _unless_crossed((hard[0], hard[1]), (NULL, NULL))
    if assume or value.assumed or any(end.assumed for end in ends.values()):
        assumed = _unless_crossed((soft[0], soft[1]), known)
        return Value(value.type, *known, *assumed, value.none)
    return Value(value.type, *known, none=value.none)


def _unless_crossed(bounds: Pair, instead: Pair) -> Pair:
    """Facts that contradict each other bound nothing; an assumption that facts refute is dropped."""
    crossed = fn("coalesce", binary(exp.GT, *bounds), FALSE)
    lo, hi = (case((crossed, other), default=own) for own, other in zip(bounds, instead, strict=True))
    return lo, hi


def _first_known(values: list[Value]) -> Value:
    nones = [value.none for value in values]

    def rule(pairs: Sequence[Pair]) -> Pair:
        known = [
            _heard_of(none, either(not_null(lo), not_null(hi))) for none, (lo, hi) in zip(nones, pairs, strict=True)
        ]
        lows = case(*((k, pair[0]) for k, pair in zip(known, pairs, strict=True)))
        if all(lo is hi for lo, hi in pairs):
            return lows, lows
        return lows, case(*((k, pair[1]) for k, pair in zip(known, pairs, strict=True)))

    plain = [Value(v.type, v.lo, v.hi, v.slo, v.shi) for v in values]
    result = lift(values[0].type, rule, *plain)
    if all(none is None for none in nones):
        return result
    known = [heard_of(v) for v in values]
    never = case((both(*(negate(none) for none in nones if none is not None)), FALSE))
    none = case(*((k, n or FALSE) for k, n in zip(known, nones, strict=True)), default=never)
    return Value(result.type, result.lo, result.hi, result.slo, result.shi, none)


def heard_of(value: Value) -> E:
    """Whether something is known of a value, be it that there is none."""
    return _heard_of(value.none, either(not_null(value.lo), not_null(value.hi)))


def _heard_of(none: E | None, bounded: E) -> E:
    """Known not to exist, or known to exist with something known of it."""
    return bounded if none is None else either(is_true(none), both(is_false(none), bounded))


def _known(values: list[Value]) -> Value:
    value = values[0]
    there = both(not_null(value.lo), not_null(value.hi))
    one = there if value.exact else both(there, fn("coalesce", binary(exp.EQ, value.lo, value.hi), FALSE))
    return flag(_heard_of(value.none, one))


def _includes(values: list[Value]) -> Value:
    held, none = fn("list_contains", values[0].lo, values[1].lo), values[0].none
    return flag(held if none is None else both(held, negate(none)))


def _at_least(values: list[Value]) -> Value:
    wanted, *parts = values

    def sums(soft: bool) -> E:
        flags = [part.soft()[0] if soft else part.lo for part in parts]
        sure = [cast(fn("coalesce", value, FALSE), "INT") for value in flags]
        possible = [cast(fn("coalesce", value, TRUE), "INT") for value in flags]
        low, high = sure[0], possible[0]
        for one, two in zip(sure[1:], possible[1:], strict=True):
            low, high = binary(exp.Add, low, one), binary(exp.Add, high, two)
        return case((binary(exp.GTE, low, wanted.lo), TRUE), (binary(exp.LT, high, wanted.lo), FALSE))

    return flag(sums(False), sums(True) if any(part.assumed for part in parts) else None)


def _months_term(values: list[Value]) -> Value:
    return lift(TERM, lambda pairs: _each(pairs[0], terms.of_months), values[0])


def _each(pair: Pair, rule: Callable[[E], E]) -> Pair:
    lo = rule(pair[0])
    return (lo, lo) if pair[0] is pair[1] else (lo, rule(pair[1]))


def _end_or(values: list[Value]) -> Value:
    """An empty end runs on to the day or moment given, unless it belongs to a row that is absent or not certain."""
    end, day_ = values

    def rule(pairs: Sequence[Pair]) -> Pair:
        ends = [fn("coalesce", own, other) for own, other in zip(*pairs, strict=True)]
        sure = ends if end.none is None else [case((is_false(end.none), value)) for value in ends]
        return (sure[0], sure[0]) if all(lo is hi for lo, hi in pairs) else (sure[0], sure[1])

    return lift(end.type.sure(), rule, end, day_)


def _holds_on(names: Names, values: list[Value]) -> Value:
    return _overlaps(names, [values[0], values[0]])


def _overlaps(names: Names, values: list[Value]) -> Value:
    """The row's span touches first..last; an open end runs on, an empty start is unknown."""
    start, end = _span(names)
    begins = compare("le", start, values[1])
    lasts = compare("ge", end, values[0])
    still = is_null(end.lo)
    return flag(
        both(begins.lo, either(still, lasts.lo)),
        both(begins.soft()[0], either(still, lasts.soft()[0])) if begins.assumed or lasts.assumed else None,
    )


def _inside(names: Names, values: list[Value]) -> Value:
    start, end = _span(names)
    begins, lasts = compare("ge", start, values[0]), compare("le", end, values[1])
    ends = both(not_null(end.lo), lasts.lo)
    return flag(both(begins.lo, ends))


def _days_shared(names: Names, values: list[Value]) -> Value:
    start, end = _span(names)

    def shared(first: E, last: E, begins: E, ends: E) -> E:
        known = both(*(not_null(value) for value in (first, last, begins)))
        until = fn("least", fn("coalesce", ends, last), last)
        days = binary(exp.Add, f.days_between(fn("greatest", begins, first), until), num(1))
        return case((known, fn("greatest", days, num(0))))

    return monotone(INT, shared, frozenset({0, 2}))([*values, start, end])


def _span(names: Names) -> tuple[Value, Value]:
    """The span of the row in scope: of the related row inside an item, else of the examined one."""
    table = names.related or examined_table(names.model.examine, names.dictionary)
    if table.axis.kind != "span":
        raise TypeError("a span operator needs a row with a span in scope")
    read = names.row_field if names.related else names.this_field
    return whole_days(read(table.axis.start)), whole_days(read(table.axis.end))


RULES: dict[str, Callable[[list[Value]], Value]] = {
    "ratio": lambda values: quotient(RATIO, *values),
    "max": _extreme("max"),
    "min": _extreme("min"),
    "first_known": _first_known,
    "known": _known,
    "includes": _includes,
    "at_least": _at_least,
    "months_term": _months_term,
    "end_or": _end_or,
}
SPAN_RULES: dict[str, Callable[[Names, list[Value]], Value]] = {
    "holds_on": _holds_on,
    "overlaps": _overlaps,
    "inside": _inside,
    "days_shared": _days_shared,
}
