"""Related facts of `with`."""

from __future__ import annotations

from jianheng.language import limits
from jianheng.language.form import Form, shown
from jianheng.language.item_kinds import KINDS, LAID, VALUED
from jianheng.language.population import MEMBERS
from jianheng.language.scope import ItemName, Scope
from jianheng.language.source import Listing, Mapping, Source, Text
from jianheng.language.tree import Item, Node

KEYS = ("where", "by", "within", "held_by", "value", "over", "evidence", "title", "why")
ENDS = 2


def declare_item(key: Text, source: Source, scope: Scope, form: Form) -> None:
    """Put the name of a related fact into the scope, with its kind and table."""
    kinds = [kind for kind in KINDS if isinstance(source, Mapping) and source.get(kind) is not None]
    if len(kinds) != 1 or not isinstance(source, Mapping):
        zh = f"写了 {len(kinds)} 种关联事实" if kinds else "没有写关联事实的种类"
        form.add(
            "E01",
            key.at,
            key.value,
            f"{zh}，应写且只写一种",
            "exactly one kind of related fact is needed",
            f"写 {'、'.join(KINDS)} 之一，例如 last: 表名",
        )
        return
    table = source.get(kinds[0])
    name = table.value if isinstance(table, Text) else shown(table)
    if name == MEMBERS and scope.members is not None:
        scope.items[key.value] = ItemName(kinds[0], scope.members, members=True)
    elif name in scope.dictionary.tables:
        scope.items[key.value] = ItemName(kinds[0], scope.dictionary.tables[name])
    else:
        at = table.at if table else key.at
        form.problems.append(scope.unknown_name(at, name, sorted(scope.dictionary.tables)))


def read_item(key: Text, source: Source, scope: Scope, form: Form) -> Item:
    """One related fact, read with the names of its own table."""
    name = key.value
    form.places[f"with.{name}"] = key.at
    known = scope.items.get(name)
    if known is None or not isinstance(source, Mapping):
        return Item(name, "", "")
    form.refuse_keys(source, (*KEYS, known.kind))
    scope.related = known.table
    item = Item(
        name=name,
        kind=known.kind,
        table=known.table.name,
        where=_part(source, "where", name, scope, form),
        by=_by(key, source, scope, form),
        within=_ends(source, "within", name, scope, form),
        held_by=_part(source, "held_by", name, scope, form),
        value=_measured(key, source, "value", VALUED, scope, form),
        over=_laid(key, source, scope, form),
        evidence=_evidence(source, form),
        title=form.bilingual(source.get("title")),
        why=form.bilingual(source.get("why")),
    )
    scope.related = None
    return item


def _part(source: Mapping, part: str, name: str, scope: Scope, form: Form) -> Node | None:
    value = source.get(part)
    return None if value is None else form.expression(value, f"with.{name}.{part}", scope, "row")


def _by(key: Text, source: Mapping, scope: Scope, form: Form) -> str:
    kind = scope.items[key.value].kind
    value = source.get("by")
    ordered = kind in {"first", "last"}
    if value is None:
        if ordered:
            form.add(
                "E08",
                key.at,
                key.value,
                f"{kind} 要写按哪个日期取{'最早' if kind == 'first' else '最晚'}的一件",
                f"`by` is missing: {kind} by which date?",
                "加上 by: 日期字段",
            )
        return ""
    word = form.word(source, "by")
    form.places[f"with.{key.value}.by"] = value.at
    if not ordered:
        form.add(
            "E01", value.at, word, f"{kind} 不用 by", f"`by` has no meaning for {kind}", "删去 by，或者改用 first、last"
        )
    elif word and scope.row_field(word) is None:
        form.problems.append(scope.unknown_name(value.at, word, scope.row_names()))
    return word


def _ends(source: Mapping, part: str, name: str, scope: Scope, form: Form) -> tuple[Node, Node] | None:
    value = source.get(part)
    if value is None:
        return None
    if not isinstance(value, Listing) or len(value.items) != ENDS:
        example = "[ever, this.ruled_on]" if part == "within" else "[this.from_on, as_of]"
        form.add(
            "E01",
            value.at,
            shown(value),
            f"{part} 应为 [起, 止] 两端",
            f"{part} takes two ends",
            f"例如 {example}",
        )
        return None
    form.places[f"with.{name}.{part}"] = value.at
    first, last = (form.expression(end, f"with.{name}.{part}", scope, "row") for end in value.items)
    return first, last


def _measured(key: Text, source: Mapping, part: str, kinds: tuple[str, ...], scope: Scope, form: Form) -> Node | None:
    """`value`, which the kinds that measure need and the others do not know."""
    return _part(source, part, key.value, scope, form) if _belongs(key, source, part, kinds, scope, form) else None


def _laid(key: Text, source: Mapping, scope: Scope, form: Form) -> tuple[Node, Node] | None:
    return _ends(source, "over", key.value, scope, form) if _belongs(key, source, "over", LAID, scope, form) else None


def _belongs(key: Text, source: Mapping, part: str, kinds: tuple[str, ...], scope: Scope, form: Form) -> bool:
    """Whether a part is there; it must be in some kinds, and may not be in the others."""
    kind, given = scope.items[key.value].kind, source.get(part)
    if (given is None) == (kind not in kinds):
        return given is not None
    if given is None:
        example = "value: amount" if part == "value" else "over: [this.from_on, this.to_on]"
        form.add("E01", key.at, key.value, f"{kind} 要写 {part}", f"{kind} needs {part}", f"加上 {example}")
        return False
    mend = f"删去 {part}，或者改用 {'、'.join(kinds)}"
    form.add("E01", given.at, shown(given), f"{kind} 不用 {part}", f"`{part}` has no meaning for {kind}", mend)
    return False


def _evidence(source: Mapping, form: Form) -> int | None:
    value = source.get("evidence")
    if value is None:
        return None
    text = form.word(source, "evidence")
    if limits.EVIDENCE.match(text):
        return int(text)
    form.add(
        "E01",
        value.at,
        text,
        "evidence 应为 1 至 9999 的整数",
        "evidence is a whole number up to 9999",
        "例如 evidence: 20",
    )
    return None
