"""Whose deliveries a person sees: those of institutions in their jurisdiction, and of the offices below their own."""

from __future__ import annotations

from collections.abc import Iterable

from jianheng.desk.accounts.models import Office, User
from jianheng.desk.accounts.scope import institutions_of, sees_everything
from jianheng.intake.store import Batch


class Sight:
    """What of the deliveries a person sees.

    Args:
        user: the person.
    """

    def __init__(self, user: User) -> None:
        self.everything = sees_everything(user)
        self._units: frozenset[str] = frozenset()
        if not self.everything and user.office is not None:
            own = Office.objects.filter(path__startswith=user.office.path).values_list("name", flat=True)
            self._units = frozenset(institutions_of(user).values_list("name", flat=True)) | frozenset(own)

    def of_unit(self, unit: str) -> bool:
        """Whether the deliveries of a unit are seen; one that names no unit is for those who see everything."""
        return self.everything or unit in self._units

    def of(self, batches: Iterable[Batch]) -> dict[str, Batch]:
        """The batches that are seen, by id; corrections are seen by those who see what they correct."""
        batches = tuple(batches)
        if self.everything:
            return {batch.id: batch for batch in batches}
        seen = {b.id: b for b in batches if b.manifest.delivery is not None and self.of_unit(b.manifest.delivery.unit)}
        corrections = [batch for batch in batches if batch.manifest.replaces and batch.id not in seen]
        while more := [b for b in corrections if b.id not in seen and set(b.manifest.replaces) <= seen.keys()]:
            seen |= {batch.id: batch for batch in more}
        return dict(sorted(seen.items()))
