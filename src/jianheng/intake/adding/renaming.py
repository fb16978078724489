"""Rows that name an institution as it was called once: its present name is put in, and said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from jianheng.dictionary import Dictionary
from jianheng.intake.cells.plain import read_key
from jianheng.intake.cleaning import PresentNames, RenamedError, load_renamed
from jianheng.intake.problem import IntakeError, Place, Problem, Severity, Words
from jianheng.intake.rows.outcome import Outcome
from jianheng.intake.store.row import Row
from jianheng.workspace import Workspace

RENAMED = "renamed_institution"
AS_WRITTEN = PresentNames()


def present_names(workspace: Workspace) -> PresentNames:
    """What institutions are called today, as far as the workspace's own file says.

    Args:
        workspace: the workspace.

    Raises:
        IntakeError: the file cannot be used; all of its mistakes.
    """
    file = workspace.renamed
    try:
        return PresentNames(load_renamed(*([file] if file.is_file() else [])))
    except RenamedError as error:
        mend = Words(f"改正工作区里的 {file.name} 后再添加", f"mend {file.name} in the workspace and add again")
        said = [line.partition(" / ") for line in str(error).splitlines()]
        raise IntakeError(
            [Problem(RENAMED, Place(file.name), Words(zh, en), mend=mend) for zh, _, en in said]
        ) from error


@dataclass
class Renamer:
    """Puts present names into rows; the words of the source stay beside them.

    Args:
        names: what institutions are called today.
        dictionary: the dictionary.
    """

    names: PresentNames
    dictionary: Dictionary
    _fields: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False)
    _known: dict[str, str] = field(default_factory=dict, init=False)
    _met: Counter[str] = field(default_factory=Counter, init=False)

    def unit(self, said: str) -> str:
        """The present name of the unit that delivers, in the form in which the same name is the same text."""
        return self._now(read_key(said))

    def outcome(self, outcome: Outcome) -> Outcome:
        """The same rows under present names."""
        if not self.names.changes or not outcome.rows:
            return outcome
        return replace(outcome, rows=tuple(self._row(row) for row in outcome.rows))

    def problems(self) -> Iterator[Problem]:
        """What was put in, each change once."""
        for said, cells in sorted(self._met.items()):
            if (change := self.names.given_up(said)) is not None:
                now = self._known[said]
                yield Problem(
                    RENAMED,
                    Place(said),
                    Words(
                        f"现在的名称是“{now}”（{change.basis}），{cells} 处按现名归并，原文保留",
                        f"is called {now} now ({change.basis}); {cells} times that name was put in, the words kept",
                    ),
                    mend=Words("不是同一机构的，改正 renamed.yaml", "if they are two, mend renamed.yaml"),
                    severity=Severity.NOTICE,
                )

    def _row(self, row: Row) -> Row:
        changed = {
            name: now
            for name in self._institutions(row.table)
            if isinstance(said := row.values.get(name), str) and (now := self._now(said)) != said
        }
        return replace(row, values={**row.values, **changed}) if changed else row

    def _now(self, said: str) -> str:
        now = self._known.get(said)
        if now is None:
            now = self._known[said] = self.names.of(said)
        if now != said:
            self._met[said] += 1
        return now

    def _institutions(self, table: str) -> tuple[str, ...]:
        if table not in self._fields:
            known = self.dictionary.tables.get(table)
            fields = () if known is None else known.fields.values()
            self._fields[table] = tuple(each.name for each in fields if each.entity == "institution")
        return self._fields[table]
