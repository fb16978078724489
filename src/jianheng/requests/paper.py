"""How a letter looks: type faces of official papers, headings that Word numbers, and page numbers."""

from __future__ import annotations

from collections.abc import Sequence

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

BODY, HEAD, SECOND, LATIN = "仿宋", "黑体", "楷体", "Times New Roman"
_NUMBERING, _NOTES = 90, 91
_HEADING_FORMS = {
    "zh": (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）")),
    "en": (("decimal", "%1."), ("decimal", "%1.%2")),
}
_FACES = {"Normal": BODY, "Title": HEAD, "Heading 1": HEAD, "Heading 2": SECOND, "List Number": BODY}
_SIZES = {"Normal": 14, "Title": 22, "Heading 1": 15, "Heading 2": 14.5, "List Number": 14}
_ALIGNMENTS = {"right": WD_ALIGN_PARAGRAPH.RIGHT, "centre": WD_ALIGN_PARAGRAPH.CENTER}
_TABLE_SIZE = 10.5
_HEAD_FILL = "E7ECF4"


class Paper:
    """A Word paper.

    Args:
        lang: `zh` or `en`, for the form of numbers.
        title: stands in the file's properties.
    """

    def __init__(self, lang: str, title: str) -> None:
        self.document: Document = docx.Document()
        self._lists = 0
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.top_margin, section.bottom_margin = Cm(3.2), Cm(3)
        section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
        for name, face in _FACES.items():
            self._style(name, face)
        self._number(lang)
        properties = self.document.core_properties
        properties.title, properties.author = title, "检衡 Jianheng"

    def title(self, text: str) -> None:
        """The title of the paper."""
        paragraph = self.document.add_paragraph(text, style="Title")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def heading(self, text: str, level: int = 1) -> None:
        """A heading, which Word numbers."""
        self.document.add_heading(text, level)

    def text(self, text: str, *, indent: bool = True, align: str = "left", keep: bool = False) -> Paragraph:
        """A paragraph, its first line two characters in."""
        paragraph = self.document.add_paragraph(text)
        if align in _ALIGNMENTS:
            paragraph.alignment = _ALIGNMENTS[align]
        if indent:
            paragraph.paragraph_format.first_line_indent = Pt(2 * _SIZES["Normal"])
        paragraph.paragraph_format.keep_with_next = keep
        return paragraph

    def numbered(self, texts: Sequence[str]) -> None:
        """Paragraphs that Word numbers from 1."""
        self._lists += 1
        number = self._instance(_NOTES, _NOTES + self._lists, restart=True)
        for text in texts:
            paragraph = self.document.add_paragraph(text, style="List Number")
            _numbered_by(paragraph._p.get_or_add_pPr(), number, 0)
            paragraph.paragraph_format.left_indent = Pt(0)
            paragraph.paragraph_format.first_line_indent = Pt(2 * _SIZES["Normal"])

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> Table:
        """A table whose head stands again on every page.

        Args:
            head: the headings.
            rows: the cells.
            widths: of the columns, in centimetres.
        """
        table: Table = self.document.add_table(rows=1 + len(rows), cols=len(head), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for cell, text, width in zip(table.rows[0].cells, head, widths, strict=True):
            _fill_cell(cell, text, width, HEAD)
            cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=_HEAD_FILL))
        table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))
        for added, row in zip(list(table.rows)[1:], rows, strict=True):
            added._tr.get_or_add_trPr().append(_element("w:cantSplit"))
            for cell, text, width in zip(added.cells, row, widths, strict=True):
                _fill_cell(cell, text, width, BODY)
        return table

    def page_numbers(self, words: Sequence[str]) -> None:
        """Page numbers at the foot, with words before, between and after."""
        paragraph = self.document.sections[0].footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        before, between, after = words
        for text, code in ((before, "PAGE"), (between, "NUMPAGES")):
            paragraph.add_run(f"{text} ")
            field = _element("w:fldSimple", instr=code)
            field.append(OxmlElement("w:r"))
            field[0].append(OxmlElement("w:t"))
            field[0][0].text = "1"
            paragraph._p.append(field)
        paragraph.add_run(f" {after}")

    def _style(self, name: str, face: str) -> None:
        style = self.document.styles[name]
        if not isinstance(style, ParagraphStyle):
            raise TypeError(name)
        style.font.name, style.font.size, style.font.color.rgb = LATIN, Pt(_SIZES[name]), None
        style.font.bold = name == "Title"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), face)
        form = style.paragraph_format
        form.line_spacing, form.space_after = 1.35, Pt(0)
        form.space_before = Pt(10 if name.startswith("Heading") else 0)
        for border in style.element.findall(".//" + qn("w:pBdr")):
            border.getparent().remove(border)

    def _number(self, lang: str) -> None:
        levels = [(form, text, f"Heading{number}") for number, (form, text) in enumerate(_HEADING_FORMS[lang], 1)]
        self._abstract(_NUMBERING, levels)
        self._abstract(_NOTES, [("decimal", "%1." if lang == "en" else "%1．", "")])
        number = self._instance(_NUMBERING, _NUMBERING)
        for level in (0, 1):
            _numbered_by(self.document.styles[f"Heading {level + 1}"].element.get_or_add_pPr(), number, level)

    @property
    def _numbers(self) -> BaseOxmlElement:
        element: BaseOxmlElement = self.document.part.numbering_part.element
        return element

    def _abstract(self, number: int, levels: Sequence[tuple[str, str, str]]) -> None:
        abstract = _element("w:abstractNum", abstractNumId=str(number))
        abstract.append(_element("w:multiLevelType", val="multilevel"))
        for depth, (form, text, style) in enumerate(levels):
            level = _element("w:lvl", ilvl=str(depth))
            parts = (("start", "1"), ("numFmt", form), ("pStyle", style), ("suff", "nothing" if style else "space"))
            for name, value in (*parts, ("lvlText", text), ("lvlJc", "left")):
                if value:
                    level.append(_element(f"w:{name}", val=value))
            abstract.append(level)
        first = self._numbers.find(qn("w:num"))
        # A schema wants every abstract numbering before the first that is used.
        if first is None:
            self._numbers.append(abstract)
        else:
            first.addprevious(abstract)

    def _instance(self, abstract: int, number: int, *, restart: bool = False) -> int:
        instance = _element("w:num", numId=str(number))
        instance.append(_element("w:abstractNumId", val=str(abstract)))
        if restart:
            again = _element("w:lvlOverride", ilvl="0")
            again.append(_element("w:startOverride", val="1"))
            instance.append(again)
        self._numbers.append(instance)
        return number


def _numbered_by(properties: BaseOxmlElement, number: int, level: int) -> None:
    for old in properties.findall(qn("w:numPr")):
        properties.remove(old)
    numbering = properties.get_or_add_numPr()
    numbering.get_or_add_ilvl().val = level
    numbering.get_or_add_numId().val = number


def _fill_cell(cell: _Cell, text: str, width: float, face: str) -> None:
    cell.width = Cm(width)
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.line_spacing = 1.0
    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(_TABLE_SIZE), LATIN
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    element: BaseOxmlElement = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
