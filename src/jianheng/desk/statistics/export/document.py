"""The export as a Word document, with its charts and with who drew it across every page."""

from __future__ import annotations

import io
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.shared import Cm, Pt

from jianheng.clues.sheet import CONTROL
from jianheng.desk.statistics.export.picture import chart_png
from jianheng.desk.statistics.export.report import Cell, Report
from jianheng.desk.words import lang, say
from jianheng.requests.paper import Paper

WIDTH, CHART_WIDTH = 24.3, 17.0
FIRST, NAMED, DEFINED = 5.5, 4.0, (4.5, 1.8, 13.5, 4.5)
ACROSS = """<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>
<v:f eqn="if @0 @4 21600"/></v:formulas><v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/>
</v:shapetype><v:shape id="mark" type="#_x0000_t136" alt={told} style="position:absolute;width:600pt;height:30pt;
rotation:-30;z-index:-251658240;mso-position-horizontal:center;mso-position-horizontal-relative:margin;
mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#d5d9e0" stroked="f">
<v:fill opacity=".5"/><v:textpath style="font-family:&quot;SimSun&quot;;font-size:1pt" string={told}/></v:shape>
</w:pict></w:r>"""


def as_docx(report: Report) -> bytes:
    """A document: what was asked, each table with its chart, the definitions."""
    paper = Paper(lang(), report.title)
    section = paper.document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
    _head(paper, report)
    paper.title(report.title)
    for what, words in report.mark.rows():
        paper.text(f"{what}{say('：', ': ')}{_plain(words)}", indent=False)
    for table in report.tables:
        paper.heading(table.title)
        if table.note:
            paper.text(table.note)
        if table.chart is not None:
            picture = paper.document.add_paragraph()
            picture.alignment = WD_ALIGN_PARAGRAPH.CENTER
            picture.paragraph_format.keep_with_next = True
            picture.add_run().add_picture(io.BytesIO(chart_png(table.chart)), width=Cm(CHART_WIDTH))
        if table.rows:
            paper.table(list(table.heads), [_cells(row) for row in table.rows], _widths(len(table.heads)))
        else:
            paper.text(say("没有。", "None."))
    paper.heading(say("怎样计数", "Definitions"))
    heads = [say("数", "Figure"), say("单位", "Of what"), say("计什么", "What counts"), say("按哪一天", "By which day")]
    told = [[str(one.title), str(one.unit), str(one.means), str(one.day)] for one in report.told]
    paper.table(heads, told, DEFINED)
    paper.page_numbers((say("第", "Page"), say("页，共", "of"), say("页", "")))
    out = io.BytesIO()
    paper.document.core_properties.created = report.mark.when.replace(tzinfo=None)
    paper.document.core_properties.modified = report.mark.when.replace(tzinfo=None)
    paper.document.save(out)
    return out.getvalue()


def _head(paper: Paper, report: Report) -> None:
    """The mark at the head of every page, and across it."""
    paragraph = paper.document.sections[0].header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(_plain(report.mark.line))
    run.font.size = Pt(9)
    paragraph._p.append(parse_xml(ACROSS.format(told=quoteattr(_plain(report.mark.short)))))


def _cells(row: Sequence[Cell]) -> list[str]:
    return [f"{cell:,}" if isinstance(cell, int) else _plain(cell) for cell in row]


def _widths(columns: int) -> list[float]:
    named = 2 if columns > 8 else 1  # noqa: PLR2004  # the widest table begins with an institution and a model
    first = FIRST if named == 1 else NAMED
    rest = (WIDTH - first * named) / (columns - named)
    return [first] * named + [rest] * (columns - named)


def _plain(text: str) -> str:
    return CONTROL.sub("�", text)
