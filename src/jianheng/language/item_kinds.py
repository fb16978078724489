"""What each kind of related fact gives: a row with its fields, or something counted or measured over all rows."""

from __future__ import annotations

PICKED = ("the", "first", "last")
VALUED = ("sum", "least", "greatest")
LAID = ("days", "gap")
KINDS = (*PICKED, "any", "count", *VALUED, *LAID)
# What the bare name of an item that picks no row stands for; a gap has no bare value.
BARE = {"any": "count", "count": "count", "days": "days"} | dict.fromkeys(VALUED, "value")
GAP_PARTS = ("from_on", "days", "count")


def own_parts(kind: str) -> tuple[str, ...]:
    """Parts that a kind gives itself; empty where the parts are the fields of the picked row.

    >>> own_parts("gap"), own_parts("sum"), own_parts("last")
    (('from_on', 'days', 'count'), ('value',), ())
    """
    if kind == "gap":
        return GAP_PARTS
    return (BARE[kind],) if kind in BARE else ()
