"""What stands in a letter and in the workbook."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from jianheng.dictionary import load_dictionary
from jianheng.law import load_tables
from jianheng.library.shelf import load_library
from jianheng.requests import Letter, Request, Terms, build_request, write_letter, write_workbook

DICTIONARY = load_dictionary()
MODELS = load_library(DICTIONARY, load_tables())
TERMS = Terms(
    units={"prison": "江州监狱"},
    from_on=date(2020, 1, 1),
    until_on=date(2024, 12, 31),
    purpose="减刑专项监督",
    delete_after=date(2026, 12, 31),
    office="江州市人民检察院",
)
CHOSEN = [model for model in MODELS if model.id in ("commutation/interval-too-short", "custody/held-after-end")]


def written(made: Request, holder: str, folder: Path, lang: str = "zh") -> tuple[Letter, Document]:
    letter = next(each for each in made.letters if each.holder == holder)
    write_letter(made, letter, folder / "a.docx", lang)
    return letter, docx.Document(str(folder / "a.docx"))


def text_of(document: Document) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_a_letter_says_who_asks_whom_for_what_and_why(tmp_path: Path) -> None:
    letter, document = written(build_request(CHOSEN, DICTIONARY, terms=TERMS), "prison", tmp_path)
    text = text_of(document)
    for words in (
        "江州监狱：",
        "用途：减刑专项监督。",
        "自2020年1月1日起，至2024年12月31日止",
        "《人民检察院组织法》第二十一条",
        "减刑间隔期不足（两次减刑的间隔）",
        "到期删除日：2026年12月31日",
        "已经离开（出所、出监、解除矫正、调出、死亡）的人员也要提供",
        "业务系统常只保留准予的裁定，不予、撤回、退回的也要提供",
        "没有本表，第 1 项无法核查。",
    ):
        assert words in text
    assert document.paragraphs[-2].text == "江州市人民检察院"
    assert len(document.tables) == len(letter.tables) + 1
    for asked, table in zip(letter.tables, document.tables, strict=False):
        labels = [row.cells[1].text for row in table.rows][1:]
        assert labels == [each.field.label_zh for each in asked.fields]


def test_what_nobody_told_is_a_blank(tmp_path: Path) -> None:
    _, document = written(build_request(CHOSEN, DICTIONARY), "prison", tmp_path)
    text = text_of(document)
    for words in (
        "（　　　　）（监狱）：",
        "用途：（　　　　）。",
        "自（　　　　）起，至（　　　　）止",
        "到期删除日：（　　　　）",
    ):
        assert words in text


def test_an_article_known_from_memory_is_marked(tmp_path: Path) -> None:
    _, document = written(build_request(CHOSEN, DICTIONARY), "detention_centre", tmp_path)
    text = text_of(document)
    assert "看守所条例（1990）第8条（需核对原文）" in text
    assert "标有“需核对原文”的条文，发出前由承办人核对" in text


def test_a_unit_is_not_told_what_is_checked_elsewhere(tmp_path: Path) -> None:
    _, document = written(build_request(CHOSEN, DICTIONARY), "police", tmp_path)
    assert "刑满未释放" in text_of(document)
    assert "减刑间隔期不足" not in text_of(document)


def test_headings_are_headings_that_word_numbers_in_the_faces_of_papers(tmp_path: Path) -> None:
    _, document = written(build_request(CHOSEN, DICTIONARY), "prison", tmp_path)
    tops = [each.text for each in document.paragraphs if each.style and each.style.name == "Heading 1"]
    assert tops[0] == "用途和核查事项"
    assert len(tops) == 7
    faces = {
        name: document.styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("Normal", "Heading 1", "Heading 2")
    }
    assert faces == {"Normal": "仿宋", "Heading 1": "黑体", "Heading 2": "楷体"}
    assert document.styles["Heading 1"].element.pPr.numPr is not None
    footer = document.sections[0].footer.paragraphs[0]._p.xml
    assert 'w:instr="PAGE"' in footer
    assert 'w:instr="NUMPAGES"' in footer


def test_a_letter_in_english(tmp_path: Path) -> None:
    _, document = written(build_request(CHOSEN, DICTIONARY, terms=TERMS), "prison", tmp_path, "en")
    text = text_of(document)
    assert "Period: from 2020-01-01 until 2024-12-31." in text
    assert "Commutation ruling" in text
    assert "{" not in text


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.id)
def test_every_model_gets_its_papers(model: object, tmp_path: Path) -> None:
    made = build_request([each for each in MODELS if each is model], DICTIONARY)
    for lang in ("zh", "en"):
        for letter in made.letters:
            write_letter(made, letter, tmp_path / "a.docx", lang)
        write_workbook(made, tmp_path / "a.xlsx", lang)
        assert len(load_workbook(tmp_path / "a.xlsx").sheetnames) == 2 + len(made.letters)


def test_the_workbook_has_an_overview_and_a_sheet_for_each_institution(tmp_path: Path) -> None:
    made = build_request(CHOSEN, DICTIONARY, terms=TERMS)
    write_workbook(made, tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["总览", "核查事项", *(made.holder_name(each.holder, "zh") for each in made.letters)]
    overview = list(book["总览"].iter_rows(min_row=9, values_only=True))
    assert len(overview) == sum(len(letter.tables) for letter in made.letters)
    assert {row[1] for row in overview if row[0] == "监狱"} == {"江州监狱"}
    letter = next(each for each in made.letters if each.holder == "prison")
    items = [(row[0], row[2]) for row in book["监狱"].iter_rows(min_row=2, values_only=True)]
    assert items == [(asked.table.title_zh, each.field.label_zh) for asked in letter.tables for each in asked.fields]
