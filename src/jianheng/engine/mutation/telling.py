"""What a mutant changes, in words and as written."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.dictionary import Dictionary
from jianheng.engine.mutation.turns import Turn
from jianheng.language.sentences import Sentences
from jianheng.language.tree import Exemption, Item, Model, Node, Param, bilingual
from jianheng.language.write import counted_items, expression_text
from jianheng.law import LawTable

Told = tuple[str, str]
PARTS = {
    "where": ("查找条件", "condition"),
    "held_by": ("数据提供单位", "holder of the records"),
    "within": ("查找范围", "window"),
    "value": ("取值", "value"),
    "over": ("计算期间", "period"),
}
ENDS = {
    "first": ("最早的一件", "最晚的一件", "the earliest row", "the latest"),
    "last": ("最晚的一件", "最早的一件", "the latest row", "the earliest"),
    "least": ("最小值", "最大值", "the least value", "the greatest"),
    "greatest": ("最大值", "最小值", "the greatest value", "the least"),
}


@dataclass
class Teller:
    """Sentences about the changes of one model.

    Args:
        model: the model as it is.
        dictionary, law: what its names mean.
    """

    model: Model
    dictionary: Dictionary
    law: dict[str, LawTable]

    def change(self, turn: Turn, item: Item | None) -> str:
        """How the part was written and how it is written now."""
        before = self._written(turn.before, item)
        if _no_longer_assumed(turn):
            known = self._written(turn.before.nodes("values")[0], item)
            return f'assume="{turn.before.text("assume")}" of {known} dropped'
        return f"{before} → {self._written(turn.after, item)}" if turn.after is not None else f"{before} dropped"

    def sentences(self, place: str, turn: Turn, item: Item | None) -> Told:
        """A turn of an expression in words."""
        zh, en = self._place(place)
        if _no_longer_assumed(turn):
            told = [self._of(turn.before.nodes("values")[0], lang, item) for lang in ("zh", "en")]
            return (
                f"{zh}：「{told[0]}」不详时的推定改作事实",
                f"{en}: the assumption where “{told[1]}” is unknown became a fact",
            )
        before = [self._of(turn.before, lang, item) for lang in ("zh", "en")]
        if turn.after is None:
            return f"{zh}：删去「{before[0]}」", f"{en}: left out: {before[1]}"
        after = [self._of(turn.after, lang, item) for lang in ("zh", "en")]
        return f"{zh}：「{before[0]}」改为「{after[0]}」", f"{en}: “{before[1]}” became “{after[1]}”"

    def other_end(self, item: Item) -> Told:
        """The first row instead of the last, or the other way round."""
        zh, en = self._place(f"with.{item.name}")
        this_zh, other_zh, this_en, other_en = ENDS[item.kind]
        return f"{zh}：取{this_zh}改为取{other_zh}", f"{en}: {this_en} became {other_en}"

    def param(self, param: Param, value: str) -> Told:
        """Another value of a parameter."""
        zh, en = self._place(f"params.{param.name}")
        return f"{zh}：{param.value} 改为 {value}", f"{en}: {param.value} became {value}"

    def no_exemption(self, exemption: Exemption) -> Told:
        """An exemption left out."""
        zh, en = self._place(f"exempt.{exemption.code}")
        return f"删去{zh}", f"left out: {en}"

    def wide_exemption(self, exemption: Exemption) -> Told:
        """An exemption that reaches every finding."""
        zh, en = self._place(f"exempt.{exemption.code}")
        return f"{zh}：由排除个别发现改为排除整件", f"{en}: exempts the whole act instead of some findings"

    def _place(self, place: str) -> Told:
        section, _, rest = place.partition(".")
        name, _, part = rest.partition(".")
        model = self.model
        match section:
            case "with":
                title = dict(next(i.title for i in model.items if i.name == name))
                part_zh, part_en = PARTS.get(part, ("", ""))
                zh = f"“{title.get('zh', name)}”" + (f"的{part_zh}" if part_zh else "")
                return zh, f"“{title.get('en', name)}”" + (f", {part_en}" if part_en else "")
            case "let":
                title = dict(model.let(name).title)
                return f"推算“{title.get('zh', name)}”", f"derived “{title.get('en', name)}”"
            case "exempt":
                title = dict(next(x.title for x in model.exempt if x.code == name))
                return f"不适用情形“{title.get('zh', name)}”", f"exemption “{title.get('en', name)}”"
            case "params":
                return f"参数 {name}", f"parameter {name}"
            case "unlawful" | "note":
                found = next(f for f in model.findings if f.code == name and f.section == section)
                due = ("的期限", ", due day") if part == "due" else ("", "")
                zh, en = bilingual(found.title, "zh") or name, bilingual(found.title, "en") or name
                return f"【{zh}】{due[0]}", f"“{en}”{due[1]}"
        return ("审查对象", "population") if section == "examine" else ("审查范围", "scope")

    def _written(self, tree: Node, item: Item | None) -> str:
        return expression_text(tree, "row" if item else "model", counted_items(self.model))

    def _of(self, tree: Node, lang: str, item: Item | None) -> str:
        related = self.dictionary.tables[item.table] if item else None
        return Sentences(self.model, self.dictionary, self.law, lang, related).of(tree)


def _no_longer_assumed(turn: Turn) -> bool:
    return turn.before.op == "known_or" and turn.after is not None and turn.after.op == "known_or"
