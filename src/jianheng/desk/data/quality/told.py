"""What a kept report says, as a page shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jianheng.desk.data.units import Sight
from jianheng.desk.words import say
from jianheng.quality.quality import KINDS

MOST_COSTS, MOST_FINDINGS = 30, 500


@dataclass(frozen=True)
class Wanted:
    """Which findings are wanted; empty for all."""

    kind: str = ""
    unit: str = ""
    table: str = ""
    batch: str = ""

    @classmethod
    def of(cls, told: Mapping[str, str]) -> Wanted:
        """Read an address."""
        return cls(**{name: told.get(name, "") for name in ("kind", "unit", "table", "batch")})

    def fits(self, found: Found) -> bool:
        """Whether a finding is wanted."""
        pairs = ((self.kind, found.kind), (self.unit, found.unit), (self.table, found.table), (self.batch, found.batch))
        return all(not wanted or wanted == has for wanted, has in pairs)


@dataclass(frozen=True)
class Found:
    """One finding.

    Args:
        kind, unit, batch, table, field: what it is of.
        title, label: the table and the field in words.
        count, of: how often, of how many.
        says, mend: what is wrong and what to do.
        spots: the first places.
    """

    kind: str
    unit: str
    batch: str
    table: str
    field: str
    title: str
    label: str
    count: int
    of: int
    says: str
    mend: str
    spots: tuple[dict[str, Any], ...]

    @property
    def share(self) -> str:
        """The share in words."""
        return f"{100 * self.count / self.of:.1f}%" if self.of else "—"

    @property
    def kind_word(self) -> str:
        """The kind in words."""
        return say(KINDS[self.kind].zh, KINDS[self.kind].en)


def findings_of(told: Mapping[str, Any], sight: Sight) -> list[Found]:
    """The findings of the units that a person sees, the most frequent first."""
    titles, labels = told["titles"], told["labels"]
    found = [
        Found(
            each["kind"],
            each["unit"],
            each["batch"],
            each["table"],
            each["field"],
            say(*titles.get(each["table"], [each["table"]] * 2)),
            say(*labels.get(f"{each['table']}.{each['field']}", [each["field"]] * 2)),
            each["count"],
            each["of"],
            say(each["says"]["zh"], each["says"]["en"]),
            say(each["mend"]["zh"], each["mend"]["en"]),
            tuple(each["spots"]),
        )
        for each in told["findings"]
        if sight.of_unit(each["unit"])
    ]
    return sorted(found, key=lambda each: -each.count)


def kinds_of(found: Sequence[Found]) -> list[tuple[str, str, int, int]]:
    """Each kind with its words, how many places, and in how many findings."""
    return [
        (
            kind,
            say(words.zh, words.en),
            sum(each.count for each in found if each.kind == kind),
            sum(each.kind == kind for each in found),
        )
        for kind, words in KINDS.items()
    ]


def units_of(found: Sequence[Found]) -> list[str]:
    """The units that something was found of."""
    return sorted({each.unit for each in found})


def costs_of(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What missing facts cost the models, the costliest first."""
    titles = {model["model"]: say(model["title"]["zh"], model["title"]["en"]) for model in told["models"]}
    return [
        {
            "says": say(each["says"]["zh"], each["says"]["en"]),
            "mend": say(each["mend"]["zh"], each["mend"]["en"]),
            "answers": each["answers"],
            "alone": each["alone"],
            "models": [(titles.get(name, name), count) for name, count in each["models"].items()],
        }
        for each in told["costs"][:MOST_COSTS]
    ]
