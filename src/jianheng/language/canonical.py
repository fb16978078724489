"""Canonical JSON and the hashes of a model."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from jianheng.language.tree import Bilingual, Examine, Model, Node, Slot


def node_json(tree: Node | None) -> Any:
    """A tree as plain objects: `op` and the named slots, absent ones left out."""
    if tree is None:
        return None
    result: dict[str, Any] = {"op": tree.op}
    for name, slot in tree.slots:
        if isinstance(slot, Node):
            result[name] = node_json(slot)
        elif isinstance(slot, tuple):
            named = [pair for pair in slot if isinstance(pair, tuple)]
            result[name] = (
                {key: node_json(value) for key, value in named}
                if named
                else [node_json(part) for part in slot if isinstance(part, Node)]
            )
        else:
            result[name] = slot
    return result


def node_from(plain: dict[str, Any]) -> Node:
    """The tree that `node_json` wrote."""
    return Node(plain["op"], tuple((name, _slot_from(slot)) for name, slot in plain.items() if name != "op"))


def _slot_from(plain: Any) -> Slot:
    if isinstance(plain, list):
        return tuple(node_from(part) for part in plain)
    if isinstance(plain, dict):
        return node_from(plain) if "op" in plain else tuple((name, node_from(part)) for name, part in plain.items())
    return str(plain)


def logic_json(model: Model) -> dict[str, Any]:
    """What decides the answers, without texts and cases."""
    return _slim(
        {
            "language": model.language,
            "dictionary": model.dictionary,
            "kind": model.kind,
            "unit": node_json(model.unit),
            "holder": model.holder,
            "direction": model.direction,
            "basis": list(model.basis),
            "params": {
                p.name: _slim({"type": p.type, "value": p.value, "range": list(p.range or ()), "local": p.local})
                for p in model.params
            },
            "examine": _examine(model.examine),
            "where": node_json(model.where),
            "with": {
                i.name: _slim(
                    {
                        "kind": i.kind,
                        "table": i.table,
                        "where": node_json(i.where),
                        "by": i.by,
                        "within": [node_json(end) for end in i.within or ()],
                        "held_by": node_json(i.held_by),
                        "value": node_json(i.value),
                        "over": [node_json(end) for end in i.over or ()],
                        "evidence": i.evidence,
                    }
                )
                for i in model.items
            },
            "let": {let.name: node_json(let.value) for let in model.lets},
            "exempt": {x.code: _slim({"when": node_json(x.when), "from": list(x.reaches)}) for x in model.exempt},
            **{
                section: {
                    f.code: _slim({"when": node_json(f.when), "due": node_json(f.due), "grade": f.grade})
                    for f in model.findings
                    if f.section == section
                }
                for section in ("unlawful", "note")
            },
            "keep": list(model.keep),
        }
    )


def _examine(examine: Examine) -> Any:
    """A table alone is its name, so that the hashes of models of rows stay."""
    told: dict[str, Any] = {"each": list(examine.each), "within": [node_json(end) for end in examine.within or ()]}
    told |= {"statements": True} if examine.statements else {}
    repeat = examine.repeat
    if repeat is not None:
        ends = {"from": node_json(repeat.start), "every": node_json(repeat.every), "until": node_json(repeat.until)}
        told["repeat"] = _slim({**ends, "by": repeat.by})
    slim = _slim(told)
    return {"of": examine.table, **slim} if slim else examine.table


def content_json(model: Model) -> dict[str, Any]:
    """Everything but the cases."""
    texts = {
        "id": model.id,
        "version": model.version,
        "parent": dict(model.parent),
        "title": dict(model.title),
        "point": dict(model.point),
        "says": dict(model.says),
        "why": dict(model.why),
        "texts": _slim(
            {
                **{f"with.{i.name}": _texts(title=i.title, why=i.why) for i in model.items},
                **{f"let.{x.name}": _texts(title=x.title, why=x.why) for x in model.lets},
                **{f"exempt.{x.code}": _texts(title=x.title, why=x.why) for x in model.exempt},
                **{f"{f.section}.{f.code}": _texts(title=f.title, says=f.says, why=f.why) for f in model.findings},
                **{f"params.{p.name}": _texts(why=p.why) for p in model.params},
            }
        ),
    }
    return {"logic": logic_json(model), **_slim(texts)}


def canonical_json(value: Any) -> str:
    """Keys sorted by code point, no blanks, texts as they are.

    >>> canonical_json({"b": 1, "a": "减"})
    '{"a":"减","b":1}'
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def logic_hash(model: Model) -> str:
    """SHA-256 of what decides the answers."""
    return _hash(f"jianheng-logic-{model.language}\n", logic_json(model))


def content_hash(model: Model) -> str:
    """SHA-256 of everything but the cases."""
    return _hash(f"jianheng-content-{model.language}\n", content_json(model))


def _hash(prefix: str, value: Any) -> str:
    return hashlib.sha256((prefix + canonical_json(value)).encode()).hexdigest()


def _texts(**texts: Bilingual) -> dict[str, Any]:
    return {name: dict(text) for name, text in texts.items() if text}


def _slim(value: dict[str, Any]) -> dict[str, Any]:
    return {key: part for key, part in value.items() if part not in (None, "", [], {}, ())}
