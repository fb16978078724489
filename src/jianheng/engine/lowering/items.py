"""A related fact: one LEFT JOIN to a relation with one row per examined act."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlglot import exp

from jianheng.dictionary import Field, Table
from jianheng.engine.coverage import CoverageKinds
from jianheng.engine.lowering.comparison import compare
from jianheng.engine.lowering.dates import whole_days
from jianheng.engine.lowering.expression import lower
from jianheng.engine.lowering.laid import INNER, OUTER, Extent, Laid, union
from jianheng.engine.lowering.measures import aggregates, never_negative, row_values, value_of
from jianheng.engine.lowering.names import ItemColumns, Names, read_field
from jianheng.engine.reason import Reason
from jianheng.engine.sql import (
    FALSE,
    NULL,
    TRUE,
    E,
    alias,
    binary,
    both,
    case,
    col,
    day,
    either,
    fn,
    is_null,
    is_true,
    name,
    negate,
    not_false,
    not_null,
    num,
    relation,
    text,
)
from jianheng.engine.statements import DISPUTED
from jianheng.engine.value import Value
from jianheng.language.item_kinds import PICKED
from jianheng.language.scope import table_field
from jianheng.language.tree import PREFIX, Item, Node, node
from jianheng.language.types import DATE, INT, Type

LOCAL_KEYS = ("doc:", "no:")
ROW = "r"
ACT = "s"


@dataclass(frozen=True, eq=False)
class ItemPlan:
    """How one item is fetched.

    Args:
        item, table: the item and its table.
        keys: pairs of the related and the examined side of the key equalities.
        rest: the condition on the pair of rows beyond the keys, three-valued.
        reads: physical columns of the picked row that the model reads.
        columns: what the item adds to the acts.
        value: what is summed or compared of each row.
        floor: no such value lies below zero.
        extent: the days of a row, and the stretch they are laid over.
    """

    item: Item
    table: Table
    keys: tuple[tuple[E, E], ...]
    rest: E
    by: Value | None
    reads: tuple[str, ...]
    columns: ItemColumns
    value: Value | None = None
    floor: bool = False
    extent: Extent | None = None

    @property
    def vague(self) -> bool:
        """Whether the date that orders the rows may be told in bounds."""
        return self.by is not None and not self.by.exact


def plan_item(item: Item, names: Names, reads: set[str]) -> ItemPlan:
    """Split an item's condition into keys and rest, and name its columns.

    Args:
        item: the item.
        names: values of names that are finished before it.
        reads: names of the fields that the model reads from the picked row.
    """
    table = names.dictionary.tables[item.table]
    inside = names.within_row(ROW, table)
    keys: list[tuple[E, E]] = []
    rest: list[E] = []
    for part in conjuncts(item.where):
        pair = _key_pair(part, inside)
        if pair:
            keys.append(pair)
        else:
            rest.append(lower(part, inside).lo)
    rest.append(window(item, table, inside))
    by_field = table_field(table, item.by) if item.by else None
    by = read_field(by_field, lambda physical: col(physical, ROW)) if by_field else None
    fields = [field for field in (table_field(table, read) for read in sorted(reads)) if field]
    physical = tuple(column for field in fields for column in physical_columns(field))
    if physical and names.disputes(table.name):
        physical = (*physical, DISPUTED)
    plan = ItemPlan(item, table, tuple(keys), both(*rest), by, physical, _columns(item, table))
    if item.value is not None:
        value, floor = lower(item.value, inside), never_negative(item.value, names.typing.related(table))
        return replace(plan, value=value, floor=floor, columns=_with_own(plan.columns, item, value.type.kind))
    if item.over is not None:
        extent = _extent(item.over, table, inside)
        return replace(plan, extent=extent, columns=_with_own(plan.columns, item, "int"))
    return plan


def _extent(over: tuple[Node, Node], table: Table, names: Names) -> Extent:
    start = whole_days(_bounds(names.row_field(table.axis.start)))
    end = whole_days(_bounds(names.row_field(table.axis.end))) if table.axis.end else start
    opens = bool(table.axis.end) and table.fields[table.axis.end].empty == "open"
    first, last = (whole_days(_bounds(lower(part, names))) for part in over)
    return Extent(start, end, opens, first, last)


def _with_own(columns: ItemColumns, item: Item, kind: str) -> ItemColumns:
    """The columns of what the item gives itself."""

    def part(label: str, type_: Type, none: E | None = None) -> Value:
        lo, hi = (col(f"i_{item.name}_{label}_{end}", ACT) for end in ("lo", "hi"))
        return Value(type_.maybe_none(none is not None), lo, hi, none=none)

    if item.kind == "gap":
        absent = negate(columns.found)
        own = {"from_on": part("from_on", DATE, absent), "days": part("days", INT), "count": part("count", INT)}
    elif item.kind == "days":
        own = {"days": part("days", INT)}
    else:
        none = None if item.kind == "sum" else col(f"i_{item.name}_value_none", ACT)
        own = {"value": part("value", Type(kind), none)}
    return replace(columns, own=own)


def conjuncts(where: Node | None) -> tuple[Node, ...]:
    """The top-level `and` parts of a condition."""
    if where is None:
        return ()
    return where.nodes("parts") if where.op == "and" else (where,)


def physical_columns(field: Field) -> tuple[str, ...]:
    """The columns from which a field is read; a row is named by its id."""
    if field.name == "row":
        return ("row_id",)
    told = (f"{field.name}_unread",) if field.empty == "none" else ()
    return (*(column for column, _ in field.columns()), *told)


def _key_pair(part: Node, names: Names) -> tuple[E, E] | None:
    """The two sides of a key equality; rows with an empty key of the examined groups belong to none of them."""
    grouped = names.model.examine.each if names.related and names.related.name == names.model.table else ()
    if part.op != "eq":
        return None
    left, right = part.node("left"), part.node("right")
    if right.op == "field" and right.text("of") == "row":
        left, right = right, left
    if left.op != "field" or left.text("of") != "row" or uses_row(right):
        return None
    group = right.op == "field" and left.text("name") == right.text("name") and right.text("name") in grouped
    if not group and (names.type_of(left).kind != "key" or names.type_of(right).kind != "key"):
        return None
    return lower(left, names).lo, lower(right, names).lo


def uses_row(tree: Node) -> bool:
    """Whether an expression reads the related row."""
    return any(part.op == "field" and part.text("of") == "row" for part in tree.walk())


def window(item: Item, table: Table, names: Names) -> E:
    """`within`: the event in a..b, or a span that touches it; what the ends leave open is merely possible."""
    if item.within is None or table.axis.kind == "none":
        return TRUE
    tests: list[E] = []
    first, last = item.within
    begins = _bounds(names.row_field(table.axis.start))
    if first.op != "ever":
        ends = _bounds(names.row_field(table.axis.end)) if table.axis.end else begins
        reached = _beside("ge", ends, _bounds(lower(first, names)))
        tests.append(either(is_null(ends.lo), reached) if table.axis.end else reached)
    if last.op != "ever":
        tests.append(_beside("le", begins, _bounds(lower(last, names))))
    return both(*tests)


def _beside(op: str, value: Value, end: Value) -> E:
    """A moment is held against a moment by the minute, against a day by the day."""
    if value.type.kind != end.type.kind:
        value, end = whole_days(value), whole_days(end)
    return compare(op, value, end).lo


def _bounds(value: Value) -> Value:
    """A date that is none decides nothing, just as an empty one."""
    return Value(value.type, value.lo, value.hi)


def _columns(item: Item, table: Table) -> ItemColumns:
    def c(suffix: str) -> E:
        return col(f"i_{item.name}_{suffix}", ACT)

    count = Value(INT, c("n"), c("hi"))
    return ItemColumns(item.name, table, c("found"), count, c("ok"), c("why"), item.by)


def related_rows(plan: ItemPlan, stage: str) -> exp.Select:
    """Pairs of an act and a candidate row: sure, or possible; never dropped for an unknown."""
    on = both(*(binary(exp.EQ, left, right) for left, right in plan.keys)) if plan.keys else TRUE
    dated = TRUE if plan.by is None else both(not_null(plan.by.lo), not_null(plan.by.hi))
    sure = both(is_true(plan.rest), dated) if plan.rest is not TRUE or dated is not TRUE else TRUE
    wanted = ["row_id", *plan.reads, *ties(plan)]
    select = exp.select(alias(col("rid", ACT), "rid"), alias(sure, "sure"))
    for column in dict.fromkeys(wanted):
        select = select.select(alias(col(column, ROW), column), copy=False)
    if plan.by is not None:
        select = select.select(alias(plan.by.lo, "by_lo"), alias(plan.by.hi, "by_hi"), copy=False)
    if plan.value is not None:
        select = select.select(*row_values(plan.value), copy=False)
    if plan.extent is not None:
        select = select.select(*plan.extent.columns(), copy=False)
    source = relation(f"v_{plan.table.name}", ROW)
    select = select.from_(relation(stage, ACT)).join(source, on=on.copy(), join_type="inner")
    return select if plan.rest is TRUE else select.where(not_false(plan.rest))


def picked(plan: ItemPlan, stage: str) -> exp.Select:
    """One row per act: counts, and the picked row as a struct with a total order."""
    pairs = related_rows(plan, stage).subquery(name("p"))
    sure, kind = col("sure"), plan.item.kind
    select = exp.select(col("rid"), alias(_filtered(exp.Count(this=exp.Star()), sure), "n"))
    select = select.select(alias(_filtered(exp.Count(this=exp.Star()), negate(sure)), "p"), copy=False)
    if kind in {"first", "last"}:
        function = "min" if kind == "first" else "max"
        struct = _struct(_order(plan))
        edge, near = ("by_lo", "by_hi") if kind == "first" else ("by_hi", "by_lo")
        unsure = negate(sure)
        select = select.select(
            alias(_filtered(fn(function, struct), sure), "w"),
            alias(_filtered(fn(function, col(edge)), unsure), "pb"),
            alias(_filtered(fn("count_if", negate(not_null(col(edge)))), unsure), "pn"),
            copy=False,
        )
        if plan.vague:
            spread = fn("count_if", binary(exp.LT, col("by_lo"), col("by_hi")))
            select = select.select(
                alias(_filtered(fn(function, col(near)), sure), "wn"),
                alias(_filtered(fn(function, col(edge)), sure), "wf"),
                alias(_filtered(spread, sure), "vague"),
                copy=False,
            )
    if kind == "the":
        for column in plan.reads:
            select = select.select(
                alias(_filtered(fn("min", col(column)), sure), f"a_{column}"),
                alias(_filtered(fn("max", col(column)), sure), f"z_{column}"),
                copy=False,
            )
            if _none_able(plan.table, column):
                select = select.select(alias(_filtered(fn("count", col(column)), sure), f"c_{column}"), copy=False)
    if plan.value is not None:
        select = select.select(*aggregates(kind, plan.floor), copy=False)
    return select.from_(pairs).group_by(col("rid"))


def laid_over(plan: ItemPlan, stage: str) -> list[tuple[str, exp.Select]]:
    """Per act what the rows of `days` and `gap` cover: surely, and at most."""
    if plan.extent is None:
        return []
    pairs = related_rows(plan, stage)
    return [(f"{side}_{plan.item.name}", union(pairs, plan.item.kind, side)) for side in (INNER, OUTER)]


def _order(plan: ItemPlan) -> tuple[str, ...]:
    """What decides between rows, then what is read from the one chosen."""
    return tuple(dict.fromkeys(("by_lo", *ties(plan), "row_id", *plan.reads)))


def ties(plan: ItemPlan) -> tuple[str, ...]:
    """The natural key, as far as it can differ between rows of one day that belong to one act."""
    if plan.item.kind not in {"first", "last"}:
        return ()
    same = {left.name for left, _ in plan.keys} | {plan.item.by}
    fields = (table_field(plan.table, name_) for name_ in plan.table.key if name_ not in same)
    return tuple(column for field in fields if field for column in physical_columns(field))


def _struct(columns: tuple[str, ...]) -> E:
    pairs = [exp.PropertyEQ(this=name(f"k{number}"), expression=col(column)) for number, column in enumerate(columns)]
    return exp.Struct(expressions=pairs)


def _none_able(table: Table, column: str) -> bool:
    for field in table.fields.values():
        if column in physical_columns(field):
            return field.empty in {"none", "open"}
    return False


def _filtered(function: E, condition: E) -> E:
    if condition is TRUE:
        return function
    return exp.Filter(this=function.copy(), expression=exp.Where(this=condition.copy()))


def item_columns(plan: ItemPlan, names: Names, kinds: CoverageKinds) -> list[E]:
    """The columns that the joined relation adds, with absence proved only where the data reach."""
    a, item, prefix = "g_" + plan.item.name, plan.item, f"i_{plan.item.name}"
    n = fn("coalesce", col("n", a), num(0))
    p = fn("coalesce", col("p", a), num(0))
    known = both(*(not_null(right) for _, right in plan.keys)) if plan.keys else TRUE
    covered = covered_window(plan, names, kinds)
    none_there = both(binary(exp.EQ, n, num(0)), binary(exp.EQ, p, num(0)))
    found = case(
        (negate(known), NULL),
        (binary(exp.GT, n, num(0)), TRUE),
        (binary(exp.GT, p, num(0)), NULL),
        (covered, FALSE),
    )
    high = case((both(known, covered), binary(exp.Add, n, p)))
    ok = both(known, _winner(plan, a, n, p))
    sure_only = both(binary(exp.GT, n, num(0)), binary(exp.EQ, p, num(0)))
    why = case(
        (negate(known), num(Reason.MISSING)),
        (is_true(ok), num(Reason.KNOWN)),
        (sure_only, num(Reason.CONTRADICTORY if item.kind == "the" else Reason.AMBIGUOUS)),
        (negate(none_there), num(Reason.AMBIGUOUS)),
        (covered, num(Reason.KNOWN)),
        default=num(Reason.UNCOVERED),
    )
    columns = [
        alias(case((known, n), default=num(0)), f"{prefix}_n"),
        alias(high, f"{prefix}_hi"),
        alias(found, f"{prefix}_found"),
        alias(is_true(ok), f"{prefix}_ok"),
        alias(why, f"{prefix}_why"),
        alias(covered, f"{prefix}_cov"),
        alias(p, f"{prefix}_p"),
    ]
    if item.kind in {"first", "last", "the"}:
        columns += [
            alias(case((is_true(ok), value)), f"{prefix}_{column}") for column, value in _picked_values(plan, a)
        ]
    if item.kind in {"first", "last"}:
        columns += _by_bounds(plan, a, ok)
    if plan.value is not None or plan.extent is not None:
        return _measured(plan, names, columns, known, covered)
    return columns


def _measured(plan: ItemPlan, names: Names, columns: list[E], known: E, covered: E) -> list[E]:
    """What an item gives itself in columns, and why it is not exact."""
    prefix, kind = f"i_{plan.item.name}", plan.item.kind
    own: dict[str, E] = {}
    if plan.value is not None:
        a = f"g_{plan.item.name}"
        lo, hi, none = value_of(kind, plan.value.type.kind, a, known, covered, plan.floor)
        main = (lo, hi)
        own |= {"value_lo": lo, "value_hi": hi} | ({} if none is None else {"value_none": none})
        exact = either(is_true(binary(exp.EQ, lo, hi)), FALSE if none is None else is_true(none))
    else:
        first, last = (whole_days(_bounds(lower(part, names))) for part in plan.item.over or ())
        laid = Laid(kind, plan.item.name, first, last, known, covered)
        main = laid.days()
        own |= {"days_lo": main[0], "days_hi": main[1]}
        if kind == "gap":
            own |= dict(zip(("from_on_lo", "from_on_hi"), laid.from_on(main), strict=True))
            own |= dict(zip(("count_lo", "count_hi"), laid.count(main), strict=True))
        exact = is_true(binary(exp.EQ, *main))
    possible = binary(exp.GT, fn("coalesce", col("p", f"g_{plan.item.name}"), num(0)), num(0))
    why = case(
        (negate(known), num(Reason.MISSING)),
        (exact, num(Reason.KNOWN)),
        (possible, num(Reason.AMBIGUOUS)),
        (covered, num(Reason.MISSING)),
        default=num(Reason.UNCOVERED),
    )
    own["why"] = why
    if kind == "gap":
        some, none_left = (is_true(binary(kind_, end, num(0))) for kind_, end in ((exp.GT, main[0]), (exp.EQ, main[1])))
        own["found"] = case((some, TRUE), (none_left, FALSE))
    replaced = {f"{prefix}_{label}" for label in own}
    kept = [column for column in columns if column.alias not in replaced]
    return kept + [alias(value, f"{prefix}_{label}") for label, value in own.items()]


def _picked_values(plan: ItemPlan, a: str) -> list[tuple[str, E]]:
    if plan.item.kind == "the":
        return [(column, col(f"a_{column}", a)) for column in plan.reads]
    places = {column: n for n, column in enumerate(_order(plan))}
    return [
        (column, exp.Dot(this=col("w", a), expression=name(f"k{places[column]}"))) for column in ("row_id", *plan.reads)
    ]


def _winner(plan: ItemPlan, a: str, n: E, p: E) -> E:
    """The picked row is certain: no possible row can beat it, or all rows agree."""
    some = binary(exp.GT, n, num(0))
    if plan.item.kind not in PICKED:
        return some
    if plan.item.kind == "the":
        agree = [_agreed(plan.table, column, a) for column in plan.reads]
        return both(some, binary(exp.EQ, p, num(0)), *agree)
    near, _ = _edges(plan, a)
    beats = exp.GT if plan.item.kind == "first" else exp.LT
    safe = both(binary(exp.EQ, col("pn", a), num(0)), binary(beats, col("pb", a), near))
    alone: E = TRUE
    if plan.vague:
        alone = either(binary(exp.EQ, n, num(1)), is_true(binary(exp.EQ, col("vague", a), num(0))))
    return both(some, alone, either(binary(exp.EQ, p, num(0)), is_true(safe)))


def _edges(plan: ItemPlan, a: str) -> tuple[E, E]:
    """Between what the date of the first, or last, sure row lies: the near end decides against possible rows."""
    if plan.vague:
        return col("wn", a), col("wf", a)
    best = exp.Dot(this=col("w", a), expression=name("k0"))
    return best, best


def _agreed(table: Table, column: str, a: str) -> E:
    same = fn("coalesce", binary(exp.EQ, col(f"a_{column}", a), col(f"z_{column}", a)), TRUE)
    if not _none_able(table, column):
        return same
    counts = either(binary(exp.EQ, col(f"c_{column}", a), num(0)), binary(exp.EQ, col(f"c_{column}", a), col("n", a)))
    return both(same, counts)


def _by_bounds(plan: ItemPlan, a: str, ok: E) -> list[E]:
    """An uncertain first or last still has a bound for its date."""
    prefix = f"i_{plan.item.name}_by"
    near, far = _edges(plan, a)
    last = plan.item.kind == "last"
    widest = fn("greatest" if last else "least", far, col("pb", a))
    beyond = case((is_null(col("pb", a)), far), default=widest)
    open_far = case((binary(exp.EQ, fn("coalesce", col("pn", a), num(0)), num(0)), beyond))
    own, lo, hi = ((near, far), near, open_far) if last else ((far, near), open_far, near)
    return [
        alias(case((is_true(ok), own[0]), default=lo), f"{prefix}_lo"),
        alias(case((is_true(ok), own[1]), default=hi), f"{prefix}_hi"),
    ]


def covered_window(plan: ItemPlan, names: Names, kinds: CoverageKinds) -> E:
    """Whether the deliveries reach over the whole window, for the unit asked for or for the person."""
    item = plan.item
    if item.table.startswith(PREFIX):
        return TRUE
    if item.within is None:
        return FALSE
    first, last = _window_ends(item, names)
    tests: list[E] = []
    for start, end in kinds.everywhere(plan.table.name):
        tests.append(_reaches(first, last, None if start is None else day(start), None if end is None else day(end)))
    if kinds.by_unit(plan.table.name) and item.held_by is not None:
        tests.append(not_null(col("rid", f"u_{item.name}")))
    person = person_key(plan)
    if person is not None:
        # A unit's rows name persons by their ID number: nobody known only by a document, or by another
        # unit's number, can be missed among them.
        tests = [both(either(*tests), _comparable(person))] if tests else []
    if kinds.by_person(plan.table.name) and person is not None:
        tests.append(not_null(col("rid", f"o_{item.name}")))
    return either(*(is_true(test) for test in tests))


def _comparable(person: E) -> E:
    """Known by more than a document or the source's own number."""
    return both(*(negate(fn("starts_with", person, text(prefix))) for prefix in LOCAL_KEYS))


