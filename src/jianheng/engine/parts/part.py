"""One part of the persons, seen as if there were no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

import pyarrow as pa
from sqlglot import exp

from jianheng.engine.engine import Engine
from jianheng.engine.execute import Session
from jianheng.engine.locality import PERSON, locality
from jianheng.engine.sql import E, binary, col, fn, name, num, relation
from jianheng.language.tree import Model


@contextmanager
def part(session: Session, model: Model, number: int, of: int) -> Iterator[Session]:
    """A session in which the tables of a model hold the rows of some persons alone.

    Rows are parted after what several institutions state was merged, so that no act falls apart. Rows without a
    person are together in one part, tables without persons in every part.

    Args:
        session: the session of the whole run.
        model: a model that looks at each person alone.
        number: which part, from 0.
        of: how many parts there are.
    """
    tables = session.dictionary.tables
    parted = sorted(table for table in locality(model, session.dictionary).tables() if PERSON in tables[table].fields)
    seen = {f"{side}_{table}": f"part_{side}_{table}" for table in parted for side in "sv"}
    # What was found out about the rows of one part holds for no other.
    own = replace(session, engine=_PartEngine(session.engine, seen), answered=set(), named={})
    made: list[str] = []
    try:
        for whole, rows in seen.items():
            select = exp.select(exp.Star()).from_(relation(whole)).where(_in_part(number, of))
            session.engine.make(rows, select, kept=whole.startswith("v_"))
            made.append(rows)
        yield own
    finally:
        session.engine.drop([*made, *(f"v_{table}" for table in sorted(own.answered))])
        session.answered -= own.answered


def _in_part(number: int, of: int) -> E:
    """Whether a row belongs to a part; the hash needs to be the same within one run alone."""
    return binary(exp.EQ, binary(exp.Mod, fn("hash", col(PERSON)), num(of)), num(number))


class _PartEngine:
    """An engine that reads the parted rows where a query names the whole table."""

    def __init__(self, whole: Engine, seen: Mapping[str, str]) -> None:
        self.whole = whole
        self.seen = seen

    @property
    def name(self) -> str:
        return self.whole.name

    @property
    def version(self) -> str:
        return self.whole.version

    @property
    def keeps_cheaply(self) -> bool:
        return self.whole.keeps_cheaply

    @property
    def numbers_rows(self) -> bool:
        return self.whole.numbers_rows

    def hold(self, name: str, rows: pa.Table) -> None:
        self.whole.hold(name, rows)

    def make(self, name: str, query: exp.Query, *, kept: bool = False) -> None:
        self.whole.make(name, self._parted(query), kept=kept)

    def drop(self, names: Iterable[str]) -> None:
        self.whole.drop(names)

    def fetch(self, query: exp.Query) -> pa.Table:
        return self.whole.fetch(self._parted(query))

    def interrupt(self) -> None:
        self.whole.interrupt()

    def close(self) -> None:
        self.whole.close()

    def _parted(self, query: exp.Query) -> exp.Query:
        parted = query.copy()
        for table in parted.find_all(exp.Table):
            if table.name in self.seen:
                table.set("this", name(self.seen[table.name]))
        return parted
