"""The list of an institution as a Word file."""

from __future__ import annotations

from io import BytesIO

from docx.enum.section import WD_ORIENT
from docx.shared import Cm

from jianheng.desk.warning.duty import Mark, Warnings
from jianheng.desk.warning.says import Says
from jianheng.desk.warning.watermark import add_watermark
from jianheng.requests.paper import Paper

WIDTHS = (1.3, 2.5, 2.6, 4.2, 5.0, 3.9, 6.6)
LOOKED_WIDTHS = (13.6, 4.1, 4.2, 4.2)


def as_docx(told: Warnings, mark: Mark, lang: str) -> bytes:
    """Write a list.

    Args:
        told: the list.
        mark: who makes it, when and what for.
        lang: `zh` or `en`.
    """
    says = Says(lang)
    paper = Paper(lang, says.title)
    _landscape(paper)
    paper.title(says.title)
    paper.text(f"{told.unit}　{says.span(told)}", indent=False, align="centre")
    paper.text(f"{says.data(told)}；{says.made(mark)}", indent=False, align="centre")
    paper.text(says.purpose())
    for line in filter(None, (says.old(told, mark), says.names(told, mark))):
        paper.text(line)
    paper.heading(says("将到期的事项", "Due in these days"))
    paper.text(says.found(told), keep=bool(told.duties))
    if told.duties:
        paper.table(says.heads(), says.rows(told.duties), WIDTHS)
        paper.text(says.left_note(mark.when.date()))
    if told.passed:
        paper.heading(says("到期日已过、请先核对的事项", "To be checked first"))
        paper.text(says.passed(told), keep=True)
        paper.table(says.heads(), says.rows(told.passed), WIDTHS)
    if told.cited:
        paper.heading(says("依据的条文", "Articles"))
        paper.numbered([_article(each.name, each.words, each.confirmed, says) for each in told.cited])
    paper.heading(says("查看了什么", "What was looked at"))
    paper.numbered(list(says.covers(told)))
    if told.looked:
        heads = [
            says("义务", "Duty"),
            says("查看的行为", "Acts looked at"),
            says("其中未到期", "of these not due yet"),
            says("本清单内到期", "due on this list"),
        ]
        rows = [(each.title, str(each.acts), str(each.pending), str(each.within)) for each in told.looked]
        paper.table(heads, rows, LOOKED_WIDTHS)
    paper.page_numbers(says("第|页，共|页", "Page|of|").split("|"))
    add_watermark(paper.document, says.made(mark))
    out = BytesIO()
    paper.document.save(out)
    return out.getvalue()


def _article(name: str, words: str, confirmed: bool, says: Says) -> str:
    told = says("：", ": ").join(filter(None, (name, words)))
    return told if confirmed else told + says("（原文待核对）", " (text still to be checked)")


def _landscape(paper: Paper) -> None:
    section = paper.document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.8)
    section.top_margin = section.bottom_margin = Cm(2)
