"""The report, the workbook, the letters and the JSON document say what was found, and name no person."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from jianheng.quality import Quality, plain, write_letters, write_quality_html, write_quality_xlsx

Deliver = Callable[..., None]
WU, PRISON = "320102198001010016", "江州市第一监狱"
HEAD = ["身份证号", "姓名", "释放监所", "释放依据", "实际离开时间"]


@pytest.fixture
def quality(deliver: Deliver, examine: Callable[[], Quality]) -> Quality:
    rows = [
        [WU, "吴青山", PRISON, "+1+1", "2024-05-31"],
        [WU, "吴青山", PRISON, "刑满释放", "<b>上周</b>"],
        [WU, "伍青山", PRISON, "刑满释放", "@SUM"],
    ]
    deliver(PRISON, "release", {"释放": [HEAD, *rows]})
    return examine()


def test_the_page_is_whole_in_itself_and_hides_persons(quality: Quality, tmp_path: Path) -> None:
    for lang, said in (("zh", "数据质量报告"), ("en", "Quality of the data")):
        write_quality_html(quality, tmp_path / "q.html", lang)
        page = (tmp_path / "q.html").read_text(encoding="utf-8")
        assert said in page
        assert "<b>上周</b>" not in page
        assert "&lt;b&gt;上周" in page
        assert not [hidden for hidden in (WU, "吴青山", "http://", "https://", "<script") if hidden in page]


def test_words_of_a_source_are_never_formulas(quality: Quality, tmp_path: Path) -> None:
    finding = next(each for each in quality.findings if each.kind == "validity" and each.field == "ground")
    formula = replace(finding, spots=(replace(finding.spots[0], value="=1+1"), *finding.spots))
    write_quality_xlsx(replace(quality, findings=(*quality.findings, formula)), tmp_path / "q.xlsx")
    book = openpyxl.load_workbook(tmp_path / "q.xlsx")
    assert book.sheetnames[:5] == ["完整性", "有效性", "唯一性", "及时性", "矛盾"]
    cells = {str(cell.value): cell.data_type for row in book["有效性"].iter_rows() for cell in row}
    assert cells["=1+1"] == cells["+1+1"] == cells["@SUM"] == "s"
    assert not [value for value in cells if WU in value or "吴青山" in value]


def test_a_letter_has_headings_tables_and_chinese_fonts(quality: Quality, tmp_path: Path) -> None:
    (path,) = write_letters(quality, tmp_path / "letters")
    assert path.name == "01-江州市第一监狱.docx"
    letter = docx.Document(str(path))
    headings = [each.text for each in letter.paragraphs if each.style is not None and each.style.name == "Heading 1"]
    assert headings == [
        "一、需要补正的内容",
        "二、为什么需要补正",
        "三、补正时限",
        "四、怎样重新移送",
        "附：逐处清单",
    ]
    fonts = {name: letter.styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) for name in ("Normal", "Heading 1")}
    assert fonts == {"Normal": "仿宋", "Heading 1": "黑体"}
    words = [cell.text for table in letter.tables for row in table.rows for cell in row.cells]
    assert "@SUM" in words
    assert not [word for word in words if WU in word or "吴青山" in word]


def test_rows_sent_again_ask_for_no_letter(deliver: Deliver, examine: Callable[[], Quality], tmp_path: Path) -> None:
    for more in ([], [["11010519491231002X", "周某", PRISON, "刑满释放", "2024-06-01"]]):
        deliver(PRISON, "release", {"释放": [HEAD, [WU, "吴某", PRISON, "刑满释放", "2024-05-31"], *more]})
    quality = examine()
    assert [each.code for each in quality.findings] == ["sent_again"]
    assert write_letters(quality, tmp_path / "letters") == ()


def test_the_json_document_has_counts_and_denominators(quality: Quality) -> None:
    document = json.loads(json.dumps(plain(quality), ensure_ascii=False))
    unread = {each["field"]: (each["count"], each["of"]) for each in document["findings"] if each["kind"] == "validity"}
    assert unread == {"ground": (1, 3), "left_at": (2, 3)}
    assert all(len(each["spots"]) <= 5 for each in document["findings"])
    assert WU not in json.dumps(document)


def test_each_side_of_a_contradiction_gets_its_own_places(
    deliver: Deliver, examine: Callable[[], Quality], tmp_path: Path
) -> None:
    head = ["证件号码", "姓名", "性别"]
    for unit, name in ((PRISON, "吴青珊"), ("江州市看守所", "吴青山"), ("江州市第二监狱", "吴青山")):
        deliver(unit, "person_statement", {"人员身份陈述": [head, [WU, name, "男"]]})
    letters = {path.stem[3:]: docx.Document(str(path)) for path in write_letters(examine(), tmp_path / "letters")}
    assert len(letters) == 2
    for unit, letter in letters.items():
        (first,) = [row.cells[0].text for row in letter.tables[1].rows][1:]
        assert first.startswith(unit)
