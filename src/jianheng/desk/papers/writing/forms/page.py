"""A template under the pen: A4 with the margins of official papers, paragraphs, tags and tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table
from docx.text.paragraph import Paragraph

from jianheng.desk.papers.writing.forms.numbers import put_numbers
from jianheng.desk.papers.writing.forms.styles import put_styles
from jianheng.desk.papers.writing.forms.xml import element

# The paper's faces have a print area of 156 by 225 millimetres, 37 below the upper edge and 28 beside the left one.
_TOP, _BOTTOM, _LEFT, _RIGHT = Cm(3.7), Cm(3.5), Cm(2.8), Cm(2.6)
_HEADER, _FOOTER = Cm(2.2), Cm(2.4)
WIDTH = 15.6
_HEAD_FILL = "EDEDED"
_MADE = datetime(2026, 1, 1)


class Page:
    """A template under the pen.

    Args:
        language: `zh` or `en`.
        title: for the file's properties.
    """

    def __init__(self, language: str, title: str) -> None:
        self.document: Document = docx.Document()
        self.language = language
        _without_leftovers(self.document)
        put_styles(self.document, language)
        put_numbers(self.document, language)
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.top_margin, section.bottom_margin = _TOP, _BOTTOM
        section.left_margin, section.right_margin = _LEFT, _RIGHT
        section.header_distance, section.footer_distance = _HEADER, _FOOTER
        for grid in section._sectPr.findall("{*}docGrid"):
            section._sectPr.remove(grid)
        self.document.settings.odd_and_even_pages_header_footer = True
        _chinese_by_default(self.document)
        about = self.document.core_properties
        about.title, about.author, about.comments, about.last_modified_by = title, "检衡 Jianheng", "", ""
        about.created = about.modified = _MADE

    def text(self, text: str, style: str = "Body Text") -> Paragraph:
        """A paragraph."""
        return self.document.add_paragraph(text, style=style)

    def tag(self, words: str) -> None:
        """A tag on a line of its own, which the written document does not have."""
        self.document.add_paragraph(f"{{%p {words} %}}", style="Body Text")

    def table(
        self, head: Sequence[str], cells: Sequence[str], widths: Sequence[float], loop: str, height: float = 0
    ) -> None:
        """A table with a row for each thing of a list; its head stands again on every page.

        Args:
            head: the headings.
            cells: tags for the cells of a row.
            widths: of the columns, in centimetres.
            loop: the words of the loop, such as `for row in rows`.
            height: of a row at least, in centimetres.
        """
        end = "endfor"
        rows = [list(head), [f"{{%tr {loop} %}}"], list(cells), [f"{{%tr {end} %}}"]]
        table = self.document.add_table(rows=len(rows), cols=len(head), style="Table Grid")
        self._shape(table, widths)
        for line, values in zip(table.rows, rows, strict=True):
            for cell, value in zip(line.cells, [*values, *[""] * (len(head) - len(values))], strict=True):
                cell.paragraphs[0].text = value
                cell.paragraphs[0].style = self.document.styles["Table Head" if values is rows[0] else "Table Text"]
        for cell in table.rows[0].cells:
            cell._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=_HEAD_FILL))
        table.rows[0]._tr.get_or_add_trPr().extend([element("cantSplit"), element("tblHeader")])
        table.rows[2]._tr.get_or_add_trPr().append(element("cantSplit"))
        if height:
            table.rows[2].height = Cm(height)

    def form(self, rows: Sequence[tuple[str, str]], widths: tuple[float, float], height: float = 0) -> None:
        """A form: what is asked on the left, the answer or room for one on the right.

        Args:
            rows: the two cells of each row.
            widths: of the columns, in centimetres.
            height: of each row at least, in centimetres.
        """
        table = self.document.add_table(rows=len(rows), cols=2, style="Table Grid")
        self._shape(table, widths)
        for line, (label, value) in zip(table.rows, rows, strict=True):
            if height:
                line.height = Cm(height)
            line._tr.get_or_add_trPr().append(element("cantSplit"))
            for cell, text, style in zip(line.cells, (label, value), ("Form Head", "Form Text"), strict=True):
                cell._tc.get_or_add_tcPr().append(element("vAlign", val="center"))
                first, *others = text.split("\n")
                cell.paragraphs[0].text, cell.paragraphs[0].style = first, self.document.styles[style]
                for other in others:
                    cell.add_paragraph(other, style=style)
                # A form to be signed stays on one page.
                for paragraph in cell.paragraphs if label != rows[-1][0] else ():
                    paragraph.paragraph_format.keep_with_next = True

    def running(self, marks: Sequence[str]) -> None:
        """Marks at the head of each page, and its number at the foot: outside, between dashes."""
        section = self.document.sections[0]
        for header in (section.header, section.even_page_header):
            paragraph = header.paragraphs[0]
            paragraph.style, paragraph.text = self.document.styles["Header"], "".join(marks)
        for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
            paragraph = footer.paragraphs[0]
            paragraph.style = self.document.styles["Footer"]
            properties = paragraph._p.get_or_add_pPr()
            properties.append(element("ind", **{f"{side}Chars": 100, side: 280}))
            properties.append(element("jc", val=side))
            paragraph.add_run("— ")
            number = element("r", element("t"))
            number[0].text = "1"
            paragraph._p.append(element("fldSimple", number, instr="PAGE"))
            paragraph.add_run(" —")

    def _shape(self, table: Table, widths: Sequence[float]) -> None:
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        # Word goes by the widths of the cells, other programs by those of the columns.
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
            for cell in column.cells:
                cell.width = Cm(width)


def _without_leftovers(document: Document) -> None:
    """Parts of an empty document that say nothing."""
    for holder, named in (
        (document.part.package, "thumbnail"),
        (document.part, "stylesWithEffects customXml webSettings"),
    ):
        for key, relation in list(holder.rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] in named.split():
                holder.rels.pop(key)


def _chinese_by_default(document: Document) -> None:
    """The empty document comes from a Japanese computer, which would choose the shapes of characters."""
    for language in document.settings.element.findall(qn("w:themeFontLang")):
        language.set(qn("w:eastAsia"), "zh-CN")
