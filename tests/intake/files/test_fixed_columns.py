"""Columns that are kept apart by blanks, a Chinese character being two cells wide."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from jianheng.intake.files.fixed_columns import Gap, cut, find_gaps, underlined_gaps

PAID = [
    "江州监狱罪犯缴纳情况（2024 年度）",
    "------  ----------  -------------------  ------",
    "姓名    罪名        时间                   金额",
    "------  ----------  -------------------  ------",
    "周某    盗窃罪      2024-05-01 12:00:00  500.00",
    "欧阳某              2024-06-11 09:30:00    8.50",
    "吕·某   故意伤害罪  2024-06-12 10:00:00       7",
]


def test_columns_are_found_by_cells_and_not_by_letters() -> None:
    gaps = find_gaps(PAID)
    assert [cut(line, gaps).cells for line in PAID[4:]] == [
        ["周某", "盗窃罪", "2024-05-01 12:00:00", "500.00"],
        ["欧阳某", "", "2024-06-11 09:30:00", "8.50"],
        ["吕·某", "故意伤害罪", "2024-06-12 10:00:00", "7"],
    ]


def test_the_title_stays_whole_in_its_order() -> None:
    found = cut(PAID[0], find_gaps(PAID))
    assert "".join(found.cells).replace(" ", "") == PAID[0].replace(" ", "")


def test_a_day_and_its_hour_are_one_column_where_the_heading_says_one() -> None:
    lines = ["姓名  时间              分", "周某  2024-05-01 12:00  95", "李某  2024-05-02 13:00  94"]
    assert cut(lines[1], find_gaps(lines)).cells == ["周某", "2024-05-01 12:00", "95"]


def test_words_that_run_over_a_gap_stay_whole_and_are_said() -> None:
    found = cut("阿卜杜拉某2024-05  95", (Gap(6, 7), Gap(15, 16)))
    assert found.cells == ["阿卜杜拉某2024-05", "", "95"]
    assert found.crossing == ("阿卜杜拉某2024-05",)


def test_a_cell_within_the_column_before_its_own_is_said() -> None:
    found = cut("江州·某 05      95", (Gap(12, 12), Gap(23, 23)))
    assert (found.cells, found.crossing) == (["江州·某 05", "95", ""], ())
    slipped = cut("周某    05         95", (Gap(12, 12), Gap(18, 18)))
    assert (slipped.cells, slipped.crossing) == (["周某    05", "", "95"], ("05",))


def test_a_word_within_a_gap_goes_with_the_one_right_before_it_and_is_said() -> None:
    found = cut("周某    重点 调入          盗窃罪", (Gap(4, 7), Gap(12, 25)))
    assert (found.cells, found.crossing) == (["周某", "重点 调入", "盗窃罪"], ("调入",))


def test_columns_between_which_lines_show_no_gap_are_no_table() -> None:
    lines = [
        "姓名    编号    月份     分",
        "周某    3201    2024-05  95",
        "李某甲某乙 320 2024-06   8",
        "王某    3203    2024-07   7",
    ]
    lines += ["赵某甲某乙 320 2024-08   6", "吴某    3205    2024-09   5"]
    assert find_gaps(lines) == ()


def test_strokes_under_headings_show_columns_that_few_records_do_not() -> None:
    lines = ["姓名             分 备注", "---------- -------- ----", "周某             95"]
    gaps = underlined_gaps(lines)
    assert [cut(line, gaps).cells for line in lines[::2]] == [["姓名", "分", "备注"], ["周某", "95", ""]]
    assert underlined_gaps([*lines, "---- ----", "欧阳某"]) == ()
    # Padded by bytes, the cells stand elsewhere than the strokes.
    assert underlined_gaps(["姓名     分", "---------- -------- ----", "周某   95"]) == ()


def test_prose_is_no_table() -> None:
    prose = [
        "罪犯周某，现在江州监狱服刑。",
        "本院认为 该犯确有悔改表现。",
        "依照 刑法 第七十八条，裁定如下：",
        "减刑八个月。",
    ]
    assert find_gaps(prose) == ()
    english = [
        "The prisoner has served two years of",
        "his term in the prison of Jiangzhou and",
        "asks for a reduction.",
    ]
    assert find_gaps(english) == ()


WORDS = st.text(st.sampled_from("周欧阳某a1，·"), min_size=1, max_size=5)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=3, max_size=8))
def test_what_is_printed_in_columns_is_read_back(rows: list[tuple[str, str, str]]) -> None:
    def printed(word: str) -> str:
        cells = sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in word)
        return word + " " * (12 - cells)

    lines = ["".join(printed(word) for word in row) for row in rows]
    gaps = find_gaps(lines)
    assert [cut(line, gaps).cells for line in lines] == [[*row] for row in rows]


@given(st.lists(st.text(st.sampled_from("周a 1\u3000"), max_size=20), max_size=8))
def test_nothing_is_lost_whatever_the_lines_are(lines: list[str]) -> None:
    gaps = find_gaps(lines)
    for line in lines:
        assert "".join("".join(cut(line, gaps).cells).split()) == "".join(line.split())
