"""Lines right above a table in a page are its titles; those further away or below are not."""

from pathlib import Path

import pytest

from jianheng.intake.files.contents import Sheet
from jianheng.intake.files.read import read_file
from jianheng.intake.layout import find_blocks

TABLE = "<table><tr><th>姓名<th>金额</tr><tr><td>周某<td>2.5</tr></table>"
ROWS = [["姓名", "金额"], ["周某", "2.5"]]


def sheets_of(folder: Path, page: str) -> tuple[Sheet, ...]:
    (folder / "a.xls").write_text(page, encoding="utf-8")
    return read_file(folder / "a.xls", "a.xls").sheets


@pytest.mark.parametrize(
    "above",
    [
        "<h2>缴款名单</h2>\n<p>单位：<b>万元</b></p>",
        "<div>缴款名单<br/>单位：万元</div>",
        "<center><h3>缴款名单</h3></center>单位：万元",
        "<table><tr><td>缴款名单</td></tr><tr><td>单位：万元</td></tr></table>",
        "<table><tr><td>缴款名单</td></tr></table><table><tr><td></td><td>单位：万元</td></tr></table>",
        "<html><title>系统</title><body><a href=x>减刑</a><h2>缴款名单</h2><p>单位：万元</p><button>导出</button>",
        f"<h2>计分</h2>{TABLE}<p>注：以上单位为元</p><h2>缴款名单</h2><p>单位：万元</p>",
    ],
)
def test_titles_of_a_page_are_titles_of_its_table(tmp_path: Path, above: str) -> None:
    *_, sheet = sheets_of(tmp_path, f"{above}\n{TABLE}")
    assert [*sheet.rows()] == ROWS
    assert sheet.titles == ("缴款名单", "单位：万元")
    (block,) = find_blocks(sheet, lambda text: float(text in ROWS[0]))
    assert block.titles == ("缴款名单", "单位：万元")


def test_a_caption_is_a_title_and_a_table_of_titles_is_no_sheet(tmp_path: Path) -> None:
    captioned = TABLE.replace("<table>", "<table><caption>缴款（万元）</caption>")
    (sheet,) = sheets_of(tmp_path, captioned)
    assert (sheet.titles, [*sheet.rows()]) == (("缴款（万元）",), ROWS)
    page = f"<table><tr><td>单位：万元</td><td>日期：2024-12-31</td></tr></table>{TABLE}"
    (sheet,) = sheets_of(tmp_path, page)
    assert (sheet.name, sheet.titles) == ("", ("单位：万元", "日期：2024-12-31"))


def test_a_table_that_lays_out_the_page(tmp_path: Path) -> None:
    page = f"<table><tr><td>缴款名单</td></tr><tr><td>单位：万元{TABLE}</td></tr></table>"
    *_, sheet = sheets_of(tmp_path, page)
    assert (sheet.titles, [*sheet.rows()]) == (("缴款名单", "单位：万元"), ROWS)


@pytest.mark.parametrize(
    "page",
    [
        f"{TABLE}<p>单位：万元</p>",
        f"<p>单位：万元</p><p>{'说明文字' * 20}</p>{TABLE}",
        f"<p>单位：万元</p><p>本表由系统生成。</p>{TABLE}",
        f"<p>单位：万元</p>{''.join(f'<p>第{n}行</p>' for n in '一二三四五')}{TABLE}",
    ],
    ids=["below", "long words between", "a sentence between", "many lines between"],
)
def test_what_is_below_or_far_away_is_no_title(tmp_path: Path, page: str) -> None:
    (sheet,) = sheets_of(tmp_path, page)
    assert "单位：万元" not in sheet.titles


def test_what_stands_below_one_table_is_not_said_of_the_next(tmp_path: Path) -> None:
    one = TABLE.replace("</table>", "<tr><td colspan=2>单位：万元</td></tr></table>")
    first, second = sheets_of(tmp_path, f"{one}<p>制表人：王某</p><p>扣款</p>{TABLE}")
    assert (first.titles, second.titles) == ((), ("扣款",))


def test_a_list_of_one_column_stays_a_table(tmp_path: Path) -> None:
    first, second = sheets_of(tmp_path, f"<table><tr><td>姓名<tr><td>李某<tr><td>王某</table>{TABLE}")
    assert [*first.rows()] == [["姓名"], ["李某"], ["王某"]]
    assert [*second.rows()] == ROWS
