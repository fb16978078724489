"""How exactly a share is known from a few cases."""

from __future__ import annotations

from math import sqrt

Z = 1.959963984540054


def wilson(hits: int, cases: int) -> tuple[float, float]:
    """The 95 % interval of a share by Wilson's formula.

    Args:
        hits: cases that count.
        cases: all cases; at least one.

    Returns:
        Lower and upper bound, between 0 and 1.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).

    Example:
        >>> [round(bound, 3) for bound in wilson(50, 61)]
        [0.705, 0.896]
    """
    share = hits / cases
    centre = (share + Z * Z / (2 * cases)) / (1 + Z * Z / cases)
    reach = Z / (1 + Z * Z / cases) * sqrt(share * (1 - share) / cases + Z * Z / (4 * cases * cases))
    return max(0.0, centre - reach), min(1.0, centre + reach)
