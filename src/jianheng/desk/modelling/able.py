"""Whether a model can run here: which tables it needs, which were delivered, and which facts are lacking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from jianheng.chain.made_of import MADE_OF
from jianheng.desk.modelling.wanted import tables_of_facts
from jianheng.desk.place import workspace
from jianheng.desk.runs.counts import Counts
from jianheng.desk.runs.models import Tallied
from jianheng.desk.words import lang, say
from jianheng.dictionary import Dictionary, Table, load_dictionary
from jianheng.engine.reason import EN, ZH, Reason
from jianheng.intake.store import standing_batches
from jianheng.language.naming import Naming
from jianheng.language.tree import Model
from jianheng.law import load_tables
from jianheng.requests.build import asked_tables

# Reasons that no delivery mends.
OF_THE_LAW = frozenset(
    each.word for each in (Reason.NO_RULE, Reason.LAW_UNCONFIRMED, Reason.READING, Reason.NO_CALENDAR)
)


@dataclass(frozen=True)
class Needed:
    """A table that a model needs.

    Args:
        table: the table.
        title: its title.
        rows: rows that are here.
        stops: without it the model has nothing to examine.
    """

    table: str
    title: str
    rows: int
    stops: bool


@dataclass(frozen=True)
class Lacking:
    """A fact that undetermined acts lack.

    Args:
        leaf: the fact.
        fact: what it is called.
        reason: why it is not to be had.
        acts: how many acts lack it, alone or with others.
        alone: how many lack it alone, and would be answered with it.
        tables: delivered tables in which it would stand; none where the law is what is open.
    """

    leaf: str
    fact: str
    reason: str
    acts: int
    alone: int
    tables: tuple[str, ...]


@dataclass(frozen=True)
class Able:
    """Whether a model can run here.

    Args:
        needed: its tables.
        counts: its last answers; None where it has not run.
        lacking: facts that undetermined acts lack, the most frequent first.
    """

    needed: tuple[Needed, ...]
    counts: Counts | None = None
    lacking: tuple[Lacking, ...] = ()

    @property
    def absent(self) -> tuple[Needed, ...]:
        """Tables of which nothing is here."""
        return tuple(each for each in self.needed if not each.rows)

    @property
    def stopped(self) -> tuple[Needed, ...]:
        """Tables without which there is nothing to examine."""
        return tuple(each for each in self.absent if each.stops)

    @property
    def can(self) -> bool:
        """Whether there is anything to examine."""
        return not self.stopped


def delivered_rows() -> dict[str, int]:
    """Rows that are here, by table."""
    rows: Counter[str] = Counter()
    for batch in standing_batches(workspace()):
        for name, entry in batch.manifest.tables.items():
            rows[name] += entry.kept
    return dict(rows)


def needed_tables(model: Model, rows: dict[str, int], dictionary: Dictionary) -> tuple[Needed, ...]:
    """The tables that a model needs, those that it examines first.

    Args:
        model: the model; one that examines the answers of another needs what that one needs.
        rows: rows that are here, by table.
        dictionary: the dictionary.
    """
    source = model.examine.verdict.model if model.examine.verdict is not None else model
    asked = asked_tables([model], dictionary)
    # Any of the tables of which a derived one is made gives it rows.
    made_of = set(MADE_OF[source.table]) if dictionary.tables[source.table].derived else {source.table}
    stopping = made_of if not any(rows.get(name) for name in made_of) else made_of & {source.table}
    return tuple(
        Needed(each.table.name, _title(each.table), rows.get(each.table.name, 0), each.table.name in stopping)
        for each in asked
    )


def lacking_facts(model: Model, found: Iterable[Tallied]) -> tuple[Lacking, ...]:
    """The facts that undetermined acts of a model lack, the most frequent first."""
    acts: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for tally in found:
        for facts, number in tally.wants:
            acts.update(dict.fromkeys(facts, number))
            if len(facts) == 1:
                alone[facts[0]] += number
    naming = Naming(model, load_dictionary(), load_tables(), lang())
    told = []
    for wanted, number in acts.most_common():
        leaf, _, reason = wanted.partition(": ")
        asked = reason not in OF_THE_LAW
        tables = tuple(tables_of_facts(model, [leaf], load_dictionary())) if asked else ()
        told.append(Lacking(leaf, naming.leaf(leaf), _reason(reason), number, alone[wanted], tables))
    return tuple(told)


def told_want(fact: Callable[[str], str], wanted: str) -> str:
    """A fact that an act lacks, and why, in words.

    Args:
        fact: says what a fact is called.
        wanted: the fact as an answer names it.
    """
    leaf, _, reason = wanted.partition(": ")
    return f"{fact(leaf)}{say('：', ': ')}{_reason(reason)}"


def _title(table: Table) -> str:
    return table.title_en if lang() == "en" else table.title_zh


def _reason(word: str) -> str:
    words = EN if lang() == "en" else ZH
    return next((words[reason] for reason in words if reason.word == word), word)
