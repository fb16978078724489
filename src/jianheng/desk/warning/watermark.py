"""Who took a Word file, behind its text on every page."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.oxml import parse_xml

# A shape of Word's own kind of 1997, which both Word and LibreOffice put behind the text.
_SHAPE = """<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>
<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>
<v:f eqn="sum @6 0 @5"/></v:formulas>
<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"
 o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="taken" o:spid="_x0000_s2049" type="#_x0000_t136" stroked="f" fillcolor="#d9dee6"
 style="position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:26pt;rotation:330;z-index:-251658752;
mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;
mso-position-vertical-relative:margin"><v:fill opacity=".6"/>
<v:textpath style="font-family:&quot;SimSun&quot;;font-size:1pt" string={text}/></v:shape></w:pict></w:r>"""
_WIDTH_OF_A_LETTER, _WIDEST = 15, 560
_FULL_WIDTH = "\u2e80"


def add_watermark(document: Document, text: str) -> None:
    """Put words behind the text of every page.

    Args:
        document: the document.
        text: the words.
    """
    letters = sum(2 if each >= _FULL_WIDTH else 1 for each in text)
    width = min(_WIDEST, letters * _WIDTH_OF_A_LETTER)
    shape = parse_xml(_SHAPE.format(width=width, text=quoteattr(text)))
    document.sections[0].header.paragraphs[0]._p.append(shape)
