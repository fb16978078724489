"""Models that use each part of the language, from the plain lists in `parts/*.yaml` and from the law tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from math import prod
from pathlib import Path
from random import Random
from typing import Any

import yaml

from jianheng.engine.capabilities import Part, capabilities
from jianheng.law import Arg, LawTable

PARTS = Path(__file__).parent / "parts"
PLACE = re.compile(r"\{(\w+)\}")
# How many expressions stand in one model: Spark spends its time on plans, not on rows. A look-up brings unknown facts
# of its own, and a model may have no more of these than Spark counts bits.
LETS = 28
LOOK_UPS = 8


@dataclass(frozen=True)
class Written:
    """An expression that stands in a model as a let, with a finding that rests on it.

    Args:
        part: the part of the language that it is there for.
        kind: type of its value.
        text: as written.
        record: the look-up of which it takes a value; it stands in a let of its own, as models write it.
    """

    part: Part
    kind: str
    text: str
    record: str = ""


@dataclass(frozen=True)
class Scenario:
    """A model of the suite.

    Args:
        name: how results name it.
        parts: parts of the language that it is there for.
        text: the model without its head.
        lets: its expressions by the name of the let, where it is a list of such.
        others: texts of models whose answers it examines, by id.
    """

    name: str
    parts: tuple[Part, ...]
    text: str
    lets: Mapping[str, Written] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)


def scenarios(law: Mapping[str, LawTable], choices: int) -> list[Scenario]:
    """Every model of the suite.

    Args:
        law: the law tables.
        choices: how many expressions a template is written out to.
    """
    listed = _yaml("expressions")
    look_ups = list(_look_ups(law, listed, choices))
    operators = list(_operators(listed, choices))
    return [
        *_in_batches("expressions", listed, operators, LETS),
        *_in_batches("law", listed, look_ups, LOOK_UPS),
        *whole(),
    ]


def whole() -> list[Scenario]:
    """The models that are not made of a list of expressions."""
    return [*_whole("items"), *_whole("populations")]


def _yaml(name: str) -> Any:
    return yaml.safe_load((PARTS / f"{name}.yaml").read_text(encoding="utf-8"))


def part_named(name: str) -> Part:
    """The part of a name; a name belongs to one group only."""
    [found] = [part for part in capabilities() if part[1] == name]
    return found


def _operators(listed: Mapping[str, Any], choices: int) -> Iterator[Written]:
    for name, kinds in listed["parts"].items():
        for kind, templates in kinds.items():
            for template in templates:
                yield from (
                    Written(part_named(name), kind, text) for text in written_out(template, listed["lists"], choices)
                )


def written_out(template: str, lists: Mapping[str, list[str]], choices: int) -> list[str]:
    """A template with choices from the lists; all of them where there are no more than asked for.

    >>> written_out("{a} < {a}", {"a": ["x", "y"]}, 9)
    ['x < x', 'x < y', 'y < x', 'y < y']
    """
    pools = [lists[name] for name in PLACE.findall(template)]
    every = prod(len(pool) for pool in pools)
    if every <= choices:
        chosen = list(product(*pools))
    else:
        random = Random(template)
        chosen = list({tuple(random.choice(pool) for pool in pools): None for _ in range(choices)})
    return [_filled(template, each) for each in chosen]


def _filled(template: str, values: tuple[str, ...]) -> str:
    left = iter(values)
    return PLACE.sub(lambda _: next(left), template)


def _look_ups(law: Mapping[str, LawTable], listed: Mapping[str, Any], choices: int) -> Iterator[Written]:
    """Every table of the law, with each of its values in turn."""
    for name, table in sorted(law.items()):
        random = Random(name)
        args = [_argument(table, arg, exact=table.clock) for arg in table.args]
        if table.clock:
            start, kind = ("{moment}", "moment") if table.in_hours else ("{exact}", "date")
            told = ", ".join(f"{arg}={place or random.choice(options)}" for arg, place, options in args)
            [text] = written_out(f"clock.{name}(start={start}, {told})", listed["lists"], 1)
            yield Written(("law", "clock"), kind, text)
            continue
        values = [(value.name, value.type) for value in table.values if value.type in listed["conditions"]]
        for number in range(max(choices // 3, 1)):
            value, kind = values[number % len(values)] if values else ("hard", "flag")
            told = ", ".join(f"{arg}={place or random.choice(options)}" for arg, place, options in args)
            [record] = written_out(f"law.{name}({told})", listed["lists"], 1)
            yield Written(("law", "law"), kind, value, record)


def _argument(table: LawTable, arg: Arg, *, exact: bool) -> tuple[str, str, list[str]]:
    """An argument with the list that it is chosen from, or else the codes that the rows of the table name."""
    options = {str(option) for row in table.rows for c in row.conditions if c.arg == arg.name for option in c.options}
    code = "code" if arg.list == "colour" else ""
    pool = {"code": code, "date": "exact" if exact else "day", "flag": "plain"}.get(arg.type, arg.type)
    return arg.name, f"{{{pool}}}" if pool else "", [f'"{option}"' for option in sorted(options)]


def _in_batches(name: str, listed: Mapping[str, Any], written: list[Written], size: int) -> Iterator[Scenario]:
    """Models of many lets, so that a plan is made for many expressions at once."""
    for start in range(0, len(written), size):
        lets = {f"x{number}": each for number, each in enumerate(written[start : start + size])}
        yield Scenario(
            f"{name} {start // size + 1}",
            tuple(dict.fromkeys(each.part for each in lets.values())),
            _model(listed, lets),
            lets,
        )


def _model(listed: Mapping[str, Any], lets: Mapping[str, Written]) -> str:
    model = yaml.safe_load(listed["model"])
    for name, each in lets.items():
        if each.record:
            model["let"][f"of_{name}"] = each.record
        model["let"][name] = f"of_{name}.{each.text}" if each.record else each.text
        section = "note" if each.part[1] in listed["notes"] else "unlawful"
        says = {} if each.kind == "flag" else {"says": {"zh": f"{{{name}}}"}}
        model.setdefault(section, {})[f"f_{name}"] = {"when": listed["conditions"][each.kind].format(name), **says}
    if "unlawful" not in model:
        model["kind"] = "prompt"
    model["keep"] = list(lets)
    return yaml.safe_dump(model, allow_unicode=True, sort_keys=False, width=10_000)


def _whole(name: str) -> Iterator[Scenario]:
    for number, entry in enumerate(_yaml(name), start=1):
        parts = tuple(part_named(part) for part in entry["parts"])
        yield Scenario(f"{name} {number}", parts, entry["model"], others=entry.get("others", {}))
