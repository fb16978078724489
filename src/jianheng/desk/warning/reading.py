"""Reading finished runs for what falls due: one pass over the answers, then names for the few rows that count."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.clues.act_name import ActNames, names_of
from jianheng.clues.deadlines import stream_deadlines
from jianheng.clues.manifest import ModelText
from jianheng.clues.masking import mask_name
from jianheng.clues.run import Run
from jianheng.desk.warning.articles import cited, in_force, named
from jianheng.desk.warning.duty import Duty, Looked, Told, Warnings
from jianheng.desk.warning.names import names_of_persons, persons_in
from jianheng.desk.warning.span import Span
from jianheng.desk.warning.working_days import WorkingDays
from jianheng.workspace import Workspace

SEVERAL = "*"
InScope = Callable[[str], bool]


@dataclass(frozen=True)
class Wanted:
    """What is asked for.

    Args:
        span: the days.
        lang: `zh` or `en`.
        reveal: True shows names and ID numbers.
        in_scope: whether an institution's rows may be seen.
    """

    span: Span
    lang: str = "zh"
    reveal: bool = False
    in_scope: InScope = lambda _: True


@dataclass
class _Unit:
    """What is gathered for one institution."""

    duties: list[Duty] = field(default_factory=list)
    passed: list[Duty] = field(default_factory=list)
    looked: list[Looked] = field(default_factory=list)
    refs: dict[str, Run] = field(default_factory=dict)


def read_warnings(
    workspace: Workspace, runs: Sequence[tuple[Run, Sequence[str]]], days: WorkingDays, wanted: Wanted
) -> list[Warnings]:
    """The lists of all institutions that have acts in some runs.

    Args:
        workspace: where their deliveries are.
        runs: runs, each with the models that are read from it.
        days: counts the working days that are left.
        wanted: what is asked for.

    Returns:
        One list an institution, by name, also where nothing falls due.

    Raises:
        OSError: the answers of a run cannot be read.
    """
    units: dict[str, _Unit] = defaultdict(_Unit)
    for run, models in runs:
        _Reader(workspace, run, days, wanted, units).read(models)
    return [_listed(name, units[name], runs, wanted) for name in sorted(units) if name]


class _Reader:
    def __init__(
        self, workspace: Workspace, run: Run, days: WorkingDays, wanted: Wanted, units: dict[str, _Unit]
    ) -> None:
        self.workspace, self.run, self.days, self.wanted, self.units = workspace, run, days, wanted, units
        self.as_of = run.manifest.as_of

    def read(self, models: Sequence[str]) -> None:
        """Read some models of the run."""
        texts = [model for model in self.run.manifest.models if model.id in set(models)]
        rows: dict[str, list[dict[str, Any]]] = {}
        for model in texts:
            acts, pending = Counter[str](), Counter[str]()
            rows[model.id] = list(self._due(model.id, acts, pending))
            within = Counter(row["unit"] for row in rows[model.id] if row["due"] in self.wanted.span)
            for unit, number in acts.items():
                title = model.point.pick(self.wanted.lang)
                self.units[unit].looked.append(Looked(title, number, pending[unit], within[unit]))
        persons = {person for each in rows.values() for row in each for person in persons_in(row["key"])}
        called = names_of_persons(self.workspace, self.run, persons)
        due = [model for model in texts if rows[model.id]]
        named_ = names_of([model.id for model in due], self.wanted.lang, self.wanted.reveal)
        for model in due:
            for row in rows[model.id]:
                self._add(model, row, named_[model.id], called)

    def _due(self, model: str, acts: Counter[str], pending: Counter[str]) -> Iterator[dict[str, Any]]:
        """Rows whose last day is on the list or fell between the data and the list; all others are only counted."""
        last = self.wanted.span.last.isoformat()
        for part, waits in stream_deadlines(self.run.folder, model):
            _count(part, acts, self.wanted.in_scope)
            _count(waits, pending, self.wanted.in_scope)
            soon = waits.filter(pc.less_equal(waits["due"].cast(pa.string()), last))
            for row in soon.to_pylist():
                row["due"] = date.fromisoformat(str(row["due"])[:10])
                if self.wanted.in_scope(row["unit"] or "") and row["due"] > self.as_of:
                    yield {**row, "unit": row["unit"] or ""}

    def _add(self, model: ModelText, row: dict[str, Any], names: ActNames, called: dict[str, str]) -> None:
        unit, act, manifest = self.units[row["unit"]], names(row["key"], row["slot"]), self.run.manifest
        refs = in_force(model.basis, row["due"])
        duty = Duty(
            model=model.id,
            title=model.point.pick(self.wanted.lang),
            act=act.act,
            person=" ".join(filter(None, (self._name(row["key"], called), act.person))),
            due=row["due"],
            left=self.days.left(row["due"]),
            articles=tuple(named(ref, manifest, self.wanted.lang) for ref in refs),
            as_of=self.as_of,
        )
        (unit.duties if duty.due in self.wanted.span else unit.passed).append(duty)
        unit.refs |= dict.fromkeys(refs, self.run)

    def _name(self, key: str, called: dict[str, str]) -> str:
        found = [called[person] for person in persons_in(key) if person in called]
        return " ".join(found if self.wanted.reveal else map(mask_name, found))


def _count(rows: pa.Table, into: Counter[str], in_scope: InScope) -> None:
    counted = pc.value_counts(rows["unit"].cast(pa.string()))
    for each in counted.to_pylist():
        unit = each["values"] or ""
        if in_scope(unit):
            into[unit] += each["counts"]


def _listed(unit: str, found: _Unit, runs: Sequence[tuple[Run, Sequence[str]]], wanted: Wanted) -> Warnings:
    told = {Told(each.unit, each.until_on, each.complete) for run, _ in runs for each in _deliveries(run)}
    own = sorted((each for each in told if each.unit in (unit, SEVERAL)), key=lambda each: (each.unit, str(each.until)))
    return Warnings(
        unit=unit,
        span=wanted.span,
        duties=_in_order(found.duties),
        passed=_in_order(found.passed),
        looked=tuple(found.looked),
        delivered=tuple(own),
        others=len({each.unit for each in told} - {unit, SEVERAL}),
        cited=tuple(cited(ref, run.manifest, wanted.lang) for ref, run in sorted(found.refs.items())),
        as_of=tuple(sorted({run.manifest.as_of for run, _ in runs})),
        revealed=wanted.reveal,
    )


def _deliveries(run: Run) -> Iterator[Any]:
    return (batch.delivery for batch in run.manifest.batches if batch.delivery is not None)


def _in_order(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """By day and duty; among equals by the act, and never by anything about a person."""
    return tuple(sorted(duties, key=lambda each: (each.due, each.title, each.act)))
