"""A convict's history as a person writes it down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from jianheng.law.problem import LawDataError
from jianheng.law.source import Listing, Mapping, Reader
from jianheng.law.tables.written import parse_date, parse_flag, parse_int
from jianheng.law.term import Term

T = TypeVar("T")

PENALTIES = ("fixed_term", "life", "death_reprieve", "control", "criminal_detention")
CATEGORIES = ("general", "strict", "unstated", "bribery", "limited", "no_commutation")
VIOLENT = (
    "none",
    "killing",
    "rape",
    "robbery",
    "kidnapping",
    "arson",
    "explosion",
    "dangerous_substances",
    "organised",
    "other",
)
_REQUIRED = ("penalty", "category", "final_on")
_OPTIONAL = (
    "term", "starts_on", "credit_days", "delivered_on", "reprieve_until", "became_life_on", "crime_on", "recidivist",
    "violent", "single_term", "repentance", "merit", "major_merit", "able_but_unpaid", "reductions", "note",
)  # fmt: skip


@dataclass(frozen=True)
class Cut:
    """An earlier reduction.

    Args:
        ruled_on: day of the ruling.
        served_on: day on which it was served, None where the papers do not say.
        by: what it took off; None where it changed the kind of sentence.
        to: the fixed term that life or a reprieve became, else None.
    """

    ruled_on: date
    served_on: date | None
    by: Term | None
    to: Term | None


@dataclass(frozen=True)
class History:
    """What the law asks of a convict's past.

    Args:
        penalty: original main penalty.
        category: class of convict, as the dictionary's `commutation_class` has it.
        final_on: the day the judgment became final.
        term: original fixed term, None for life and reprieve.
        starts_on: first day of the term as printed.
        credit_days: days that custody before it takes off.
        delivered_on: the day of delivery for execution.
        reprieve_until: last day of the two years.
        became_life_on: day of the ruling by which the reprieve became life.
        crime_on: the day on which the last crime ended.
        recidivist: 累犯.
        violent: kind of violent crime, `none` where there is none.
        single_term: term for that crime alone; None for life or death with reprieve.
        repentance, merit, major_merit: grounds shown now.
        able_but_unpaid: able to pay property orders and does not.
        reductions: earlier ones, in order.
    """

    penalty: str
    category: str
    final_on: date
    term: Term | None
    starts_on: date | None
    credit_days: int
    delivered_on: date | None
    reprieve_until: date | None
    became_life_on: date | None
    crime_on: date | None
    recidivist: bool
    violent: str
    single_term: Term | None
    repentance: bool
    merit: bool
    major_merit: bool
    able_but_unpaid: bool
    reductions: tuple[Cut, ...]

    @property
    def taken(self) -> Term:
        """All that reductions took off a fixed term."""
        total = Term()
        for each in self.reductions:
            total = total + each.by if each.by is not None else total
        return total

    @property
    def converted(self) -> Cut | None:
        """The reduction by which life or a reprieve became a fixed term."""
        return next((each for each in self.reductions if each.to is not None), None)


def read_history(path: Path) -> History:
    """A history from a YAML file.

    Args:
        path: the file; the keys are the fields of `History`, reductions as `{ruled_on, served_on, by}` or `{…, to}`.

    Returns:
        The history.

    Raises:
        LawDataError: with every mistake of the file.
        OSError: the file cannot be read.
    """
    reader = Reader(path)
    root = reader.root()
    reader.keys(root, "", _REQUIRED, _OPTIONAL)
    node = _Fields(reader, root)
    found = History(
        reader.choice(root, "penalty", PENALTIES, "fixed_term"),
        reader.choice(root, "category", CATEGORIES, "unstated"),
        node.day("final_on") or date.max,
        node.term("term"),
        node.day("starts_on"),
        node.number("credit_days"),
        node.day("delivered_on"),
        node.day("reprieve_until"),
        node.day("became_life_on"),
        node.day("crime_on"),
        node.flag("recidivist"),
        reader.choice(root, "violent", VIOLENT, "none"),
        node.term("single_term"),
        node.flag("repentance"),
        node.flag("merit"),
        node.flag("major_merit"),
        node.flag("able_but_unpaid"),
        _cuts(reader, root),
    )
    _demand(reader, root, found)
    if reader.problems:
        raise LawDataError(reader.problems)
    return found


def _cuts(reader: Reader, root: Mapping) -> tuple[Cut, ...]:
    node = root.pairs.get("reductions")
    if node is None:
        return ()
    items = node.items if isinstance(node, Listing) else ()
    if not isinstance(node, Listing) or not all(isinstance(item, Mapping) for item in items):
        says = ("应写成列表", "expected a list", "每行以 - {ruled_on: …, by: 9m} 开头")
        reader.add(node.line, "reductions", "", says)
        return ()
    found = []
    for item in items:
        if isinstance(item, Mapping):
            reader.keys(item, "reductions", ("ruled_on",), ("served_on", "by", "to", "note"))
            fields = _Fields(reader, item)
            by, to = fields.term("by"), fields.term("to")
            if (by is None) == (to is None):
                says = ("by 与 to 要写其中一个", "either by or to", "减去多少写 by，减为多少写 to")
                reader.add(item.line, "reductions", "", says)
            found.append(Cut(fields.day("ruled_on") or date.max, fields.day("served_on"), by, to))
    return tuple(sorted(found, key=lambda each: each.ruled_on))


def _demand(reader: Reader, root: Mapping, found: History) -> None:
    """What a kind of sentence cannot be reckoned without."""
    wanted = {
        "fixed_term": ("term", "starts_on", "delivered_on"),
        "control": ("term", "starts_on"),
        "criminal_detention": ("term", "starts_on"),
        "death_reprieve": ("reprieve_until",),
        "life": (),
    }
    for key in wanted[found.penalty]:
        if key not in root.pairs:
            says = (f"{found.penalty} 要写 {key}", f"{found.penalty} needs {key}", f"补上 {key}")
            reader.add(root.line, key, "", says)


@dataclass(frozen=True)
class _Fields:
    """Reads the scalars of one mapping; a mistake is kept and leaves nothing."""

    reader: Reader
    node: Mapping

    def day(self, key: str) -> date | None:
        return self._read(key, parse_date, "2024-01-10")

    def term(self, key: str) -> Term | None:
        return self._read(key, Term.parse, "3y6m")

    def number(self, key: str) -> int:
        return self._read(key, parse_int, "30") or 0

    def flag(self, key: str) -> bool:
        return self._read(key, parse_flag, "true 或 false") or False

    def _read(self, key: str, parse: Callable[[str], T], example: str) -> T | None:
        text = self.reader.text(self.node, key, "null")
        if text == "null":
            return None
        try:
            return parse(text)
        except ValueError as error:
            zh, _, en = str(error).partition(" / ")
            self.reader.add(self.node.lines[key], key, text, (zh, en, f"写成 {example}"))
            return None
