"""What is known of the county beforehand: which acts are unlawful, and which only look so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from jianheng.arena.days import Term

Value: TypeAlias = date | Term | str | int | bool | tuple[str, ...] | None
Row: TypeAlias = Mapping[str, Value]


@dataclass(frozen=True)
class Act:
    """One act whose answer is known.

    Args:
        model: the model that examines it.
        table: the table of its row.
        key: the natural key of its row, or of a group of rows what makes the group.
        finding: the finding that a model owes; empty for a lawful act that tempts.
        story: the name of what was staged.
        times: how often a duty that repeats was broken.
    """

    model: str
    table: str
    key: Mapping[str, str]
    finding: str
    story: str
    times: int = 1
