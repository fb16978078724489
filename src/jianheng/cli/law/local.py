"""`jianheng law local`: what an office confirms and sets in the law, and what is still off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from jianheng.cli.law.article import CONFIDENCE
from jianheng.cli.options import Json, Lang, WorkspacePath, the_language, the_workspace
from jianheng.cli.output import emit, results
from jianheng.clues.local_says import word_says
from jianheng.engine.local_law import told_words
from jianheng.engine.reads import law_tables
from jianheng.law import LawTable, LocalLaw, Row
from jianheng.law.check.citations import period
from jianheng.law.local import FILE, says_nothing
from jianheng.law.tables.written import written
from jianheng.running import chosen_models
from jianheng.running.law_here import law_of

HEADS = {
    "zh": ("没有核对或设定任何一项", "尚未启用的行，和等着它的模型：", "所有模型用到的行都已启用"),
    "en": ("nothing is confirmed or set", "rows that are off, and the models that wait for them:", "no row is off"),
}
EMPTY = {"zh": "没有值，用 law set 写明", "en": "no values yet: law set"}
SPAN = {"zh": ("最初", "至", "今后"), "en": ("the beginning", "to", "further notice")}


@dataclass(frozen=True)
class Waiting:
    """A table with rows that are off, and the models that read it."""

    table: LawTable
    rows: tuple[Row, ...]
    models: tuple[str, ...]


def local(workspace: WorkspacePath, lang: Lang = "zh", as_json: Json = False) -> None:
    """列出本单位核对和设定的法律，以及尚未启用的行 / what is confirmed and set here, and what is still off."""
    the_language(lang)
    law = law_of(the_workspace(workspace).local_law, date.today())
    words, open_ = told_words(law.words, law.tables), list(waiting(law))
    if as_json:
        emit({"words": words, "waiting": [told for each in open_ for told in _document(each)]})
        return
    nothing, head, none = HEADS[lang]
    results.print(f"{FILE}：{len(words)}" if words else f"{FILE}：{nothing}", markup=False)
    for word in words:
        results.print(f"  {word_says(word, lang)}", markup=False)
    results.print(head if open_ else none, markup=False)
    for each in open_:
        for line in _lines(each, lang):
            results.print(line, markup=False)


def waiting(law: LocalLaw) -> Iterator[Waiting]:
    """Tables that models of the library read and that have rows which are off.

    Args:
        law: the law as it holds in the office.
    """
    users: dict[str, list[str]] = {}
    for model in chosen_models(None):
        for read in law_tables(model):
            users.setdefault(read, []).append(model.id)
    for name, models in sorted(users.items()):
        table = law.tables[name]
        used = {row.id for row in table.rows if row.confirmed}
        rows = tuple(row for row in (table.published or table).rows if row.id not in used)
        if rows:
            yield Waiting(table, rows, tuple(models))


def _lines(each: Waiting, lang: str) -> Iterator[str]:
    title = each.table.title_zh if lang == "zh" else each.table.title_en
    yield f"  {title} {each.table.name}（{'、'.join(each.models)}）"
    for row in each.rows:
        since, to, on = SPAN[lang]
        lo, hi = period(row)
        told = "，".join(f"{name}={written(cell)}" for name, cell in row.values.items())
        told = EMPTY[lang] if says_nothing(each.table, row) else told
        cite = "、".join(row.cite) or "—"
        yield f"    {row.id}　{lo or since} {to} {hi or on}　{told}　{cite}　{CONFIDENCE[lang][row.confidence]}"


def _document(each: Waiting) -> Iterator[dict[str, Any]]:
    for row in each.rows:
        lo, hi = period(row)
        yield {
            "row": f"{each.table.name}/{row.id}",
            "confidence": row.confidence,
            "from": lo,
            "until": hi,
            "values": {name: written(cell) for name, cell in row.values.items()},
            "cite": list(row.cite),
            "empty": says_nothing(each.table, row),
            "models": list(each.models),
        }
