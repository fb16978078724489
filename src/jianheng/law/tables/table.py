"""Decision tables as data: arguments, values, rows and their conditions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from jianheng.law.local_word import LocalWord
from jianheng.law.term import Term

Point = date | Term | int
Cell: TypeAlias = "int | bool | str | Term | date | Range | None"
Kind = Literal["interval", "in", "flag", "none"]

CONFIRMED = ("R1", "R2")


@dataclass(frozen=True)
class Range:
    """A range of values with its ends as the law writes them; a side without an end is without limit.

    Args:
        lo, hi: the ends, None where there is none.
        lo_closed, hi_closed: the end itself belongs to it.

    >>> str(Range(5, None, True, False))
    '[5, )'
    """

    lo: Point | None
    hi: Point | None
    lo_closed: bool
    hi_closed: bool

    def __str__(self) -> str:
        ends = ("" if end is None else str(end) for end in (self.lo, self.hi))
        return f"{'[' if self.lo_closed else '('}{', '.join(ends)}{']' if self.hi_closed else ')'}"


@dataclass(frozen=True)
class Arg:
    """What a table asks for.

    Args:
        name: name of the argument.
        type: `date`, `term`, `int`, `code` or `flag`.
        list: code list of a `code`, else None.
        optional: may be left out, and then its conditions are left out too.
        label_zh: label in Chinese.
        label_en: label in English.
    """

    name: str
    type: str
    list: str | None
    optional: bool
    label_zh: str
    label_en: str


@dataclass(frozen=True)
class Value:
    """What a table answers.

    Args:
        name: name of the value.
        type: `int`, `term`, `flag`, `code`, `date`, or a range of numbers, terms or dates such as `range<int>`.
        unit: `day`, `month` … of an `int`, else None.
        label_zh: label in Chinese.
        label_en: label in English.
    """

    name: str
    type: str
    unit: str | None
    label_zh: str
    label_en: str

    @property
    def ends(self) -> str | None:
        """Type of the ends of a range; None for any other value."""
        return self.type.removeprefix("range<").removesuffix(">") if self.type.startswith("range<") else None


@dataclass(frozen=True)
class Condition:
    """One test of a row on one argument.

    Args:
        arg: name of the argument.
        kind: `interval`; `in` (one of the codes); `flag`; `none` (the argument is known to be none).
        lo: lower end of an interval, None where it has none.
        hi: upper end of an interval, None where it has none.
        lo_closed: the lower end itself fits.
        hi_closed: the upper end itself fits.
        options: the codes of `in`; `("true",)` or `("false",)` of `flag`.
    """

    arg: str
    kind: Kind
    lo: Point | None = None
    hi: Point | None = None
    lo_closed: bool = False
    hi_closed: bool = False
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """One line of a table: when all conditions hold, these values apply.

    Args:
        id: identity of the row, unique in its table.
        conditions: tests that must all hold; `from` and `until` are the interval on `on`.
        values: value by name; None is "no limit".
        cite: articles, `instrument#article[.paragraph]`.
        hard: the text says 应当, 不得 or 必须; False where it says 一般, 可以 or 适当.
        confidence: R1 and R2 read in full; R3 and M not, and the row is off until confirmed.
        several: may overlap other rows by the words of the law, and then gives bounds.
        note_zh: remark in Chinese.
        note_en: remark in English.
        line: of its file, 0 where it was not read from one.
        local: on whose word an office uses the row, or uses it with these values; None as published.
    """

    id: str
    conditions: tuple[Condition, ...]
    values: dict[str, Cell]
    cite: tuple[str, ...]
    hard: bool
    confidence: str
    several: bool = False
    note_zh: str = ""
    note_en: str = ""
    line: int = field(default=0, compare=False)
    local: LocalWord | None = None

    @property
    def confirmed(self) -> bool:
        """Whether the text was read in full, here or by the office, so that the row may be used."""
        return self.local is not None or self.confidence in CONFIRMED


@dataclass(frozen=True)
class LawTable:
    """A decision table with all its versions by date.

    Args:
        name: name of the table, and of its file.
        title_zh: title in Chinese.
        title_en: title in English.
        clock: the values are a period: `amount`, `unit`, `by`, `roll`.
        args: what it asks for.
        values: what it answers; `hard` is always there besides.
        rows: its rows in written order.
        several: every row may overlap others and then gives bounds.
        note_zh: what the table cannot decide, in Chinese.
        note_en: the same in English.
        group: folder in which its file lies, empty where it lies in none.
        published: the table as it was before an office confirmed or set rows of it, else None.
    """

    name: str
    title_zh: str
    title_en: str
    clock: bool
    args: tuple[Arg, ...]
    values: tuple[Value, ...]
    rows: tuple[Row, ...]
    several: bool = False
    note_zh: str = ""
    note_en: str = ""
    group: str = ""
    published: LawTable | None = field(default=None, repr=False)

    @property
    def file(self) -> str:
        """Its file, as it lies beside those of other tables."""
        return f"{self.group}/{self.name}.yaml" if self.group else f"{self.name}.yaml"

    @property
    def units(self) -> frozenset[str]:
        """The units of a clock's periods; hours stand alone."""
        return frozenset(str(row.values["unit"]) for row in self.rows) if self.clock else frozenset()

    @property
    def in_hours(self) -> bool:
        """Whether a clock ends at a moment rather than on a day."""
        return self.units == {"hour"}

    @property
    def rolls(self) -> bool:
        """Whether a last day on a holiday moves on; never for a person in custody (刑事诉讼法 105(4))."""
        return self.clock and any(row.values.get("roll") for row in self.rows)