def _window_ends(item: Item, names: Names) -> tuple[E | None, E]:
    """The window that coverage must span; an end that is unknown or later counts as the day of the run."""
    first, last = item.within or (node("ever"), node("as_of"))
    today = day(names.as_of)
    start = None if first.op == "ever" else whole_days(lower(first, names)).lo
    if last.op in {"ever", "as_of"}:
        return start, today
    return start, fn("least", whole_days(lower(last, names)).hi, today)


def _reaches(first: E | None, last: E, start: E | None, end: E | None) -> E:
    tests: list[E] = []
    if start is not None:
        tests.append(FALSE if first is None else binary(exp.LTE, start, first))
    if end is not None:
        tests.append(binary(exp.GTE, end, last))
    return both(*tests)


def person_key(plan: ItemPlan) -> E | None:
    """The examined side of `person == this.person`, if the item has it."""
    for left, right in plan.keys:
        if isinstance(left, exp.Column) and left.name == "person":
            return right
    return None


def coverage_joins(plan: ItemPlan, names: Names, kinds: CoverageKinds, stage: str) -> list[tuple[str, exp.Select]]:
    """Acts whose window a unit's, or their own person's, delivery covers.

    Merged periods do not touch, so that one at most contains a window and an act comes once.
    """
    item = plan.item
    if item.within is None:
        return []
    first, last = _window_ends(item, names)
    joins: list[tuple[str, exp.Select]] = []
    sides: list[tuple[str, str, E | None]] = []
    if kinds.by_unit(plan.table.name) and item.held_by is not None:
        sides.append(("u_", "unit", lower(item.held_by, names).lo))
    if kinds.by_person(plan.table.name):
        sides.append(("o_", "person", person_key(plan)))
    for prefix, column, wanted in sides:
        if wanted is None:
            continue
        start, end = col("from_on", "c"), col("until_on", "c")
        from_start = (
            negate(not_null(start)) if first is None else either(negate(not_null(start)), binary(exp.LTE, start, first))
        )
        reach = both(
            binary(exp.EQ, col("tbl", "c"), text(plan.table.name)),
            binary(exp.EQ, col(column, "c"), wanted),
            from_start,
            either(negate(not_null(end)), binary(exp.GTE, end, last)),
        )
        select = (
            exp.select(alias(col("rid", ACT), "rid"))
            .from_(relation(stage, ACT))
            .join(relation(f"coverage_by_{column}", "c"), on=reach, join_type="inner")
        )
        joins.append((f"{prefix}{item.name}", select))
    return joins
