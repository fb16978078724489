"""A whole model as paragraphs: whom it examines, with what it compares, what follows."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.language.sentences.teller import Teller
from jianheng.language.sentences.words import BY, EXTREMES, MEASURE
from jianheng.language.tree import Bilingual, Exemption, Finding, Item, Param, bilingual

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"


@dataclass
class Sentences(Teller):
    """Sentences of one model.

    Args:
        model, dictionary, law: what is told.
        lang: `zh` or `en`.
    """

    def whole(self) -> str:
        """The model as paragraphs."""
        return "\n\n".join(
            self.say(f"**{label}**：{'；'.join(told)}。", f"**{label}**: {'; '.join(told)}.")
            for label, told in self.parts()
        )

    def parts(self) -> list[tuple[str, list[str]]]:
        """What each paragraph is called, and its sentences; a paragraph without any is left out."""
        model = self.model
        lets = [f"{self.naming.let(let.name)} = {self.of(let.value)}" for let in model.lets]
        found = [
            (self.say("审查对象", "Examined"), [self._population()]),
            (self.say("对照", "Held against"), [self._item(n, item) for n, item in enumerate(model.items)]),
            (self.say("推算", "Derived"), lets),
            (self.say("参数", "Choices"), [self._param(param) for param in model.params]),
            (self.say("不适用", "Exempt"), [self._exemption(exemption) for exemption in model.exempt]),
            (self.say("违法", "Unlawful"), [self._finding(f) for f in model.findings if f.section == "unlawful"]),
            (self.say("提示", "Prompt"), [self._finding(f) for f in model.findings if f.section == "note"]),
        ]
        return [(label, told) for label, told in found if told]

    def title(self, code: str, title: Bilingual) -> str:
        """What a finding or an exemption is called."""
        return bilingual(title, self.lang) or code

    def _population(self) -> str:
        table = self.naming.examined()
        label = self.naming.table(table.name)
        text = self.say(f"每一{MEASURE[table.axis.kind]}{label}", f"every {label}") + self._slots()
        if self.model.examine.statements:
            zh, en = (
                f"各机关对每一{MEASURE[table.axis.kind]}{label}的每一份记载",
                f"each institution's statement of every {label}",
            )
            text = self.say(zh, en) + self._slots()
        if self.model.examine.each:
            text = self._groups(label)
        if self.model.where is None:
            return text
        scope = self.of(self.model.where)
        return text + self.say(f"，范围：{scope}", f" where {scope}")

    def _groups(self, label: str) -> str:
        """Which rows make one group."""
        examine, table = self.model.examine, self.naming.examined()
        keys = [self.naming.field(table, name) for name in examine.each]
        zh = f"{'、'.join(f'同一{key}' for key in keys)}的全部{label}，每组一个答案"
        en = f"every group of {label} rows with the same {self.listed(keys)}"
        if examine.within is not None:
            start, end = (self.of(each) for each in examine.within)
            zh, en = f"{zh}（自{start}至{end}）", f"{en} (from {start} to {end})"
        return self.say(zh, en)

    def _slots(self) -> str:
        """How a repeating duty is cut into periods."""
        repeat = self.model.examine.repeat
        if repeat is None:
            return ""
        start, every = self.of(repeat.start), self.of(repeat.every)
        if repeat.every.op == "param":
            every = self.say(
                f" {every} {'个月' if repeat.by else '日'}", f"{every} {'months' if repeat.by else 'days'}"
            )
        by = BY[self.lang].get(repeat.by, "")
        zh = f"，自{start}起逐期审查，以{every}为一期" + (f"（{by}算法）" if by else "")
        en = f", period by period from {start}, each as long as {every}" + (f" ({by} formula)" if by else "")
        if repeat.until is not None:
            end = self.of(repeat.until)
            zh, en = f"{zh}，至{end}为止", f"{en}, until {end}"
        return self.say(zh, en)

    def _item(self, number: int, item: Item) -> str:
        first = CIRCLED[number] if number < len(CIRCLED) else f"({number + 1})"
        self._related = self.dictionary.tables[item.table]
        text = self._found(item) + self._searched(item)
        self._related = None
        name = self.naming.item(item.name)
        return self.say(f"{first}“{name}”：{text}", f"{first} “{name}”: {text}")

    def _found(self, item: Item) -> str:
        """Which rows of the table the item is about."""
        table, names = self.dictionary.tables[item.table], self.naming
        label, by = names.table(item.table), names.field(table, item.by) if item.by else ""
        where = self._conditions(item)
        if item.value is not None or item.over is not None:
            return self._measured(item, label, where)
        if self.lang == "en":
            kinds = {
                "the": f"the only {label}",
                "first": f"the {label} with the earliest {by}",
                "last": f"the {label} with the latest {by}",
                "any": f"whether there is a {label}",
                "count": f"how many rows of {label} there are",
            }
            return kinds[item.kind] + (f", where {where}" if where else "")
        measure = MEASURE[table.axis.kind]
        of = f"{where}的" if where else ""
        return {
            "the": f"{of}{label}（应当只有一{measure}）",
            "first": f"{of}{label}中，{by}最早的一{measure}",
            "last": f"{of}{label}中，{by}最晚的一{measure}",
            "any": f"有无{of}{label}",
            "count": f"{of}{label}的{measure}数",
        }[item.kind]

    def _measured(self, item: Item, label: str, where: str) -> str:
        """What is added up, compared, or laid over a stretch of days."""
        of_zh, of_en = (f"{where}的{label}", f"{label} rows" + (f", where {where}" if where else ""))
        of_zh = of_zh if where else f"全部{label}"
        if item.value is not None:
            value = self.of(item.value)
            if item.kind == "sum":
                return self.say(f"{of_zh}，{value}的合计", f"the sum of {value} over {of_en}")
            ranks = EXTREMES[self.lang].get(self.kind(item.value), EXTREMES[self.lang][""])
            most = ranks["max" if item.kind == "greatest" else "min"][1]
            return self.say(f"{of_zh}中，{value}{most}", f"the {most} of {value} over {of_en}")
        start, end = (self.of(each) for each in item.over or ())
        if item.kind == "days":
            return self.say(
                f"{start}至{end}之间，处于{of_zh}期间的天数（重叠的日子只计一次）",
                f"the days from {start} to {end} that lie within {of_en}, each counted once",
            )
        return self.say(
            f"{start}至{end}之间，不在任何{of_zh}期间的日子", f"the days from {start} to {end} outside all {of_en}"
        )

    def _conditions(self, item: Item) -> str:
        if item.where is None:
            return ""
        parts = item.where.nodes("parts") if item.where.op == "and" else (item.where,)
        told = [self._grouped(part) for part in parts]
        return "、".join(told) if self.lang == "zh" else self.listed(told)

    def _searched(self, item: Item) -> str:
        if item.within is None:
            return ""
        ever, (start, end) = item.within[0].op == "ever", (self.of(end) for end in item.within)
        zh, en = f"{start}至{end}" if ever else f"自{start}至{end}", f"searched from {start} to {end}"
        if start == end:
            zh, en = f"{start}当日", f"searched on {start}"
        if item.held_by is not None:
            zh, en = f"{zh}，由{self._holder(item)}提供", f"{en}, in the records of {self.of(item.held_by)}"
        return self.say(f"（查找范围：{zh}）", f" ({en})")

    def _holder(self, item: Item) -> str:
        """The body whose records are searched."""
        if item.held_by is not None and item.held_by.op == "field" and item.held_by.text("of") == "this":
            return f"本件所载{self.naming.field(self.naming.examined(), item.held_by.text('name'))}"
        return self.of(item.held_by) if item.held_by is not None else ""

    def _param(self, param: Param) -> str:
        text = self.say(f"{param.name} 为 {self.literal(param.type, param.value)}", f"{param.name} is {param.value}")
        notes = []
        if param.range is not None:
            lo, hi = param.range
            who_zh, who_en = ("本级可在", "may be set locally") if param.local else ("限于", "between")
            between = f"from {lo} to {hi}" if param.local else f"{lo} and {hi}"
            notes.append(self.say(f"{who_zh} {lo} 至 {hi} 之间{'调整' if param.local else ''}", f"{who_en} {between}"))
        why = bilingual(param.why, self.lang)
        told = [*notes, *([why] if why else [])]
        return text + (self.say(f"（{'；'.join(told)}）", f" ({'; '.join(told)})") if told else "")

    def _exemption(self, exemption: Exemption) -> str:
        text = self.of(exemption.when)
        if exemption.reaches:
            titles = {finding.code: finding.title for finding in self.model.findings}
            reached = "".join(f"【{self.title(code, titles.get(code, ()))}】" for code in exemption.reaches)
            text += self.say(f"；只排除{reached}", f"; only for {reached}")
        title = self.title(exemption.code, exemption.title)
        return self.say(f"{title}（{text}）", f"{title} ({text})")

    def _finding(self, finding: Finding) -> str:
        text = f"【{self.title(finding.code, finding.title)}】" + self.say("", " ") + self.of(finding.when)
        if finding.due is not None:
            due = self.of(finding.due)
            text += self.say(f"（{due}过后才认定）", f" (not before {due} has ended)")
        return text
