"""The words of a request in one language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files

import yaml

from jianheng.dictionary import Table
from jianheng.dictionary.template.cover import cite_zh
from jianheng.requests.request import AskedField, AskedTable, Letter, Request

LANGS = ("zh", "en")


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    text = files("jianheng.requests").joinpath("words.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = yaml.load(text, Loader=yaml.CBaseLoader)
    return loaded


class RequestWords:
    """Looks up words, and says in them what a request asks for.

    Args:
        request: the request.
        lang: `zh` or `en`.
    """

    def __init__(self, request: Request, lang: str) -> None:
        if lang not in LANGS:
            raise ValueError(f"语言应为 zh 或 en [{lang}] / expected zh or en")
        self.request, self.lang = request, lang

    def __call__(self, key: str, **values: object) -> str:
        """The words under a key, with values filled in; `{blank}` is a blank to write into."""
        text = _catalogue()[key][self.lang]
        return text.format(blank=_catalogue()["blank"][self.lang], **values) if "{" in text else text

    def blank(self, text: str) -> str:
        """A text, or a blank to write into where nobody told."""
        return text or self("blank")

    def day(self, day: date | None) -> str:
        """A day, or a blank to write into."""
        if day is None:
            return self("blank")
        return f"{day.year}年{day.month}月{day.day}日" if self.lang == "zh" else day.isoformat()

    def period(self) -> tuple[str, str]:
        """Both ends of the period; without a first day, all that is on record."""
        terms = self.request.terms
        known = terms.from_on is None and terms.until_on is not None
        return self("since_ever") if known else self.day(terms.from_on), self.day(terms.until_on)

    def unit(self, holder: str) -> str:
        """The unit that is asked, or a blank beside the kind of institution."""
        name = self.request.terms.units.get(holder, "")
        return name or self("unnamed_unit", holder=self.request.holder_name(holder, self.lang))

    def listed(self, texts: Iterable[str]) -> str:
        """Texts in one line."""
        return self("comma").join(texts)

    def numbers(self, models: Iterable[str]) -> str:
        """The numbers under which models are listed."""
        return self.listed(str(number) for number in sorted(map(self.request.number, models)))

    def title(self, table: Table) -> str:
        """The name of a table."""
        return table.title_zh if self.lang == "zh" else table.title_en

    def table_basis(self, table: Table) -> str:
        """The articles of a table, those known from memory marked; empty where it has none."""
        cites = [cite_zh(cite) for cite in table.basis]
        return self.listed([*cites, *(self("unread", cite=cite_zh(cite)) for cite in table.unread_basis)])

    def general_basis(self) -> str:
        """The articles on which every request rests."""
        words = (item.words for item in self.request.dictionary.basis)
        return self.listed(each.zh if self.lang == "zh" else each.en for each in words)

    def sensitivity(self, table: Table) -> str:
        """How sensitive a table is, and which of its rows are more so."""
        raised = (
            self("raised", level=each.level, when=each.when.zh if self.lang == "zh" else each.when.en)
            for each in table.raised
        )
        return self("sensitivity", level=self(f"level_{table.sensitivity}")) + "".join(raised)

    def lost(self, asked: AskedTable) -> str:
        """What cannot be checked, or not always, without a table."""
        parts = (("lost_stopped", asked.stopped), ("lost_weakened", asked.weakened))
        return ("" if self.lang == "zh" else " ").join(
            self(key, numbers=self.numbers(models)) for key, models in parts if models
        )

    def used_for(self, asked: AskedField, table: AskedTable) -> str:
        """What a field is asked for."""
        if asked.of_person:
            return self("who")
        if asked.models:
            return self.numbers(asked.models)
        return self("which") if table.models else self("asked_whole")

    def others(self, asked: AskedTable, letter: Letter) -> str:
        """The other institutions that are asked for the same table."""
        asking = {each.holder for each in self.request.letters if asked in each.tables}
        names = (
            self.request.holder_name(kind, self.lang)
            for kind in asked.table.holders
            if kind in asking - {letter.holder}
        )
        return self.listed(names)

    def notes(self, asked: AskedTable) -> list[str]:
        """The traps of a table, then those of the fields that are asked for."""
        fields = (each.field for each in asked.fields)
        return [*asked.table.notes, *(f"{field.label_zh}：{field.note}" for field in fields if field.note)]
