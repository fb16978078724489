"""A case's events as a person writes them down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jianheng.law.custody.rules import load_rules
from jianheng.law.problem import LawDataError
from jianheng.law.source import Listing, Mapping, Reader
from jianheng.law.tables.written import parse_date


@dataclass(frozen=True)
class Event:
    """Something that happened in a case.

    Args:
        on: the day.
        event: its code, one of `events.yaml`.
        line: of the file.
    """

    on: date
    event: str
    line: int = 0


def read_case(path: Path) -> tuple[Event, ...]:
    """The events of a file, in order of their days.

    Args:
        path: YAML, `events: [{on: 2024-01-10, event: detained}, …]`.

    Returns:
        The events; those of one day in the order in which they are written.

    Raises:
        LawDataError: with every mistake of the file.
        OSError: the file cannot be read.
    """
    reader = Reader(path)
    root = reader.root()
    reader.keys(root, "", ("events",), ("note",))
    node = root.pairs.get("events")
    found = []
    if not isinstance(node, Listing):
        reader.add(root.line, "events", "", ("应写成列表", "expected a list", "每行以 - {on: …, event: …} 开头"))
    else:
        for item in node.items:
            if isinstance(item, Mapping):
                found.append(_event(reader, item))
            else:
                reader.add(
                    item.line,
                    "events",
                    "",
                    ("应是 {on: …, event: …}", "no mapping", "写成 - {on: 2024-01-10, event: detained}"),
                )
    if reader.problems:
        raise LawDataError(reader.problems)
    return tuple(sorted(found, key=lambda each: each.on))


def _event(reader: Reader, node: Mapping) -> Event:
    reader.keys(node, "events", ("on", "event"))
    rules = load_rules().events
    name = reader.text(node, "event")
    if name not in rules:
        listed = "、".join(f"{key}（{rule.says.zh}）" for key, rule in rules.items())
        reader.add(
            node.lines.get("event", node.line), "event", name, ("没有这种事件", "unknown event", f"应为 {listed}")
        )
    text = reader.text(node, "on")
    try:
        return Event(parse_date(text), name, node.line)
    except ValueError as error:
        zh, _, en = str(error).partition(" / ")
        reader.add(node.lines.get("on", node.line), "on", text, (zh, en, "写成 2024-01-10"))
        return Event(date.min, name, node.line)
