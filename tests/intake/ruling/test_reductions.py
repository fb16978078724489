"""Earlier reductions as recited, in the many ways in which courts name day, court and number."""

from collections.abc import Callable

import pytest

from jianheng.intake.ruling import RulingFacts

Read = Callable[..., RulingFacts]
COURT = "清江省江州市东城区人民法院于2016年3月10日作出（2016）江0102刑初31号刑事判决，"
JUDGED = COURT + "以被告人程某犯盗窃罪，判处有期徒刑八年。"
HEAD = "清江省江州市中级人民法院\n刑事裁定书\n（2021）江01刑更9号"


def recited(facts: RulingFacts) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (
            each.ruled_on and str(each.ruled_on.value.day),
            str((each.reduction or each.to_term).value) if each.reduction or each.to_term else None,
            each.court and each.court.value,
        )
        for each in facts.reductions
    ]


@pytest.mark.parametrize(
    "words",
    [
        "本院于2018年4月9日作出（2018）江01刑更31号刑事裁定，对其减去有期徒刑七个月。",
        "2018年4月9日，本院作出（2018）江01刑更31号刑事裁定，对该犯减去有期徒刑七个月。",
        "2018年4月9日经本院以（2018）江01刑更31号刑事裁定，对其减刑七个月。",
        "该犯于2018年4月9日经本院裁定减去有期徒刑七个月的刑罚执行。",
        "在服刑期间，本院先后于2018年4月9日作出（2018）江01刑更第31号刑事裁定书，减去其有期徒刑7个月。",
    ],
)
def test_one_reduction(words: str, facts: Read) -> None:
    assert recited(facts(head=HEAD, history=JUDGED + words)) == [("2018-04-09", "7m", "清江省江州市中级人民法院")]


def test_a_clause_without_a_court_goes_on_from_the_one_before(facts: Read) -> None:
    read = facts(
        history=JUDGED + "清江省北山市中级人民法院于2017年3月25日作出（2017）江04刑更3号刑事裁定，减去有期徒刑五个月；"
        "2018年4月17日作出（2018）江04刑更9号刑事裁定，减去有期徒刑六个月。"
    )
    assert recited(read) == [
        ("2017-03-25", "5m", "清江省北山市中级人民法院"),
        ("2018-04-17", "6m", "清江省北山市中级人民法院"),
    ]


def test_this_court_stays_unnamed_without_a_head(facts: Read) -> None:
    assert recited(facts(history=JUDGED + "本院于2018年4月9日裁定减去有期徒刑七个月。"))[0][2] == "本院"


def test_a_life_sentence_is_converted_with_a_new_start(facts: Read) -> None:
    read = facts(
        history="清江省江州市中级人民法院于2010年3月10日作出（2010）江刑初字第3号刑事判决，以被告人程某犯贩卖毒品罪，判处"
        "无期徒刑，剥夺政治权利终身。2013年5月15日经清江省高级人民法院裁定减为有期徒刑二十年（刑期自2013年5月15日起至"
        "2033年5月14日止），剥夺政治权利改为十年。"
    )
    (conversion,) = read.reductions
    assert recited(read) == [("2013-05-15", "20y", "清江省高级人民法院")]
    assert conversion.to_penalty is not None
    assert conversion.to_penalty.value == "fixed_term"
    assert conversion.new_start is not None
    assert str(conversion.new_start.value.day) == "2013-05-15"
    assert conversion.rights is not None
    assert (conversion.rights.value.change, str(conversion.rights.value.term)) == ("to", "10y")


def test_two_reductions_with_one_total_are_not_shared_out(facts: Read) -> None:
    read = facts(
        history=JUDGED
        + "2017年11月11日、2019年5月21日经本院分别裁定共减去有期徒刑一年二个月（减刑后刑期至2022年6月26日止）。"
    )
    assert recited(read) == [("2017-11-11", None, "本院"), ("2019-05-21", None, "本院")]
    assert [each.joint_total and str(each.joint_total.value) for each in read.reductions] == ["1y2m", "1y2m"]
    assert [each.new_end and str(each.new_end.value.day) for each in read.reductions] == [None, "2022-06-26"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("在服刑期间，曾被减刑一次，减刑一年六个月。", [(None, "1y6m", None)]),
        ("在服刑期间，曾被减刑二次，共减刑二年。", [(None, None, None), (None, None, None)]),
    ],
)
def test_reductions_that_are_only_counted_have_no_day(words: str, told: list[object], facts: Read) -> None:
    assert recited(facts(history=JUDGED + words)) == told


def test_a_refusal_is_no_reduction(facts: Read) -> None:
    read = facts(history=JUDGED + "本院于2018年4月9日作出（2018）江01刑更31号刑事裁定，对其不予减刑。")
    assert read.reductions == ()
    assert [str(each.value.day) for each in read.refusals] == ["2018-04-09"]


def test_a_printed_end_is_not_the_day_of_a_ruling(facts: Read) -> None:
    read = facts(history=JUDGED.replace("。", "（刑期自2016年1月1日起至2023年12月31日止），经裁定减去有期徒刑七个月。"))
    assert read.reductions == ()


@pytest.mark.parametrize(
    ("words", "change", "term"),
    [
        ("剥夺政治权利三年不变", "unchanged", "3y"),
        ("剥夺政治权利二年，并处罚金人民币20万元不变", "unchanged", "2y"),
        ("剥夺政治权利改为七年", "to", "7y"),
        ("剥夺政治权利减为三年", "to", "3y"),
        ("缩减剥夺政治权利一年", "by", "1y"),
        ("剥夺政治权利由五年改为四年", "to", "4y"),
    ],
)
def test_political_rights(words: str, change: str, term: str, facts: Read) -> None:
    rights = facts(order=f"对罪犯程某减去有期徒刑七个月，{words}。").order.rights
    assert rights is not None
    assert (rights.value.change, str(rights.value.term)) == (change, term)


def test_deprivation_for_life_has_no_term(facts: Read) -> None:
    rights = facts(order="将罪犯程某的刑罚减为无期徒刑，剥夺政治权利终身。").order.rights
    assert rights is not None
    assert (rights.value.change, rights.value.term) == ("to", None)


@pytest.mark.parametrize(
    ("words", "unread"),
    [
        ("服刑期间减去有期徒刑七个月。", ["减去有期徒刑七个月"]),
        (
            "本院于2018年4月9日作出（2018）江01刑更31号刑事裁定，减去有期徒刑七个月；后又减去有期徒刑五个月。",
            ["减去有期徒刑五个月"],
        ),
        ("本院于2018年4月9日作出（2018）江01刑更31号刑事裁定，对其减去部分刑期。", ["2018年4月9日"]),
        ("本院于2018年4月9日作出（2018）江01刑更31号刑事裁定，减去有期徒刑七个月。", []),
        ("在服刑期间，曾被减刑二次，共减刑二年。", []),
    ],
)
def test_a_reduction_that_may_be_missing_is_told(words: str, unread: list[str], facts: Read) -> None:
    told = facts(history=JUDGED + words).unread
    assert [each.words for each in told] == unread
    assert {each.value for each in told} <= {"reduction_not_read"}
