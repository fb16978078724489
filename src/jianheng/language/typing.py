"""The type of every expression, and every place where types do not fit (E02, E03, E11)."""

from __future__ import annotations

from dataclasses import dataclass, field

from jianheng.dictionary import Dictionary, Field, Table
from jianheng.language.operators import OPERATORS
from jianheng.language.problem import Problem
from jianheng.language.scope import table_field
from jianheng.language.tree import Model, Node
from jianheng.language.types import EVER, FLAG, INT, NUMBERS, ORDERED, TERM, Type
from jianheng.law import LawTable

UNKNOWN = Type("text")


def field_type(field_: Field) -> Type:
    """The model type of a dictionary field."""
    of = field_.list or field_.entity or ""
    return Type(field_.type, of, none=field_.empty == "none", open=field_.empty == "open")


@dataclass
class Typing:
    """Types of one model's expressions, found once and kept.

    Args:
        model: the model.
        dictionary: canonical tables and code lists.
        law: decision tables by name.
    """

    model: Model
    dictionary: Dictionary
    law: dict[str, LawTable]
    problems: list[Problem] = field(default_factory=list)
    _lets: dict[str, Type] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)
    _place: str = ""
    _related: Table | None = None

    def check(self) -> list[Problem]:
        """Type every part of the model."""
        model = self.model
        self._wanted("unit", model.unit, "key")
        if model.where:
            self._wanted("where", model.where, "flag")
        for item in model.items:
            self._related = self.dictionary.tables.get(item.table)
            if item.where:
                self._wanted(f"with.{item.name}.where", item.where, "flag")
            for end in item.within or ():
                self._wanted(f"with.{item.name}.within", end, "date|moment|ever")
            if item.held_by:
                self._wanted(f"with.{item.name}.held_by", item.held_by, "key")
            self._related = None
        for let in model.lets:
            self._place = f"let.{let.name}"
            self.let(let.name)
        for exemption in model.exempt:
            self._wanted(f"exempt.{exemption.code}", exemption.when, "flag")
        for finding in model.findings:
            place = f"{finding.section}.{finding.code}"
            self._wanted(place, finding.when, "flag")
            if finding.due:
                self._wanted(f"{place}.due", finding.due, "date|moment")
        return self.problems

    def let(self, name: str) -> Type:
        """The type of a derived value; a cycle is E04."""
        if name in self._lets:
            return self._lets[name]
        if name in self._open:
            chain = " → ".join([*self._open[self._open.index(name) :], name])
            self._add("E04", f"let.{name}", name, f"相互引用成环:{chain}", f"cycle: {chain}", "拆开其中一项")
            return UNKNOWN
        self._open.append(name)
        place, related = self._place, self._related
        self._place, self._related = f"let.{name}", None
        self._lets[name] = self.of(self.model.let(name).value)
        self._place, self._related = place, related
        self._open.pop()
        return self._lets[name]

    def of(self, tree: Node) -> Type:  # noqa: PLR0911 - one return a form
        """The type of an expression."""
        match tree.op:
            case "const":
                return Type(tree.text("type"))
            case "field":
                return self._field(tree)
            case "let":
                return self._let_part(tree)
            case "item":
                return self._item(tree)
            case "param":
                return Type(self.model.param(tree.text("name")).type)
            case "as_of":
                return Type("date")
            case "ever":
                return EVER
            case "law" | "clock":
                return self._law(tree)
            case "and" | "or":
                return self._all_flags(tree.nodes("parts"))
            case "not":
                return self._all_flags((tree.node("value"),))
            case "eq" | "ne" | "lt" | "le" | "gt" | "ge":
                return self._comparison(tree)
            case "in":
                return self._membership(tree)
            case "if":
                return self._if(tree)
            case "add" | "sub" | "mul":
                return self._arithmetic(tree)
            case "has" | "absent":
                return self._presence(tree)
            case "error":
                return UNKNOWN
        return self._operator(tree)

    def _field(self, tree: Node) -> Type:
        table = self._related if tree.text("of") == "row" else self.dictionary.tables[self.model.table]
        found = table_field(table, tree.text("name")) if table else None
        return field_type(found) if found else UNKNOWN

    def _let_part(self, tree: Node) -> Type:
        whole = self.let(tree.text("name"))
        part = tree.text("part")
        if not part:
            return whole
        if whole.kind != "record":
            return self._wrong(tree, f"{tree.text('name')} 不是法律表的结果,不能取 {part}", "not a law record")
        return self._value_type(whole.of, part, tree)

    def _value_type(self, table: str, part: str, tree: Node) -> Type:
        if part == "hard":
            return FLAG
        for value in self.law[table].values:
            if value.name == part:
                return Type(value.type)
        known = "、".join([*(v.name for v in self.law[table].values), "hard"])
        return self._wrong(
            tree, f"法律表 {table} 没有 {part},可用:{known}", f"no value {part} in law table {table}", "E02"
        )

    def _item(self, tree: Node) -> Type:
        item = self.model.item(tree.text("name"))
        part = tree.text("part")
        if part == "count":
            return INT
        if part == "row":
            return Type("item", item.table)
        if part == "found":
            return FLAG
        table = self.dictionary.tables.get(item.table)
        found = table_field(table, part) if table else None
        if found is None or item.kind in {"any", "count"}:
            known = "、".join(table.fields) if table and item.kind not in {"any", "count"} else "count"
            return self._wrong(tree, f"{item.name} 没有 {part},可用:{known}", f"{item.name} has no {part}", "E02")
        return field_type(found).maybe_none(item.within is not None)

    def _law(self, tree: Node) -> Type:
        table = self.law[tree.text("table")]
        args = tree.args()
        if tree.op == "clock":
            start = args.pop("start", None)
            if start is None or self.of(start).kind != "date":
                self._wrong(tree, f"期限 {table.name} 要写 start(起算日)", "a clock needs start, a date")
        for name, value in args.items():
            wanted = next((arg for arg in table.args if arg.name == name), None)
            have = self.of(value)
            if wanted is None:
                self._wrong(tree, f"法律表 {table.name} 没有参数 {name}", f"no argument {name}", "E02")
            elif have.kind != wanted.type and not (have.kind == "text" and wanted.type == "code"):
                self._wrong(tree, f"参数 {name} 应为 {wanted.type},实为{have.zh()}", f"{name} must be {wanted.type}")
        for arg in table.args:
            if arg.name not in args and not arg.optional:
                self._wrong(tree, f"法律表 {table.name} 缺参数 {arg.name}", f"argument {arg.name} is missing")
        part = tree.text("part")
        if tree.op == "clock":
            return Type("date")
        return self._value_type(table.name, part, tree) if part else Type("record", table.name)

    def _all_flags(self, parts: tuple[Node, ...]) -> Type:
        for part in parts:
            have = self.of(part)
            if have.kind != "flag":
                self._wrong(part, f"这里应为条件,实为{have.zh()}", "a condition is expected")
        return FLAG

    def _comparison(self, tree: Node) -> Type:
        left, right = self.of(tree.node("left")), self.of(tree.node("right"))
        if left.open or right.open:
            return self._wrong(
                tree,
                "这个日期可能尚未到来(open),不能直接比较,用 end_or 或 holds_on",
                "an open date cannot be compared bare",
                "E11",
            )
        kinds = {left.kind, right.kind}
        if "text" in kinds and kinds & {"code", "key"}:
            self._code(tree, left if left.kind != "text" else right)
            return FLAG
        if left.kind != right.kind and not (kinds <= NUMBERS or kinds == {"date", "moment"}):
            return self._wrong(tree, f"不能比较{left.zh()}与{right.zh()}", f"cannot compare {left} with {right}")
        if tree.op not in {"eq", "ne"} and left.kind not in ORDERED:
            return self._wrong(tree, f"{left.zh()}没有大小先后", f"{left} has no order")
        if kinds == {"key"} and left.of != right.of:
            return self._wrong(tree, f"{left.zh()}与{right.zh()}不是同一种标识", "keys of different entities")
        return FLAG

    def _code(self, tree: Node, coded: Type) -> None:
        consts = [n for n in tree.children() if n.op == "const"]
        codes = self.dictionary.lists.get(coded.of)
        for const in consts if codes else ():
            if codes is not None and const.text("value") not in codes.codes:
                known = "、".join(list(codes.codes)[:12])
                self._wrong(tree, f"代码表 {coded.of} 没有“{const.text('value')}”,可用:{known}", "unknown code", "E02")

    def _membership(self, tree: Node) -> Type:
        have = self.of(tree.node("value"))
        if have.kind == "code":
            self._code(Node("in", (("options", tree.nodes("options")),)), have)
        return FLAG

    def _if(self, tree: Node) -> Type:
        self._all_flags((tree.node("cond"),))
        then, other = self.of(tree.node("then")), self.of(tree.node("other"))
        if then.kind != other.kind:
            self._wrong(tree, f"两边类型不同:{then.zh()}与{other.zh()}", "both sides must be of one type")
        return then.maybe_none(other.none)

    def _arithmetic(self, tree: Node) -> Type:
        left, right = self.of(tree.node("left")), self.of(tree.node("right"))
        none = left.none or right.none
        if tree.op != "mul" and left.kind == right.kind == "term":
            return TERM.maybe_none(none)
        if left.kind not in NUMBERS or right.kind not in NUMBERS:
            return self._wrong(
                tree, f"不能对{left.zh()}与{right.zh()}做加减乘", "no arithmetic on these; use days_between or *_after"
            )
        kind = next(k for k in ("money", "ratio", "int") if k in {left.kind, right.kind})
        return Type(kind, none=none)

    def _presence(self, tree: Node) -> Type:
        if not tree.text("item"):
            have = self.of(tree.node("value"))
            if not have.none:
                self._wrong(tree, "has、absent 只用于关联事实或可为“无”的字段", "needs an item or a none-able field")
        return FLAG

    def _operator(self, tree: Node) -> Type:
        operator = OPERATORS[tree.op]
        types = tuple(self.of(value) for value in tree.nodes("values"))
        named = {name: self.of(tree.node(name)) for name in operator.named if tree.get(name) is not None}
        for name in operator.required:
            if not tree.text(name):
                self._wrong(
                    tree,
                    f"{tree.op} 要写 {name},各机关的算法不同",
                    f"{tree.op} needs {name}: the organs' formulas differ",
                    "E10",
                )
        if tree.op != "end_or" and not operator.spans and any(t.open for t in types):
            self._wrong(tree, "这个日期可能尚未到来(open),用 end_or", "an open date needs end_or", "E11")
        result = operator.rule(types, named)
        if isinstance(result, str):
            return self._wrong(tree, f"{tree.op}:{result}", f"wrong arguments for {tree.op}")
        return result

    def _wanted(self, place: str, tree: Node, kinds: str) -> None:
        self._place = place
        have = self.of(tree)
        if have.kind not in kinds.split("|") and tree.op != "error":
            self._wrong(tree, f"这里应为{kinds},实为{have.zh()}", f"{kinds} expected, found {have}")

    def _wrong(self, tree: Node, zh: str, en: str, code: str = "E03") -> Type:
        value = tree.text("name") or tree.text("table") or tree.op
        self._add(code, self._place, value, zh, en, "参照语言说明第 4、8 节改写")
        return FLAG if tree.op in {"eq", "ne", "lt", "le", "gt", "ge"} else UNKNOWN

    def _add(self, code: str, place: str, value: str, zh: str, en: str, mend: str) -> None:
        problem = Problem(code, self.model.place(place), value, zh, en, mend)
        if problem not in self.problems:
            self.problems.append(problem)
