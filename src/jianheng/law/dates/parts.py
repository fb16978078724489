"""A part of a term: the half that must be served, the third that may be relaxed."""

from __future__ import annotations

from jianheng.law.term import Term

HALF_MONTH = 15


def part_of(term: Term, count: int, of: int) -> tuple[Term, Term]:
    """A part of a term, rounded down and up to half months.

    The law says how a month ends and how half a month is counted (fifteen days), not how a third of a month
    is; what is less than half a month is left to both readings.

    Args:
        term: the whole.
        count: how many parts.
        of: into how many parts the whole is divided.

    Returns:
        The least and the greatest reading.

    Raises:
        ValueError: divided into no parts, or a negative number of them.

    >>> [str(each) for each in part_of(Term.parse("7m"), 1, 2)]
    ['3m15d', '3m15d']
    >>> [str(each) for each in part_of(Term.parse("7m"), 1, 3)]
    ['2m', '2m15d']
    """
    if of <= 0 or count < 0:
        raise ValueError(f"不能分成 {of} 份取 {count} 份 / no such part")
    whole, rest = divmod((12 * term.years + term.months) * count, of)
    days = term.days * count
    least = HALF_MONTH if 2 * rest >= of else 0
    more, half = (1, 0) if 2 * rest > of else (0, HALF_MONTH if rest else 0)
    lo = Term(whole // 12, whole % 12, least + days // of)
    hi = Term((whole + more) // 12, (whole + more) % 12, half - (-days // of))
    return lo, hi
