"""Which rows of a law table may apply and which surely do: one bit a row in whole numbers, so that asking is cheap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce

from sqlglot import exp

from jianheng.engine.sql import E, binary, both, case, cast, col, either, is_true, not_false, num
from jianheng.law import Condition, LawTable, Row

WIDTH = 60
Tests = dict[Condition, E]
Wanted = Callable[[Row], bool]


@dataclass(frozen=True, eq=False)
class Fits:
    """The rows of a table in words of `WIDTH` bits.

    Args:
        rows: the rows in the order of the table.
        may: words with a bit for each row that is not ruled out.
        sure: words with a bit for each row that applies for certain.
    """

    rows: tuple[Row, ...]
    may: tuple[E, ...]
    sure: tuple[E, ...]

    def columns(self, label: str) -> dict[str, E]:
        """The words under names of their own."""
        words = {"m": self.may, "s": self.sure}
        return {f"{label}{kind}{n}": word for kind, of in words.items() for n, word in enumerate(of)}

    def stored(self, label: str, alias: str) -> Fits:
        """The same, read from the columns that were written under a label."""
        may, sure = (tuple(col(f"{label}{kind}{n}", alias) for n in range(len(self.may))) for kind in "ms")
        return Fits(self.rows, may, sure)

    def possibly(self, wanted: Wanted) -> E:
        """Whether a row of this kind may apply."""
        return self._any(self.may, wanted)

    def surely(self, wanted: Wanted) -> E:
        """Whether a row of this kind applies for certain."""
        return self._any(self.sure, wanted)

    def settled(self) -> E:
        """Whether of every row it is known if it applies."""
        return both(*(binary(exp.EQ, may, sure) for may, sure in zip(self.may, self.sure, strict=True)))

    def _any(self, words: tuple[E, ...], wanted: Wanted) -> E:
        masks = [_mask(chunk, wanted) for chunk in _chunks(self.rows)]
        return either(
            *(
                binary(exp.NEQ, binary(exp.BitwiseAnd, word, num(mask)), num(0))
                for word, mask in zip(words, masks, strict=True)
                if mask
            )
        )


def row_fits(table: LawTable, tests: Tests) -> Fits:
    """The rows that apply, given each condition's three-valued test; an argument that is not given decides nothing."""
    chunks = _chunks(table.rows)
    may = tuple(_word(chunk, tests, not_false) for chunk in chunks)
    sure = tuple(_word(chunk, tests, is_true) for chunk in chunks)
    return Fits(table.rows, may, sure)


def _chunks(rows: tuple[Row, ...]) -> list[tuple[Row, ...]]:
    return [rows[start : start + WIDTH] for start in range(0, len(rows), WIDTH)]


def _mask(chunk: tuple[Row, ...], wanted: Wanted) -> int:
    return sum(1 << bit for bit, row in enumerate(chunk) if wanted(row))


def _word(chunk: tuple[Row, ...], tests: Tests, passes: Callable[[E], E]) -> E:
    """The bits that every argument leaves standing."""
    names = dict.fromkeys(condition.arg for condition in tests)
    words = [_standing(chunk, name, tests, passes) for name in names]
    whole = cast(num((1 << len(chunk)) - 1), "BIGINT")
    return reduce(lambda one, two: binary(exp.BitwiseAnd, one, two), words) if words else whole


def _standing(chunk: tuple[Row, ...], name: str, tests: Tests, passes: Callable[[E], E]) -> E:
    """The rows that one argument leaves standing: those that do not ask for it, and those whose condition passes."""
    masks: dict[tuple[Condition, ...], int] = {}
    for bit, row in enumerate(chunk):
        asked = tuple(c for c in row.conditions if c.arg == name)
        masks[asked] = masks.get(asked, 0) | 1 << bit
    word: E = cast(num(masks.pop((), 0)), "BIGINT")
    for asked, mask in masks.items():
        passed = both(*(passes(tests[condition]) for condition in asked))
        word = binary(exp.Add, word, case((passed, num(mask)), default=num(0)))
    return word
