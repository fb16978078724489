"""How exactly a share is known from a few cases."""

from __future__ import annotations

from math import sqrt

Z = 1.959963984540054  # two-sided 95 %


def wilson(hits: int, cases: int) -> tuple[float, float]:
    """The 95 % interval of a share by Wilson's formula.

    Args:
        hits: cases that count.
        cases: all cases; of none, anything is possible.

    Returns:
        Lower and upper bound, between 0 and 1.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).

    Example:
        >>> [round(bound, 3) for bound in wilson(50, 61)], wilson(0, 0)
        ([0.705, 0.896], (0.0, 1.0))
    """
    if not cases:
        return 0.0, 1.0
    share, weight = hits / cases, Z * Z / cases
    centre = (share + weight / 2) / (1 + weight)
    reach = Z * sqrt(share * (1 - share) / cases + weight / (4 * cases)) / (1 + weight)
    return max(0.0, centre - reach), min(1.0, centre + reach)
