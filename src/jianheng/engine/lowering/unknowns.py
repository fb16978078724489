"""Which unknown facts keep a condition open: one bit for each leaf and reason."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlglot import exp

from jianheng.engine.lowering.expression import looked_up, lower
from jianheng.engine.lowering.names import Names
from jianheng.engine.reason import Reason
from jianheng.engine.sql import FALSE, E, binary, both, case, either, fn, is_null, not_null, num
from jianheng.engine.statements import DISPUTED
from jianheng.engine.value import Record, Value
from jianheng.language.population import SLOT_FIELDS, examined_table
from jianheng.language.tree import Node

# Bits of a HUGEINT below its sign; DuckDB keeps smaller masks in smaller integers.
WIDTH = 126
NARROW = 63
# What stands for all facts beyond the width.
OTHERS = ("*", Reason.MISSING)
ITEM_REASONS = (Reason.MISSING, Reason.CONTRADICTORY, Reason.AMBIGUOUS, Reason.UNCOVERED)
LAW_REASONS = (Reason.NO_RULE, Reason.LAW_UNCONFIRMED, Reason.READING)
POPULATION_MASK = "population"
CALENDAR = "calendar"
MONTHS = "months"
GATED = frozenset({"and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge", "in", "at_least"})
SPANS = frozenset({"holds_on", "overlaps", "inside", "days_shared"})
CALENDARS = frozenset({"working_day_after", "working_days_in"})
BY_MONTHS = frozenset({"months_after", "term_after", "term_end"})
# Expressions whose own value tells what keeps them open.
SELF_ASKED = GATED | SPANS | CALENDARS | BY_MONTHS | {"clock"}


@dataclass
class Leaves:
    """The numbered unknown leaves of one model."""

    bits: list[tuple[str, Reason]] = field(default_factory=list)

    def bit(self, leaf: str, reason: Reason) -> E:
        """The bit of a leaf and a reason; beyond the width of a number, leaves share the last bit."""
        key = (leaf, reason)
        if key not in self.bits and len(self.bits) >= WIDTH - 1:
            key = OTHERS
        if key not in self.bits:
            self.bits.append(key)
        return num(1 << self.bits.index(key))

    @property
    def wide(self) -> bool:
        """Whether the mask needs more than a machine number."""
        return len(self.bits) > NARROW

    def names(self, mask: int) -> list[tuple[str, Reason]]:
        return [key for number, key in enumerate(self.bits) if mask >> number & 1]


def unknown_mask(tree: Node, names: Names, leaves: Leaves) -> E | None:  # noqa: PLR0911 - one return a form
    """The bits of the leaves that leave this expression unknown; None where it can never be.

    Args:
        tree: a condition, due date or value.
        names: values of all names, and the masks of all lets that the expression uses.
        leaves: receives the leaves found.
    """
    if tree.op in GATED:
        inner = _children(tree, names, leaves)
        return None if inner is None else case((is_null(_finished(tree, names).lo), inner), default=num(0))
    match tree.op:
        case "const" | "as_of" | "param" | "ever":
            return None
        case "field":
            return _field(tree, names, leaves)
        case "let":
            return _let(tree, names, leaves)
        case "item" | "has" | "absent":
            return _item(tree, names, leaves)
        case "law" | "clock":
            return _law(tree, names, leaves)
        case "peer_count" | "peer_ratio" | "peer_rank":
            inner = _children(tree, names, leaves)
            return None if inner is None else case((_unknown(lower(tree, names)), inner), default=num(0))
        case op if op in SPANS:
            return _span(tree, names, leaves)
        case "known_or":
            return _known_or(tree, names, leaves)
        case op if op in CALENDARS:
            return _calendar(tree, names, leaves)
        case op if op in BY_MONTHS:
            return _months(tree, names, leaves)
    return _children(tree, names, leaves)


def _field(tree: Node, names: Names, leaves: Leaves) -> E | None:
    """The field itself; of a slot, what it is counted from."""
    name, value = tree.text("name"), lower(tree, names)
    if names.model.examine.repeat is None or name not in SLOT_FIELDS:
        statements = names.model.examine.statements or bool(names.model.examine.each)
        disputed = None if statements else names.disputed(names.model.table, name, f"f_{DISPUTED}")
        return fact_bits(value, name, leaves, disputed)
    spread = None if value.exact else _open(value, leaves.bit(name, Reason.READING))
    inner = joined([names.masks[POPULATION_MASK], spread])
    return None if inner is None else case((_unknown(value), inner), default=num(0))


def _let(tree: Node, names: Names, leaves: Leaves) -> E | None:
    """What leaves it open; of a part of a law record, also that the law says nothing of that part."""
    name, part = tree.text("name"), tree.text("part")
    mask, record = names.masks[name], names.lets.get(name)
    if not part or mask is None or not isinstance(record, Record):
        return mask
    return _or_unsaid(mask, record, part, names, leaves)


def _or_unsaid(mask: E, record: Record, part: str, names: Names, leaves: Leaves) -> E:
    """Where all is known that a table asks for, and its row leaves the value empty, no rule applies."""
    unsaid = _unsaid(record, part, names)
    if unsaid is FALSE:
        return mask
    bit = leaves.bit(f"law.{record.table}", Reason.NO_RULE)
    return case((both(binary(exp.EQ, mask, num(0)), unsaid), bit), default=mask)


def _unsaid(record: Record, part: str, names: Names) -> E:
    """Whether a value is unknown of which some row of the table says nothing."""
    empty = any(row.values.get(part, "") is None for row in names.law[record.table].rows)
    return _unknown(record.parts[part]) if empty else FALSE


def _span(tree: Node, names: Names, leaves: Leaves) -> E | None:
    """The start of the examined row's span; an empty end runs on."""
    start = examined_table(names.model.examine, names.dictionary).axis.start
    begins = fact_bits(names.this_field(start), start, leaves)
    open_ = joined([_children(tree, names, leaves), begins])
    return None if open_ is None else case((_unknown(_finished(tree, names)), open_), default=num(0))


