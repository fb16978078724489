"""The certificate of deletion as a Word paper to print, sign and file."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from jianheng.dictionary import load_dictionary
from jianheng.intake.deleting.certificate import Certificate

MEANING = (
    "“删除”指上述批次的全部文件，以及含有其数据的更正、运行结果和中断的运行，已从工作区文件夹移除，本软件不再读取。"
    "本软件没有逐字节覆写磁盘；工作区以外的备份、磁盘残留、导出的清单和报告、原始载体，由使用单位按保密和数据管理规定另行处理。"
)
UNNAMED = "交付文件的名称可能含有姓名，不写入本证明；文件以 SHA-256 值确认。"
_FACE, _SIZE, _SMALL = "仿宋", Pt(14), Pt(9)


def write_paper(path: Path, certificate: Certificate) -> None:
    """Write the certificate as a Word paper.

    Args:
        path: the file; one that is there is replaced.
        certificate: what it says.
    """
    paper = _paper()
    title = paper.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run("数据销毁证明")
    run.bold, run.font.size = True, Pt(22)
    _grid(paper, ("项目", "内容"), [list(line) for line in lines(certificate)], _SIZE - Pt(2))
    paper.add_paragraph()
    _grid(paper, ("序号", "类型", "字节", "SHA-256"), _files(certificate), _SMALL)
    for text in (UNNAMED, MEANING):
        paper.add_paragraph(text).paragraph_format.first_line_indent = 2 * _SIZE
    for text in (f"经办人：{certificate.by}", "监督人：", certificate.workspace, certificate.deleted_on):
        paper.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    path.parent.mkdir(exist_ok=True)
    paper.save(str(path))


def lines(certificate: Certificate) -> list[tuple[str, str]]:
    """What the certificate says, as pairs of heading and text."""
    tables = load_dictionary().tables
    rows = [(tables[name].title_zh if name in tables else name, rows) for name, rows in certificate.tables.items()]
    corrections = "、".join(f"{each.batch}（{each.rows} 行）" for each in certificate.corrections)
    return [
        ("批次", certificate.batch),
        ("保管单位", certificate.workspace),
        ("报送单位", certificate.unit or "未说明"),
        ("导出日", certificate.export_day or "未说明"),
        ("接收日", certificate.received_on or "未说明"),
        ("用途", certificate.purpose or "未说明"),
        ("法律依据", "、".join(certificate.legal_basis) or "未说明"),
        ("承诺的到期删除日", certificate.delete_after or "未说明"),
        ("数据表和行数", "；".join(f"{title} {rows} 行" for title, rows in rows) or _nothing(certificate)),
        ("一并删除的更正批次", corrections or "无"),
        ("一并删除的运行结果", "、".join(certificate.runs) or "无"),
        ("一并删除的中断运行", "、".join(certificate.interrupted) or "无"),
        ("删除日", certificate.deleted_on),
        ("删除理由", certificate.reason),
        ("删除后的检查", _check(certificate)),
    ]


def _nothing(certificate: Certificate) -> str:
    return "无" if certificate.readable else "批次的清单已损坏，内容、来源和文件不明"


def _check(certificate: Certificate) -> str:
    if certificate.rows_left:
        return "未通过：以下文件仍含有该批数据，须人工删除：" + "、".join(certificate.rows_left)
    if certificate.mentions:
        return "通过：工作区内已没有该批的数据；以下文件只提到它的编号：" + "、".join(certificate.mentions)
    return "通过：工作区内已没有该批的数据，也没有文件提到它"


def _files(certificate: Certificate) -> list[list[str]]:
    return [
        [str(number), file.kind or "—", f"{file.size:,}", file.sha256]
        for number, file in enumerate(certificate.files, start=1)
    ]


def _paper() -> Document:
    paper = docx.Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.6), Cm(2.6)
    style = paper.styles["Normal"]
    style.font.name, style.font.size = _FACE, _SIZE
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FACE)
    paper.core_properties.title, paper.core_properties.author = "数据销毁证明", "检衡 Jianheng"
    return paper


def _grid(paper: Document, headings: tuple[str, ...], rows: list[list[str]], size: int) -> None:
    table = paper.add_table(rows=1, cols=len(headings), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, headings, strict=True):
        cell.text = text
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    widths = {2: (4.5, 11.3), 4: (1.3, 1.5, 2.5, 10.5)}[len(headings)]
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
            cell.paragraphs[0].paragraph_format.space_before = Pt(2)
            for run in cell.paragraphs[0].runs:
                run.font.size = size
