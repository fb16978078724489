"""Rules of what cannot be true together: read from YAML and held against the dictionary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from jianheng.dictionary import Dictionary, Field
from jianheng.intake.problem import Words

OPS = ("before", "not_after", "differ")
PAIR_KEYS = frozenset({"id", "rows", "join", "alone", "where", "breach", "zh", "en", "correct"})
AGREE_KEYS = frozenset({"id", "agree", "by", "zh", "en"})


class RuleError(ValueError):
    """Rules that cannot be used, with every problem of them."""


@dataclass(frozen=True)
class Ref:
    """A field of one of a rule's rows: `a.left_on`."""

    row: str
    field: str


@dataclass(frozen=True)
class Comparison:
    """What is compared.

    Args:
        op: `before` (surely), `not_after` (surely) or `differ`.
        left, right: the fields.
    """

    op: str
    left: Ref
    right: Ref


@dataclass(frozen=True)
class Rule:
    """What one row, or two rows joined, cannot say.

    Args:
        id: stable name.
        rows: table by the row's name in the rule.
        join: fields that are the same in both rows.
        alone: rows that count only where their person has no other row in the table.
        where: codes that a field must have.
        breach: all of it together cannot be true.
        says: the sentence.
        correct: whose record is to be checked, by the row's name.
    """

    id: str
    rows: dict[str, str]
    join: tuple[tuple[Ref, Ref], ...]
    alone: tuple[str, ...]
    where: tuple[tuple[Ref, tuple[str, ...]], ...]
    breach: tuple[Comparison, ...]
    says: Words
    correct: tuple[str, ...]


@dataclass(frozen=True)
class Agreement:
    """What all statements about one thing should say alike.

    Args:
        id: stable name.
        fields: table and field of each statement.
        by: fields that name the thing.
        says: the sentence.
    """

    id: str
    fields: tuple[tuple[str, str], ...]
    by: tuple[str, ...]
    says: Words


@dataclass(frozen=True)
class Rules:
    """All rules."""

    pairs: tuple[Rule, ...]
    agreements: tuple[Agreement, ...]


def load_rules(dictionary: Dictionary, text: str | None = None) -> Rules:
    """Read rules; one that speaks of a table that the dictionary lacks is left out.

    Args:
        dictionary: what tables and fields mean.
        text: YAML; the package's own rules if left out.

    Raises:
        RuleError: they cannot be used; all problems are told.
    """
    own = text is None
    data = yaml.load(
        files("jianheng.quality").joinpath("rules.yaml").read_text("utf-8") if text is None else text,
        Loader=yaml.CSafeLoader,
    )
    problems: list[str] = []
    pairs, agreements, seen = [], [], set()
    for node in data["rules"]:
        if node.get("id") in seen:
            problems.append(f"{node['id']}：编号重复 / twice")
        seen.add(node.get("id"))
        tables = set(node["rows"].values()) if "rows" in node else {one.split(".")[0] for one in node["agree"]}
        if own and not tables <= dictionary.tables.keys():
            continue
        found = [*_problems(node, dictionary)]
        problems += [f"{node.get('id')}：{each}" for each in found]
        if found:
            continue
        if "rows" in node:
            pairs.append(_rule(node))
        else:
            agreements.append(_agreement(node))
    if problems:
        raise RuleError("\n".join(problems))
    return Rules(tuple(pairs), tuple(agreements))


def _rule(node: Mapping[str, Any]) -> Rule:
    return Rule(
        node["id"],
        dict(node["rows"]),
        tuple((_ref(left), _ref(right)) for left, right in node.get("join", ())),
        tuple(node.get("alone", ())),
        tuple((_ref(ref), tuple(codes)) for ref, codes in node.get("where", {}).items()),
        tuple(_comparison(each) for each in node["breach"]),
        Words(node["zh"], node["en"]),
        tuple(node.get("correct", ())) or tuple(node["rows"]),
    )


def _agreement(node: Mapping[str, Any]) -> Agreement:
    fields = tuple((one.split(".")[0], one.split(".")[1]) for one in node["agree"])
    return Agreement(node["id"], fields, tuple(node["by"]), Words(node["zh"], node["en"]))


def _comparison(node: Mapping[str, Any]) -> Comparison:
    ((op, (left, right)),) = node.items()
    return Comparison(op, _ref(left), _ref(right))


def _ref(text: str) -> Ref:
    row, _, field = text.partition(".")
    return Ref(row, field)


def _problems(node: Mapping[str, Any], dictionary: Dictionary) -> Iterator[str]:
    """What keeps a rule from being used."""
    known = PAIR_KEYS if "rows" in node else AGREE_KEYS
    yield from (f"不认识 {key} / unknown key" for key in node.keys() - known)
    for lang in ("zh", "en"):
        if not node.get(lang):
            yield f"没有 {lang} 的说明 / no sentence"
    if "rows" in node:
        yield from _pair_problems(node, dictionary)
    else:
        yield from _agree_problems(node, dictionary)


def _pair_problems(node: Mapping[str, Any], dictionary: Dictionary) -> Iterator[str]:
    rows: dict[str, str] = node["rows"]
    for table in rows.values():
        if table not in dictionary.tables or dictionary.tables[table].derived:
            yield f"没有可移送的表 {table} / no such delivered table"
            return
    if len(rows) not in (1, 2) or (len(rows) == 1) != (not node.get("join")):
        yield "应为一行，或两行加 join / one row, or two rows with a join"
    refs = [ref for pair in node.get("join", ()) for ref in pair] + list(node.get("where", {}))
    for each in node["breach"]:
        ((op, sides),) = each.items()
        if op not in OPS:
            yield f"不认识比较 {op}，应为 {'、'.join(OPS)} / unknown comparison"
        refs += sides
        fields = [_field(ref, rows, dictionary) for ref in sides]
        if op != "differ" and any(found is not None and not found.day_columns() for found in fields):
            yield f"{op} 只能比较日期：{sides} / days alone can be before one another"
    yield from (f"没有 {ref} / no such field" for ref in refs if _field(ref, rows, dictionary) is None)
    for ref, codes in node.get("where", {}).items():
        field = _field(ref, rows, dictionary)
        if field is not None and (field.list is None or not set(codes) <= set(dictionary.lists[field.list].codes)):
            yield f"{ref} 没有代码 {codes} / no such code"
    for row in (*node.get("alone", ()), *node.get("correct", ())):
        if row not in rows:
            yield f"没有行 {row} / no such row"


def _agree_problems(node: Mapping[str, Any], dictionary: Dictionary) -> Iterator[str]:
    for one in node.get("agree", ()):
        table, _, field = one.partition(".")
        held = dictionary.tables.get(table)
        if held is None or field not in held.fields:
            yield f"没有 {one} / no such field"
            continue
        if held.fields[field].type == "term" or held.fields[field].part:
            yield f"{one} 不止一列，不能比较 / stands in several columns"
        for by in node.get("by", ()):
            if by not in held.fields and by != "recorded_by":
                yield f"{table} 没有 {by} / no such field"
    if not node.get("by"):
        yield "没有 by / no by"


def _field(ref: str, rows: Mapping[str, str], dictionary: Dictionary) -> Field | None:
    row, _, field = ref.partition(".")
    return dictionary.tables[rows[row]].fields.get(field) if row in rows else None
