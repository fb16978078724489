"""Expression text to tree: Python syntax, a closed set of forms (LANGUAGE §8)."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Literal

from jianheng.language.operators import OPERATORS
from jianheng.language.problem import Position, Problem
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
NO = Node("error")


def parse_expression(text: Text, scope: Scope, mode: Literal["model", "row"], problems: list[Problem]) -> Node:
    """Read one expression.

    Args:
        text: the expression with its place in the file.
        scope: the names of the model.
        mode: `model` (bare names are fields, items, lets) or `row` (bare names are fields of the related table).
        problems: receives every refusal with its column (E02, E03).

    Returns:
        The tree, or a node `error` where a part could not be read.
    """
    try:
        body = ast.parse(text.value.strip(), mode="eval").body
    except (SyntaxError, ValueError) as error:
        offset = getattr(error, "offset", 1) or 1
        at = Position(text.at.path, text.at.line, text.at.column + offset - 1)
        problems.append(
            Problem(
                "E03",
                at,
                text.value,
                "表达式写法不对",
                f"not an expression: {getattr(error, 'msg', error)}",
                "检查括号、引号和运算符;流式写法中含逗号的表达式要加引号",
            )
        )
        return NO
    return _Parser(text, scope, mode, problems).expression(body)


@dataclass
class _Parser:
    text: Text
    scope: Scope
    mode: Literal["model", "row"]
    problems: list[Problem]

    def expression(self, tree: ast.expr) -> Node:  # noqa: PLR0911 - one return a form
        match tree:
            case ast.BoolOp(op=op, values=values):
                return self._flat("and" if isinstance(op, ast.And) else "or", values)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return node("not", value=self.expression(operand))
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
                return node("const", type="int", value=str(-number))
            case ast.Compare(left=left, ops=ops, comparators=comparators):
                return self._comparison(left, ops, comparators)
            case ast.BinOp(left=left, op=op, right=right) if type(op) in ARITHMETIC:
                return node(ARITHMETIC[type(op)], left=self.expression(left), right=self.expression(right))
            case ast.IfExp(test=test, body=body, orelse=orelse):
                return node(
                    "if", cond=self.expression(test), then=self.expression(body), other=self.expression(orelse)
                )
            case ast.Constant(value=value):
                return self._constant(tree, value)
            case ast.Name(id=name):
                return self._bare(tree, name)
            case ast.Attribute():
                return self._dotted(tree)
            case ast.Call():
                return self._call(tree)
        return self._refuse(tree, "这里不允许这种写法", f"{type(tree).__name__} is not allowed here")

    def _flat(self, op: str, values: list[ast.expr]) -> Node:
        parts: list[Node] = []
        for value in values:
            part = self.expression(value)
            parts.extend(part.nodes("parts") if part.op == op else [part])
        return node(op, parts=tuple(parts))

    def _comparison(self, left: ast.expr, ops: list[ast.cmpop], comparators: list[ast.expr]) -> Node:
        parts: list[Node] = []
        before = left
        for op, after in zip(ops, comparators, strict=True):
            if isinstance(op, ast.In):
                parts.append(self._membership(before, after))
            elif type(op) in COMPARISONS:
                parts.append(
                    node(COMPARISONS[type(op)], left=self.expression(before), right=self.expression(after))
                )
            else:
                parts.append(self._refuse(after, "不允许这个比较", f"{type(op).__name__} is not allowed"))
            before = after
        return parts[0] if len(parts) == 1 else node("and", parts=tuple(parts))

    def _membership(self, value: ast.expr, options: ast.expr) -> Node:
        if not isinstance(options, ast.List):
            return self._refuse(options, "in 的右边应为 [\"…\", \"…\"]", "the right side of `in` must be a list")
        consts = tuple(self.expression(option) for option in options.elts)
        if any(const.op not in {"const", "error"} for const in consts):
            return self._refuse(options, "in 的列表只能写字面值", "only literals may stand in the list of `in`")
        return node("in", value=self.expression(value), options=consts)

    def _constant(self, tree: ast.expr, value: object) -> Node:
        if isinstance(value, bool):
            return node("const", type="flag", value="true" if value else "false")
        if isinstance(value, int):
            return node("const", type="int", value=str(value))
        if isinstance(value, float):
            return node("const", type="ratio", value=ast.get_source_segment(self.text.value.strip(), tree) or str(value))
        if isinstance(value, str):
            return node("const", type="text", value=value)
        return self._refuse(tree, "不允许这种字面值", "this literal is not allowed")

    def _bare(self, tree: ast.expr, name: str) -> Node:
        if name == "as_of":
            return node("as_of")
        if name == "ever":
            return node("ever")
        if self.mode == "row":
            if self.scope.row_field(name) is not None:
                return node("field", of="row", name=name)
            return self._unknown(tree, name, self.scope.row_names())
        return self._model_name(tree, name)

    def _model_name(self, tree: ast.expr, name: str, part: str = "") -> Node:
        scope = self.scope
        if name in scope.items:
            kind = scope.items[name].kind
            if not part:
                return node("item", name=name, part="count" if kind in {"count", "any"} else "row")
            return node("item", name=name, part=part)
        if name in scope.lets:
            return node("let", name=name, part=part or None)
        if scope.this_field(name) is not None and not part:
            return node("field", of="this", name=name)
        return self._unknown(tree, name, scope.model_names())

    def _dotted(self, tree: ast.Attribute) -> Node:
        names: list[str] = [tree.attr]
        value: ast.expr = tree.value
        while isinstance(value, ast.Attribute):
            names.insert(0, value.attr)
            value = value.value
        if isinstance(value, ast.Call):
            inner = self._call(value)
            if inner.op == "law" and len(names) == 1:
                return node("law", table=inner.text("table"), args=inner.get("args"), part=names[0])
            return self._refuse(tree, "只有 law 的结果可以再取一项", "only a law look-up may be followed by a part")
        if not isinstance(value, ast.Name):
            return self._refuse(tree, "不允许这种写法", "not allowed here")
        return self._path(tree, value.id, names)

    def _path(self, tree: ast.expr, root: str, names: list[str]) -> Node:
        if root == "param" and len(names) == 1:
            if names[0] in self.scope.params:
                return node("param", name=names[0])
            return self._unknown(tree, names[0], list(self.scope.params))
        if root == "this" and len(names) in {1, 2}:
            return self._model_name(tree, names[0], names[1] if len(names) > 1 else "")
        if self.mode == "model" and len(names) == 1:
            return self._model_name(tree, root, names[0])
        return self._unknown(tree, ".".join([root, *names]), [f"this.{name}" for name in self.scope.model_names()])

    def _call(self, tree: ast.Call) -> Node:
        if any(keyword.arg is None for keyword in tree.keywords) or any(isinstance(a, ast.Starred) for a in tree.args):
            return self._refuse(tree, "不允许 * 参数", "starred arguments are not allowed")
        match tree.func:
            case ast.Attribute(value=ast.Name(id="law" | "clock" as root), attr=table):
                return self._law(tree, root, table)
            case ast.Name(id="date"):
                return self._literal_call(tree, "date")
            case ast.Name(id="term"):
                return self._literal_call(tree, "term")
            case ast.Name(id="has" | "absent" as op):
                return self._presence(tree, op)
            case ast.Name(id=name) if name in OPERATORS:
                return self._operator(tree, name)
            case ast.Name(id=name):
                return self._unknown(tree, name, sorted(OPERATORS))
        return self._refuse(tree, "不能这样调用", "this cannot be called")

    def _law(self, tree: ast.Call, root: str, table: str) -> Node:
        if table not in self.scope.law:
            return self._unknown(tree, f"{root}.{table}", [f"{root}.{name}" for name in self.scope.law])
        if tree.args:
            return self._refuse(tree, "法律表的参数都要写名字", "arguments of a law table must be named")
        args = tuple(sorted((str(k.arg), self.expression(k.value)) for k in tree.keywords))
        return node(root, table=table, args=args)

    def _literal_call(self, tree: ast.Call, kind: str) -> Node:
        match tree.args:
            case [ast.Constant(value=str() as value)] if not tree.keywords:
                return node("const", type=kind, value=value)
        return self._refuse(tree, f"{kind} 里写一段带引号的文字", f"{kind} takes one quoted text")

    def _presence(self, tree: ast.Call, op: str) -> Node:
        match tree.args:
            case [ast.Name(id=name)] if self.mode == "model" and name in self.scope.items:
                return node(op, item=name)
            case [argument] if not tree.keywords:
                return node(op, value=self.expression(argument))
        return self._refuse(tree, f"{op} 里写一个关联事实", f"{op} takes one item")

    def _operator(self, tree: ast.Call, name: str) -> Node:
        operator = OPERATORS[name]
        words: dict[str, Node | str] = {}
        for keyword in tree.keywords:
            key = str(keyword.arg)
            if key in operator.choices:
                words[key] = self._choice(keyword.value, operator.choices[key])
            elif key in operator.named:
                words[key] = self.expression(keyword.value)
            else:
                return self._refuse(tree, f"{name} 没有参数 {key}", f"{name} has no argument {key}")
        if not operator.least <= len(tree.args) <= operator.most:
            return self._refuse(tree, f"{name} 的参数个数不对", f"wrong number of arguments for {name}")
        args = tuple(self.expression(argument) for argument in tree.args)
        return node(name, values=args, **words)

    def _choice(self, tree: ast.expr, options: tuple[str, ...]) -> str:
        if isinstance(tree, ast.Constant) and tree.value in options:
            return str(tree.value)
        self._refuse(tree, f"应为 {'、'.join(options)} 之一", f"expected one of {', '.join(options)}")
        return ""

    def _at(self, tree: ast.expr) -> Position:
        shift = 1 if self.text.quoted else 0
        if tree.lineno > 1:
            return Position(self.text.at.path, self.text.at.line + tree.lineno - 1, tree.col_offset + 1)
        return Position(self.text.at.path, self.text.at.line, self.text.at.column + shift + tree.col_offset)

    def _refuse(self, tree: ast.expr, zh: str, en: str) -> Node:
        value = ast.get_source_segment(self.text.value.strip(), tree) or self.text.value
        self.problems.append(Problem("E03", self._at(tree), value, zh, en, "改成语言说明第 8 节列出的写法"))
        return NO

    def _unknown(self, tree: ast.expr, name: str, known: list[str]) -> Node:
        self.problems.append(self.scope.unknown_name(self._at(tree), name, known))
        return NO
