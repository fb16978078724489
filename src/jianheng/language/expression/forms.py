"""Expression text to tree: Python syntax, a closed set of forms."""

from __future__ import annotations

import ast

from jianheng.language import limits
from jianheng.language.expression.calls import call
from jianheng.language.expression.characters import foreign_characters
from jianheng.language.expression.context import NO, Context, Mode, lines, place
from jianheng.language.expression.literals import literal
from jianheng.language.expression.names import bare, dotted
from jianheng.language.problem import Problem
from jianheng.language.scope import Scope
from jianheng.language.source import Text
from jianheng.language.tree import Node, node

COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Eq: "eq",
    ast.NotEq: "ne",
    ast.Lt: "lt",
    ast.LtE: "le",
    ast.Gt: "gt",
    ast.GtE: "ge",
}
ARITHMETIC: dict[type[ast.operator], str] = {ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul"}
IGNORED = (ast.expr_context, ast.operator, ast.boolop, ast.unaryop, ast.cmpop)
# Forms of Python that are met most often and are not in the language: what to write instead.
INSTEAD = {
    ast.Div: "没有除法；比例用 ratio(a, b)",
    ast.FloorDiv: "没有除法；比例用 ratio(a, b)",
    ast.Mod: "没有取余；改用法律表或参数",
    ast.Pow: "没有乘方；改用乘法",
    ast.Is: "改用 == 比较",
    ast.IsNot: "改用 != 比较",
    ast.NotIn: "写成 not (x in [...])",
}


def parse_expression(text: Text, scope: Scope, mode: Mode, problems: list[Problem]) -> Node:
    """Read one expression.

    Args:
        text: the expression with its place in the file.
        scope: the names of the model.
        mode: `model` (bare names are fields, items, lets) or `row` (bare names are fields of the related table).
        problems: receives every refusal with its column (E02, E03).

    Returns:
        The tree, or a node `error` where a part could not be read.
    """
    foreign = foreign_characters(text)
    if foreign:
        problems.extend(foreign)
        return NO
    try:
        body = ast.parse(text.value.strip(), mode="eval").body
        if too_large(body):
            zh, en = "表达式太长或嵌套太深", "the expression is too long or nested too deeply"
            problems.append(Problem("E03", text.at, text.value, zh, en, "把其中几部分写成 let，再用名字"))
            return NO
        return _Forms(Context(text, scope, mode, problems)).expression(body)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        problems.append(_unreadable(text, error))
        return NO


def too_large(tree: ast.AST) -> bool:
    """Whether a tree has more parts or levels than anything that walks it should meet."""
    level, count = [tree], 0
    for _ in range(limits.LEVELS):
        level = [child for part in level for child in ast.iter_child_nodes(part) if not isinstance(child, IGNORED)]
        count += len(level)
        if not level or count > limits.PARTS:
            break
    return bool(level) or count > limits.PARTS


def _unreadable(text: Text, error: Exception) -> Problem:
    written = text.value.strip()
    if not written:
        said = ("表达式是空的", "the expression is empty", "写出条件或值；不需要时删去这个键")
        return Problem("E03", text.at, "", *said)
    line, column = getattr(error, "lineno", 1) or 1, getattr(error, "offset", 1) or 1
    rest = "".join(lines(written)[line - 1 : line])[column - 1 :]
    mend = "检查括号、引号和运算符是否成对；流式写法 {…} 中含逗号的表达式要整体加引号"
    if rest.startswith("="):
        mend = "比较相等写两个等号 ==；一个等号只用来给参数写名字"
    zh, en = "表达式写法不对", f"not an expression: {error.args[0] if error.args else type(error).__name__}"
    return Problem("E03", place(text, line, column - 1), text.value, zh, en, mend)


class _Forms:
    """Reads each form of expression; the context knows the text, the names and the problems."""

    def __init__(self, context: Context) -> None:
        self.context = context
        context.read = self.expression

    def expression(self, tree: ast.expr) -> Node:  # noqa: PLR0911 - one return a form
        context = self.context
        match tree:
            case ast.BoolOp(op=op, values=values):
                return self._flat("and" if isinstance(op, ast.And) else "or", values)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return node("not", value=self.expression(operand))
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant() as operand):
                return literal(context, operand, negative=True)
            case ast.Compare():
                return self._comparison(tree)
            case ast.BinOp(left=left, op=op, right=right) if type(op) in ARITHMETIC:
                return node(ARITHMETIC[type(op)], left=self.expression(left), right=self.expression(right))
            case ast.IfExp(test=test, body=body, orelse=orelse):
                slots = {"cond": test, "then": body, "other": orelse}
                return node("if", **{slot: self.expression(part) for slot, part in slots.items()})
            case ast.Constant():
                return literal(context, tree)
            case ast.Name():
                return bare(context, tree)
            case ast.Attribute():
                return dotted(context, tree)
            case ast.Call():
                return call(context, tree)
        kind = type(tree.op) if isinstance(tree, ast.BinOp) else type(tree)
        mend = INSTEAD.get(kind, "只能写名字、字面值、比较、and、or、not、in、加减乘、a if c else b 和已列出的运算")
        return context.refuse(tree, "这里不允许这种写法", f"{kind.__name__} is not in the language", mend)

    def _flat(self, op: str, values: list[ast.expr]) -> Node:
        parts: list[Node] = []
        for value in values:
            part = self.expression(value)
            parts.extend(part.nodes("parts") if part.op == op else [part])
        return node(op, parts=tuple(parts))

    def _comparison(self, tree: ast.Compare) -> Node:
        parts: list[Node] = []
        before = tree.left
        for op, after in zip(tree.ops, tree.comparators, strict=True):
            if isinstance(op, ast.In):
                parts.append(self._membership(before, after))
            elif type(op) in COMPARISONS:
                slots = {"left": self.expression(before), "right": self.expression(after)}
                parts.append(node(COMPARISONS[type(op)], **slots))
            else:
                kind = type(op)
                parts.append(
                    self.context.refuse(
                        tree, "不允许这个比较", f"{kind.__name__} is not in the language", INSTEAD[kind]
                    )
                )
            before = after
        return parts[0] if len(parts) == 1 else node("and", parts=tuple(parts))

    def _membership(self, value: ast.expr, options: ast.expr) -> Node:
        if isinstance(options, ast.Attribute):
            named = self.expression(options)
            if named.op in {"param", "error"}:
                return node("in", value=self.expression(value), options=(named,))
        if not isinstance(options, ast.List) or not options.elts:
            return self.context.refuse(
                options, "in 的右边应为列表", "the right side of `in` must be a list", '写成 x in ["…", "…"]'
            )
        consts = tuple(self.expression(option) for option in options.elts)
        if any(const.op not in {"const", "error"} for const in consts):
            return self.context.refuse(
                options,
                "in 的列表里只能写字面值",
                "only literals may stand in the list of `in`",
                "与名字比较时用 == 和 or",
            )
        return node("in", value=self.expression(value), options=consts)
