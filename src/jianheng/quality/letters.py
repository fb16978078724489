"""A letter to each institution: what to correct, why it matters, until when, and how to hand it over again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle

from jianheng.quality.quality import KINDS, Finding, Quality
from jianheng.quality.report.page import ANY_UNIT, share, unit_name

BODY, HEAVY, LATIN = "仿宋", "黑体", "Times New Roman"
# What an XML file cannot hold, and what no file's name may hold.
CONTROL, NO_NAME = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"), re.compile(r'[\\/:*?"<>|\x00-\x1f]')
# Nothing is to be done about rows sent again.
NOT_ASKED = frozenset({"sent_again"})
LISTED, WHY = 50, 8
HOW = (
    "在业务系统中改正，不要只改导出的文件；无法改正或者原件即如此的，请书面说明。",
    "从业务系统重新导出本函所列各数据表的全部行，不要只交改动的行；证件号码列设为文本格式。",
    "沿用原来的模板或者列名，附移送说明（单位、数据表、期间、是否完整、导出日）。",
    "按原移送渠道交本院；本院收到后撤回有误的批次，以新批次为准。",
)


def write_letters(quality: Quality, folder: Path) -> tuple[Path, ...]:
    """Write a letter to each unit whose records are to be corrected.

    Args:
        quality: what was found.
        folder: where the letters go; it is made if absent.

    Returns:
        The files, one a unit.
    """
    folder.mkdir(parents=True, exist_ok=True)
    asked: dict[str, list[Finding]] = {}
    for finding in quality.findings:
        if finding.code not in NOT_ASKED:
            for unit in _addressed(finding):
                asked.setdefault(unit, []).append(_seen_from(unit, finding))
    written = []
    for number, (unit, findings) in enumerate(sorted(asked.items()), start=1):
        path = folder / f"{number:02d}-{NO_NAME.sub('_', unit_name(unit, 'zh'))}.docx"
        _letter(quality, unit, findings).save(str(path))
        written.append(path)
    return tuple(written)


def _addressed(finding: Finding) -> tuple[str, ...]:
    """The unit whose record it is, and those on the other side where both are to be checked."""
    others = (spot.other.unit for spot in finding.spots if finding.both and spot.other is not None)
    return tuple(dict.fromkeys((finding.unit, *others)))


def _seen_from(unit: str, finding: Finding) -> Finding:
    """The finding as it concerns one unit: where another's record was named first, its own comes before that."""
    if unit == finding.unit:
        return finding
    turned = tuple(
        replace(spot.other, other=replace(spot, other=None))
        for spot in finding.spots
        if spot.other is not None and spot.other.unit == unit
    )
    table = turned[0].table
    name = finding.field if table == finding.table else ""
    return replace(finding, unit=unit, table=table, field=name, count=len(turned), spots=turned)


def _letter(quality: Quality, unit: str, findings: Sequence[Finding]) -> Document:
    letter = docx.Document()
    _set_fonts(letter)
    title = letter.add_heading("关于补正移送数据的函", level=0)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    letter.add_paragraph(f"{'各报送单位' if unit == ANY_UNIT else unit_name(unit, 'zh')}：")
    _say(letter, f"本院收到贵单位移送的刑事执行数据后作了核对，发现下列内容需要补正，共 {len(findings)} 项。")
    letter.add_heading("一、需要补正的内容", level=1)
    rows = [_summary(quality, number, finding) for number, finding in enumerate(findings, start=1)]
    _table(letter, ("序号", "数据表·项目", "问题", "件数/总数", "怎样补正"), rows, (1.2, 3.6, 5.4, 2.0, 3.8))
    letter.add_heading("二、为什么需要补正", level=1)
    for line in _why(quality, findings):
        _say(letter, line)
    letter.add_heading("三、补正时限", level=1)
    _say(letter, "请于      年    月    日前补正并重新移送。")
    letter.add_heading("四、怎样重新移送", level=1)
    for number, line in enumerate(HOW, start=1):
        _say(letter, f"{number}. {line}")
    _say(letter, "联系人：              电话：")
    for line in (quality.workspace, "    年    月    日"):
        letter.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _places(letter, quality, findings)
    return letter


