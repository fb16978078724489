"""How much of a long list the report shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What is listed and what is only counted; totals are always given. Clues are never left out.

    Args:
        groups: groups of undetermined acts, per model.
        lines: undetermined acts listed, per group.
        details: undetermined acts with details, per group.
        all_lines: the same, in the whole report.
        all_details: the same, in the whole report.
        pending: acts listed that are not yet due, per model.
        all_prompts: prompts with their proof, in the whole report.
        units: units shown at once, per model.
        more_units: units shown on opening, per model.
        coverage: coverage statements shown, per batch.
    """

    groups: int = 12
    lines: int = 60
    details: int = 6
    all_lines: int = 4000
    all_details: int = 120
    pending: int = 60
    all_prompts: int = 300
    units: int = 12
    more_units: int = 200
    coverage: int = 20

    def share(self, whole: int, models: int) -> int:
        """One model's part of what the whole report shows; every model shows some.

        >>> Limits().share(120, 4), Limits().share(120, 500)
        (30, 3)
        """
        return max(3, whole // max(models, 1))
