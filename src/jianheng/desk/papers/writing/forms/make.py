"""Templates made from what is said of them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from jianheng.desk.papers.writing.facts import Kind, Language
from jianheng.desk.papers.writing.forms import papers_en, papers_zh
from jianheng.desk.papers.writing.forms.appendix import put_appendix
from jianheng.desk.papers.writing.forms.blocks import Block, Each, FollowUp, Form, Items, Paper, Text, When
from jianheng.desk.papers.writing.forms.page import Page
from jianheng.desk.papers.writing.packing import repack

LANGUAGES: tuple[Language, ...] = ("zh", "en")
_ITEMS = {"zh": papers_zh.ITEMS, "en": papers_en.ITEMS}


def make(kind: Kind, language: Language) -> bytes:
    """The package's own template for a document.

    Args:
        kind: which document.
        language: of its words.
    """
    paper: Paper = (papers_zh if language == "zh" else papers_en).PAPERS[kind]
    page = Page(language, paper.name)
    page.running(paper.marks)
    _put(page, (*paper.head, *paper.body, *paper.foot))
    if paper.appendix:
        put_appendix(page)
    written = io.BytesIO()
    page.document.save(written)
    return repack(written.getvalue())


def make_all(folder: Path) -> list[Path]:
    """Write every template of the package.

    Args:
        folder: where they go.

    Returns:
        the files.
    """
    written = []
    for kind in Kind:
        for language in LANGUAGES:
            path = folder / f"{kind}.{language}.docx"
            path.write_bytes(make(kind, language))
            written.append(path)
    return written


def _put(page: Page, blocks: Sequence[Block]) -> None:
    for block in blocks:
        match block:
            case Text():
                page.text(block.text, block.style).paragraph_format.keep_with_next = block.keep or None
            case Each():
                _each(page, block)
            case When():
                page.tag(f"if {block.condition}")
                _put(page, block.blocks)
                page.tag("endif")
            case Items():
                _put_items(page, block)
            case Form():
                page.form(block.rows, _FORM[page.language], block.height)
            case FollowUp():
                words = _ITEMS[page.language]
                page.table(block.head, [words.number, words.what, "", "", ""], block.widths, words.loop, 1.2)


_FORM = {"zh": (4.2, 11.4), "en": (5.2, 10.4)}


def _each(page: Page, block: Each, style: str = "Body Text") -> None:
    name = "段" if page.language == "zh" else "line"
    page.tag(f"for {name} in {block.of}")
    page.text(f"{{{{ {name} }}}}", style)
    page.tag("endfor")


def _put_items(page: Page, block: Items) -> None:
    words = _ITEMS[page.language]
    page.tag(words.loop)
    page.text(words.what, "Heading 2")
    page.tag(f"if {words.several}")
    _each(page, Each(words.each), "Item Point")
    page.tag("endif")
    parts = [(words.other, words.institution), (words.has_basis, words.basis), (words.has_asked, words.asked)]
    if block.proof:
        parts.append((words.has_proof, words.proof))
    for condition, text in parts:
        page.tag(f"if {condition}")
        page.text(text.replace("ASKED", block.asked), "Item Point")
        page.tag("endif")
    page.tag("endfor")
    page.tag(f"if not {words.all}")
    page.text(words.none)
    page.tag("endif")
