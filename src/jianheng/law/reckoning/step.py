"""One step of a reckoning: what was done, by which article, and what came out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from jianheng.law.term import Term

Point: TypeAlias = date | datetime | Term | int | str | bool


@dataclass(frozen=True)
class Words:
    """The same thing said in Chinese and in English."""

    zh: str
    en: str

    def __getitem__(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True)
class Step:
    """What was done, by which rule, and what came out.

    Args:
        rule: name of the rule, for programs: `term_begins`, `years_added` …
        says: what was done, in words.
        value: what came out; None where the step only says something.
        until: the other end, where two readings or an imprecise fact leave a range.
        cite: articles, `instrument#article[.paragraph]`, of the version that applied.
        unit: unit of a number.
    """

    rule: str
    says: Words
    value: Point | None = None
    until: Point | None = None
    cite: tuple[str, ...] = ()
    unit: Words | None = None
