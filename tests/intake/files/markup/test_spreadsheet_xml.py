"""XML Spreadsheet 2003 under the name of an Excel file."""

from datetime import date, datetime
from pathlib import Path

import pytest

from jianheng.intake.files.contents import UnreadableFileError
from jianheng.intake.files.read import read_file

BOOK = """<?xml version="1.0" encoding="{}"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
<Worksheet ss:Name="计分"><Table>
<Column ss:Width="60"/><Column ss:Index="3" ss:Hidden="1" ss:Span="1"/>
<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">罪犯</Data></Cell>
<Cell><Data ss:Type="String">总分</Data></Cell></Row>
<Row ss:Index="3" ss:Hidden="1"><Cell ss:MergeDown="1"><Data ss:Type="String">周<B>某</B></Data></Cell>
<Cell ss:Index="3"><Data ss:Type="Number">95.5</Data></Cell>
<Cell><Data ss:Type="DateTime">2024-05-31T00:00:00.000</Data></Cell></Row>
<Row><Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell>
<Cell><Data ss:Type="DateTime">2024-05-31T14:30:00.000</Data></Cell><Cell ss:Formula="=RC[-1]"/></Row>
</Table></Worksheet>
<Worksheet ss:Name="藏"><Table/><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>
</Workbook>"""


@pytest.mark.parametrize("encoding", ["gb2312", "utf-8", "utf-16"])
def test_cells_with_their_types_and_all_that_is_hidden(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.xls").write_bytes(BOOK.format(encoding).encode(encoding))
    contents = read_file(tmp_path / "a.xls", "a.xls")
    scores, hidden = contents.sheets
    assert [*scores.rows()] == [
        ["罪犯", "", "总分", "", ""],
        ["", "", "", "", ""],
        ["周某", "", 95.5, date(2024, 5, 31), ""],
        ["周某", True, "#N/A", datetime(2024, 5, 31, 14, 30), ""],
    ]
    assert (scores.name, scores.hidden_rows, scores.hidden_columns) == ("计分", ((2, 2),), ((2, 3),))
    assert (hidden.name, hidden.hidden, [*hidden.rows()]) == ("藏", True, [])
    assert [problem.code for problem in contents.problems] == ["other_kind", "formula_without_value"]
    assert "E4" in contents.problems[1].zh()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("</Workbook>", "", "XML 表格已损坏"),
        ("<?mso-", '<!DOCTYPE a [<!ENTITY b "bbbb">]><?mso-', "DOCTYPE 或实体声明"),
        ('ss:Index="3" ss:Hidden="1"><', 'ss:Index="999999999"><', "表格过大"),
    ],
)
def test_broken_and_hostile_ones_are_refused(tmp_path: Path, old: str, new: str, words: str) -> None:
    (tmp_path / "a.xml").write_text(BOOK.format("utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=words):
        read_file(tmp_path / "a.xml", "a.xml")


def test_cells_that_are_struck_through_by_their_style_their_rows_or_a_part_of_their_words(tmp_path: Path) -> None:
    text = """<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="a"><Font ss:Bold="1"/></Style>
<Style ss:ID="b"><Font ss:StrikeThrough="1"/></Style></Styles><Worksheet ss:Name="缴款"><Table>
<Row><Cell ss:StyleID="a"><Data ss:Type="String">姓名</Data></Cell><Cell><Data ss:Type="String">金额</Data></Cell></Row>
<Row ss:StyleID="b"><Cell><Data ss:Type="String">周某</Data></Cell>
<Cell ss:StyleID="a"><Data ss:Type="Number">500</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">李某</Data></Cell><Cell ss:StyleID="b"><Data ss:Type="Number">8</Data></Cell></Row>
<Row><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><S>5</S>6</ss:Data></Cell></Row>
</Table></Worksheet></Workbook>"""
    (tmp_path / "a.xml").write_text(text, encoding="utf-8")
    (sheet,) = read_file(tmp_path / "a.xml", "a.xml").sheets
    assert sheet.struck == {1: {0}, 2: {1}, 3: {0}}
