"""A letter to one kind of institution, as a Word file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jianheng.dictionary.template.columns import field_hint
from jianheng.dictionary.template.cover import DELIVERY, cite_zh
from jianheng.language.tree import bilingual
from jianheng.requests.paper import Paper
from jianheng.requests.request import AskedTable, Letter, Request
from jianheng.requests.words import RequestWords

OWN = "procuratorate"
_RULINGS = {"commutation_ruling", "parole_ruling", "recited_reduction"}
_LEVEL_WITH_CARE = 4
_ITEM_WIDTHS = (1.2, 4.2, 6.9, 3.3)
_STATEMENT_WIDTHS = (4.6, 11)


def write_letter(request: Request, letter: Letter, path: Path, lang: str = "zh") -> None:
    """Write what one kind of institution is asked for as a letter.

    Args:
        request: the whole request.
        letter: the part of one kind of institution.
        path: the file to write; one that is there is replaced.
        lang: `zh` or `en`.
    """
    # A unit is told what it is asked for, and not what the office checks elsewhere.
    read = {model for asked in letter.tables for model in asked.models}
    told = replace(request, models=tuple(model for model in request.models if model.id in read))
    _LetterWriter(letter, RequestWords(told, lang)).write(path)


class _LetterWriter:
    def __init__(self, letter: Letter, words: RequestWords) -> None:
        self.request, self.letter, self.words = words.request, letter, words
        self.paper = Paper(words.lang, words("title"))

    def write(self, path: Path) -> None:
        words, paper = self.words, self.paper
        paper.title(words("title"))
        paper.text(words("subtitle"), indent=False, align="centre")
        paper.text(words("number"), indent=False, align="right")
        paper.text(words("to", unit=words.unit(self.letter.holder)), indent=False)
        paper.text(words("own_opening" if self.letter.holder == OWN else "opening"))
        self._purpose()
        self._basis()
        self._period()
        paper.heading(words("h_items"))
        for asked in self.letter.tables:
            self._table(asked)
        self._section("h_hand_over", "hand_template", "hand_raw", "hand_key", "hand_carrier")
        self._complete()
        self._care()
        self._foot()
        paper.page_numbers(words("page_of").split("|"))
        paper.document.save(str(path))

    def _purpose(self) -> None:
        words = self.words
        self.paper.heading(words("h_purpose"))
        self.paper.text(words("purpose", purpose=words.blank(self.request.terms.purpose)))
        if self.request.models:
            self.paper.text(words("checked"), keep=True)
            self.paper.numbered([self._model(number) for number in range(len(self.request.models))])

    def _model(self, number: int) -> str:
        model, words = self.request.models[number], self.words
        title, point = (bilingual(pairs, words.lang) for pairs in (model.title, model.point))
        basis = words.listed(cite_zh(cite) for cite in model.basis)
        return words("model_line", title=title, point=point) + (words("model_basis", basis=basis) if basis else "")

    def _basis(self) -> None:
        words = self.words
        self.paper.heading(words("h_basis"))
        self.paper.text(words("general_basis", basis=words.general_basis()))
        if any(asked.table.unread_basis for asked in self.letter.tables):
            self.paper.text(words("unread_note"))

    def _period(self) -> None:
        words = self.words
        self.paper.heading(words("h_period"))
        from_on, until_on = words.period()
        self.paper.text(words("period", from_on=from_on, until_on=until_on))
        self.paper.numbered([words(key) for key in ("scope_left", "scope_refused", "scope_changes")])

    def _table(self, asked: AskedTable) -> None:
        words, table = self.words, asked.table
        self.paper.heading(words.title(table), 2)
        said = [words("row", row=table.row_zh if words.lang == "zh" else table.row_en)]
        if basis := words.table_basis(table):
            said.append(words("table_basis", basis=basis))
        said += [words.sensitivity(table), words.lost(asked)]
        if others := words.others(asked, self.letter):
            said.append(words("also", others=others))
        if table.name in _RULINGS:
            said.append(words("papers_instead"))
        self.paper.text(("" if words.lang == "zh" else " ").join(filter(None, said)), keep=True)
        head = [words(key) for key in ("no", "field", "how", "used_for")]
        self.paper.table(head, self._rows(asked), _ITEM_WIDTHS)
        if notes := words.notes(asked):
            self.paper.text(words("traps"), keep=True)
            self.paper.numbered(notes)

    def _rows(self, asked: AskedTable) -> list[tuple[str, ...]]:
        words = self.words
        labels = (
            each.field.label_zh if words.lang == "zh" else f"{each.field.label_zh} {each.field.label_en}"
            for each in asked.fields
        )
        return [
            (
                str(number),
                label,
                field_hint(each.field, None if each.of_person else asked.table),
                words.used_for(each, asked),
            )
            for number, (label, each) in enumerate(zip(labels, asked.fields, strict=True), start=1)
        ]

    def _section(self, heading: str, *keys: str) -> None:
        self.paper.heading(self.words(heading))
        self.paper.numbered([self.words(key) for key in keys])

    def _complete(self) -> None:
        words, terms = self.words, self.request.terms
        self.paper.heading(words("h_complete"))
        self.paper.text(words("complete_why"), keep=True)
        given = {
            "unit": terms.units.get(self.letter.holder, ""),
            "purpose": terms.purpose,
            "legal_basis": words.general_basis(),
            "from_on": words.day(terms.from_on) if terms.from_on else "",
            "until_on": words.day(terms.until_on) if terms.until_on else "",
            "delete_after": words.day(terms.delete_after) if terms.delete_after else "",
        }
        rows = [(line.label.rstrip("*"), given.get(line.key) or words("blank")) for line in DELIVERY]
        counts = words("semicolon").join(f"{words.title(each.table)} {words('blank')}" for each in self.letter.tables)
        own = [words(key) for key in ("statement_rows", "statement_system", "statement_signed")]
        rows += zip(own, (counts, words("blank"), words("blank")), strict=True)
        self.paper.table([words("item"), words("answer")], rows, _STATEMENT_WIDTHS)

    def _care(self) -> None:
        words, level = self.words, self.letter.sensitivity
        self.paper.heading(words("h_care"))
        said = [words("care_level", level=words(f"level_{level}")), words("care_use")]
        if level >= _LEVEL_WITH_CARE:
            said.append(words("care_high"))
        if any(asked.table.name == "query_result" for asked in self.letter.tables):
            said.append(words("care_query"))
        self.paper.numbered([*said, words("delete", day=words.day(self.request.terms.delete_after))])

    def _foot(self) -> None:
        words = self.words
        self.paper.text(words("attached"))
        self.paper.text(words("contact"))
        self.paper.text(words.blank(self.request.terms.office), indent=False, align="right")
        self.paper.text(words("date"), indent=False, align="right")
