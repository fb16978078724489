"""The year of months that stand in headings without one."""

import pytest

from jianheng.intake.mapping.year import in_their_years

SPRING = ["1月", "2月", "3月"]
WINTER = ["9月", "10月", "11月", "12月", "1月", "2月"]


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("三监区2024年上半年罪犯计分", 2024),
        ("二〇二四年计分", 2024),
        ("二○二四年计分", 2024),
        ("二零二四年度计分考核", 2024),
        ("24年度计分", 2024),
        ("24年上半年计分", 2024),
        ("２０２４年度", 2024),
        ("2024年度，2025.1.5打印", 2024),
        ("2024年度（打印日期：2025年1月5日）", 2024),
        ("2024年度 2025年4月5日", 2024),
        ("原判10年以上罪犯2024年计分", 2024),
        ("司规〔2021〕3号 2024年月考核分", 2024),
        ("2024年1-6月计分", 2024),
        ("2024年1月1日至6月30日", 2024),
        ("2024年1月1日至2024年12月31日", 2024),
    ],
)
def test_one_year_is_that_of_all_months(title: str, year: int) -> None:
    assert in_their_years(SPRING, [[title], ["Sheet1"]]) == {month: f"{year}年{month}" for month in SPRING}


@pytest.mark.parametrize(
    "title",
    [
        "2023年9月至2024年2月",
        "2023.9-2024.2",
        "2023年9月—2024年2月计分",
        "2023年9月1日至2024年2月29日",
        "2023年9月至次年2月",
        "23年9月至24年2月",
        "2023年9月至2024年2月（2024.3.5打印）",
    ],
)
def test_a_stretch_over_new_year_gives_each_month_its_year(title: str) -> None:
    found = in_their_years(WINTER, [[title]])
    assert [*found.values()] == ["2023年9月", "2023年10月", "2023年11月", "2023年12月", "2024年1月", "2024年2月"]


@pytest.mark.parametrize(
    ("months", "title"),
    [
        (SPRING, "罪犯计分"),
        (SPRING, "2023年、2024年计分"),
        (SPRING, "2025年1月5日"),
        (SPRING, "制表时间：2025.1.5"),
        (SPRING, "原判10年以上罪犯计分"),
        (SPRING, "49年度计分"),
        (SPRING, "2023年12月至2024年2月"),  # March lies behind it
        (SPRING, "2023年1月至2024年3月"),  # two Januaries
        (SPRING, "2023年9月至2月"),
        (SPRING, "2023年9月至2024年3月，2022年"),
        (WINTER, "2023年度"),
        (["2023年12月", "1月", "2月"], "2023年度"),
        (["12月", "11月", "10月"], "2023年度"),
    ],
)
def test_without_a_certain_year_there_is_none(months: list[str], title: str) -> None:
    assert in_their_years(months, [[title]]) == {}


def test_what_is_nearest_to_the_table_names_the_year() -> None:
    named = [["2025年1月5日"], ["2024年"], ["2023年.xlsx"]]
    assert in_their_years(["12月"], named) == {"12月": "2024年12月"}
    assert in_their_years(["12月"], [["2022年、2023年"], ["2024年"]]) == {}


def test_no_month_lies_behind_the_export() -> None:
    assert in_their_years(SPRING, [["30年度计分"]], last_year=2025) == {}
    assert in_their_years(SPRING, [["24年度计分"]], last_year=2025)["1月"] == "2024年1月"
