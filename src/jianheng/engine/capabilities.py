"""What each engine can do, by the parts of the language; asked before anything runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from jianheng.engine.reads import expressions
from jianheng.engine.unable import CapabilityError
from jianheng.language.tree import Model

ENGINES = ("duckdb", "spark")
STATES = ("supported", "lowered", "not yet", "never")
Part = tuple[str, str]


@dataclass(frozen=True)
class Capability:
    """What an engine does with a part of the language.

    Args:
        state: one of `STATES`.
        zh, en: how, or why not; empty where it is supported.
    """

    state: str
    zh: str = ""
    en: str = ""

    @property
    def runs(self) -> bool:
        return self.state in {"supported", "lowered"}


@cache
def capabilities() -> Mapping[Part, Mapping[str, Capability]]:
    """By group and name of the part, then by engine."""
    text = files("jianheng.engine").joinpath("capabilities.yaml").read_text(encoding="utf-8")
    return {
        (group, part): {
            engine: Capability(**said[engine]) if engine in said else Capability("supported") for engine in ENGINES
        }
        for group, parts in yaml.load(text, Loader=yaml.CSafeLoader).items()
        for part, said in parts.items()
    }


def refuse(engine: str, models: Sequence[Model]) -> None:
    """Let nothing start that an engine cannot finish.

    Args:
        engine: its name, in whatever case.
        models: what is to run, with the models whose answers they examine.

    Raises:
        CapabilityError: a part of a model is not there on this engine; it names model, part and reason.
    """
    for model in models:
        missing = [part for part in sorted(parts(model)) if not capabilities()[part][engine.lower()].runs]
        if missing:
            told = [(part[1], capabilities()[part][engine.lower()]) for part in missing]
            raise CapabilityError(
                engine,
                [f"{name}（{said.zh}）" for name, said in told],
                [f"{name} ({said.en})" for name, said in told],
                model.id,
            )


def parts(model: Model) -> set[Part]:
    """The parts of the language that a model uses."""
    found: set[Part] = {("items", item.kind) for item in model.items}
    for tree in expressions(model):
        for node in tree.walk():
            found.add(("law", node.op) if node.op in {"law", "clock"} else ("operators", node.op))
    return found | {("populations", form) for form in _forms(model)}


def _forms(model: Model) -> Iterator[str]:
    examine = model.examine
    yield "rows"
    yield from (
        form
        for form, there in (
            ("repeat", examine.repeat is not None),
            ("each", bool(examine.each)),
            ("verdict", examine.verdict is not None),
            ("statements", examine.statements),
        )
        if there
    )
