"""A model in Chinese or English sentences, made from the tree alone (LANGUAGE §17)."""

from __future__ import annotations

from dataclasses import dataclass, field

from jianheng.dictionary import Dictionary, Table
from jianheng.language.naming import Naming
from jianheng.language.operators import OPERATORS
from jianheng.language.tree import Item, Model, Node, bilingual
from jianheng.law import LawTable

SIGNS = {
    "zh": {"eq": "为", "ne": "不为", "lt": "早于", "le": "不晚于", "gt": "晚于", "ge": "不早于"},
    "en": {
        "eq": "is",
        "ne": "is not",
        "lt": "is before",
        "le": "is not after",
        "gt": "is after",
        "ge": "is not before",
    },
}
AMOUNTS = {
    "zh": {"eq": "等于", "ne": "不等于", "lt": "少于", "le": "不超过", "gt": "超过", "ge": "不少于"},
    "en": {"eq": "is", "ne": "is not", "lt": "is less than", "le": "is at most", "gt": "exceeds", "ge": "is at least"},
}
DATES = {"date", "moment"}
JOIN = {"zh": {"and": "且", "or": "或"}, "en": {"and": " and ", "or": " or "}}
MATH = {"add": "＋", "sub": "－", "mul": "×"}
BY = {
    "zh": {"court": "法院", "procuratorate": "检察", "police": "公安", "any": "各机关"},
    "en": {"court": "court", "procuratorate": "procuratorate", "police": "police", "any": "every organ's"},
}
KINDS = {
    "zh": {
        "the": "唯一的{t}",
        "first": "{t}中{by}最早的一件",
        "last": "{t}中{by}最晚的一件",
        "any": "有无{t}",
        "count": "{t}的件数",
    },
    "en": {
        "the": "the only {t}",
        "first": "the {t} with the earliest {by}",
        "last": "the {t} with the latest {by}",
        "any": "whether there is a {t}",
        "count": "the number of {t} rows",
    },
}
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"


