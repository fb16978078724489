"""Expressions in Chinese or English words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jianheng.language.operators import OPERATORS
from jianheng.language.sentences.names import FEW, NameTeller
from jianheng.language.sentences.quantities import LAW_UNITS, STEPS, credit, months, moved
from jianheng.language.sentences.words import AGES, BY, EXTREMES, INNER, JOIN, MATH, SAME, SIGNS
from jianheng.language.tree import Node, node

COMPARISONS = {"eq", "ne", "lt", "le", "gt", "ge"}
COMPOUND = {"and", "or", "if", "add", "sub", "mul"}


@dataclass
class Teller(NameTeller):
    """Words for the expressions of one model.

    Args:
        model, dictionary, law: what is told.
        lang: `zh` or `en`.
    """

    def of(self, tree: Node) -> str:
        """One expression in words."""
        match tree.op:
            case "and" | "or":
                return JOIN[self.lang][tree.op].join(self._told_once(tree))
            case "not":
                value = tree.node("value")
                return self._comparison(Node("ne", value.slots)) if value.op == "eq" else self._not(value)
            case "in":
                options = [self._coded(tree.node("value"), option) for option in self._options(tree)]
                return self.of(tree.node("value")) + self.say("为", " is ") + self.listed(options, last="或")
            case "if":
                test, then, other = (self._inner(tree.node(slot)) for slot in ("cond", "then", "other"))
                return self.say(f"{test}时取{then}，否则取{other}", f"{then} if {test}, else {other}")
            case "add" | "sub" | "mul":
                return self._arithmetic(tree)
            case "has" | "absent":
                return self._presence(tree, tree.op == "has")
            case "law" | "clock":
                return self._law(tree)
        if tree.op in COMPARISONS:
            return self._comparison(tree)
        return self._operator(tree) if tree.op in OPERATORS else self._leaf(tree)

    # forms -----------------------------------------------------------------

    def _told_once(self, tree: Node) -> Iterator[str]:
        """The parts of a join; `known(x) and x` is one thing to say."""
        parts = tree.nodes("parts")
        known = [part.nodes("values")[0] for part in parts if tree.op == "and" and part.op == "known"]
        for part in parts:
            if part in known:
                yield self.say(f"已知{self.of(part)}", f"it is known that {self.of(part)}")
            elif part.op != "known" or part.nodes("values")[0] not in parts:
                yield self._grouped(part)

    def _options(self, tree: Node) -> list[Node]:
        """The literals of `in`; those of a parameter one by one."""
        found: list[Node] = []
        for option in tree.nodes("options"):
            words = self.model.param(option.text("name")).words() if option.op == "param" else ()
            found += [node("const", type="text", value=word) for word in words] or [option]
        return found

    def _grouped(self, part: Node) -> str:
        """A part of `and` or `or`; another join inside it stands in brackets, a bare flag of a fact is a statement."""
        if part.op == "item" and self.kind(part) == "flag":
            return self.say(f"{self._leaf(part)}为是", f"{self._leaf(part)} is yes")
        return self._inner(part) if part.op in {"and", "or"} else self.of(part)

    def _inner(self, tree: Node) -> str:
        """A compound expression inside another one, in brackets."""
        if tree.op in {"and", "or"}:
            told = list(self._told_once(tree))
            if len(told) == 1:
                return told[0]
            spaced = [part + " " if self.lang == "zh" and part[-1].isascii() else part for part in told[:-1]]
            text = INNER[self.lang][tree.op].join([*spaced, told[-1]])
        else:
            text = self.of(tree)
        return self.say(f"（{text}）", f"({text})") if tree.op in COMPOUND else text

    def _not(self, tree: Node) -> str:
        if tree.op in {"has", "absent"}:
            return self._presence(tree, tree.op == "absent")
        if tree.op == "known":
            value = self.of(tree.nodes("values")[0])
            return self.say(f"{value}不详", f"{value} is unknown")
        if _known_to_be_there(tree):
            label = self.naming.item(tree.nodes("parts")[1].text("item"))
            return self.say(f"未见{label}", f"no {label} is known")
        if tree.op in {"let", "law"} and tree.text("part"):
            return self._law_flag(tree)
        if tree.op == "field" and tree.text("name") == "slot_cut":
            return self.say("本期未提前截止", "the period is not cut short")
        if self.kind(tree) == "flag" and tree.op in {"field", "item", "param", "let"}:
            return self.say(f"{self._leaf(tree)}为否", f"{self._leaf(tree)} is no")
        if tree.op == "holds_on":
            day = self.of(tree.nodes("values")[0])
            return self.say(f"在{day}已不有效", f"it is no longer in force on {day}")
        text = self._inner(tree)
        if self.lang == "zh":
            return f"并非{text}" if text.startswith("（") else f"并非“{text}”"
        return f"not {text}" if text.startswith("(") else f"not ({text})"

    def _law_flag(self, tree: Node) -> str:
        if tree.op == "law":
            whole = Node("law", tuple(slot for slot in tree.slots if slot[0] != "part"))
            return self._law_part(self.of(whole), tree.text("table"), tree.text("part"), yes=False)
        table = self.model.let(tree.text("name")).value.text("table")
        return self._law_part(self._let(tree.text("name"), ""), table, tree.text("part"), yes=False)

    def _presence(self, tree: Node, there: bool) -> str:
        item = tree.text("item")
        label = self.naming.item(item) if item else self.of(tree.node("value")).removeprefix("the ")
        if there:
            return self.say(f"有{label}", f"there is {'an' if label[0] in 'aeiou' else 'a'} {label}")
        return self.say(
            f"查无{label}" if item else f"无{label}", f"no {label} is found" if item else f"there is no {label}"
        )

    def _arithmetic(self, tree: Node) -> str:
        left, right = tree.node("left"), tree.node("right")
        first = self.of(left) if left.op == tree.op or (tree.op == "sub" and left.op == "add") else self._inner(left)
        return f"{first}{MATH[self.lang][tree.op]}{self._inner(right)}"

    def _comparison(self, tree: Node) -> str:
        left, right = tree.node("left"), tree.node("right")
        if _same_as_act(tree):
            label = self.naming.field(self._related, left.text("name")) if self._related else left.text("name")
            return self.say(f"同一{label}", f"the {label} is the same")
        if left.op == "age_on":
            return self._age(tree)
        counted = _presence_of_count(tree)
        if counted:
            return self._presence(Node("has", (("item", left.text("name")),)), counted == "some")
        kind = self.kind(left) if left.op != "const" else self.kind(right)
        sign = SIGNS.get(kind, SAME)[self.lang][tree.op]
        before, after = self._inner(left), self._coded(left, right)
        if left.op == "const":
            before = self._coded(right, left)
        if self.lang == "en":
            return f"{before} {sign} {after}"
        return f"{before}{sign} {after}" if after[:1].isascii() and after[:1].isalnum() else f"{before}{sign}{after}"

    def _age(self, tree: Node) -> str:
        birth, day = (self.of(value) for value in tree.node("left").nodes("values"))
        word, years = AGES[self.lang][tree.op], self.of(tree.node("right"))
        return self.say(
            f"按{birth}计，至{day}{word} {years} 周岁", f"{word} {years} years old on {day}, counted from {birth}"
        )

    def _coded(self, owner: Node, value: Node) -> str:
        if value.op == "const" and value.text("type") == "text":
            of = self._type(owner).of
            label = self.naming.code(of, value.text("value")) if of else value.text("value")
            return f"“{label}”"
        return self._inner(value)

    # calls -----------------------------------------------------------------

    def _law(self, tree: Node) -> str:
        names, table, args = self.naming, self.law[tree.text("table")], tree.args()
        title = names.law_table(table.name)
        if tree.op == "clock":
            start = self.of(args["start"])
            return self.say(f"自{start}起“{title}”届满之日", f"the last day of “{title}” counted from {start}")
        day = self.of(args["on"]) if "on" in args else ""
        plain = [args[arg.name] for arg in table.args if arg.name in args and arg.type != "flag" and arg.name != "on"]
        flags = [
            f"{self.say(arg.label_zh, arg.label_en)}{self.say('：', ': ')}{self.of(args[arg.name])}"
            for arg in table.args
            if arg.name in args and arg.type == "flag"
        ]
        given = self.say("；", "; ").join([*filter(None, [self._together(plain)]), *flags])
        zh = f"按{day}有效的“{title}”" + (f"（{given}）" if given else "")
        en = f"“{title}” in force on {day}" + (f" (by {given})" if given else "")
        part = tree.text("part")
        return self._law_part(self.say(zh, en), table.name, part) if part else self.say(zh, en)

    def _together(self, values: list[Node]) -> str:
        """Values in a list; an item that gives several in a row is named once."""
        told: list[str] = []
        before = ""
        for value in values:
            again = value.op == "item" and value.text("name") == before
            before = value.text("name") if value.op == "item" else ""
            if again and self.lang == "zh":
                owner = self.dictionary.tables[self.model.item(before).table]
                told.append(self.naming.field(owner, value.text("part")))
            else:
                told.append(self.of(value))
        return self.say("、", ", ").join(told)

    def _operator(self, tree: Node) -> str:
        operator, values = OPERATORS[tree.op], tree.nodes("values")
        told = [self._inner(value) for value in values]
        if tree.op == "includes":
            told[1] = self._coded(values[0], values[1])
        if tree.op == "is_a":
            told[1] = self._group(values)
        words = {name: self.of(tree.node(name)) for name in operator.named if tree.get(name) is not None}
        if tree.op in STEPS:
            words["moved"] = moved(tree, self.lang, self._inner, self._unit(tree))
        elif tree.op == "term_end":
            words["credit"] = credit(values[2], self.lang, self._inner)
        elif tree.op == "part_of":
            words["fraction"] = self.say(f"{told[2]}分之{told[1]}", f"{told[1]}/{told[2]}")
        elif operator.listed:
            words["options"] = self.listed([f"“{option.text('value')}”" for option in tree.nodes("options")], last="或")
        elif tree.op == "months_term":
            words["months"] = months(values[0], self.lang, self._inner)
        elif tree.op == "known_or":
            words["bounds"] = self._bounds(words, tree.text("assume"))
        elif tree.op in {"max", "min"}:
            kind = self.kind(values[0])
            ranks = EXTREMES[self.lang].get("date" if kind == "moment" else kind, EXTREMES[self.lang][""])
            words["most"] = ranks[tree.op][0 if len(values) == FEW else 1]
        if tree.text("by"):
            words["by"] = BY[self.lang][tree.text("by")]
        between = (
            self.say("，仍不详时取", "; where that is unknown too, ")
            if tree.op == "first_known"
            else self.say("、", ", ")
        )
        pattern = self.say(operator.zh, operator.en)
        return pattern.format(*told, all=self.listed(told), rest=between.join(told[1:]), **words)

    def _group(self, values: tuple[Node, ...]) -> str:
        """A group of codes by its title."""
        name = values[1].text("value")
        titles = self.dictionary.lists[self._type(values[0]).of].group_titles.get(name, (name, name))
        return f"“{self.say(*titles)}”"

    def _unit(self, tree: Node) -> str | None:
        """The unit in which law gives the number of an operator that moves a day."""
        amount = tree.nodes("values")[1]
        amount = amount.node("right") if amount.op == "sub" else amount
        value = self.model.let(amount.text("name")).value if amount.op == "let" else amount
        if value.op != "law":
            return None
        part = amount.text("part")
        found = next((each for each in self.law[value.text("table")].values if each.name == part), None)
        return found.unit if found and found.unit == LAW_UNITS.get(tree.op) else None

    def _bounds(self, ends: dict[str, str], assume: str) -> str:
        lo, hi = ends.get("lo"), ends.get("hi")
        if lo and hi:
            text = self.say(f"不详时介于{lo}与{hi}之间", f"if unknown, between {lo} and {hi}")
        elif lo:
            text = self.say(f"不详时不早于{lo}", f"if unknown, no earlier than {lo}")
        else:
            text = self.say(f"不详时不晚于{hi}", f"if unknown, no later than {hi}")
        assumed = {
            "lo": self.say("下限为推定", "the lower bound is assumed"),
            "hi": self.say("上限为推定", "the upper bound is assumed"),
            "both": self.say("两端均为推定", "both bounds are assumed"),
        }.get(assume, "")
        return text + (self.say(f"，{assumed}", f"; {assumed}") if assumed else "")


def _known_to_be_there(tree: Node) -> bool:
    """`known(has(x)) and has(x)`."""
    if tree.op != "and" or tree.nodes("parts")[0].op != "known":
        return False
    first, *others = tree.nodes("parts")
    return [first.nodes("values")[0]] == others and others[0].text("item") != ""


def _same_as_act(tree: Node) -> bool:
    """Whether a related row is asked to have the same value as the examined act."""
    left, right = tree.node("left"), tree.node("right")
    return (
        tree.op == "eq"
        and left.op == right.op == "field"
        and left.text("of") == "row"
        and right.text("of") == "this"
        and left.text("name") == right.text("name")
    )


def _presence_of_count(tree: Node) -> str:
    """`some` or `none` where a count is compared with nothing: that asks whether there is any."""
    left, right = tree.node("left"), tree.node("right")
    if left.op != "item" or left.text("part") != "count" or right.op != "const":
        return ""
    asked = {("gt", "0"): "some", ("ge", "1"): "some", ("ne", "0"): "some"}
    return asked.get((tree.op, right.text("value"))) or (
        "none" if (tree.op, right.text("value")) in {("eq", "0"), ("lt", "1"), ("le", "0")} else ""
    )
