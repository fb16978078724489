"""A plain text is a table or a document, by a rule that is stated."""

from pathlib import Path

import pytest

from jianheng.intake.files.plain_text import read_plain_text

RULING = """江州市中级人民法院
刑 事 裁 定 书
（2024）江01刑更123号
罪犯周某，男，1980年1月1日出生，汉族，现在江州监狱服刑。
刑罚执行机关江州监狱以该犯确有悔改表现，提出减刑建议书，报送本院审理。
本院认为，罪犯周某在服刑期间，确有悔改表现。依照《中华人民共和国刑法》第七十八条之规定，裁定如下：
对罪犯周某减去有期徒刑八个月（刑期自2020年1月1日起至2027年4月30日止）。
审　判　长　　李某
审　判　员　　王某
二〇二四年五月六日
"""


def test_a_ruling_stays_a_document(tmp_path: Path) -> None:
    (tmp_path / "裁定.txt").write_text(RULING, encoding="utf-8")
    contents = read_plain_text(tmp_path / "裁定.txt")
    assert not contents.sheets
    assert contents.documents[0].text == RULING


@pytest.mark.parametrize(
    "content",
    [
        "姓名\t月份\t分\n周某\t2024-05\t95\n",
        "计分表\n姓名,月份,分\n周某,2024-05,95\n李某,2024-05,96\n",
        "姓名|月份|分\n周某|2024-05|95\n李某|2024-05|\n",
        "sep=,\n姓名,月份\n周某,2024-05\n",
        "姓名    月份     分\n周某    2024-05  95\n李某    2024-05  96\n",
    ],
    ids=["tabs", "commas", "bars", "said", "blanks"],
)
def test_a_table_is_a_table(tmp_path: Path, content: str) -> None:
    (tmp_path / "计分.txt").write_bytes(content.encode("gbk"))
    contents = read_plain_text(tmp_path / "计分.txt")
    (sheet,) = contents.sheets
    assert not contents.documents
    assert any("周某" in row and "2024-05" in row for row in sheet.rows())