def _summary(quality: Quality, number: int, finding: Finding) -> tuple[str, ...]:
    about = _about(quality, finding)
    counted = f"{finding.count}/{finding.of}\n{share(finding.count, finding.of)}"
    return str(number), about, finding.says.zh, counted, finding.mend.zh


def _about(quality: Quality, finding: Finding) -> str:
    title = quality.title(finding.table, "zh") if finding.table else "（整份移送）"
    return f"{title}·{quality.label(finding.table, finding.field, 'zh')}" if finding.field else title


def _why(quality: Quality, findings: Sequence[Finding]) -> Iterable[str]:
    """What the unit's tables cost the models."""
    kinds = [words.zh for kind, words in KINDS.items() if any(f.kind == kind for f in findings)]
    yield f"上述问题涉及数据的{'、'.join(kinds)}。"
    yield "空着、读不出或者相互矛盾的事实，本院一律不作推断，有关的人和事只能答“无法判断”。"
    tables = {finding.table for finding in findings}
    touched = [cost for cost in quality.costs if tables & cost.delivered]
    for cost in touched[:WHY]:
        settled = f"，其中 {cost.alone} 件补上即可判断" if cost.alone else ""
        yield f"{cost.says.zh}：{len(cost.models)} 个监督模型的 {cost.answers} 件因此无法判断{settled}。"


def _places(letter: Document, quality: Quality, findings: Sequence[Finding]) -> None:
    heading = letter.add_heading("附：逐处清单", level=1)
    heading.paragraph_format.page_break_before = True
    for number, finding in enumerate(findings, start=1):
        letter.add_heading(f"{number}. {_about(quality, finding)}：{finding.says.zh}", level=2)
        rows = []
        for spot in finding.spots[:LISTED]:
            other = spot.other
            against = ""
            if other is not None:
                value = f"：{other.value}" if other.value else ""
                against = (
                    f"{unit_name(other.unit, 'zh')}，{quality.title(other.table, 'zh')}，{other.where('zh')}{value}"
                )
            rows.append((spot.where("zh"), spot.person, spot.value, against))
        if rows:
            _table(letter, ("位置", "人员", "所写", "与之不符或相同的"), rows, (6.0, 2.2, 3.6, 4.2))
        if finding.count > len(rows):
            _say(letter, f"以上列出 {len(rows)} 处，共 {finding.count} 处。")


def _say(letter: Document, text: str) -> None:
    paragraph = letter.add_paragraph(_plain(text))
    paragraph.paragraph_format.first_line_indent = Pt(32)


def _table(letter: Document, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
    table = letter.add_table(rows=1, cols=len(head), style="Table Grid")
    table.autofit = False
    # Word goes by the widths of the cells, other programs by those of the columns.
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for _ in rows:
        table.add_row()
    for line, values in zip(table.rows, (head, *rows), strict=True):
        for cell, value, width in zip(line.cells, values, widths, strict=True):
            cell.width = Cm(width)
            run = cell.paragraphs[0].add_run(_plain(value))
            run.font.size = Pt(10.5)
            run.bold = values is head
            layout = cell.paragraphs[0].paragraph_format
            layout.space_before, layout.space_after, layout.line_spacing = Pt(2), Pt(2), 1.0
    # The head stands again on each page that the table reaches.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _set_fonts(letter: Document) -> None:
    """Text in 仿宋, headings in 黑体; the East Asian font is named apart, else Word takes another one."""
    for name, east, size in (
        ("Normal", BODY, 16),
        ("Title", HEAVY, 22),
        ("Heading 1", HEAVY, 16),
        ("Heading 2", HEAVY, 12),
    ):
        style = letter.styles[name]
        if not isinstance(style, ParagraphStyle):
            raise TypeError(name)
        style.font.name, style.font.size = LATIN, Pt(size)
        style.font.color.rgb = None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for part in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(part), None)
        fonts.set(qn("w:eastAsia"), east)
        # The line that Word's own title has under it is no part of an official letter.
        for border in style.element.xpath("./w:pPr/w:pBdr"):
            border.getparent().remove(border)
    section = letter.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.6), Cm(2.4)


def _plain(text: str) -> str:
    return CONTROL.sub("�", text)
