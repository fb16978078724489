"""How much of a long list the report shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """How much of a long list the report shows; totals are always given.

    Args:
        lines: acts listed per group.
        details: acts with details per group.
        groups: groups listed per model.
        pending: acts listed that are not yet due, per model.
        prompts: prompts with their proof, per model.
        units: units shown at once, per model.
        more_units: units shown on opening, per model.
        coverage: coverage statements shown per batch.
    """

    lines: int = 60
    details: int = 8
    groups: int = 12
    pending: int = 60
    prompts: int = 100
    units: int = 12
    more_units: int = 200
    coverage: int = 20
