"""The statement that goes with delivered files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Exclusion:
    """Something that the delivery leaves out.

    Args:
        table: canonical table, or None where it is left out of every table.
        what: what is left out, in the unit's words.
    """

    table: str | None
    what: str


@dataclass(frozen=True)
class Delivery:
    """What one unit handed over.

    Args:
        unit: the unit that reports (报送单位), by the name that its rows and `held_by` use.
        tables: canonical tables that were handed over.
        from_on: first day of the period; None for the complete history.
        until_on: last day of the period.
        complete: the unit states that nothing of the period is missing.
        exclusions: what is left out all the same.
        export_day: the day the files were drawn from the unit's system.
        purpose: what the data may be used for.
        legal_basis: the articles under which it was asked for.
        delete_after: the day after which it must be deleted.
        received_on: the day it was received, where stated.
    """

    unit: str
    tables: tuple[str, ...]
    from_on: date | None
    until_on: date
    complete: bool
    exclusions: tuple[Exclusion, ...]
    export_day: date
    purpose: str
    legal_basis: tuple[str, ...]
    delete_after: date
    received_on: date | None

    def is_complete_for(self, table: str) -> bool:
        """Whether the absence of a row in this table means something.

        Args:
            table: canonical table.

        Returns:
            True when the unit stated completeness, delivered the table and left nothing of it out.
        """
        left_out = any(exclusion.table in (None, table) for exclusion in self.exclusions)
        return self.complete and table in self.tables and not left_out
