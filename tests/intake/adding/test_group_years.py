"""Days without a year take the year of the group line above them."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from jianheng.intake.add import add_files
from jianheng.intake.mapping import ColumnRule, Mapping, RowRule, SheetMapping
from jianheng.intake.store import list_batches
from jianheng.intake.target import Target
from jianheng.workspace import Workspace

ID = "11010519491231002X"
HEAD = ["姓名", "身份证号", "缴纳日期", "缴纳金额"]
FIELDS = {
    "姓名": "person_statement.name",
    "身份证号": "person_statement.id_no",
    "缴纳日期": "property_payment.paid_on",
    "缴纳金额": "property_payment.amount",
}

pytestmark = pytest.mark.usefixtures("whole_dictionary")


def paid(day: object) -> list[object]:
    return ["周某", ID, day, 100]


def read(workspace: Workspace, path: Path, **more: str) -> tuple[list[object], list[str]]:
    fields = {heading: FIELDS[heading] for heading in HEAD} | more
    columns = tuple(ColumnRule(heading, to=(Target.of(field),)) for heading, field in fields.items())
    mapping = Mapping("江州监狱", (SheetMapping("台账", (RowRule("property_payment"),), columns),))
    result = add_files(workspace, [path], mapping=mapping)
    rows = list_batches(workspace)[0].table("property_payment").to_pylist()
    unread = [p.value for p in result.problems if p.code == "unreadable_cell"]
    return [row["paid_on"] for row in rows], unread


def test_year_lines(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [
        HEAD,
        paid("12月31日"),
        ["2022年"],
        paid("4月6日"),
        paid("3.5"),
        ["二〇二三年度"],
        paid("12.30"),
        paid(4.25),
    ]
    rows += [paid("2021-05-06"), ["三、2024年（共2笔）"], paid("三月一日"), paid("2月30日")]
    days, unread = read(workspace, write_book("台账.xlsx", 台账=rows))
    assert days == [
        None,
        date(2022, 4, 6),
        date(2022, 3, 5),
        date(2023, 12, 30),
        date(2023, 4, 25),
        date(2021, 5, 6),
        date(2024, 3, 1),
        None,
    ]
    assert unread == ["12月31日", "2月30日"]
    raw = list_batches(workspace)[0].table("property_payment").to_pylist()[2]["raw"]
    assert '"text":"3.5"' in raw.replace(" ", "")


def test_a_number_may_have_lost_its_zero(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [HEAD, ["2022年"], paid(3.1), paid("3.1"), paid(3.4), paid("3/4")]
    days, unread = read(workspace, write_book("台账.xlsx", 台账=rows))
    assert days == [None, date(2022, 3, 1), date(2022, 3, 4), None]
    assert unread == ["3.1", "3/4"]


def test_wards_inside_a_year_and_lines_that_end_it(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [HEAD, ["2022年"], ["一监区"], paid("4月6日"), ["二监区"], paid("5月6日")]
    rows += [["2023年"], paid("6月7日"), ["以前年度"], paid("7月8日"), ["2021年第一季度"], paid("1月8日")]
    days, unread = read(workspace, write_book("台账.xlsx", 台账=rows))
    assert days == [date(2022, 4, 6), date(2022, 5, 6), date(2023, 6, 7), None, None]
    assert unread == ["7月8日", "1月8日"]


def test_a_year_that_was_taken_for_a_record_ends_the_year_before(
    workspace: Workspace, write_book: Callable[..., Path]
) -> None:
    rows = [["序号", *HEAD], ["2022年"], [1, *paid("4月6日")], [2023], [2, *paid("5月6日")]]
    days, unread = read(workspace, write_book("台账.xlsx", 台账=rows))
    assert (days[0], days[-1]) == (date(2022, 4, 6), None)
    assert "5月6日" in unread


def test_days_of_two_columns_need_not_lie_in_one_year(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [[*HEAD, "上缴日期"], ["2022年"], [*paid("12.30"), "1月5日"], [*paid("4月6日"), "4月8日"]]
    path = write_book("台账.xlsx", 台账=rows)
    days, unread = read(workspace, path, 上缴日期="property_payment.into_treasury_on")
    assert days == [None, None]
    assert unread == ["12.30", "1月5日", "4月6日", "4月8日"]


def test_month_and_day_in_columns_of_their_own(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [["姓名", "身份证号", "缴纳日期", None, "缴纳金额"], [None, None, "月", "日", None]]
    rows += [["2022年"], ["周某", ID, 4, 6, 100], ["2023年"], ["周某", ID, 12, 30, 100], ["周某", ID, 13, 1, 100]]
    days, unread = read(workspace, write_book("台账.xlsx", 台账=rows))
    assert days == [date(2022, 4, 6), date(2023, 12, 30), None]
    assert unread == ["13月1日"]


def test_a_time_with_a_point_is_no_day(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    fields = {**FIELDS, "会见时间": "contact.left_custody_at"}
    columns = tuple(ColumnRule(head, to=(Target.of(fields[head]),)) for head in ("姓名", "身份证号", "会见时间"))
    mapping = Mapping("江州监狱", (SheetMapping("台账", (RowRule("contact"),), columns),))
    rows = [["姓名", "身份证号", "会见时间"], ["2022年"], ["周某", ID, "9.30"], ["周某", ID, "4月6日"]]
    add_files(workspace, [write_book("台账.xlsx", 台账=rows)], mapping=mapping)
    found = list_batches(workspace)[0].table("contact").to_pylist()
    assert [row["left_custody_at"] for row in found] == [None, datetime(2022, 4, 6)]


def test_under_a_templates_headings(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [["身份证号", "缴纳日期", "缴纳金额"], ["2022年"], [ID, "4月6日", 100], ["2023年"], [ID, "12.30", 50]]
    add_files(workspace, [write_book("履行.xlsx", 履行=rows)])
    found = list_batches(workspace)[0].table("property_payment").to_pylist()
    assert [row["paid_on"] for row in found] == [date(2022, 4, 6), date(2023, 12, 30)]


def read_book(workspace: Workspace, path: Path) -> tuple[list[object], list[str]]:
    fields = {"日期": "account_entry.booked_on", "收入": "account_entry.amount"}
    columns = tuple(ColumnRule(heading, to=(Target.of(field),)) for heading, field in fields.items())
    mapping = Mapping("江州监狱", (SheetMapping("账页", (RowRule("account_entry"),), columns),))
    result = add_files(workspace, [path], mapping=mapping)
    rows = list_batches(workspace)[0].table("account_entry").to_pylist()
    return [row["booked_on_lo"] for row in rows], [p.value for p in result.problems if p.code == "unreadable_cell"]


BOOK = [["2023年", None, "摘要", "收入"], ["月", "日", None, None]]
MERGED = ("A1:B1", "C1:C2", "D1:D2")


def test_an_account_book_has_its_year_over_month_and_day(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [*BOOK, [1, 5, "汇款", 300], [3, 5, "购物", 20], [3, 5, "购物", 21], [12, 31, "汇款", 50]]
    days, unread = read_book(workspace, write_book("账页.xlsx", merged=MERGED, 账页=rows))
    assert days == [date(2023, 1, 5), date(2023, 3, 5), date(2023, 3, 5), date(2023, 12, 31)]
    assert unread == []


def test_days_that_turn_back_may_be_of_the_next_year(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [*BOOK, [11, 5, "汇款", 300], [12, 5, "购物", 20], [1, 5, "购物", 21]]
    days, unread = read_book(workspace, write_book("账页.xlsx", merged=MERGED, 账页=rows))
    assert days == [None, None, None]
    assert unread == ["11月5日", "12月5日", "1月5日"]


def test_a_day_that_is_no_number_gives_no_order(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [*BOOK, [3, 5, "汇款", 300], [4, "十十", "购物", 20]]
    days, unread = read_book(workspace, write_book("账页.xlsx", merged=MERGED, 账页=rows))
    assert days == [None, None]
    assert unread == ["3月5日", "4月十十日"]


def test_another_year_begins_at_its_own_line(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [*BOOK, [11, 5, "汇款", 300], [12, 5, "购物", 20], ["2024年"], [1, 5, "购物", 21], [2, 6, "购物", 22]]
    days, _ = read_book(workspace, write_book("账页.xlsx", merged=MERGED, 账页=rows))
    assert days == [date(2023, 11, 5), date(2023, 12, 5), date(2024, 1, 5), date(2024, 2, 6)]
