"""The events of a case in custody, as data: what each may follow, what it opens, who decides it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jianheng.law.problem import LawDataError
from jianheng.law.reckoning import Words
from jianheng.law.source import Mapping, Reader

FILE = Path(__file__).with_name("events.yaml")
_REQUIRED = ("zh", "en", "by", "after")
_OPTIONAL = ("from", "to", "opens", "clock", "most", "pause", "restarts", "cite")


@dataclass(frozen=True)
class Rule:
    """What one kind of event does.

    Args:
        event: its code.
        says: its name.
        by: who decides it.
        after: stages in which it may happen.
        periods: bases of the period that must be running; empty for any.
        to: the stage that it leads to, empty where the stage stays.
        opens: basis of the period that it opens, as the table `custody_period` names it.
        clock: another clock table that sets the period.
        most: how often in one case at most, 0 for any number.
        pause: `begins` or `ends` time that is not counted; empty for neither.
        restarts: the stage is counted anew although it is the same.
        cite: articles that allow it, of the present law.
    """

    event: str
    says: Words
    by: Words
    after: tuple[str, ...]
    periods: tuple[str, ...]
    to: str
    opens: str
    clock: str
    most: int
    pause: str
    restarts: bool
    cite: tuple[str, ...]


@dataclass(frozen=True)
class Rules:
    """All events and stages.

    Args:
        stages: stage by code, with its name.
        events: rule by event.
    """

    stages: dict[str, Words]
    events: dict[str, Rule]


@cache
def load_rules() -> Rules:
    """The events and stages of the package.

    Raises:
        LawDataError: with every mistake of the file.

    >>> load_rules().events["extended_156"].by.zh
    '上一级检察院批准'
    """
    reader = Reader(FILE)
    root = reader.root()
    reader.keys(root, "", ("stages", "events"))
    stages = {
        name: Words(*reader.pair(reader.mapping(root, "stages"), name)) for name in reader.mapping(root, "stages").pairs
    }
    node = reader.mapping(root, "events")
    events = {name: _rule(reader, reader.mapping(node, name), name) for name in node.pairs}
    for name, rule in events.items():
        for stage in {*rule.after, rule.to} - {"", *stages}:
            says = (f"没有这个环节，应为 {'、'.join(stages)}", "unknown stage", "改正")
            reader.add(node.lines[name], name, stage, says)
    if reader.problems:
        raise LawDataError(reader.problems)
    return Rules(stages, events)


def _rule(reader: Reader, node: Mapping, name: str) -> Rule:
    reader.keys(node, name, _REQUIRED, _OPTIONAL)
    return Rule(
        name,
        Words(reader.text(node, "zh"), reader.text(node, "en")),
        Words(*reader.pair(node, "by")),
        reader.texts(node, "after"),
        reader.texts(node, "from"),
        reader.text(node, "to"),
        reader.text(node, "opens"),
        reader.text(node, "clock"),
        int(reader.text(node, "most", "0")),
        reader.choice(node, "pause", ("", "begins", "ends"), ""),
        reader.choice(node, "restarts", ("true", "false"), "false") == "true",
        reader.texts(node, "cite"),
    )
