"""The batches of the workspace as a person sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from jianheng.desk.accounts.models import User
from jianheng.desk.data.units import Sight
from jianheng.desk.place import workspace
from jianheng.desk.words import lang, say
from jianheng.dictionary import load_dictionary
from jianheng.intake.deleting.overdue import is_overdue
from jianheng.intake.store import Batch, Withdrawal, list_batches, withdrawn_batches
from jianheng.quality.report.page import unit_name


@dataclass(frozen=True)
class Held:
    """A batch and whether it counts.

    Args:
        batch: the batch.
        gone: the word by which it counts no more, if any.
        overdue: whether it was to be deleted by now.
    """

    batch: Batch
    gone: Withdrawal | None
    overdue: bool

    @property
    def id(self) -> str:
        """Its id."""
        return self.batch.id

    @property
    def unit(self) -> str:
        """Who delivered it, in words."""
        delivery = self.batch.manifest.delivery
        if delivery is not None:
            return unit_name(delivery.unit, lang())
        return say("人工更正", "Corrections") if self.batch.manifest.replaces else say("没有报送说明", "No statement")

    @property
    def rows(self) -> int:
        """Its rows."""
        return sum(entry.kept for entry in self.batch.manifest.tables.values())

    @property
    def titles(self) -> str:
        """The titles of its tables."""
        tables = load_dictionary().tables
        names = self.batch.manifest.tables
        return "、".join(say(tables[n].title_zh, tables[n].title_en) if n in tables else n for n in names)

    @property
    def shape(self) -> str:
        """How its state is drawn."""
        return "closed" if self.gone is not None else "wait" if self.overdue else "done"

    @property
    def word(self) -> str:
        """Its state in words."""
        if self.gone is not None:
            return say("已撤回", "Withdrawn")
        return say("已过删除日", "Past its day") if self.overdue else say("使用中", "In use")

    @property
    def is_journal(self) -> bool:
        """Whether it is an entry of the office's own journal."""
        return any(file.name.startswith("内生数据-") for file in self.batch.manifest.files)


def held_by(user: User) -> dict[str, Held]:
    """The batches that a person sees, by id."""
    place, today = workspace(), date.today()
    gone = withdrawn_batches(place)
    seen = Sight(user).of(list_batches(place))
    return {name: Held(batch, gone.get(name), is_overdue(batch, today)) for name, batch in seen.items()}


def one_of(user: User, batch: str) -> Held:
    """A batch that a person sees.

    Raises:
        Http404: there is none such.
    """
    found = held_by(user).get(batch)
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True)
class Beside:
    """The batches that a person sees beside one.

    Args:
        corrected_by: those that correct rows of it.
        replaced_by: those that were taken in in its place.
    """

    corrected_by: list[Held]
    replaced_by: list[Held]


def beside_of(user: User, held: Held) -> Beside:
    """The batches that correct a batch or took its place."""
    others = held_by(user).values()
    return Beside(
        [each for each in others if held.id in each.batch.manifest.replaces],
        [each for each in others if each.batch.manifest.instead and each.batch.manifest.instead.batch == held.id],
    )