def _known_or(tree: Node, names: Names, leaves: Leaves) -> E | None:
    """Where the value itself is known, its stand-ins do not matter."""
    value = lower(tree.nodes("values")[0], names)
    inner = _children(tree, names, leaves)
    known = fn("coalesce", binary(exp.EQ, value.lo, value.hi), FALSE)
    return None if inner is None else case((known, num(0)), default=inner)


def _children(tree: Node, names: Names, leaves: Leaves) -> E | None:
    return joined([unknown_mask(child, names, leaves) for child in tree.children()])


def joined(masks: list[E | None]) -> E | None:
    """Bits of any of the masks."""
    kept = [mask for mask in masks if mask is not None]
    if not kept:
        return None
    result = kept[0]
    for mask in kept[1:]:
        result = binary(exp.BitwiseOr, result, mask)
    return result


def fact_bits(value: Value, leaf: str, leaves: Leaves, disputed: E | None = None) -> E:
    """A fact is missing, disputed between those who state it, or told less exactly than it is needed."""
    missing = leaves.bit(leaf, Reason.MISSING)
    if disputed is not None:
        missing = case((disputed, leaves.bit(leaf, Reason.CONTRADICTORY)), default=missing)
    if value.lo is value.hi:
        return _open(value, missing)
    there = both(not_null(value.lo), not_null(value.hi))
    return _open(value, case((there, leaves.bit(leaf, Reason.PRECISION)), default=missing))


def _open(value: Value, bit: E) -> E:
    """The bit where the value is unknown or imprecise, and not known to be none."""
    return case((_unknown(value), bit), default=num(0))


def _unknown(value: Value) -> E:
    parts = [is_null(value.lo), is_null(value.hi)]
    if value.lo is not value.hi:
        parts.append(fn("coalesce", binary(exp.LT, value.lo, value.hi), exp.Boolean(this=True)))
    unknown = either(*parts)
    if value.none is not None:
        unknown = both(unknown, exp.Not(this=fn("coalesce", value.none, exp.Boolean(this=False))))
    return unknown


