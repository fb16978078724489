"""`examine`: what gets one answer each."""

from __future__ import annotations

from dataclasses import replace

from jianheng.language.expression import NO
from jianheng.language.form import Form, shown
from jianheng.language.operators.dates import BY
from jianheng.language.scope import Scope
from jianheng.language.source import Mapping, Source, Text
from jianheng.language.tree import Examine, Repeat

KEYS = ("of", "repeat")
REPEAT = ("from", "every", "by", "until")


def declare_population(value: Source, scope: Scope, form: Form) -> Examine | None:
    """The table and the form of `examine`, before any expression of it can be read.

    Args:
        value: what stands under `examine`.
        scope: where tables are known.
        form: receives what is wrong.

    Returns:
        The population without its expressions; None where no table is known.
    """
    if isinstance(value, Mapping):
        form.refuse_keys(value, KEYS)
    of = value.get("of") if isinstance(value, Mapping) else value
    if not isinstance(of, Text):
        form.add(
            "E01",
            of.at if of else value.at,
            shown(of or value),
            "没有写审查哪张表",
            "which table is examined?",
            "写成 examine: 表名，或 examine: {of: 表名, repeat: {…}}",
        )
        return None
    tables = scope.dictionary.tables
    if of.value not in tables:
        form.problems.append(scope.unknown_name(of.at, of.value, sorted(tables)))
        return None
    examine = Examine(of.value)
    if isinstance(value, Mapping) and value.get("repeat") is not None:
        examine = replace(examine, repeat=_declare_repeat(value, form))
    return examine


def _declare_repeat(value: Mapping, form: Form) -> Repeat | None:
    source = value.get("repeat")
    if not isinstance(source, Mapping):
        at = source.at if source else value.at
        form.add(
            "E01",
            at,
            shown(source),
            "repeat 应为一组键值",
            "repeat must be a mapping",
            "写成 {from: 起日, every: 间隔, by: court, until: 止日}",
        )
        return None
    form.refuse_keys(source, REPEAT)
    for key in ("from", "every"):
        if source.get(key) is None:
            form.add("E01", source.at, key, f"repeat 缺 {key}", f"repeat lacks {key}", f"补上 {key}")
    return Repeat(NO, NO, form.choice(source, "by", BY["by"]))


def read_population(value: Source | None, examine: Examine, scope: Scope, form: Form) -> Examine:
    """The same population with its expressions, once all names are known."""
    source = value.get("repeat") if isinstance(value, Mapping) else None
    if examine.repeat is None or not isinstance(source, Mapping):
        return examine
    form.places["examine.repeat"] = source.at
    parts = {
        key: form.expression(part, f"examine.repeat.{key}", scope)
        for key in ("from", "every", "until")
        if (part := source.get(key)) is not None
    }
    repeat = Repeat(parts.get("from", NO), parts.get("every", NO), examine.repeat.by, parts.get("until"))
    return replace(examine, repeat=repeat)
