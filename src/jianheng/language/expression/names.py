"""Names and dotted names: fields, items, lets, parameters."""

from __future__ import annotations

import ast

from jianheng.language.expression.calls import call
from jianheng.language.expression.context import Context
from jianheng.language.item_kinds import BARE
from jianheng.language.tree import Node, node


def bare(context: Context, part: ast.Name) -> Node:
    """A name without a dot."""
    name = part.id
    if name in {"as_of", "ever"}:
        return node(name)
    if context.mode == "model":
        return _model_name(context, part, *context.scope.flat([name], context.group(part)))
    if context.scope.row_field(name) is not None:
        return node("field", of="row", name=name)
    if name in context.scope.model_names():
        table = context.scope.related.name if context.scope.related else ""
        return context.refuse(
            part,
            f"这里的名字指 {table} 的字段，审查对象的要写 this.{name}",
            f"a bare name is a field of {table} here; of the examined act write this.{name}",
            f"改为 this.{name}",
        )
    return context.unknown(part, name, context.scope.row_names())


def dotted(context: Context, part: ast.Attribute) -> Node:
    """A name with one or two dots, or a part of what a law table answers."""
    names: list[str] = [part.attr]
    value: ast.expr = part.value
    while isinstance(value, ast.Attribute):
        names.insert(0, value.attr)
        value = value.value
    if isinstance(value, ast.Call):
        inner = call(context, value)
        if inner.op == "law" and len(names) == 1:
            return node("law", table=inner.text("table"), args=inner.get("args"), part=names[0])
        if inner.op == "error":
            return inner
    if isinstance(value, ast.Name):
        return _path(context, part, value.id, names)
    return context.refuse(
        part,
        "点号前只能是名字或法律表",
        "only a name or a law look-up may stand before a dot",
        "先在 let 里起名，再取其中一项",
    )


def _path(context: Context, part: ast.expr, root: str, names: list[str]) -> Node:
    scope = context.scope
    if root == "param" and len(names) == 1:
        if names[0] in scope.params:
            return node("param", name=names[0])
        return context.unknown(part, f"param.{names[0]}", [f"param.{name}" for name in scope.params])
    if root in {"law", "clock"}:
        table = names[0]
        return context.refuse(
            part,
            "法律表要写括号和参数",
            "a law table needs brackets and arguments",
            f"写成 {root}.{table}(on=日期, …)",
        )
    written = names if root == "this" else [root, *names] if context.mode == "model" else []
    match scope.flat(written, context.group(part)):
        case [name]:
            return _model_name(context, part, name)
        case [name, of]:
            return _model_name(context, part, name, of)
    return context.unknown(part, ".".join([root, *names]), [f"this.{name}" for name in scope.model_names()])


def _model_name(context: Context, tree: ast.expr, name: str, part: str = "") -> Node:
    scope = context.scope
    if name in scope.items:
        kind = scope.items[name].kind
        return node("item", name=name, part=part or BARE.get(kind, "row"))
    if name in scope.lets:
        return node("let", name=name, part=part or None)
    if scope.this_field(name) is None:
        return context.unknown(tree, name, scope.model_names())
    if part:
        return context.refuse(
            tree,
            f"字段 {name} 不能再取 {part}",
            f"the field {name} has no parts",
            f"写成 {name}；要用关联的事实，先在 with 里写出",
        )
    return node("field", of="this", name=name)
