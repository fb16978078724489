"""What the recogniser makes of sheets as institutions write them."""

from collections.abc import Callable

import pytest

from jianheng.intake.recognise import Proposal, State

from .conftest import DAYS, IDS, NAMES

Propose = Callable[..., Proposal]


def told(proposal: Proposal) -> dict[str, tuple[str, str]]:
    """State and likeliest field by heading."""
    return {c.heading.text: (str(c.state), str(c.best) if c.best else "") for c in proposal.columns}


def test_a_list_of_prisoners_in_words_of_its_own(propose: Propose) -> None:
    proposal = propose(
        {"罪犯姓名": NAMES, "身份证号码": IDS, "入监时间": DAYS, "离监时间": DAYS, "收押类别": ["新收", "调入"] * 3},
        sheet="在押罪犯",
    )
    assert proposal.tables[0].table == "prison_stay"
    assert told(proposal) == {
        "罪犯姓名": ("sure", "person_statement.name"),
        "身份证号码": ("sure", "person_statement.id_no"),
        "入监时间": ("sure", "prison_stay.admitted_on"),
        "离监时间": ("sure", "prison_stay.left_on"),
        "收押类别": ("sure", "prison_stay.admitted_as"),
    }


def test_initials_are_sure_only_with_their_values(propose: Propose) -> None:
    values = {"XM": NAMES, "SFZH": IDS, "RJRQ": DAYS, "LJRQ": DAYS}
    assert told(propose(values))["RJRQ"] == ("sure", "prison_stay.admitted_on")
    assert told(propose({**values, "RJRQ": []}))["RJRQ"][0] == "ask"


def test_values_that_do_not_suit_are_asked(propose: Propose) -> None:
    columns = {"姓名": NAMES, "身份证号": IDS, "入监日期": ["一监区", "二监区"] * 3, "收押类别": ["新收"] * 6}
    proposal = propose(columns)
    assert told(proposal)["入监日期"] == ("ask", "prison_stay.admitted_on")
    [column] = [each for each in proposal.columns if each.heading.text == "入监日期"]
    assert "内容不像：一监区、二监区" in column.ask.zh


def test_two_columns_of_one_field_are_both_asked(propose: Propose) -> None:
    proposal = propose({"姓名": NAMES, "身份证号": IDS, "入监日期": DAYS, "入监时间": DAYS})
    assert {told(proposal)["入监日期"][0], told(proposal)["入监时间"][0]} == {"ask"}


@pytest.mark.parametrize("heading", ["日期", "时间", "CSRQ", "起止日期"])
def test_a_heading_that_hides_its_meaning_is_never_sure(propose: Propose, heading: str) -> None:
    proposal = propose({"姓名": NAMES, "身份证号": IDS, "入监日期": DAYS, heading: DAYS})
    assert told(proposal)[heading][0] != "sure"


def test_somebody_elses_name_is_not_the_persons(propose: Propose) -> None:
    proposal = propose({"姓名": NAMES, "身份证号": IDS, "入监日期": DAYS, "家属姓名": NAMES, "办案民警": NAMES})
    assert told(proposal)["家属姓名"] != ("sure", "person_statement.name")
    assert told(proposal)["办案民警"][0] != "sure"


def test_what_counts_to_the_day_of_the_export_fills_nothing(propose: Propose) -> None:
    proposal = propose({"序号": [1, 2, 3], "姓名": NAMES, "身份证号": IDS, "入监日期": DAYS, "剩余刑期": ["1年"] * 6})
    assert told(proposal)["序号"] == ("none", "")
    assert told(proposal)["剩余刑期"] == ("none", "")


def test_a_field_of_a_table_that_the_sheet_does_not_fill_is_only_proposed(propose: Propose) -> None:
    proposal = propose({"姓名": NAMES, "身份证号": IDS, "入所时间": DAYS, "出所时间": DAYS, "监室号": ["101"] * 6})
    assert told(proposal)["监室号"] == ("ask", "assignment.value")


def test_a_sheet_of_nothing_known_has_no_table(propose: Propose) -> None:
    proposal = propose({"甲": ["a"], "乙": ["b"]})
    assert proposal.tables == ()
    assert {column.state for column in proposal.columns} == {State.NONE}


def test_columns_of_months_keep_the_year_of_their_headings(propose: Propose) -> None:
    points = [100, 98, 97, 100, 96, 99]
    months = {"2023年12月": points, "2024年1月": points, "2024年/2月": points}
    proposal = propose({"姓名": NAMES, "罪犯编号": IDS, **months}, sheet="计分考核汇总")
    assert [told(proposal)[heading] for heading in months] == [
        ("ask", f"points_month#{month}.total") for month in ("2023年12月", "2024年1月", "2024年2月")
    ]


