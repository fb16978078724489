"""Calls: law tables, clocks, presence, and the operators of the catalogue."""

from __future__ import annotations

import ast

from jianheng.language.expression.context import NO, Context
from jianheng.language.expression.literals import literal_call
from jianheng.language.item_kinds import BARE
from jianheng.language.operators import OPERATORS, Operator
from jianheng.language.tree import Node, Slot, node


def call(context: Context, part: ast.Call) -> Node:
    """Any call; what is called decides how its arguments are read."""
    starred = any(keyword.arg is None for keyword in part.keywords)
    if starred or any(isinstance(argument, ast.Starred) for argument in part.args):
        return context.refuse(part, "不允许带 * 的参数", "starred arguments are not allowed", "把参数逐个写出")
    match part.func:
        case ast.Attribute(value=ast.Name(id="law" | "clock" as root), attr=table):
            return _law(context, part, root, table)
        case ast.Name(id="date" | "term" as kind):
            return literal_call(context, part, kind)
        case ast.Name(id="has" | "absent" as op):
            return _presence(context, part, op)
        case ast.Name(id=name) if name in OPERATORS:
            return _operator(context, part, OPERATORS[name])
        case ast.Name(id=name):
            return context.unknown(part, name, ["has", "absent", "date", "term", *sorted(OPERATORS)])
    return context.refuse(
        part, "不能这样调用", "this cannot be called", "只能调用“模型语言”一页所列的运算、law.表名(…)、clock.表名(…)"
    )


def _law(context: Context, part: ast.Call, root: str, table: str) -> Node:
    known = context.scope.law
    if table not in known or (root == "clock" and not known[table].clock):
        right = [f"{'clock' if each.clock else 'law'}.{name}" for name, each in known.items()]
        return context.unknown(part, f"{root}.{table}", right)
    if part.args:
        first = known[table].args[0].name if known[table].args else "on"
        return context.refuse(
            part.args[0],
            "法律表的参数都要写名字",
            "arguments of a law table must be named",
            f"写成 {first}={context.written(part.args[0])}",
        )
    args = tuple(sorted((str(k.arg), context.read(k.value)) for k in part.keywords))
    return node(root, table=table, args=args)


def _presence(context: Context, part: ast.Call, op: str) -> Node:
    match part.args:
        case [argument] if not part.keywords:
            value = context.read(argument)
            if value.op == "item" and value.text("part") in {"row", *BARE.values()}:
                return node(op, item=value.text("name"))
            return value if value.op == "error" else node(op, value=value)
    return context.refuse(
        part, f"{op} 里应为一个关联事实或字段", f"{op} takes one item or field", f"写成 {op}(关联事实的名字)"
    )


def _operator(context: Context, part: ast.Call, operator: Operator) -> Node:
    words: dict[str, Slot] = {}
    for keyword in part.keywords:
        key = str(keyword.arg)
        if key in operator.choices:
            words[key] = _choice(context, keyword.value, key, operator.choices[key])
        elif key in operator.named:
            words[key] = context.read(keyword.value)
        else:
            known = "、".join([*operator.named, *operator.choices])
            return context.refuse(
                keyword.value,
                f"{operator.name} 没有参数 {key}",
                f"{operator.name} has no argument {key}",
                f"可用的参数：{known}" if known else "去掉这个参数",
            )
    if not operator.least <= len(part.args) <= operator.most:
        wanted = str(operator.least) if operator.least == operator.most else f"{operator.least} 至 {operator.most}"
        return context.refuse(
            part,
            f"{operator.name} 应有 {wanted} 个参数，实有 {len(part.args)} 个",
            f"wrong number of arguments for {operator.name}: {len(part.args)}",
            "补上或去掉参数",
        )
    if operator.listed:
        listed = _texts(context, part.args[-1])
        value = context.read(part.args[0])
        return NO if not listed or value.op == "error" else node(operator.name, values=(value,), options=listed)
    values = tuple(context.read(argument) for argument in part.args)
    ordered = {key: words[key] for key in (*operator.named, *operator.choices) if key in words}
    return NO if any(value.op == "error" for value in values) else node(operator.name, values=values, **ordered)


def _texts(context: Context, part: ast.expr) -> tuple[Node, ...]:
    """A list of quoted texts; empty where it is none."""
    if isinstance(part, ast.List) and part.elts:
        options = tuple(context.read(option) for option in part.elts)
        if all(option.op == "const" and option.text("type") == "text" for option in options):
            return options
    context.refuse(part, "这里应为一列带引号的文字", "a list of quoted texts is expected", '写成 ["…", "…"]')
    return ()


def _choice(context: Context, part: ast.expr, key: str, options: tuple[str, ...]) -> str:
    if isinstance(part, ast.Constant) and part.value in options:
        return str(part.value)
    listed = "、".join(f'"{option}"' for option in options)
    context.refuse(
        part, f"{key} 应为 {listed} 之一", f"{key} must be one of {', '.join(options)}", f'例如 {key}="{options[0]}"'
    )
    return ""
