"""A model's tree to its YAML file in block form: reading it gives the same tree."""

from __future__ import annotations

import json
from typing import Any

import yaml

from jianheng.language.tree import Bilingual, Case, Examine, Exemption, Finding, Item, Let, Model, Node, Param
from jianheng.language.write.expression import Mode, counted_items, expression_text

WIDE = 2**31 - 1


def write_model(model: Model) -> str:
    """The YAML of a model: block form, one line a scalar, quoted wherever YAML could take it for something else."""
    return yaml.safe_dump(
        model_source(model), allow_unicode=True, sort_keys=False, default_flow_style=False, width=WIDE
    )


def model_source(model: Model) -> dict[str, Any]:
    """The model as plain mappings, lists and texts, in the order of the specification."""
    return _Source(model).whole()


class _Source:
    def __init__(self, model: Model) -> None:
        self.model = model
        self.counted = counted_items(model)

    def whole(self) -> dict[str, Any]:
        model = self.model
        return _slim(
            {
                "language": model.language,
                "dictionary": model.dictionary,
                "id": model.id,
                "version": model.version,
                "parent": dict(model.parent),
                "title": dict(model.title),
                "point": dict(model.point),
                "says": dict(model.says),
                "why": dict(model.why),
                "kind": model.kind if model.kind != "duty" else "",
                "unit": self._text(model.unit),
                "holder": model.holder,
                "direction": model.direction,
                "basis": list(model.basis),
                "params": {param.name: _param(param) for param in model.params},
                "examine": self._examine(model.examine),
                "where": self._text(model.where),
                "with": {item.name: self._item(item) for item in model.items},
                "let": {let.name: self._let(let) for let in model.lets},
                "exempt": {exemption.code: self._exemption(exemption) for exemption in model.exempt},
                "unlawful": {f.code: self._finding(f) for f in model.findings if f.section == "unlawful"},
                "note": {f.code: self._finding(f) for f in model.findings if f.section == "note"},
                "keep": list(model.keep),
                "cases": [_case(case) for case in model.cases],
            }
        )

    def _text(self, tree: Node | None, mode: Mode = "model") -> str:
        return "" if tree is None else expression_text(tree, mode, self.counted)

    def _examine(self, examine: Examine) -> Any:
        told: dict[str, Any] = {
            "each": list(examine.each),
            "within": [self._text(end) for end in examine.within or ()],
            "statements": "true" if examine.statements else "",
        }
        repeat = examine.repeat
        if repeat is not None:
            ends = {"from": self._text(repeat.start), "every": self._text(repeat.every), "by": repeat.by}
            told["repeat"] = _slim({**ends, "until": self._text(repeat.until)})
        slim = _slim(told)
        return {"of": examine.table, **slim} if slim else examine.table

    def _item(self, item: Item) -> dict[str, Any]:
        return _slim(
            {
                item.kind: item.table,
                "by": item.by,
                "where": self._text(item.where, "row"),
                "within": [self._text(end, "row") for end in item.within or ()],
                "held_by": self._text(item.held_by, "row"),
                "value": self._text(item.value, "row"),
                "over": [self._text(end, "row") for end in item.over or ()],
                "evidence": str(item.evidence or ""),
                "title": dict(item.title),
                "why": dict(item.why),
            }
        )

    def _let(self, let: Let) -> Any:
        if let.value.op == "sql":
            return {**_leaf(let.value), **_slim(_words(let.title, let.why))}
        return _short({"value": self._text(let.value), **_words(let.title, let.why)})

    def _exemption(self, exemption: Exemption) -> Any:
        given = {"when": self._text(exemption.when), "from": list(exemption.reaches)}
        return _short({**given, **_words(exemption.title, exemption.why)})

    def _finding(self, finding: Finding) -> Any:
        given = {"when": self._text(finding.when), "due": self._text(finding.due), "grade": finding.grade}
        words = {"title": dict(finding.title), "says": dict(finding.says), "why": dict(finding.why)}
        return _short({**given, **words})


def _leaf(leaf: Node) -> dict[str, Any]:
    """One column of an SQL leaf, with all that its signature covers."""
    told = {part: leaf.text(part) for part in ("column", "author", "signature")}
    return {"sql": leaf.text("code"), "columns": json.loads(leaf.text("columns")), **told}


def _param(param: Param) -> dict[str, Any]:
    return _slim(
        {
            "type": param.type,
            "value": param.value,
            "range": list(param.range or ()),
            "local": "true" if param.local else "",
            "why": dict(param.why),
        }
    )


def _case(case: Case) -> dict[str, Any]:
    coverage = case.coverage if isinstance(case.coverage, str) else [dict(period) for period in case.coverage]
    given = {table: [dict(row) for row in rows] for table, rows in case.given}
    expect = {row: {part: _wanted(value) for part, value in parts} for row, parts in case.expect}
    return {"name": case.name, "as_of": case.as_of, "coverage": coverage, "given": given, "expect": expect}


def _wanted(value: str | tuple[str, ...]) -> str | list[str]:
    return value if isinstance(value, str) else list(value)


def _words(title: Bilingual, why: Bilingual) -> dict[str, Any]:
    return {"title": dict(title), "why": dict(why)}


def _short(parts: dict[str, Any]) -> Any:
    """A part that has nothing but its expression is written as that expression."""
    slim = _slim(parts)
    return next(iter(slim.values())) if len(slim) == 1 else slim


def _slim(parts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in parts.items() if value not in ("", [], {})}
