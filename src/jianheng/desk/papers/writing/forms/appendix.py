"""The appendix: for each problem the rows, the arithmetic and the articles that it rests on."""

from __future__ import annotations

from jianheng.desk.papers.writing.forms import papers_en, papers_zh
from jianheng.desk.papers.writing.forms.page import Page

_WORDS = {"zh": papers_zh.APPENDIX, "en": papers_en.APPENDIX}


def put_appendix(page: Page) -> None:
    """Add the appendix, which stands only where there is proof.

    Args:
        page: the template.
    """
    words = _WORDS[page.language]
    page.tag(f"if {words.proven}")
    page.text(words.mark, "Appendix")
    page.text(words.title, "Appendix Title")
    page.text(words.about, "Appendix Text")
    page.tag(words.items)
    # Every problem has its place here, or the numbers of the text would name another.
    page.text(words.what, "Appendix Item")
    page.tag(f"if {words.no_proof}")
    page.text(words.nothing, "Appendix Text")
    page.tag("endif")
    page.tag(words.clues)
    page.text(words.clue, "Appendix Clue")
    page.text(words.says, "Appendix Text")
    for table in words.tables:
        page.tag(f"if {table.condition}")
        page.text(table.caption, "Caption")
        page.table(table.head, table.cells, table.widths, table.loop)
        page.tag("endif")
    page.tag("endfor")
    page.tag("endfor")
    page.text(words.end, "Appendix Text")
    page.tag("endif")
