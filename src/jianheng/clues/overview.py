"""The answers of a whole run by area, institution and time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from jianheng.clues.run import Run

# As many periods as a chart and a printed page can hold side by side.
PERIODS = 16
QUARTER = 3


@dataclass(frozen=True)
class Slice:
    """The answers of one area, institution or period.

    Args:
        name: area, institution or period; empty where it is not known.
        counts: acts by answer.
        models: models that answered.
    """

    name: str
    counts: Counter[str]
    models: int = 1

    @property
    def decided(self) -> int:
        """Acts found lawful or unlawful: what a share of unlawful acts is taken of."""
        return self.counts["lawful"] + self.counts["unlawful"]


@dataclass(frozen=True)
class Crossing:
    """The answers of one area in one institution or period."""

    area: str
    name: str
    counts: Counter[str]


@dataclass(frozen=True)
class Overview:
    """A run at a glance.

    Args:
        areas: in the order of the models.
        units: by unlawful acts, then by acts.
        periods: from the oldest; acts of an unknown day last, under an empty name.
        by_unit: areas crossed with institutions.
        by_period: areas crossed with periods.
        grain: `month`, `quarter` or `year`.
    """

    areas: tuple[Slice, ...]
    units: tuple[Slice, ...]
    periods: tuple[Slice, ...]
    by_unit: tuple[Crossing, ...]
    by_period: tuple[Crossing, ...]
    grain: str


def overview(run: Run) -> Overview:
    """Add up the answers of all models of a run.

    Args:
        run: the open run.
    """
    months = {month for tally in run.tallies.values() for month in tally.by_month}
    grain = _grain(months)
    cut = GRAINS[grain]
    by_unit = _crossed(run, lambda model: run.tallies[model].by_unit.items())
    by_period = _crossed(run, lambda model: ((cut(m), counts) for m, counts in run.tallies[model].by_month.items()))
    return Overview(
        areas=_areas(run),
        units=tuple(sorted(_added(by_unit), key=lambda s: (-s.counts["unlawful"], -s.counts.total(), s.name))),
        periods=_periods(_added(by_period), _between(months, grain)),
        by_unit=by_unit,
        by_period=by_period,
        grain=grain,
    )


def area_of(model: str) -> str:
    """The area of a model.

    >>> area_of("commutation/interval-too-short")
    'commutation'
    """
    return model.partition("/")[0]


def _areas(run: Run) -> tuple[Slice, ...]:
    found: dict[str, list[Counter[str]]] = {}
    for model in run.manifest.models:
        found.setdefault(area_of(model.id), []).append(run.tallies[model.id].total)
    return tuple(Slice(area, sum(each, Counter()), len(each)) for area, each in found.items())


def _crossed(run: Run, parts: Callable[[str], Iterable[tuple[str, Counter[str]]]]) -> tuple[Crossing, ...]:
    cells: dict[tuple[str, str], Counter[str]] = {}
    for model in run.manifest.models:
        for name, counts in parts(model.id):
            cells.setdefault((area_of(model.id), name), Counter()).update(counts)
    return tuple(Crossing(area, name, counts) for (area, name), counts in sorted(cells.items()))


def _added(crossings: Iterable[Crossing]) -> list[Slice]:
    found: dict[str, Counter[str]] = {}
    for crossing in crossings:
        found.setdefault(crossing.name, Counter()).update(crossing.counts)
    return [Slice(name, counts) for name, counts in found.items()]


def _periods(found: Iterable[Slice], between: Iterable[str]) -> tuple[Slice, ...]:
    known = {part.name: part for part in found}
    dated = [known.get(name) or Slice(name, Counter()) for name in between]
    return (*dated, *(part for name, part in known.items() if not name))


def _grain(months: Iterable[str]) -> str:
    known = {month for month in months if month}
    return next((grain for grain in GRAINS if len(_between(known, grain)) <= PERIODS), "year")


def _between(months: Iterable[str], grain: str) -> list[str]:
    """Every period from the first to the last: one without an act is seen as such."""
    known = sorted(month for month in months if month)
    if not known:
        return []
    first, last = (12 * int(month[:4]) + int(month[5:]) - 1 for month in (known[0], known[-1]))
    written = (f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1))
    return list(dict.fromkeys(GRAINS[grain](month) for month in written))


def _quarter(month: str) -> str:
    return f"{month[:4]}Q{(int(month[5:]) - 1) // QUARTER + 1}" if month else ""


GRAINS: dict[str, Callable[[str], str]] = {"month": lambda m: m, "quarter": _quarter, "year": lambda m: m[:4]}
