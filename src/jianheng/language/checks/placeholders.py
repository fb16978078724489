"""E14: every `{…}` in `says` is a value that the model has."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from jianheng.language.checks.subject import Subject
from jianheng.language.item_kinds import BARE, PICKED, own_parts
from jianheng.language.part_reader import PLACEHOLDER
from jianheng.language.population import examined_table
from jianheng.language.problem import Problem


def unknown_placeholders(subject: Subject) -> Iterator[Problem]:
    """Placeholders that name nothing, and braces that do not close."""
    known = _known(subject)
    for finding in subject.model.findings:
        place = f"{finding.section}.{finding.code}.says"
        for _, text in finding.says:
            for name in PLACEHOLDER.findall(text):
                if name not in known:
                    said = ("句子里的名字没有值", "this name has no value to print", _mend(name, known))
                    yield subject.problem("E14", place, f"{{{name}}}", *said)
            rest = PLACEHOLDER.sub("", text)
            if "{" in rest or "}" in rest:
                said = ("花括号没有成对", "a brace is not closed", "写成 {名字}")
                yield subject.problem("E14", place, text, *said)


def _mend(name: str, known: list[str]) -> str:
    parts = [each for each in known if each.startswith(f"{name}.") and not each.endswith(".count")]
    if parts:
        return f"要写出其中一项，例如 {{{parts[0]}}}"
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return f"改为 {{{near[0]}}}" if near else "只能写 let、字段、事实.字段、法律表结果的一项、计数"


def _known(subject: Subject) -> list[str]:
    model = subject.model
    names = list(examined_table(model.examine, subject.dictionary).fields)
    for let in model.lets:
        kind = subject.typing.let(let.name)
        if kind.kind == "record":
            names += [f"{let.name}.{value.name}" for value in subject.law[kind.of].values]
        else:
            names.append(let.name)
    for item in model.items:
        names += [f"{item.name}.{part}" for part in own_parts(item.kind) or ("count",)]
        if item.kind in BARE:
            names.append(item.name)
        elif item.kind in PICKED:
            names += [f"{item.name}.{field}" for field in subject.dictionary.tables[item.table].fields]
    return names
