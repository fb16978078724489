"""What a condition compares, with the values on both sides: what would have been lawful follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from jianheng.desk.casework.proof import Proof
from jianheng.desk.casework.used_fields import finding_of
from jianheng.intake.cleaning.terms import read_term
from jianheng.law.term import Term

Json = dict[str, Any]
TURNED = {"lt": "gt", "gt": "lt", "le": "ge", "ge": "le"}
# Values that are what somebody did, not what the law allows.
FACTS = ("known_or", "first_known")


@dataclass(frozen=True)
class Side:
    """One side of a comparison.

    Args:
        zh, en: what it is called.
        lo, hi: its value, between two ends where it is not exact.
        is_fact: whether it is what was done.
        tree: how it is made, where it is derived.
    """

    zh: str
    en: str
    lo: str
    hi: str
    is_fact: bool
    tree: Json

    @property
    def exact(self) -> bool:
        """Whether both ends are one."""
        return self.lo == self.hi

    @property
    def day(self) -> date | None:
        """The day, where it is one."""
        return day_of(self.lo)


@dataclass(frozen=True)
class Comparison:
    """`done op allowed` holds, and is what is unlawful: `lt`, `le`, `gt` or `ge`."""

    done: Side
    op: str
    allowed: Side


def comparisons(proof: Proof) -> tuple[Comparison, ...]:
    """The comparisons of the finding's condition that hold, with what was done on the left."""
    return tuple(_Reader(proof).found(finding_of(proof.logic, proof.code)))


def day_of(text: str) -> date | None:
    """A text as a day; None where it is none.

    >>> day_of("2026-09-28"), day_of("24")
    (datetime.date(2026, 9, 28), None)
    """
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


class _Reader:
    def __init__(self, proof: Proof) -> None:
        self.proof = proof
        self.lets = {let.name: let for let in proof.shown.lets}
        self.items = {item.name: item for item in proof.shown.items}

    def found(self, tree: Json) -> Iterator[Comparison]:
        op = tree.get("op")
        if op in ("and", "or"):
            for part in tree.get("parts", ()):
                yield from self.found(part)
        elif op in TURNED:
            left, right = self.side(tree["left"]), self.side(tree["right"])
            if left and right and _holds(left, str(op), right):
                turned = right.is_fact and not left.is_fact
                yield Comparison(right, TURNED[op], left) if turned else Comparison(left, str(op), right)

    def side(self, node: Json) -> Side | None:
        """One side; None where its value is not told or is no plain one."""
        op, name, part = node.get("op"), str(node.get("name", "")), node.get("part")
        if op == "let" and not part and (let := self.lets.get(name)) and not let.none:
            tree = self.proof.logic.get("let", {}).get(name, {})
            is_fact = tree.get("op") in FACTS
            label = let.label
            return _side(label.zh or name, label.en or name, let.lo, let.hi, is_fact, tree)
        if op == "field" and node.get("of") == "this":
            return self._field(self.proof.shown.act.fields, name, node)
        if op == "item" and part and (item := self.items.get(name)) and item.picked:
            return self._field(item.picked.fields, str(part), node)
        if op == "const":
            value = str(node.get("value"))
            return _side(value, value, value, value, False, node)
        if op == "let" and part:
            return self._law(name, str(part), node)
        if op == "days_after":
            return self._later(node)
        return None

    def _later(self, node: Json) -> Side | None:
        """So many days after a day; such as the days by which two ways of counting may differ."""
        first, count = node["values"]
        number = count.get("value") if count.get("op") == "const" else self._param(str(count.get("name")))
        day = self.side(first)
        if day is None or day.day is None or not str(number).isdigit():
            return None
        days = int(str(number))
        ends = [(date.fromisoformat(end[:10]) + timedelta(days=days)).isoformat() for end in (day.lo, day.hi)]
        zh, en = (f"{day.zh}后 {days} 日", f"{days} days after {day.en}") if days else (day.zh, day.en)
        return Side(zh, en, ends[0], ends[1], day.is_fact, day.tree)

    def _param(self, name: str) -> str:
        told = self.proof.logic.get("params", {}).get(name, {})
        return str(told.get("value", ""))

    def _field(self, fields: tuple[Any, ...], name: str, node: Json) -> Side | None:
        field = next((field for field in fields if field.name == name), None)
        if field is None:
            return None
        return _side(field.label.zh or name, field.label.en or name, field.value, field.value, True, node)

    def _law(self, name: str, part: str, node: Json) -> Side | None:
        law = next((law for law in self.proof.shown.law if law.name == name), None)
        if law is None:
            return None
        known = self.proof.run.manifest.law_tables[law.table].values.get(part)
        lo, hi = next(((lo, hi) for named, lo, hi in law.values if named == part), (None, None))
        label = known.label if known else law.label
        if lo is not None and day_of(lo) is not None:
            # The day of a rule of transition decides whether a duty applies, not how it is kept.
            return None
        return _side(label.zh or part, label.en or part, lo, hi, False, node)


def _side(zh: str, en: str, lo: str | None, hi: str | None, is_fact: bool, tree: Json) -> Side | None:
    return None if lo is None or hi is None else Side(zh, en, lo, hi, is_fact, tree)


def _holds(left: Side, op: str, right: Side) -> bool:
    """Whether a comparison is surely so, whichever end of its values is taken."""
    ends = (left.hi, right.lo) if op in ("lt", "le") else (left.lo, right.hi)
    mine, theirs = map(_amount, ends)
    if mine is None or theirs is None or type(mine) is not type(theirs):
        return False
    less, more = mine < theirs, mine > theirs
    return bool({"lt": less, "le": not more, "gt": more, "ge": not less}[op])


def _amount(text: str) -> Any:
    """A day, a term or a number; None where it is none of them."""
    day = day_of(text)
    if day is not None:
        return day
    with suppress(InvalidOperation):
        return Decimal(text)
    with suppress(ValueError):
        return Term.parse(text)
    return read_term(text)
