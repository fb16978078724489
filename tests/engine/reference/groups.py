"""Groups of rows and how they compare, counted in plain Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True)
class Group:
    """One group: how many rows it has, and of these how many surely and how many possibly are good."""

    rows: int
    good: int
    possible: int

    @property
    def known(self) -> bool:
        return self.possible == 0


def groups(rows: Sequence[Row], keys: Sequence[str], good: str) -> tuple[dict[str, Group], int]:
    """The groups by name, and how many groups an empty key drops."""
    found: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        found[tuple(row.get(key) for key in keys)].append(row)
    kept = {
        "/".join(key): Group(
            len(members), sum(r.get(good) is True for r in members), sum(r.get(good) is None for r in members)
        )
        for key, members in found.items()
        if all(part is not None for part in key)
    }
    return kept, len(found) - len(kept)


def ratio(above: int, below: int) -> Decimal | None:
    """Six places, halves up; none where there is nothing to divide by."""
    if below == 0:
        return None
    return (Decimal(above) / Decimal(below)).quantize(Decimal("0.000001"), ROUND_HALF_UP)


def peer_ratio(found: Sequence[Group]) -> Decimal | None:
    """Good rows over all rows, of the groups of which both are known."""
    known = [group for group in found if group.known]
    return ratio(sum(group.good for group in known), sum(group.rows for group in known))


def peer_rank(one: Group, found: Sequence[Group]) -> int | None:
    """One more than the known groups with more good rows."""
    return 1 + sum(other.good > one.good for other in found if other.known) if one.known else None
