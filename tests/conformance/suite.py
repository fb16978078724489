"""The suite: every model on every set of data on every engine, and what came of it for each part of the language."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.engine.capabilities import Part, refuse
from jianheng.engine.engine import Engine
from jianheng.engine.unable import CapabilityError
from jianheng.language.leaf import sign_leaf
from jianheng.language.read import read_model
from jianheng.language.templates import Shelf
from jianheng.language.tree import Model, Node
from jianheng.language.typing import Typing
from jianheng.law import LawTable, load_tables
from jianheng.law.tables import load_tables as read_tables

from ..engine.conftest import HEAD, HERE
from .compare import Told, differences, opened, told
from .data_sets import TOGETHER, DataSet
from .scenarios import Scenario

KEY = Ed25519PrivateKey.from_private_bytes(b"conformance".ljust(32))
AUTHORS = {"甲院": KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)}
COLUMN = re.compile(r"[a-z]_(?:f_)?(x\d+)(?:_|$)")
REFERENCE = "reference"
SHOWN = 800
Opener = Callable[[Path], Engine]


@dataclass(frozen=True)
class Round:
    """Models and the data that they run on.

    Args:
        scenarios: the models.
        sets: the data.
        twice: names of the models of which the second pass, with every column and the evidence, is compared too.
    """

    scenarios: Sequence[Scenario]
    sets: Sequence[DataSet]
    twice: frozenset[str]


@dataclass
class Outcome:
    """What came of one part on one engine.

    Args:
        sets: names of the sets of data on which it ran.
        rows: rows compared, over all sets and expressions.
        wrong: accounts of differences.
        refused: why the engine does not run it.
    """

    sets: set[str] = field(default_factory=set)
    rows: int = 0
    wrong: list[str] = field(default_factory=list)
    refused: str = ""


Outcomes = dict[tuple[Part, str], Outcome]


class Reader:
    """Models as the suite writes them, over the small dictionary and all law tables."""

    def __init__(self) -> None:
        self.dictionary: Dictionary = load_dictionary(HERE / "dictionary")
        self.law: dict[str, LawTable] = load_tables() | read_tables(HERE / "law")

    def read(self, scenario: Scenario) -> tuple[Model, dict[str, Model]]:
        """The model of a scenario, and those whose answers it examines.

        Raises:
            ValueError: the model has problems.
        """
        texts = {name: HEAD.replace("commutation/sample", name) + text for name, text in scenario.others.items()}
        shelf = Shelf({}, {}, texts)
        others = {name: self._checked(text, scenario.name, None) for name, text in texts.items()}
        return self._checked(HEAD + scenario.text, scenario.name, shelf), others

    def _checked(self, text: str, name: str, shelf: Shelf | None) -> Model:
        model = _signed(read_model(text, f"{name}.yaml", self.dictionary, self.law, "", shelf))
        problems = Typing(model, self.dictionary, self.law).check()
        if problems:
            raise ValueError("\n".join(map(str, problems)))
        return model


def _signed(model: Model) -> Model:
    def signed(leaf: Node) -> Node:
        slots = dict(leaf.slots) | {"signature": sign_leaf(leaf, KEY)}
        return replace(leaf, slots=tuple(slots.items()))

    lets = tuple(replace(let, value=signed(let.value)) if let.value.op == "sql" else let for let in model.lets)
    return replace(model, lets=lets)


def run(
    rounds: Iterable[Round],
    engines: Mapping[str, Opener],
    check: Callable[[Scenario, Model, DataSet, Told], Iterator[tuple[Part, int, list[str]]]] | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Outcomes:
    """Run models on sets of data; DuckDB is what the other engines are held against.

    Args:
        rounds: which models on which data.
        engines: how each other engine is opened in a folder, by name.
        check: holds DuckDB against something written from the specification alone.
        tell: is told how far it is, and of each difference at once.
    """
    reader = Reader()
    outcomes: Outcomes = {}
    for each in rounds:
        models = {scenario.name: reader.read(scenario) for scenario in each.scenarios}
        for data in each.sets:
            with opened(data, reader.dictionary, reader.law, AUTHORS, None) as session:
                wanted = {
                    scenario.name: told(session, *models[scenario.name], twice=True) for scenario in each.scenarios
                }
            for scenario in each.scenarios:
                own = wanted[scenario.name]
                _note(outcomes, scenario, "duckdb", data, own, [])
                for part, rows, wrong in check(scenario, models[scenario.name][0], data, own) if check else ():
                    _add(outcomes, part, REFERENCE, data, rows, wrong)
            for name, opener in engines.items():
                started = perf_counter()
                for scenario, theirs in _elsewhere(name, opener, reader, models, each, data):
                    found = _hold(outcomes, scenario, name, data, wanted[scenario.name], theirs)
                    took, started = perf_counter() - started, perf_counter()
                    tell("\n  ".join([f"{data.name} · {scenario.name} · {name}: {took:.0f} s", *found]))
    return outcomes


def _elsewhere(
    name: str, opener: Opener, reader: Reader, models: Mapping[str, Any], each: Round, data: DataSet
) -> Iterator[tuple[Scenario, Told | Exception]]:
    """What another engine says of each model, or why it does not."""
    with (
        tempfile.TemporaryDirectory() as folder,
        opened(data, reader.dictionary, reader.law, AUTHORS, opener(Path(folder))) as session,
    ):
        for scenario in each.scenarios:
            model, others = models[scenario.name]
            try:
                refuse(name, [model, *others.values()])
            except CapabilityError as error:
                yield scenario, error
                continue
            try:
                yield scenario, told(session, model, others, twice=scenario.name in each.twice)
            except Exception as error:
                # Another version may fail in any way; it is told, and so is all the rest.
                yield scenario, RuntimeError(f"{type(error).__name__}: {str(error)[:SHOWN]}")


def _hold(
    outcomes: Outcomes, scenario: Scenario, name: str, data: DataSet, ours: Told, theirs: Told | Exception
) -> list[str]:
    """Book what an engine says beside what it should say; its differences."""
    if isinstance(theirs, CapabilityError):
        for part in scenario.parts:
            outcomes.setdefault((part, name), Outcome()).refused = str(theirs)
        return []
    found = [("", str(theirs))] if isinstance(theirs, Exception) else differences(ours, theirs)
    _note(outcomes, scenario, name, data, ours, [(column, f"{scenario.name}: {text}") for column, text in found])
    return [text for _, text in found]


def _note(
    outcomes: Outcomes, scenario: Scenario, engine: str, data: DataSet, what: Told, wrong: list[tuple[str, str]]
) -> None:
    """Book the rows of a model, and its differences with the part to whose expression the column belongs."""
    by_let = {let: written.part for let, written in scenario.lets.items()}
    blamed: list[tuple[Part | None, str]] = []
    for column, text in wrong:
        match = COLUMN.match(column)
        let = match.group(1) if match else ""
        blamed.append((by_let.get(let), f"{text}  [{scenario.lets[let].text}]" if let in scenario.lets else text))
    owned = any(part is not None for part, _ in blamed)
    for part in scenario.parts:
        times = sum(written.part == part for written in scenario.lets.values()) or 1
        own = [text for blame, text in blamed if blame == part or (blame is None and not owned)]
        _add(outcomes, part, engine, data, len(what.answers) * times, own, _sets(what))


def _sets(what: Told) -> set[str]:
    """The sets that lie together in one table, by the names of their rows."""
    return {str(row["row_id"]).partition(".")[0] for row in what.answers}


def _add(
    outcomes: Outcomes,
    part: Part,
    engine: str,
    data: DataSet,
    rows: int,
    wrong: list[str],
    sets: set[str] | None = None,
) -> None:
    outcome = outcomes.setdefault((part, engine), Outcome())
    outcome.sets |= sets if data.name == TOGETHER and sets else {data.name}
    outcome.rows += rows
    outcome.wrong += [f"{data.name}: {text}" for text in wrong]