def test_two_columns_of_months_are_no_sheet_of_months(propose: Propose) -> None:
    proposal = propose({"姓名": NAMES, "罪犯编号": IDS, "1月": [1] * 6, "2月": [2] * 6}, sheet="计分考核汇总")
    assert told(proposal)["1月"][0] == "none"


def test_what_a_month_came_to_may_stand_below_it(propose: Propose) -> None:
    points = [5, 0, 0, 3, 2, 1]
    columns = {f"{month}月/{what}": points for month in (1, 2, 3) for what in ("加分", "扣分")}
    proposal = propose({"姓名": NAMES, "罪犯编号": IDS, **columns}, sheet="计分考核汇总")
    assert told(proposal)["2月/扣分"] == ("ask", "points_month#2月.deducted")


def test_who_worked_on_a_paper_fills_nothing_unless_the_table_says_so(propose: Propose) -> None:
    columns = {"姓名": NAMES, "身份证号": IDS, "入监日期": DAYS, "离监日期": DAYS, "收押类别": ["新收"] * 6}
    proposal = propose({**columns, "值班民警": NAMES, "照片": ["有"] * 6})
    assert told(proposal)["值班民警"][0] == "none"
    assert told(proposal)["照片"][0] == "none"


def test_letters_of_a_person_are_sure_where_they_stand_together(propose: Propose) -> None:
    values = {"XM": NAMES, "XB": ["男", "女"] * 3, "SFZH": IDS, "QTXX": ["甲"] * 6}
    assert told(propose(values))["XM"] == ("sure", "person_statement.name")
    assert told(propose({"XM": NAMES, "QTXX": ["甲"] * 6, "QTYY": ["乙"] * 6}))["XM"][0] == "ask"


def test_the_sex_of_an_officer_is_not_that_of_a_person_in_custody(propose: Propose) -> None:
    columns = {"民警姓名": NAMES, "警号": ["031001", "031002"] * 3, "性别": ["男", "女"] * 3, "职务": ["监区长"] * 6}
    proposal = propose({**columns, "任职单位": ["江州监狱"] * 6}, sheet="民警名册")
    assert proposal.tables[0].table == "officer"
    assert told(proposal)["性别"] != ("sure", "person_statement.sex")


def test_who_worked_on_it_makes_no_table_of_a_sheet_of_months(propose: Propose) -> None:
    months = {f"{month}月": [100, 98, 97, 96, 95, 94] for month in (1, 2, 3)}
    columns = {"罪犯编号": ["3601002", "3601011"] * 3, "姓名": NAMES, **months, "值班民警": NAMES}
    assert told(propose(columns, sheet="计分考核汇总"))["姓名"] == ("sure", "person_statement.name")


def test_a_register_is_known_by_its_usual_name(propose: Propose) -> None:
    columns = {"在押人员姓名": NAMES, "办案单位": ["城东分局"] * 6, "事由": ["讯问", "辨认"] * 3, "批准人": NAMES}
    named, unnamed = propose(columns, sheet="提讯提解登记表"), propose(columns)
    assert (named.tables[0].table, named.tables[0].doubtful) == ("contact", False)
    assert told(named)["批准人"] == ("sure", "contact.approved_by")
    assert unnamed.tables[0].doubtful
    assert told(unnamed)["批准人"][0] == "ask"


def test_of_two_registers_that_share_their_name_neither_is_taken_for_the_other(propose: Propose) -> None:
    columns = {"罪犯姓名": NAMES, "身份证号": IDS, "裁定日期": DAYS, "减刑幅度": ["六个月"] * 6}
    [first, *_] = propose(columns, sheet="减刑假释台账").tables
    assert first.table == "commutation_ruling"


def test_a_list_is_no_register_by_being_a_list(propose: Propose) -> None:
    columns = {"姓名": NAMES, "身份证号": IDS, "裁定案号": ["（2024）江01刑更3号"] * 6, "裁定日期": DAYS}
    assert propose(columns, sheet="花名册").tables == propose(columns, sheet="Sheet1").tables


def test_where_several_registers_are_called_so_the_columns_decide(propose: Propose) -> None:
    ruled = {"姓名": NAMES, "身份证号": IDS, "裁定法院": ["江州市中级人民法院"] * 6, "裁定日期": DAYS, "送达日期": DAYS}
    served = {"姓名": NAMES, "身份证号": IDS, "矫正起始日期": DAYS, "矫正终止日期": DAYS, "入矫日期": DAYS}
    assert [propose(columns, sheet="假释人员").tables[0].table for columns in (ruled, served)] == [
        "parole_ruling",
        "correction_term",
    ]
