"""What would have been lawful, as far as the proof tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from jianheng.clues.report.value import Values
from jianheng.clues.words import Words
from jianheng.desk.casework.comparison import Comparison, Side, comparisons, day_of
from jianheng.desk.casework.proof import Proof
from jianheng.desk.casework.timeline import Timeline
from jianheng.desk.casework.used_fields import finding_of, nodes
from jianheng.desk.words import Words as Both
from jianheng.desk.words import lang, say

# Calculations that begin at a day: the day is where the picture begins.
COUNTS_FROM = ("months_after", "days_after", "term_after", "working_days_after", "term_end", "months_before")


@dataclass(frozen=True)
class Lawful:
    """What would have been lawful.

    Args:
        says: sentences.
        timeline: two compared days as a picture, if there are two.
        exemptions: what would have kept the duty from applying.
        records: records that were looked for and not found, or found though they must not be.
    """

    says: tuple[str, ...]
    timeline: Timeline | None
    exemptions: tuple[str, ...]
    records: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.says or self.exemptions or self.records)


def lawful_of(proof: Proof) -> Lawful:
    """What would have been lawful instead of what a clue found."""
    found = comparisons(proof)
    dated = next((each for each in found if _is_day(each.done) and _is_day(each.allowed)), None)
    return Lawful(
        tuple(_says(each) for each in found),
        _timeline(dated, proof) if dated else None,
        tuple(_exemptions(proof)),
        tuple(_records(proof)),
    )


def _is_day(side: Side) -> bool:
    return side.day is not None and len(side.lo) == len("2026-11-23")


def _says(one: Comparison) -> str:
    done, allowed = _named(one.done), _named(one.allowed)
    until, strict = _value(one.allowed), one.op in ("lt", "gt")
    what = "" if _named(one.allowed) == until else say(f"（{allowed}）", f" ({allowed})")
    day = one.allowed.day is not None
    if one.op in ("lt", "le"):
        told = say("不早于" if day else "不少于", "not before" if day else "at least")
        told = told if strict else say("晚于" if day else "多于", "after" if day else "more than")
    else:
        told = say("不晚于" if day else "不超过", "not after" if day else "at most")
        told = told if strict else say("早于" if day else "少于", "before" if day else "less than")
    return say(
        f"其他事实不变，“{done}”{told} {until}{what}，这一条件即不成立。实际为 {_value(one.done)}。",
        f"All else equal, the condition would not hold with {done} {told} {until}{what}. It was {_value(one.done)}.",
    )


def _named(side: Side) -> str:
    return str(Both(side.zh, side.en))


def _value(side: Side) -> str:
    values = Values(Words(lang()))
    return values.one(side.lo) if side.exact else values.bounds(side.lo, side.hi)


def _timeline(one: Comparison, proof: Proof) -> Timeline | None:
    done = day_of(one.done.hi if one.op in ("lt", "le") else one.done.lo)
    limit = day_of(one.allowed.lo if one.op in ("lt", "le") else one.allowed.hi)
    if done is None or limit is None:
        return None
    if one.op == "le":
        limit += timedelta(days=1)
    elif one.op == "ge":
        limit -= timedelta(days=1)
    start, start_name = _start(one.allowed, proof, min(done, limit))
    return Timeline(
        done=done,
        done_name=_named(one.done),
        limit=limit,
        limit_name=_named(one.allowed),
        early=one.op in ("lt", "le"),
        start=start,
        start_name=start_name,
    )


def _start(side: Side, proof: Proof, before: date) -> tuple[date | None, str]:
    """The day from which the limit is counted, and what it is called."""
    lets = {let.name: let for let in proof.shown.lets}
    trees, seen = [side.tree], set[str]()
    while trees:
        for node in nodes(trees.pop(0)):
            first = next(iter(node.get("values") or ()), None) if node.get("op") in COUNTS_FROM else None
            if isinstance(first, dict):
                day, name = _day_at(first, proof)
                if day is not None and day < before:
                    return day, name
            if node.get("op") == "let" and (name := str(node.get("name"))) in lets and name not in seen:
                seen.add(name)
                trees.append(proof.logic.get("let", {}).get(name, {}))
    return None, ""


def _day_at(node: dict[str, object], proof: Proof) -> tuple[date | None, str]:
    shown, name, part = proof.shown, str(node.get("name")), str(node.get("part") or "")
    if node.get("op") == "let":
        let = next((let for let in shown.lets if let.name == name), None)
        return (day_of(let.lo or ""), let.label.pick(lang())) if let else (None, "")
    if node.get("op") == "field":
        fields, wanted = shown.act.fields, name
    else:
        item = next((item for item in shown.items if item.name == name), None)
        fields, wanted = (item.picked.fields if item and item.picked else ()), part
    field = next((field for field in fields if field.name == wanted), None)
    return (day_of(field.value or ""), field.label.pick(lang())) if field else (None, "")


def _exemptions(proof: Proof) -> Iterator[str]:
    labels = proof.model.exemptions
    reach = proof.logic.get("exempt", {})
    for one in proof.shown.exempt:
        only = reach.get(one.code, {}).get("from")
        if one.value != "true" and one.code in labels and (not only or proof.code in only):
            yield labels[one.code].pick(lang())


def _records(proof: Proof) -> Iterator[str]:
    """Related facts of which the condition says that there is none."""
    items = {item.name: item for item in proof.shown.items}
    values = Values(Words(lang()))
    for node in nodes(finding_of(proof.logic, proof.code)):
        item = items.get(_sought(node))
        if item is not None and item.n_sure == item.n_possible == 0:
            name, window = item.label.pick(lang()), values.window(item.window)
            yield say(
                f"“{name}”：在 {window} 内没有查到。有这样的记录，判断就会改变。",
                f"{name}: none found in {window}. A record of it would change the answer.",
            )


def _sought(node: dict[str, Any]) -> str:
    """The related fact that a condition wants to be absent, or not one of."""
    if node.get("op") == "absent":
        return str(node.get("item"))
    left, right = node.get("left"), node.get("right")
    none_of = node.get("op") == "eq" and isinstance(right, dict) and right.get("value") == "0"
    counted = isinstance(left, dict) and left.get("op") == "item" and left.get("part") == "count"
    return str(left["name"]) if none_of and counted and isinstance(left, dict) else ""
