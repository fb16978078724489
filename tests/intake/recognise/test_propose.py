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