def _item(tree: Node, names: Names, leaves: Leaves) -> E | None:
    name = tree.text("item") or tree.text("name")
    if tree.op in {"has", "absent"} and not tree.text("item"):
        return unknown_mask(tree.node("value"), names, leaves)
    item = names.items[name]
    part = tree.text("part") or "count"
    if tree.op == "item" and part in item.own:
        return _open(item.own[part], _by_reason(item.reason, name, leaves, counted=True))
    if part in {"count", "found"}:
        reason = _by_reason(item.reason, name, leaves, counted=True)
        if part == "found" or tree.op in {"has", "absent"}:
            return case((is_null(item.found), reason), default=num(0))
        # Rows that may or may not count leave a number open, even where nothing is uncovered.
        doubtful = fn("coalesce", binary(exp.LT, item.count.lo, item.count.hi), FALSE)
        ambiguous = leaves.bit(name, Reason.AMBIGUOUS)
        return case((is_null(item.count.hi), reason), (doubtful, ambiguous), default=num(0))
    value = item.part(part, names.this)
    disputed = names.disputed(item.table.name, part, f"i_{name}_{DISPUTED}")
    inside = fact_bits(value, f"{name}.{part}", leaves, disputed)
    absent = fn("coalesce", exp.Not(this=exp.Paren(this=item.found.copy())), exp.Boolean(this=False))
    return case(
        (absent, num(0)),
        (item.usable, inside),
        default=_by_reason(item.reason, name, leaves),
    )


def _by_reason(reason: E, leaf: str, leaves: Leaves, *, counted: bool = False) -> E:
    branches = [(binary(exp.EQ, reason, num(r)), leaves.bit(leaf, r)) for r in ITEM_REASONS]
    default = leaves.bit(leaf, Reason.UNCOVERED) if counted else num(0)
    return case(*branches, default=default)


def record_mask(tree: Node, record: Record, names: Names, leaves: Leaves) -> E:
    """The reason that the table itself gives; where more knowledge could choose a row, the open arguments."""
    args = joined([unknown_mask(value, names, leaves) for value in tree.args().values()]) or num(0)
    bits = {reason: leaves.bit(f"law.{record.table}", reason) for reason in LAW_REASONS}
    bits[Reason.LAW_UNCONFIRMED] = binary(exp.BitwiseOr, bits[Reason.LAW_UNCONFIRMED], args)
    reasons = ((binary(exp.EQ, record.reason, num(reason)), bit) for reason, bit in bits.items())
    return case(*reasons, default=args)


def _law(tree: Node, names: Names, leaves: Leaves) -> E | None:
    if tree.op == "clock":
        return _clock(tree, names, leaves)
    record = looked_up(tree, names)
    mask, part = record_mask(tree, record, names, leaves), tree.text("part")
    return _or_unsaid(mask, record, part, names, leaves) if part else mask


def _clock(tree: Node, names: Names, leaves: Leaves) -> E:
    """The open arguments; where there are none, what the table leaves open, or the calendar that ends too early."""
    record = looked_up(tree, names)
    reasons = {num(reason): leaves.bit(f"law.{record.table}", reason) for reason in LAW_REASONS}
    why = exp.Case(this=record.reason)
    for reason, bit in reasons.items():
        why = why.when(reason, bit, copy=False)
    calendar, unsaid = leaves.bit(CALENDAR, Reason.NO_CALENDAR), _unsaid(record, "amount", names)
    no_rule = leaves.bit(f"law.{record.table}", Reason.NO_RULE)
    why = why.else_(calendar if unsaid is FALSE else case((unsaid, no_rule), default=calendar), copy=False)
    return _else(_children(tree, names, leaves), tree, names, why)


def _calendar(tree: Node, names: Names, leaves: Leaves) -> E:
    """The calendar does not reach where both arguments are known and the result is not."""
    return _else(_children(tree, names, leaves), tree, names, leaves.bit(CALENDAR, Reason.NO_CALENDAR))


def _months(tree: Node, names: Names, leaves: Leaves) -> E | None:
    """The day lies between bounds though all facts are known: the organs count months differently."""
    inner, value = _children(tree, names, leaves), _finished(tree, names)
    if value.exact:
        return inner
    spread = fn("coalesce", binary(exp.LT, value.lo, value.hi), FALSE)
    own = case((spread, leaves.bit(MONTHS, Reason.READING)), default=num(0))
    return own if inner is None else case((binary(exp.EQ, inner, num(0)), own), default=inner)


def _else(inner: E | None, tree: Node, names: Names, bit: E) -> E:
    """What is open below; where that is nothing and the value unknown all the same, another bit."""
    own = case((_unknown(_finished(tree, names)), bit), default=num(0))
    return own if inner is None else case((binary(exp.EQ, inner, num(0)), own), default=inner)


def _finished(tree: Node, names: Names) -> Value:
    """The value from its columns where it is that of a let."""
    for let in names.model.lets:
        value = names.lets.get(let.name)
        if let.value is tree and isinstance(value, Value):
            return value
    return lower(tree, names)
