"""Values as a person reads them: bounds, periods, flags, and what is not known."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jianheng.clues.explanation import FieldShown, LetShown
from jianheng.clues.manifest import LawValue
from jianheng.clues.report.prose import Labelled
from jianheng.clues.words import Words
from jianheng.law.term import Term

DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
TERM = re.compile(r"^(?=\d)(\d+y)?(\d+m)?(\d+d)?$")
UNIT_IN_BRACKETS = re.compile(r"\s*[（(](?:日|月|年|个月|工作日|days?|months?|years?)[）)]$")
FLAGS = {"true": "yes", "false": "no"}
EVER = ("", "…", "...", "ever", "自始")


class Values:
    """Writes values in one language.

    Args:
        words: the report's words.
    """

    def __init__(self, words: Words) -> None:
        self.words = words

    def field(self, field: FieldShown) -> str:
        """A field's value; a code by its label, an unknown value as such."""
        spoken = field.spoken.pick(self.words.lang)
        if spoken:
            return spoken
        return self.words("unknown") if field.value is None else self.one(field.value, field.type)

    def one(self, value: str, kind: str | None = None) -> str:
        """One exact value; where no type is stated, a term and a flag are known by their form."""
        if value in FLAGS and kind in (None, "flag"):
            return self.words(FLAGS[value])
        is_term = kind == "term" or (kind is None and TERM.match(value))
        return self._term(value) if is_term else value

    def let(self, let: LetShown) -> str:
        """A derived value with its bounds.

        Args:
            let: the value; none and unknown are told apart.
        """
        if let.none:
            return self.words("none")
        if let.lo is not None and let.lo == let.hi:
            return self.one(let.lo, let.type)
        if let.lo is None and let.hi is None:
            return self.words("unknown")
        # Why the ends lie apart; an assumption is marked beside the value instead.
        both_ends = let.lo is not None and let.hi is not None
        why = let.spread or ("reading" if both_ends and not let.assumed else "assumed")
        return self.bounds(let.lo, let.hi, let.type) + self.words.code("spread", why)

    def bounds(self, lo: str | None, hi: str | None, kind: str | None = None) -> str:
        """A value between two ends, of which one may be open.

        Args:
            lo, hi: the ends; None is open.
            kind: base type.
        """
        if lo is None or hi is None:
            end = lo or hi or ""
            is_day = bool(DAY.match(end))
            key = ("not_after" if is_day else "at_most") if lo is None else ("not_before" if is_day else "at_least")
            return self.words(key, v=self.one(end, kind))
        short = self.words.lang == "zh" and DAY.match(lo) and DAY.match(hi) and lo[:5] == hi[:5]
        return self.words("between", lo=self.one(lo, kind), hi=hi[5:] if short else self.one(hi, kind))

    def law(self, lo: str | None, hi: str | None, value: LawValue | None, reason: str = "known") -> str:
        """A value that a law table gives, with its unit.

        Args:
            lo, hi: its ends; where both are open the law sets no limit, unless it could not be looked up.
            value: what the law table says of it.
            reason: `known`, or why it could not be looked up.
        """
        if lo is None and hi is None and reason != "known":
            return f"{self.words('unknown')} ({self.words.code('reason', reason)})"
        kind = value.type if value else None
        if lo is None and hi is None:
            return self.words("no_limit")
        text = self.one(lo, kind) if lo is not None and lo == hi else self.bounds(lo, hi, kind)
        return text + (self._unit(value.unit, lo) if value and value.unit else "")

    def law_label(self, value: LawValue) -> str:
        """The label of a law table's value, without the unit in brackets that stands behind the number anyway."""
        label = value.label.pick(self.words.lang)
        return UNIT_IN_BRACKETS.sub("", label) if value.unit else label

    def window(self, window: tuple[str | None, str | None] | None) -> str:
        """The period that was searched."""
        if window is None:
            return self.words("window_none")
        start, end = window
        if start in EVER:
            return self.period(None, end)
        return self.words("between", lo=start or self.words("unknown"), hi=end or self.words("unknown"))

    def period(self, start: object, end: object) -> str:
        """A period of delivered data.

        Args:
            start: its first day; None is the complete history.
            end: its last day; None is unknown.
        """
        hi = self.words("unknown") if end is None else str(end)
        return self.words("from_start_to", hi=hi) if start is None else self.words("between", lo=str(start), hi=hi)

    def caveat(self, code: str, items: Iterable[Labelled] = ()) -> str:
        """A caveat, with the related fact that it is about where it names one (`coverage:previous`)."""
        kind, _, item = code.partition(":")
        label = next((found.label.pick(self.words.lang) for found in items if found.name == item), item)
        shown = self.words.code("caveat", kind)
        return f"{shown}{self.words('open_bracket')}{label}{self.words('close_bracket')}" if item else shown

    def caveat_says(self, code: str) -> str:
        """What a caveat means; empty where it is not known here."""
        key = f"caveat_{code.partition(':')[0]}_says"
        return self.words(key) if key in self.words else ""

    def _unit(self, unit: str, lo: str | None) -> str:
        key = f"unit_{unit}"
        if key not in self.words:
            return f" {unit}"
        return self.words(key, n=int(lo)) if lo is not None and lo.isdigit() else self.words(key)

    def _term(self, value: str) -> str:
        try:
            term = Term.parse(value)
        except ValueError:
            return value
        if self.words.lang == "zh":
            return term.zh()
        parts = ((term.years, "term_y"), (term.months, "term_m"), (term.days, "term_d"))
        return " ".join(f"{n}{self.words(key, n=n)}" for n, key in parts if n) or f"0{self.words('term_d')}"
