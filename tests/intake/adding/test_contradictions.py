"""What a delivery says of itself is held against its rows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.intake.add import add_files
from jianheng.intake.adding.contradictions import Contradictions
from jianheng.intake.adding.result import AddResult
from jianheng.intake.delivery import Delivery
from jianheng.intake.problem import Severity
from jianheng.intake.store import Row, list_batches
from jianheng.workspace import Workspace

ZHOU = "11010519491231002X"
HEADINGS = ["身份证号", "缴纳日期"]
SAYS = Delivery(
    "江州市第一监狱",
    ("prison_stay", "detention_stay", "points_month"),
    date(2024, 1, 1),
    date(2024, 12, 31),
    True,
    (),
    date(2025, 1, 5),
    "监督",
    ("条",),
    date(2027, 1, 5),
    None,
)


def row(number: int, **values: object) -> Row:
    return Row("prison_stay", f"b:prison_stay:0:{number}", "在押.xlsx", "监狱在押", number, values)


def told(says: Delivery, *rows: Row) -> list[tuple[str, str]]:
    held = Contradictions(says, load_dictionary())
    for each in rows:
        held.watch(each)
    return [(problem.code, problem.zh()) for name in says.tables for problem in held.problems(name)]


def payments(result: AddResult) -> dict[str, tuple[str, Severity]]:
    return {problem.code: (problem.zh(), problem.severity) for problem in result.problems}


def test_rows_after_the_export_day_take_completeness_away(
    workspace: Workspace, write_book: Callable[..., Path], write_delivery: Callable[..., Path], inbox: Path
) -> None:
    days = ["2024-05-06", "2025-01-06", "2052-03-01"]
    write_book("缴款.xlsx", 履行=[HEADINGS, *([ZHOU, day] for day in days)])
    write_delivery("履行")
    found = payments(add_files(workspace, [inbox]))
    assert found["after_export"] == (
        "缴款.xlsx，工作表“履行”，第 3 行，“缴纳日期”列：[2025-01-06] 晚于导出日 2025-01-05，当时还没有发生；"
        "“履行”这样的有 2 行，这是第一行。改法：核对日期和导出日，改正后重新交付",
        Severity.ERROR,
    )
    assert "“履行”不能作为完整数据：有 2 行的日期晚于导出日" in found["not_complete"][0]
    [batch] = list_batches(workspace)
    assert batch.coverage().num_rows == 0
    assert batch.table("property_payment").num_rows == 3


def test_rows_outside_of_the_period_are_worth_knowing(
    workspace: Workspace, write_book: Callable[..., Path], write_delivery: Callable[..., Path], inbox: Path
) -> None:
    write_book("缴款.xlsx", 履行=[HEADINGS, [ZHOU, "2025-01-03"], [ZHOU, "2019-12-31"], [ZHOU, "2020-01-01"]])
    path = write_delivery("履行")
    path.write_text(path.read_text(encoding="utf-8").replace("from: null", "from: 2020-01-01"), encoding="utf-8")
    found = payments(add_files(workspace, [inbox]))
    assert found["after_period"][0].startswith(
        "缴款.xlsx，工作表“履行”，第 2 行，“缴纳日期”列：[2025-01-03] 晚于所说的止日"
    )
    assert found["before_period"][0].startswith(
        "缴款.xlsx，工作表“履行”，第 3 行，“缴纳日期”列：[2019-12-31] 早于所说的起日"
    )
    assert {severity for _, severity in found.values()} == {Severity.NOTICE}
    assert list_batches(workspace)[0].coverage().num_rows == 1


def test_an_export_day_before_the_end_of_the_period_is_refused(
    workspace: Workspace, write_book: Callable[..., Path], write_delivery: Callable[..., Path], inbox: Path
) -> None:
    write_book("缴款.xlsx", 履行=[HEADINGS, [ZHOU, "2024-05-06"]])
    path = write_delivery("履行")
    path.write_text(path.read_text(encoding="utf-8").replace("2025-01-05", "2024-12-30"), encoding="utf-8")
    with pytest.raises(ValueError, match="止日 2024-12-31 晚于导出日 2024-12-30"):
        add_files(workspace, [inbox])


def test_what_began_before_the_period_and_went_on_in_it_belongs_to_it() -> None:
    before, into, still = (date(2019, 5, 6), date(2023, 12, 31)), (date(2019, 5, 6), date(2024, 1, 1)), date(2019, 5, 6)
    stays = [row(2, admitted_on=into[0], left_on=into[1]), row(3, admitted_on=still)]
    assert told(SAYS, *stays) == []
    [(code, words)] = told(SAYS, *stays, row(4, admitted_on=before[0], left_on=before[1]))
    assert (code, "第 4 行，“离监日期”列：[2023-12-31]" in words) == ("before_period", True)


def test_planned_days_are_no_contradiction() -> None:
    stay = row(2, admitted_on=date(2024, 5, 6), left_on=date(2024, 6, 6), stated_end=date(2031, 5, 6))
    assert told(SAYS, stay) == []


def test_a_month_is_later_only_when_all_of_it_is() -> None:
    def month(number: int) -> Row:
        values = {"month_lo": date(2025, number, 1), "month_hi": date(2025, number, 28)}
        return Row("points_month", f"b:points_month:0:{number}", "计分.csv", "", number, values)

    assert [code for code, _ in told(SAYS, month(1), month(2))] == ["after_export", "after_period"]
    assert "[2025-02-01 至 2025-02-28]" in told(SAYS, month(2))[0][1]


def test_a_moment_counts_by_its_day() -> None:
    values = {"admitted_at": datetime(2025, 1, 5, 23, 59), "admitted_at_precision": "minute"}
    assert [code for code, _ in told(SAYS, Row("detention_stay", "b:1", "a.csv", "", 2, values))] == ["after_period"]


@pytest.mark.parametrize(
    ("says", "rows", "ended", "expected"),
    [
        (SAYS, 10, 0, ["nobody_left"]),
        (replace(SAYS, from_on=None), 10, 0, ["nobody_left"]),
        (SAYS, 10, 1, []),
        (SAYS, 9, 0, []),
        (replace(SAYS, from_on=date(2024, 12, 1)), 10, 0, []),
        (replace(SAYS, complete=False), 10, 0, []),
    ],
)
def test_only_persons_now_held(says: Delivery, rows: int, ended: int, expected: list[str]) -> None:
    held = [row(n, admitted_on=date(2020, 1, 2), left_on=date(2024, 12, 5) if n < ended else None) for n in range(rows)]
    found = told(says, *held)
    assert [code for code, _ in found] == expected
    assert all("10 行没有一行写有“离监日期”" in words and "已离开、已结束的也要交" in words for _, words in found)


def test_rows_of_another_unit() -> None:
    stays = [
        row(n, admitted_on=date(2024, 1, 2), prison=name) for n, name in enumerate(("第一监狱", "江州市第二监狱"), 2)
    ]
    [(code, words)] = told(SAYS, *stays)
    assert code == "other_unit"
    assert words.startswith("在押.xlsx，工作表“监狱在押”，第 3 行，“监狱”列：[江州市第二监狱]")
    assert "没有一行是报送单位自己的" not in words
    assert "没有一行是报送单位自己的" in told(SAYS, stays[1])[0][1]


def test_a_delivery_of_every_unit_names_them_all() -> None:
    assert told(replace(SAYS, unit="*"), row(2, admitted_on=date(2024, 1, 2), prison="江州市第二监狱")) == []


def test_tables_that_the_delivery_does_not_name_are_not_held_against_it() -> None:
    assert told(replace(SAYS, tables=("points_month",)), row(2, admitted_on=date(2030, 1, 1))) == []


def test_what_a_document_recites_is_of_other_times_and_units() -> None:
    held = Contradictions(SAYS, load_dictionary())
    held.watch(row(2, admitted_on=date(2019, 1, 2), left_on=date(2020, 1, 2), prison="江州市第二监狱"), recited=True)
    assert held.problems("prison_stay") == []
    held.watch(row(3, admitted_on=date(2025, 1, 6)), recited=True)
    assert [problem.code for problem in held.problems("prison_stay")] == ["after_export"]
