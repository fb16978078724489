"""The type of every expression, and every place where types do not fit (E02, E03, E04, E10, E11)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from jianheng.dictionary import Dictionary, Field, Table
from jianheng.language.item_kinds import own_parts
from jianheng.language.operators import OPERATORS, Operator, Wrong
from jianheng.language.population import examined_table, own_dictionary
from jianheng.language.problem import Problem
from jianheng.language.scope import table_field
from jianheng.language.tree import Item, Model, Node, node
from jianheng.language.type_rules import INSTEAD, arithmetic, comparison, open_date, period_formula
from jianheng.language.types import DATE, EVER, FLAG, INT, MOMENT, UNKNOWN, Type, kinds_en, kinds_zh
from jianheng.language.write.expression import counted_items, expression_text
from jianheng.law import LawTable
from jianheng.law import Value as LawValue

CUSTODY = "in_custody"
COMPARISONS = {"eq", "ne", "lt", "le", "gt", "ge"}
SHOWN = 12


def law_type(table: str, value: LawValue) -> Type:
    """The model type of a value of a law table; a range is told by where it stands."""
    if value.ends is None:
        return Type(value.type)
    return Type("range", f"{table}.{value.name}", within=value.ends)


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

    def __post_init__(self) -> None:
        self.dictionary = own_dictionary(self.model.examine, self.dictionary)

    def check(self) -> list[Problem]:
        """Type every part of the model."""
        model = self.model
        self._check_population()
        self._wanted("unit", model.unit, "key")
        if model.where:
            self._wanted("where", model.where, "flag")
        for item in model.items:
            self._check_item(item)
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

    @property
    def examined(self) -> Table:
        """What bare names in model scope are fields of."""
        return examined_table(self.model.examine, self.dictionary)

    def related(self, table: Table | None) -> Typing:
        """The same types, seen from inside an item of a table."""
        return Typing(self.model, self.dictionary, self.law, _lets=self._lets, _related=table)

    def let(self, name: str) -> Type:
        """The type of a derived value; a cycle is E04."""
        if name in self._lets:
            return self._lets[name]
        if name in self._open:
            chain = " → ".join([*self._open[self._open.index(name) :], name])
            said = (f"相互引用成环：{chain}", f"cycle: {chain}", "改写其中一项，使它不再用到后面的名字")
            self._add("E04", f"let.{name}", name, *said)
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
            case "sql":
                kind, _, of = tree.text("type").rstrip(">").partition("<")
                return Type(kind, of)
            case "law" | "clock":
                return self._law(tree)
            case "and" | "or":
                return self._all_flags(tree.nodes("parts"))
            case "not":
                return self._all_flags((tree.node("value"),))
            case "in":
                return self._membership(tree)
            case "if":
                return self._if(tree)
            case "add" | "sub" | "mul":
                return self._fits(tree, arithmetic(tree.op, self.of(tree.node("left")), self.of(tree.node("right"))))
            case "has" | "absent":
                return self._presence(tree)
            case "error":
                return UNKNOWN
        return self._comparison(tree) if tree.op in COMPARISONS else self._operator(tree, OPERATORS[tree.op])

    # names -----------------------------------------------------------------

    def _field(self, tree: Node) -> Type:
        table = self._related if tree.text("of") == "row" else self.examined
        found = table_field(table, tree.text("name")) if table else None
        return field_type(found) if found else UNKNOWN

    def _let_part(self, tree: Node) -> Type:
        name, part = tree.text("name"), tree.text("part")
        whole = self.let(name)
        if not part:
            return whole
        if whole == UNKNOWN:
            return UNKNOWN
        if whole.kind == "record":
            return self._value_type(whole.of, part, tree)
        wrong = Wrong(f"{name} 是{whole.zh()}，不能再取 {part}", f"{name} is {whole} and has no parts", f"写成 {name}")
        return self._fits(tree, wrong)

    def _value_type(self, table: str, part: str, tree: Node) -> Type:
        if part == "hard":
            return FLAG
        for value in self.law[table].values:
            if value.name == part:
                return law_type(table, value)
        return self._no_part(tree, f"法律表 {table}", part, [*(v.name for v in self.law[table].values), "hard"])

    def _item(self, tree: Node) -> Type:
        item = self.model.item(tree.text("name"))
        part = tree.text("part")
        own = own_parts(item.kind)
        if part in {"found", "row"}:
            return FLAG if part == "found" else Type("span" if item.kind == "gap" else "item", item.table)
        if part in own:
            return self._measure(item, part)
        if part == "count" and not own:
            return INT
        table = self.dictionary.tables.get(item.table)
        found = table_field(table, part) if table and not own else None
        if found is None:
            return self._no_part(tree, item.name, part, list(own) if own or table is None else list(table.fields))
        return field_type(found).maybe_none(item.within is not None)

    def _measure(self, item: Item, part: str) -> Type:
        """What is counted or measured over all rows of an item."""
        if part != "value":
            return DATE.maybe_none() if part == "from_on" else INT
        inner = self.related(self.dictionary.tables.get(item.table))
        have = UNKNOWN if item.value is None else inner.of(item.value).sure()
        return have.maybe_none(item.kind != "sum" and have != UNKNOWN)

    def _no_part(self, tree: Node, owner: str, part: str, known: list[str]) -> Type:
        more = " 等" if len(known) > SHOWN else ""
        mend = "可用：" + "、".join(known[:SHOWN]) + more
        return self._fits(tree, Wrong(f"{owner} 没有 {part}", f"there is no {part} in it", mend, "E02"))

    # forms -----------------------------------------------------------------

    def _law(self, tree: Node) -> Type:
        table, args = self.law[tree.text("table")], tree.args()
        start = args.pop("start", None) if tree.op == "clock" else None
        if tree.op == "clock":
            self._clock(tree, table, start, None if _asks(table, CUSTODY) else args.pop(CUSTODY, None))
        for name, value in args.items():
            self._law_argument(tree, table, name, value)
        for arg in table.args:
            if arg.name not in args and not arg.optional:
                listed = "、".join(each.name + ("（可省）" if each.optional else "") for each in table.args)
                wrong = Wrong(f"法律表 {table.name} 缺参数 {arg.name}", f"{arg.name} is missing", f"参数有 {listed}")
                self._fits(tree, wrong)
        if tree.op == "clock":
            return MOMENT if table.in_hours else DATE
        part = tree.text("part")
        return self._value_type(table.name, part, tree) if part else Type("record", table.name)

    def _clock(self, tree: Node, table: LawTable, start: Node | None, custody: Node | None) -> None:
        """`start` is a day or, where hours are counted, a moment; `in_custody` keeps a last day from moving."""
        have = UNKNOWN if start is None else self.of(start)
        if start is None or have.kind not in {"date", "moment", "unknown"}:
            wrong = Wrong(
                f"期限 {table.name} 缺起算日 start", "a clock needs start, a date", "写成 start=日期, on=日期"
            )
            self._fits(tree, wrong)
        elif have.open:
            self._fits(start, open_date())
        if custody is None:
            return
        self._all_flags((custody,))
        if not table.rolls:
            wrong = Wrong(
                f"期限 {table.name} 不因节假日顺延，{CUSTODY} 没有作用",
                f"{table.name} never moves past a holiday, so {CUSTODY} has no meaning",
                f"删去 {CUSTODY}",
            )
            self._fits(tree, wrong)

    def _law_argument(self, tree: Node, table: LawTable, name: str, value: Node) -> None:
        wanted = next((arg for arg in table.args if arg.name == name), None)
        have = self.of(value)
        if wanted is None:
            known = "、".join(arg.name for arg in table.args)
            wrong = Wrong(f"法律表 {table.name} 没有参数 {name}", f"no argument {name}", f"参数有 {known}", "E02")
            self._fits(tree, wrong)
        elif have.open:
            self._fits(value, open_date())
        elif have == UNKNOWN:
            return
        elif wanted.type == "code" and have.kind == "text" and value.op == "const":
            self._codes(wanted.list or "", (value,))
        elif have.kind != wanted.type or (wanted.type == "code" and have.of != wanted.list):
            of = f"（{wanted.list}）" if wanted.list else ""
            wrong = Wrong(
                f"参数 {name} 应为{kinds_zh(wanted.type)}{of}，实为{have.zh()}",
                f"{name} must be {wanted.type}{f'<{wanted.list}>' if wanted.list else ''}, found {have}",
                "换成这种类型的字段或 let",
            )
            self._fits(value, wrong)

    def _all_flags(self, parts: tuple[Node, ...]) -> Type:
        for part in parts:
            have = self.of(part)
            if have.kind not in {"flag", "unknown"}:
                mend = INSTEAD.get(have.kind, "写成比较，例如 甲 == 乙、甲 < 乙")
                self._fits(
                    part, Wrong(f"这里应为条件，实为{have.zh()}", f"a condition is expected, found {have}", mend)
                )
        return FLAG

    def _comparison(self, tree: Node) -> Type:
        left, right = self.of(tree.node("left")), self.of(tree.node("right"))
        wrong = comparison(tree.op, left, right, self.dictionary)
        if wrong:
            self._fits(tree, wrong)
        elif {left.kind, right.kind} == {"code", "text"}:
            self._codes(left.of or right.of, tuple(tree.children()))
        return FLAG

    def _codes(self, name: str, values: Iterable[Node]) -> None:
        codes = self.dictionary.lists.get(name)
        for value in values if codes else ():
            if codes is not None and value.op == "const" and value.text("value") not in codes.codes:
                known = list(codes.codes)
                mend = "改为：" + "、".join(known[:SHOWN]) + (" 等" if len(known) > SHOWN else "")
                wrong = Wrong(f"代码表 {name} 没有这个代码", f"no such code in {name}", mend, "E02")
                self._fits(value, wrong)

    def _groups(self, name: str, value: Node) -> None:
        codes = self.dictionary.lists.get(name)
        if codes is not None and (value.op != "const" or value.text("value") not in codes.groups):
            mend = "可用：" + "、".join(codes.groups) if codes.groups else '用 in ["代码", "代码"]'
            self._fits(value, Wrong(f"代码表 {name} 没有这一组", f"no such group in {name}", mend, "E02"))

    def _membership(self, tree: Node) -> Type:
        have = self.of(tree.node("value"))
        options = self._options(tree)
        for option in options:
            wrong = comparison("eq", have, self.of(option), self.dictionary)
            if wrong:
                self._fits(tree, wrong)
                return FLAG
        if have.kind == "code":
            self._codes(have.of, options)
        return FLAG

    def _options(self, tree: Node) -> tuple[Node, ...]:
        """The literals of `in`, written there or as a parameter."""
        written = tree.nodes("options")
        if [option.op for option in written] != ["param"]:
            return written
        param = self.model.param(written[0].text("name"))
        return (
            tuple(node("const", type="text", value=word) for word in param.words()) if param.type == "list" else written
        )

    def _if(self, tree: Node) -> Type:
        self._all_flags((tree.node("cond"),))
        then, other = self.of(tree.node("then")), self.of(tree.node("other"))
        if then.open or other.open:
            return self._fits(tree, open_date())
        if UNKNOWN not in {then, other} and (then.kind, then.of) != (other.kind, other.of):
            wrong = Wrong(
                f"if 两边的类型不同：{then.zh()}与{other.zh()}",
                f"both sides of `if` must be of one type, found {then} and {other}",
                "两边换成同一种类型",
            )
            self._fits(tree, wrong)
        return then.maybe_none(other.none)

    def _presence(self, tree: Node) -> Type:
        if not tree.text("item"):
            have = self.of(tree.node("value"))
            if not have.none and have != UNKNOWN:
                wrong = Wrong(
                    f"{tree.op} 只用于关联事实，或者词典中空值表示“无”的字段",
                    f"{tree.op} needs a related fact, or a field whose empty means none",
                    "问字段是否有值用 known（只可在 note、exempt 中）",
                )
                self._fits(tree, wrong)
        return FLAG

    def _operator(self, tree: Node, operator: Operator) -> Type:
        types = tuple(self.of(value) for value in tree.nodes("values"))
        named = {name: self.of(tree.node(name)) for name in operator.named if tree.get(name) is not None}
        for name in operator.required:
            if not tree.text(name):
                listed = "、".join(f'{name}="{option}"' for option in operator.choices[name])
                wrong = Wrong(
                    "没有写按哪个机关的算法",
                    "whose formula? the organs count differently",
                    f"加上 {listed} 之一",
                    "E10",
                )
                self._fits(tree, wrong)
        bare = types[1:] if operator.opens else types
        if any(t.open for t in (*bare, *named.values())):
            return self._fits(tree, open_date())
        if operator.spans:
            self._span(tree)
        if UNKNOWN in {*types, *named.values()}:
            return UNKNOWN
        if operator.name == "includes":
            self._codes(types[0].of, tree.nodes("values")[1:])
        if operator.name == "is_a":
            self._groups(types[0].of, tree.nodes("values")[1])
        return self._fits(tree, operator.rule(types, named))

    def _span(self, tree: Node) -> None:
        table = self._related or self.examined
        if table.axis.kind != "span":
            wrong = Wrong(
                f"{tree.op} 问一段时间，而 {table.name} 不是时间段的表",
                f"{tree.op} asks about a span, and {table.name} has none",
                "直接比较表中的日期",
            )
            self._fits(tree, wrong)

    # parts -----------------------------------------------------------------

    def _check_population(self) -> None:
        repeat = self.model.examine.repeat
        for end in self.model.examine.within or ():
            self._wanted("examine.within", end, "date|moment|ever")
        if repeat is None:
            return
        self._wanted("examine.repeat.from", repeat.start, "date")
        self._wanted("examine.repeat.every", repeat.every, "int")
        if repeat.until is not None:
            self._wanted("examine.repeat.until", repeat.until, "date", opens=True)
        wrong = period_formula(repeat, self._unit(repeat.every))
        if wrong:
            self._add(wrong.code, "examine.repeat", self._written(repeat.every), wrong.zh, wrong.en, wrong.mend)

    def _unit(self, tree: Node) -> str:
        """The unit in which law gives a number; empty where it is not law's."""
        value = self.model.let(tree.text("name")).value if tree.op == "let" else tree
        if value.op != "law":
            return ""
        part = tree.text("part")
        return next((each.unit or "" for each in self.law[value.text("table")].values if each.name == part), "")

    def _check_item(self, item: Item) -> None:
        table = self._related = self.dictionary.tables.get(item.table)
        place = f"with.{item.name}"
        if item.where:
            self._wanted(f"{place}.where", item.where, "flag")
        for end in item.within or ():
            self._wanted(f"{place}.within", end, "date|moment|ever")
        if item.held_by:
            self._wanted(f"{place}.held_by", item.held_by, "key")
        self._check_measure(item, table, place)
        by = table_field(table, item.by) if table and item.by else None
        if by and by.type not in {"date", "moment", "int"}:
            said = (
                f"by 应为日期或整数，实为{field_type(by).zh()}",
                "`by` must be a date or a number",
                "换一个日期字段",
            )
            self._add("E03", f"{place}.by", item.by, *said)
        self._related = None

    def _check_measure(self, item: Item, table: Table | None, place: str) -> None:
        """A sum needs numbers or terms, the least and greatest an order, days over something a table with dates."""
        if item.value:
            kinds = ("int", "money", "ratio", "term") + (() if item.kind == "sum" else ("date", "moment"))
            self._wanted(f"{place}.value", item.value, "|".join(kinds))
        for end in item.over or ():
            self._wanted(f"{place}.over", end, "date|moment")
        if item.over and table and table.axis.kind == "none":
            said = (f"{table.name} 没有日期", f"{table.name} has no dates to lay over anything", "换一张有日期的表")
            self._add("E03", f"{place}.over", item.table, *said)

    def _wanted(self, place: str, tree: Node, kinds: str, *, opens: bool = False) -> None:
        self._place = place
        have = self.of(tree)
        if have == UNKNOWN:
            return
        if have.kind not in kinds.split("|"):
            wrong = Wrong(
                f"这里应为{kinds_zh(kinds)}，实为{have.zh()}",
                f"a {kinds_en(kinds)} is expected, found {have}",
                INSTEAD.get(have.kind, "换成这种类型的名字或表达式"),
            )
            self._fits(tree, wrong)
        elif have.open and not opens:
            self._fits(tree, open_date())

    def _fits(self, tree: Node, result: Type | Wrong) -> Type:
        """The type, after noting why there is none."""
        if isinstance(result, Type):
            return result
        self._add(result.code, self._place, self._written(tree), result.zh, result.en, result.mend)
        return FLAG if tree.op in COMPARISONS else UNKNOWN

    def _written(self, tree: Node) -> str:
        return expression_text(tree, "row" if self._related else "model", counted_items(self.model))

    def _add(self, code: str, place: str, value: str, *said: str) -> None:
        problem = Problem(code, self.model.place(place), value, *said)
        if problem not in self.problems:
            self.problems.append(problem)


def _asks(table: LawTable, name: str) -> bool:
    return any(arg.name == name for arg in table.args)
