"""What changed between two models, part by part, and the version that this asks for (specification §16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from jianheng.language.tree import Model
from jianheng.language.write import model_source

SECTIONS = {
    "params": ("参数", "parameter"),
    "with": ("关联事实", "related fact"),
    "let": ("推算", "value"),
    "exempt": ("例外", "exemption"),
    "unlawful": ("违法", "finding"),
    "note": ("提示", "prompt"),
    "cases": ("用例", "case"),
}
TEXTS = {"title": ("标题", "title"), "point": ("监督点", "point"), "says": ("句子", "sentence"), "why": ("说明", "why")}
ATTRIBUTES = {
    **TEXTS,
    "value": ("值", "value"),
    "range": ("范围", "range"),
    "local": ("可否本地设定", "local"),
    "type": ("类型", "type"),
    "when": ("条件", "condition"),
    "where": ("条件", "condition"),
    "within": ("查找范围", "window"),
    "held_by": ("由谁提供", "whose data"),
    "by": ("按哪个日期", "by which date"),
    "evidence": ("显示行数", "rows shown"),
    "from": ("只排除的发现", "findings it reaches"),
    "due": ("期限", "due day"),
    "grade": ("程度", "grade"),
    "id": ("编号", "id"),
    "kind": ("类别", "kind"),
    "unit": ("单位", "unit"),
    "holder": ("职责主体", "holder"),
    "direction": ("方向", "direction"),
    "basis": ("依据", "basis"),
    "examine": ("审查对象", "examined"),
    "keep": ("保留的值", "kept values"),
    "given": ("给出的行", "given rows"),
    "expect": ("预期", "expectation"),
    "as_of": ("检查日", "day of the check"),
    "coverage": ("覆盖", "coverage"),
    "language": ("语言版本", "language"),
    "dictionary": ("词典版本", "dictionary"),
    "parent": ("来源模型", "parent"),
}


class Weight(IntEnum):
    """How much a change asks of those who use the model."""

    PATCH = 1
    MINOR = 2
    MAJOR = 3


# What changes no answer, or only what a person sees beside it.
LIGHT = {*TEXTS, "parent"}
MIDDLE = {
    ("", "basis"),
    ("", "dictionary"),
    ("params", "value"),
    ("params", "range"),
    ("params", "local"),
    ("with", "evidence"),
    ("unlawful", "grade"),
    ("note", "grade"),
    ("note", "when"),
}
NEW = {"params": Weight.MINOR, "exempt": Weight.MINOR, "note": Weight.MINOR, "cases": Weight.PATCH}
# Too long to be read in one line.
HIDDEN = {*TEXTS, "given", "coverage"}
GONE = {"cases": Weight.PATCH}


@dataclass(frozen=True)
class Change:
    """One part that is not as it was.

    Args:
        place: the part, as `with.previous.where`.
        before, after: as they are written; None where the part was not there or is gone.
        weight: what the change asks for.
    """

    place: str
    before: str | None
    after: str | None
    weight: Weight

    def label(self, lang: str) -> str:
        """The part in words."""
        number = 0 if lang == "zh" else 1
        section, _, rest = self.place.partition(".")
        if section not in SECTIONS:
            return ATTRIBUTES.get(section, (section, section))[number]
        name, _, attribute = rest.partition(".")
        told = f"{SECTIONS[section][number]} {name}"
        if not attribute:
            return told
        what = ATTRIBUTES.get(attribute, (attribute, attribute))[number]
        return f"{told}的{what}" if lang == "zh" else f"{what} of {told}"


def differences(old: Model, new: Model) -> list[Change]:
    """Everything that changed, the version left out, in the order of the file."""
    before, after = _parts(old), _parts(new)
    found: list[Change] = []
    for part in dict.fromkeys((*before, *after)):
        section = part.partition(".")[0] if "." in part else ""
        was, now = before.get(part), after.get(part)
        if was is None and now is not None:
            found.append(Change(part, None, _whole(now), NEW.get(section, Weight.MAJOR)))
        elif now is None and was is not None:
            found.append(Change(part, _whole(was), None, GONE.get(section, Weight.MAJOR)))
        elif was is not None and now is not None:
            found += _attributes(part, section, was, now, new)
    return found


def proposed_version(old: Model, changes: list[Change]) -> str:
    """The version after the old one: the heaviest change decides.

    >>> from types import SimpleNamespace
    >>> proposed_version(SimpleNamespace(version="1.2.3"), [Change("title", "a", "b", Weight.PATCH)])
    '1.2.4'
    """
    major, minor, patch = (int(number) for number in old.version.split("."))
    match max((change.weight for change in changes), default=None):
        case Weight.MAJOR:
            return f"{major + 1}.0.0"
        case Weight.MINOR:
            return f"{major}.{minor + 1}.0"
        case Weight.PATCH:
            return f"{major}.{minor}.{patch + 1}"
    return old.version


def _parts(model: Model) -> dict[str, dict[str, Any]]:
    """The model by part: its head, and each named part with its attributes."""
    source = model_source(model)
    parts: dict[str, dict[str, Any]] = {}
    head = {key: value for key, value in source.items() if key not in SECTIONS and key != "version"}
    parts[""] = head
    source["cases"] = {case.pop("name"): case for case in source.get("cases", [])}
    for section in SECTIONS:
        for name, value in source.get(section, {}).items():
            plain = "value" if section == "let" else "when"
            parts[f"{section}.{name}"] = value if isinstance(value, dict) else {plain: value}
    return parts


def _attributes(part: str, section: str, was: dict[str, Any], now: dict[str, Any], model: Model) -> Iterator[Change]:
    for name in dict.fromkeys((*was, *now)):
        before, after = was.get(name), now.get(name)
        if before != after:
            place = f"{part}.{name}" if part else name
            yield Change(place, _shown(before), _shown(after), _weight(section, name, before, after, model))


def _weight(section: str, name: str, before: Any, after: Any, model: Model) -> Weight:
    if name in LIGHT or section == "cases":
        return Weight.PATCH
    if name == "keep":
        return Weight.MINOR if set(before or ()) <= set(after or ()) else Weight.MAJOR
    if section == "note" and model.kind == "prompt" and name == "when":
        return Weight.MAJOR
    return Weight.MINOR if (section, name) in MIDDLE else Weight.MAJOR


def _whole(part: dict[str, Any]) -> str:
    return "，".join(f"{name}: {_shown(value)}" for name, value in part.items() if name not in HIDDEN)


def _shown(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, dict):
        return "；".join(f"{key}: {_shown(part)}" for key, part in value.items())
    return "、".join(str(_shown(part)) for part in value)
