"""An SQL leaf in a model file: `{sql, columns, author, signature}` in place of a value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianheng.language.canonical import canonical_json
from jianheng.language.form import Form, shown
from jianheng.language.leaf.query import KEY, QueryError, read_query
from jianheng.language.scope import Scope
from jianheng.language.source import Mapping, Source, Text
from jianheng.language.tree import Bilingual, Node, node

LEAF_KEYS = ("sql", "columns", "column", "author", "signature", "title", "why")
TYPE = re.compile(r"(flag|int|money|ratio|text|date|key<[a-z_]+>|code<[a-z_]+>)\Z")


def leaf_columns(value: Source, form: Form) -> tuple[str, ...]:
    """The columns that a leaf brings as names of their own; none where it names the one column that it stands for."""
    if not isinstance(value, Mapping) or value.get("sql") is None or value.get("column") is not None:
        return ()
    return tuple(key.value for key, _ in form.pairs(value, "columns"))


def read_leaf(value: Mapping, column: str, scope: Scope, form: Form) -> tuple[Node, Bilingual]:
    """One column of a leaf, and its title.

    Args:
        value: the leaf as written.
        column: the column; empty where the leaf says itself which one it stands for.
        scope: the names of the model.
        form: collects what is wrong (E19).

    Returns:
        The leaf in the tree: query, columns, author and signature stand in it as texts.
    """
    form.refuse_keys(value, LEAF_KEYS)
    types = dict(_types(value, form))
    column = column or form.word(value, "column")
    for part in ("author", "signature"):
        if value.get(part) is None:
            said = (
                "SQL 没有作者的签名",
                "the query is not signed",
                "由作者执行 jianheng sign，写上 author 和 signature",
            )
            form.add("E19", value.at, part, *said)
    if column not in types:
        said = ("columns 里没有这一列", "no such column", f"可用：{'、'.join(types) or '无'}")
        form.add("E19", value.at, column, *said)
    code = form.word(value, "sql").strip()
    _check(code, types, value, scope, form)
    leaf = node(
        "sql",
        code=code,
        columns=canonical_json(types),
        column=column,
        type=types.get(column, "text"),
        author=form.word(value, "author"),
        signature=form.word(value, "signature"),
    )
    return leaf, _title(value, column, form)


def _types(value: Mapping, form: Form) -> Iterator[tuple[str, str]]:
    for key, given in form.pairs(value, "columns"):
        kind = given.get("type") if isinstance(given, Mapping) else given
        if isinstance(given, Mapping):
            form.refuse_keys(given, ("type", "title"))
        if isinstance(kind, Text) and TYPE.match(kind.value):
            yield key.value, kind.value
        else:
            mend = "写 flag、int、money、ratio、text、date、key<实体> 或 code<代码表>"
            form.add("E19", given.at, shown(given), "列的类型不对", "not a type of a column", mend)


def _title(value: Mapping, column: str, form: Form) -> Bilingual:
    columns = value.get("columns")
    given = columns.get(column) if isinstance(columns, Mapping) else None
    own = given.get("title") if isinstance(given, Mapping) else None
    return form.bilingual(own if own is not None else value.get("title"))


def _check(code: str, types: dict[str, str], value: Mapping, scope: Scope, form: Form) -> None:
    at = value.get("sql") or value
    try:
        query = read_query(code, scope.dictionary.tables)
    except QueryError as error:
        form.add("E19", at.at, code, *error.said)
        return
    given = query.named_selects
    for name in (KEY, *types):
        if name not in given:
            said = (f"SELECT 没有列 {name}", f"the query selects no column {name}", f"加上 … AS {name}")
            form.add("E19", at.at, name, *said)
