"""The type faces and styles of official papers: GB/T 9704 in what can be reckoned.

Sizes are half points: 二号 44, 三号 32, 四号 28, 五号 21. A line is 28.95 points, so that a page holds 22 of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from docx.document import Document
from docx.oxml.ns import nsdecls

from jianheng.desk.papers.writing.forms.xml import parsed

TITLE_FACE, BODY_FACE, HEAD_FACE, SECOND_FACE, SONG = "方正小标宋简体", "仿宋", "黑体", "楷体", "宋体"
LATIN = "Times New Roman"
# What Word takes where a face is not installed.
INSTEAD = {
    TITLE_FACE: "方正小标宋_GBK,FZXiaoBiaoSong-B05S,宋体,SimSun",
    BODY_FACE: "仿宋_GB2312,FangSong,FangSong_GB2312",
    HEAD_FACE: "SimHei",
    SECOND_FACE: "楷体_GB2312,KaiTi,KaiTi_GB2312",
    SONG: "SimSun",
}
_KEEP = "<w:keepNext/><w:keepLines/>"
_EXACT = '<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>'
_ROOM = '<w:spacing w:before="0" w:after="0" w:line="720" w:lineRule="exact"/>'
_CLOSE = '<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>'
_CAPTION = '<w:spacing w:before="120" w:after="40" w:line="320" w:lineRule="exact"/>'
_FORM = '<w:spacing w:before="60" w:after="60" w:line="440" w:lineRule="exact"/>'
_ENGLISH_LINE = '<w:spacing w:before="60" w:after="60" w:line="276" w:lineRule="auto"/>'
_IN = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'


def _jc(side: str) -> str:
    return f'<w:jc w:val="{side}"/>'


def _number(instance: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>'


def _outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level}"/>'


# Not justified: of a justified line LibreOffice loses a full stop beyond the margin when it makes a PDF.
_LEFT = _jc("left")


@dataclass(frozen=True)
class Style:
    """A paragraph style; `layout` is what Word calls its paragraph properties, in the order that Word wants."""

    id: str
    name: str
    face: str
    size: int
    layout: str
    bold: bool = False
    next: str = "BodyText"


STYLES = (
    Style("BodyText", "Body Text", BODY_FACE, 32, _EXACT + _IN + _LEFT),
    Style("Title", "Title", TITLE_FACE, 44, _KEEP + _ROOM + _jc("center")),
    Style("Subtitle", "Subtitle", SECOND_FACE, 32, _KEEP + _EXACT + _jc("center")),
    Style("Office", "Office", TITLE_FACE, 44, _KEEP + _ROOM + _jc("center"), next="Title"),
    Style("PaperNumber", "Paper Number", BODY_FACE, 32, _EXACT + _jc("right")),
    Style("Addressee", "Addressee", BODY_FACE, 32, "<w:keepNext/>" + _EXACT + _LEFT),
    Style("Heading1", "heading 1", HEAD_FACE, 32, _KEEP + _number(1, 0) + _EXACT + _IN + _LEFT + _outline(0)),
    Style("Heading2", "heading 2", SECOND_FACE, 32, _KEEP + _number(1, 1) + _EXACT + _IN + _LEFT + _outline(1)),
    Style("ItemPoint", "Item Point", BODY_FACE, 32, _number(1, 2) + _EXACT + _IN + _LEFT, next="ItemPoint"),
    Style("Attached", "Attached", BODY_FACE, 32, "<w:keepNext/>" + _EXACT + _IN + _LEFT),
    Style(
        "Signature",
        "Signature",
        BODY_FACE,
        32,
        "<w:keepNext/>" + _EXACT + '<w:ind w:rightChars="200" w:right="640"/>' + _jc("right"),
        next="Signature",
    ),
    Style("Note", "Note", BODY_FACE, 32, _EXACT + _IN + _LEFT),
    Style("Appendix", "Appendix", HEAD_FACE, 32, _KEEP + "<w:pageBreakBefore/>" + _EXACT + _LEFT + _outline(0)),
    Style("AppendixTitle", "Appendix Title", TITLE_FACE, 36, _KEEP + _ROOM + _jc("center")),
    Style("AppendixItem", "Appendix Item", HEAD_FACE, 24, _KEEP + _number(2, 0) + _CAPTION + _LEFT + _outline(1)),
    Style("AppendixClue", "Appendix Clue", HEAD_FACE, 21, _KEEP + _CAPTION + _LEFT + _outline(2)),
    Style("AppendixText", "Appendix Text", BODY_FACE, 21, _CLOSE + _LEFT),
    Style("Caption", "caption", BODY_FACE, 21, _KEEP + _CAPTION + _LEFT, bold=True),
    Style("TableText", "Table Text", BODY_FACE, 21, _CLOSE + _LEFT, next="TableText"),
    Style("TableHead", "Table Head", HEAD_FACE, 21, _KEEP + _CLOSE + _jc("center"), next="TableText"),
    Style(
        "FormText",
        "Form Text",
        BODY_FACE,
        28,
        _FORM,
    ),
    Style(
        "FormHead",
        "Form Head",
        HEAD_FACE,
        28,
        _FORM,
    ),
    Style("Header", "header", HEAD_FACE, 21, '<w:spacing w:before="0" w:after="0" w:line="280" w:lineRule="exact"/>'),
    Style("Footer", "footer", SONG, 28, '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'),
)


def put_styles(document: Document, language: str) -> None:
    """Give a document these styles and no others.

    Args:
        document: an empty one.
        language: `zh` or `en`.
    """
    root = document.styles.element
    for child in list(root):
        root.remove(child)
    for child in parsed(_styles(language), "styles"):
        root.append(child)
    table = next(part for part in document.part.package.iter_parts() if part.partname == "/word/fontTable.xml")
    table._blob = _font_table().encode()


def _styles(language: str) -> str:
    lang = "en-US" if language == "zh" else "en-GB"
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(BODY_FACE)}"
        f'<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="{lang}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    line = _EXACT if language == "zh" else _ENGLISH_LINE
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{line}</w:pPr></w:style>"
    )
    table = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
        "<w:tblPr><w:tblBorders>"
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + "</w:tblBorders></w:tblPr></w:style>"
    )
    styles = STYLES if language == "zh" else tuple(map(_in_english, STYLES))
    return defaults + normal + "".join(map(_style, styles)) + table


def _in_english(style: Style) -> Style:
    """Smaller, ragged, without an indent; headings, which no face of their own sets apart, in bold."""
    layout = style.layout.replace(_IN, "")
    layout = layout.replace(_EXACT, _ENGLISH_LINE).replace(_ROOM, _ENGLISH_LINE)
    size = {44: 34, 36: 30, 32: 24, 28: 22}.get(style.size, 20)
    bold = style.bold or style.face in (TITLE_FACE, HEAD_FACE, SECOND_FACE)
    return replace(style, layout=layout, size=size, bold=bold and style.id not in ("Subtitle", "Header"))


def _style(style: Style) -> str:
    custom = "" if style.name.islower() or style.name in _BUILT_IN else ' w:customStyle="1"'
    bold = "<w:b/>" if style.bold else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="{style.next}"/><w:qFormat/><w:pPr>{style.layout}</w:pPr>'
        f'<w:rPr>{_fonts(style.face)}{bold}<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/></w:rPr></w:style>'
    )


_BUILT_IN = ("Body Text", "Title", "Subtitle", "Signature")


def _fonts(face: str) -> str:
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{face}" w:cs="{LATIN}"/>'


def _font_table() -> str:
    """The faces, each with those that may stand in for it."""
    fonts = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{instead}"/><w:charset w:val="86"/><w:family w:val="auto"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for face, instead in INSTEAD.items()
    )
    latin = f'<w:font w:name="{LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font>'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<w:fonts {nsdecls('w')}>{fonts}{latin}</w:fonts>"
