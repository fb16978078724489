"""A filled template becomes a model file like any other."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field, replace

from jianheng.language.form import Form, shown
from jianheng.language.source import Mapping, Source, Text
from jianheng.language.templates.fragment import bring
from jianheng.language.templates.shelf import Shelf, version_of
from jianheng.language.templates.slots import fitting, read_slots
from jianheng.language.templates.substitute import Substitution, both, mapping, undeclared

OWN = ("id", "version", "title", "why", "slots")
GIVEN = ("examine", "unlawful", "template", "fill")
JOINED = ("params", "use", "with", "let", "exempt", "note")
# A model may fill a template that fills another one; no further.
NESTED = 2


@dataclass(frozen=True)
class Expanded:
    """A model file with templates and fragments in place.

    Args:
        source: its content.
        groups: names that fragments brought in, by the name under which each is used.
    """

    source: Mapping
    groups: dict[str, frozenset[str]] = field(default_factory=dict)


def expand(source: Mapping, shelf: Shelf, form: Form) -> Expanded:
    """Put templates and fragments in place.

    Args:
        source: a model file as written.
        shelf: where templates and fragments are found.
        form: collects what is wrong (E16).

    Returns:
        The file as if it had been written without templates, and with all that fragments bring; what came from
        either has its place in the given file.
    """
    whole = _template(source, shelf, form, NESTED)
    if whole.get("use") is None:
        return Expanded(whole)
    brought = bring(whole, shelf, form)
    added = {"with": brought.items, "let": brought.lets}
    parts = {key.value: (key, value) for key, value in whole.pairs}
    use = next(key for key in whole.names() if key.value == "use")
    for name, pairs in added.items():
        if pairs:
            own = form.pairs(whole, name)
            key = parts[name][0] if name in parts else replace(use, value=name)
            parts[name] = (key, mapping((*pairs, *own), use.at))
    return Expanded(mapping(tuple(parts.values()), whole.at), brought.groups)


def _template(source: Mapping, shelf: Shelf, form: Form, depth: int) -> Mapping:
    named = source.get("template")
    if named is None:
        stray = source.get("fill")
        if stray is not None:
            said = ("没有写填哪个模板", "which template is filled?", "加上 template: 模板@版本")
            form.add("E16", stray.at, "fill", *said)
        return source
    if depth == 0:
        said = ("模板最多套用一层", "templates nest once at most", "把里层的内容直接写出")
        form.add("E16", named.at, shown(named), *said)
        return source
    template = _found(named, shelf, form)
    if template is None:
        return source
    slots = read_slots(template, form)
    body = mapping(tuple(pair for pair in template.pairs if pair[0].value not in OWN), template.at)
    undeclared(body, slots, form)
    filled = fitting(slots, form.pairs(source, "fill"), ("模板", "template"), named.at, form)
    put = Substitution(filled, named.at, form).put(body)
    inner = _template(put, shelf, form, depth - 1) if isinstance(put, Mapping) else body
    return _joined(inner, source, form)


def _found(named: Source, shelf: Shelf, form: Form) -> Mapping | None:
    name, mark, version = shown(named).partition("@")
    if name not in shelf.templates or not mark:
        near = difflib.get_close_matches(name, list(shelf.templates), n=1, cutoff=0.6)
        known = "、".join(sorted(shelf.templates)) or "无"
        mend = f"写成 {near[0]}@1" if near else f"可用：{known}"
        form.add("E16", named.at, shown(named), "没有这个模板", "no such template", mend)
        return None
    template = shelf.template(name)
    if version != version_of(template):
        have = version_of(template)
        said = (f"模板 {name} 的版本是 {have}", f"the version of {name} is {have}", f"写成 {name}@{have}")
        form.add("E16", named.at, shown(named), *said)
        return None
    return template


def _joined(template: Mapping, filling: Mapping, form: Form) -> Mapping:
    """The parts of the template, and what the model adds to them."""
    parts = {key.value: (key, value) for key, value in template.pairs}
    for key, value in filling.pairs:
        name = key.value
        if name in GIVEN:
            if name in parts and name not in {"template", "fill"}:
                said = ("已由模板给出，不能另写", "the template gives this already", "删去这一项，或者不用模板")
                form.add("E16", key.at, name, *said)
        elif name in JOINED and name in parts:
            pairs = (*form.pairs(template, name), *form.pairs(filling, name))
            parts[name] = (key, mapping(pairs, key.at))
        elif name == "where" and name in parts and isinstance(value, Text):
            parts[name] = (key, both(parts[name][1], value))
        elif name == "says":
            parts["unlawful"] = (parts["unlawful"][0], _said(template, value, form))
        else:
            parts[name] = (key, value)
    return mapping(tuple(parts.values()), filling.at)


def _said(template: Mapping, says: Source, form: Form) -> Mapping:
    """The findings of the template with the sentences of the model."""
    findings = {key.value: (key, value) for key, value in form.pairs(template, "unlawful")}
    at = says.at
    for key, text in says.pairs if isinstance(says, Mapping) else ():
        if key.value not in findings:
            said = ("模板没有这个发现", "the template has no such finding", f"改为：{'、'.join(findings)}")
            form.add("E16", key.at, key.value, *said)
            continue
        code, given = findings[key.value]
        own = given.pairs if isinstance(given, Mapping) else ((Text("when", code.at), given),)
        kept = tuple(pair for pair in own if pair[0].value != "says")
        findings[key.value] = (code, mapping((*kept, (Text("says", key.at), text)), key.at))
    if not isinstance(says, Mapping):
        said = ("says 应按发现写", "says is written by finding", "写成 says: {发现: {zh: 句子, en: sentence}}")
        form.add("E16", at, shown(says), *said)
    return mapping(tuple(findings.values()), at)
