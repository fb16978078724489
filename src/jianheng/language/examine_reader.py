"""`examine`: what gets one answer each."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from jianheng.dictionary import Table
from jianheng.language.expression import NO
from jianheng.language.form import Form, shown
from jianheng.language.operators.dates import BY
from jianheng.language.scope import Scope
from jianheng.language.source import Listing, Mapping, Source, Text
from jianheng.language.tree import PREFIX, Examine, Model, Node, Repeat, Verdict
from jianheng.language.types import ZH
from jianheng.language.verdicts import verdict_of

KEYS = ("of", "repeat", "each", "within", "statements")
GROUPED = ("key", "code", "text")
ENDS = 2
REPEAT = ("from", "every", "by", "until")


class Sources(Protocol):
    """The models whose answers may be examined."""

    @property
    def known(self) -> list[str]: ...

    @property
    def reading(self) -> tuple[str, ...]: ...

    def read(self, model_id: str) -> Model: ...


def declare_population(value: Source, scope: Scope, form: Form, sources: Sources) -> Examine | None:
    """The table and the form of `examine`, before any expression of it can be read.

    Args:
        value: what stands under `examine`.
        scope: where tables are known.
        form: receives what is wrong.
        sources: models whose answers may be examined.

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
            "写成 examine: 表名，或 examine: {of: 表名, repeat: {…}}、{of: 表名, each: [字段]}",
        )
        return None
    verdict = _declare_verdict(of, scope, form, sources) if of.value.startswith(PREFIX) else None
    if of.value.startswith(PREFIX) and verdict is None:
        return None
    tables = scope.dictionary.tables | (verdict.tables if verdict else {})
    if of.value not in tables:
        form.problems.append(scope.unknown_name(of.at, of.value, sorted(tables)))
        return None
    examine = Examine(of.value, verdict=verdict)
    if not isinstance(value, Mapping):
        return examine
    if value.get("repeat") is not None:
        examine = replace(examine, repeat=_declare_repeat(value, form))
    statements = form.choice(value, "statements", ("true", "false"), "false") == "true"
    if statements and value.get("each") is not None:
        said = ("each 与 statements 不能同用", "`each` and `statements` exclude each other", "删去一个")
        form.add("E01", value.at, "statements", *said)
    examine = replace(examine, statements=statements)
    return replace(examine, each=_declare_groups(value, tables[of.value], scope, form))


def _declare_verdict(of: Text, scope: Scope, form: Form, sources: Sources) -> Verdict | None:
    """The answers of another model; models cannot rest on each other in a circle."""
    wanted = of.value.removeprefix(PREFIX)
    if wanted in sources.reading:
        chain = " → ".join([*sources.reading[sources.reading.index(wanted) :], wanted])
        said = (f"模型相互引用成环：{chain}", f"models in a circle: {chain}", "改为审查词典中的表")
        form.add("E04", of.at, of.value, *said)
        return None
    if wanted not in sources.known:
        form.problems.append(scope.unknown_name(of.at, wanted, sources.known))
        return None
    return verdict_of(sources.read(wanted), scope.dictionary, scope.law)


def _declare_groups(value: Mapping, table: Table, scope: Scope, form: Form) -> tuple[str, ...]:
    """The fields by which rows are grouped; only those that are there and that name something."""
    each, within = value.get("each"), value.get("within")
    if each is None:
        if within is not None:
            form.add(
                "E01",
                within.at,
                shown(within),
                "within 只与 each 一起用",
                "`within` goes with `each`",
                "期间条件写在 where 里",
            )
        return ()
    if value.get("repeat") is not None:
        said = ("each 与 repeat 不能同用", "`each` and `repeat` exclude each other", "删去一个")
        form.add("E01", each.at, "each", *said)
    found = []
    for name in form.words(each, "each"):
        field = table.fields.get(name)
        if field is None:
            form.problems.append(scope.unknown_name(each.at, name, list(table.fields)))
        elif field.type not in GROUPED:
            form.add(
                "E03",
                each.at,
                name,
                f"不能按{ZH[field.type]}分组",
                f"rows cannot be grouped by a {field.type}",
                "按标识、代码或文字的字段分组",
            )
        elif name not in found:
            found.append(name)
    return tuple(found)


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
    if not isinstance(value, Mapping):
        return examine
    if examine.each and value.get("within") is not None:
        return replace(examine, within=_window(value.get("within"), scope, form))
    source = value.get("repeat")
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


def _window(value: Source | None, scope: Scope, form: Form) -> tuple[Node, Node] | None:
    """The period of the rows that are grouped; no act is examined yet, hence no name of one is known."""
    if not isinstance(value, Listing) or len(value.items) != ENDS:
        at = value.at if value else form.place("examine")
        said = ("within 应为 [起, 止] 两端", "within takes two ends", "例如 [param.since, as_of]")
        form.add("E01", at, shown(value), *said)
        return None
    nothing = replace(scope, examined=replace(scope.examined, fields={}), items={}, lets=set(), groups={})
    first, last = (form.expression(end, "examine.within", nothing) for end in value.items)
    return first, last