@dataclass
class Sentences:
    """Sentences of one model.

    Args:
        model, dictionary, law: what is told.
        lang: `zh` or `en`.
    """

    model: Model
    dictionary: Dictionary
    law: dict[str, LawTable]
    lang: str = "zh"
    _related: Table | None = field(default=None)

    @property
    def naming(self) -> Naming:
        return Naming(self.model, self.dictionary, self.law, self.lang)

    def say(self, zh: str, en: str) -> str:
        return zh if self.lang == "zh" else en

    # the whole model -------------------------------------------------------

    def whole(self) -> str:
        """The model as paragraphs."""
        model, names = self.model, self.naming
        parts = [self._population()]
        if model.items:
            told = [self._item(n, item) for n, item in enumerate(model.items)]
            parts.append(
                self.say("**对照**:", "**Held against**: ") + self.say(";", "; ").join(told) + self.say("。", ".")
            )
        if model.lets:
            told = [f"{names.let(let.name)} = {self.of(let.value)}" for let in model.lets]
            parts.append(self.say("**推算**:", "**Derived**: ") + self.say(";", "; ").join(told) + self.say("。", "."))
        if model.exempt:
            told = [f"{self.title(x.code, x.title)}({self.of(x.when)})" for x in model.exempt]
            parts.append(self.say("**不适用**:", "**Exempt**: ") + self.say(";", "; ").join(told) + self.say("。", "."))
        for section, head in (("unlawful", self.say("违法", "Unlawful")), ("note", self.say("提示", "Prompt"))):
            told = [self._finding(f.code) for f in model.findings if f.section == section]
            if told:
                parts.append(f"**{head}**{self.say(':', ': ')}" + self.say(";", "; ").join(told) + self.say("。", "."))
        return "\n\n".join(parts)

    def title(self, code: str, title: tuple[tuple[str, str], ...]) -> str:
        return bilingual(title, self.lang) or code

    def _population(self) -> str:
        names = self.naming
        table = names.table(self.model.table)
        text = self.say(f"**审查对象**:每一件{table}", f"**Examined**: every {table}")
        if self.model.where is not None:
            text += self.say(",范围:", ", scope: ") + self.of(self.model.where)
        return text + self.say("。", ".")

    def _item(self, number: int, item: Item) -> str:
        names = self.naming
        table = self.dictionary.tables[item.table]
        self._related = table
        by = names.field(table, item.by) if item.by else ""
        kind = KINDS[self.lang][item.kind].format(t=names.table(item.table), by=by)
        where = self.of(item.where) if item.where is not None else ""
        first = CIRCLED[number] if number < len(CIRCLED) else f"({number + 1})"
        text = f"{first}“{names.item(item.name)}”{self.say(':', ': ')}"
        text += self.say(f"{where}的{kind}" if where else kind, f"{kind}" + (f" where {where}" if where else ""))
        if item.within is not None:
            start, end = (self.of(end) for end in item.within)
            text += self.say(f"(查找范围:{start}至{end}", f" (searched: {start} to {end}")
            if item.held_by is not None:
                text += self.say(f",由{self.of(item.held_by)}提供", f", from {self.of(item.held_by)}")
            text += self.say(")", ")")
        self._related = None
        return text

    def _finding(self, code: str) -> str:
        finding = next(f for f in self.model.findings if f.code == code)
        text = f"【{self.title(code, finding.title)}】{self.of(finding.when)}"
        if finding.due is not None:
            text += self.say(f"(期限届满于{self.of(finding.due)})", f" (due on {self.of(finding.due)})")
        return text

    # expressions -----------------------------------------------------------

    def of(self, tree: Node) -> str:  # noqa: PLR0911 - one return a form
        """One expression in words."""
        names = self.naming
        match tree.op:
            case "const":
                return self._const(tree)
            case "field":
                return self._field(tree)
            case "let":
                return self._let(tree)
            case "item":
                part = tree.text("part")
                return names.item(tree.text("name")) if part == "row" else names.item_part(tree.text("name"), part)
            case "param":
                return self.model.param(tree.text("name")).value
            case "as_of":
                return self.say("检查日", "the day of the check")
            case "ever":
                return self.say("自始", "the beginning")
            case "law" | "clock":
                return self._law(tree)
            case "and" | "or":
                return JOIN[self.lang][tree.op].join(self._part(tree.op, part) for part in tree.nodes("parts"))
            case "not":
                return self.say(f"并非({self.of(tree.node('value'))})", f"not ({self.of(tree.node('value'))})")
            case "eq" | "ne" | "lt" | "le" | "gt" | "ge":
                return self._comparison(tree)
            case "in":
                options = [self._coded(tree.node("value"), o) for o in tree.nodes("options")]
                return self.of(tree.node("value")) + self.say("为", " is ") + self.say("或", " or ").join(options)
            case "if":
                test, then, other = (self.of(tree.node(s)) for s in ("cond", "then", "other"))
                return self.say(f"({test}时取{then},否则取{other})", f"({then} if {test}, else {other})")
            case "add" | "sub" | "mul":
                return f"{self.of(tree.node('left'))}{MATH[tree.op]}{self.of(tree.node('right'))}"
            case "has" | "absent":
                return self._presence(tree)
        return self._operator(tree)

    def _const(self, tree: Node) -> str:
        value = tree.text("value")
        if tree.text("type") == "flag":
            return self.say("是", "yes") if value == "true" else self.say("否", "no")
        return value

    def _field(self, tree: Node) -> str:
        names = self.naming
        name = tree.text("name")
        if tree.text("of") == "row" and self._related is not None:
            return names.field(self._related, name)
        label = names.field(names.examined(), name)
        return self.say(f"本次{label}", f"this {label}") if self._related is not None else label

    def _let(self, tree: Node) -> str:
        names, part = self.naming, tree.text("part")
        label = names.let(tree.text("name"))
        if not part:
            return label
        value = self.model.let(tree.text("name")).value
        inner = names.law_value(value.text("table"), part) if value.op == "law" else part
        return self.say(f"{label}({inner})", f"{label} ({inner})")

    def _law(self, tree: Node) -> str:
        names, table = self.naming, tree.text("table")
        on = tree.args().get("on")
        others = [self.of(v) for k, v in tree.args().items() if k not in {"on", "start"}]
        listed = self.say("、", ", ").join(others)
        if tree.op == "clock":
            start = self.of(tree.args()["start"])
            return self.say(
                f"自{start}起按“{names.law_table(table)}”的届满日",
                f"the end of “{names.law_table(table)}” from {start}",
            )
        day = self.of(on) if on is not None else ""
        part = names.law_value(table, tree.text("part")) if tree.text("part") else ""
        zh = (
            f"按{day}有效的“{names.law_table(table)}”"
            + (f"({listed})" if listed else "")
            + (f"的{part}" if part else "")
        )
        en = (
            f"“{names.law_table(table)}” in force on {day}"
            + (f" for {listed}" if listed else "")
            + (f", {part}" if part else "")
        )
        return self.say(zh, en)

    def _part(self, op: str, part: Node) -> str:
        text = self.of(part)
        return f"({text})" if part.op in {"and", "or"} and part.op != op else text

    def _comparison(self, tree: Node) -> str:
        left, right = tree.node("left"), tree.node("right")
        if self._same_as_act(tree):
            label = self.of(left)
            return self.say(f"同一{label}", f"same {label}")
        signs = SIGNS if self._is_date(left) or self._is_date(right) or tree.op in {"eq", "ne"} else AMOUNTS
        other = self._coded(left, right)
        sign = signs[self.lang][tree.op]
        return f"{self.of(left)}{sign}{other}" if self.lang == "zh" else f"{self.of(left)} {sign} {other}"

    def _same_as_act(self, tree: Node) -> bool:
        left, right = tree.node("left"), tree.node("right")
        return (
            tree.op == "eq"
            and left.op == right.op == "field"
            and left.text("of") == "row"
            and right.text("of") == "this"
            and left.text("name") == right.text("name")
        )

    def _is_date(self, tree: Node) -> bool:
        from jianheng.language.typing import Typing  # noqa: PLC0415 - only for words

        typing = Typing(self.model, self.dictionary, self.law, _related=self._related)
        return typing.of(tree).kind in DATES

    def _coded(self, owner: Node, value: Node) -> str:
        if value.op == "const" and value.text("type") == "text":
            found = self.naming.coded_list(owner)
            if not found and owner.op == "field" and self._related is not None:
                field_ = self._related.fields.get(owner.text("name"))
                found = (field_.list or "") if field_ else ""
            label = self.naming.code(found, value.text("value")) if found else value.text("value")
            return f"“{label}”"
        return self.of(value)

    def _presence(self, tree: Node) -> str:
        label = self.naming.item(tree.text("item")) if tree.text("item") else self.of(tree.node("value"))
        if tree.op == "has":
            return self.say(f"有{label}", f"there is {label}")
        return self.say(f"查无{label}", f"no {label} is found")

    def _operator(self, tree: Node) -> str:
        operator = OPERATORS[tree.op]
        values = [self.of(value) for value in tree.nodes("values")]
        if tree.op == "includes":
            values[1] = self._coded(tree.nodes("values")[0], tree.nodes("values")[1]).strip("“”")
        words = {name: self.of(tree.node(name)) for name in operator.named if tree.get(name) is not None}
        if tree.op == "known_or":
            open_ = self.say("不限", "no bound")
            words = {"lo": words.get("lo", open_), "hi": words.get("hi", open_), "assume": self._assume(tree)}
        if tree.text("by"):
            words["by"] = BY[self.lang][tree.text("by")]
        pattern = operator.zh if self.lang == "zh" else operator.en
        comma = self.say("、", ", ")
        return pattern.format(*values, all=comma.join(values), rest=comma.join(values[1:]), **words)

    def _assume(self, tree: Node) -> str:
        side = {
            "lo": self.say("下限", "lower bound"),
            "hi": self.say("上限", "upper bound"),
            "both": self.say("两端", "both bounds"),
        }
        assumed = side.get(tree.text("assume"), "")
        if not assumed:
            return ""
        return self.say(f",{assumed}为推定", f"; {assumed} assumed")
