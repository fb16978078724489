"""What was judged: penalties, combined terms, appeals, and what is not the judgment being executed."""

from collections.abc import Callable

import pytest

from jianheng.intake.ruling import RulingFacts

Read = Callable[..., RulingFacts]
COURT = "清江省江州市东城区人民法院于2016年3月10日作出（2016）江0102刑初31号刑事判决，"


def terms(facts: RulingFacts) -> list[str | None]:
    return [each.sentence.term and str(each.sentence.term.value) for each in facts.judgments]


def offences(facts: RulingFacts) -> list[list[str]]:
    return [[offence.name.value for offence in each.sentence.offences] for each in facts.judgments]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("以被告人程某犯贩卖、运输毒品罪，判处有期徒刑八年", ["贩卖、运输毒品罪"]),
        ("认定被告人程某犯故意伤害罪、抢劫罪，数罪并罚，决定执行有期徒刑八年", ["故意伤害罪", "抢劫罪"]),
        (
            "以被告人程某犯故意伤害罪，非法侵入住宅罪，非法拘禁罪，数罪并罚，决定执行有期徒刑八年",
            ["故意伤害罪", "非法侵入住宅罪", "非法拘禁罪"],
        ),
        ("以该犯犯强奸罪（未遂），判处有期徒刑八年", ["强奸罪"]),
        ("以被告人程某犯掩饰、隐瞒犯罪所得、犯罪所得收益罪判处有期徒刑八年", ["掩饰、隐瞒犯罪所得、犯罪所得收益罪"]),
        ("以被告人程某犯侵犯公民个人信息罪，判处有期徒刑八年", ["侵犯公民个人信息罪"]),
        ("认定程某乙抢劫罪，判处有期徒刑八年", ["抢劫罪"]),
        ("以被告人程某犯抢劫罪，合并原犯盗窃罪的刑罚，决定执行有期徒刑八年", ["抢劫罪"]),
        ("以被告人程某犯组织、领导传销活动罪，判处有期八年", ["组织、领导传销活动罪"]),
    ],
)
def test_offences_as_printed(words: str, names: list[str], facts: Read) -> None:
    read = facts(history=COURT + words + "。")
    assert offences(read) == [names]
    assert terms(read) == ["8y"]


def test_the_offence_may_stand_before_the_date(facts: Read) -> None:
    read = facts(history="因诈骗罪经" + COURT + "以该犯犯，判处有期徒刑四年八个月。")
    assert offences(read) == [["诈骗罪"]]
    assert read.judgments[0].court is not None
    assert read.judgments[0].court.value == "清江省江州市东城区人民法院"


def test_each_offence_has_its_own_term_and_the_combined_one_is_executed(facts: Read) -> None:
    read = facts(
        history=COURT + "以被告人程某犯抢劫罪，判处有期徒刑十年，并处罚金人民币5000元；犯盗窃罪，判处有期徒刑三年，"
        "并处罚金人民币2000元；数罪并罚，决定执行有期徒刑十二年，剥夺政治权利一年，并处罚金人民币7000元。"
    )
    sentence = read.judgments[0].sentence
    assert [str(each.term.value) for each in sentence.offences if each.term] == ["10y", "3y"]
    assert terms(read) == ["12y"]
    assert [(each.kind.value, each.amount and int(each.amount.value)) for each in sentence.property] == [("fine", 7000)]


def test_several_penalties_without_a_combined_one_leave_the_term_open(facts: Read) -> None:
    read = facts(history=COURT + "以被告人程某犯抢劫罪，判处有期徒刑十年；犯盗窃罪，判处有期徒刑三年。")
    assert terms(read) == [None]


def test_an_omitted_crime_gives_a_later_judgment_which_is_in_force(facts: Read) -> None:
    read = facts(
        history=COURT + "以被告人程某犯盗窃罪，判处有期徒刑四年。因漏罪，该院于2017年8月9日作出（2017）江0102刑初90号"
        "刑事判决，以被告人程某犯抢劫罪，判处有期徒刑五年，合并前罪刑罚，数罪并罚，决定执行有期徒刑八年。"
    )
    assert terms(read) == ["4y", "8y"]
    assert [bool(each.sentence.merges) for each in read.judgments] == [False, True]
    assert read.sentence_in_force is not None
    assert read.sentence_in_force.term is not None
    assert str(read.sentence_in_force.term.value) == "8y"
    assert read.judgments[1].court is not None
    assert read.judgments[1].court.value == "清江省江州市东城区人民法院"


@pytest.mark.parametrize(
    "person",
    [
        "罪犯程某，男，1985年3月2日出生，曾因犯抢劫罪被判处有期徒刑三年，2008年7月10日刑满释放，现在清江省江州监狱服刑。",
        "罪犯程某，男，1985年3月2日出生，2010年7月6日因犯赌博罪被清江省南浦市人民法院判处拘役六个月。现在江州监狱服刑。",
        "罪犯程某，男，1985年3月2日出生，现在江州监狱服刑。罪犯程某曾因犯盗窃罪于2004年6月1日被判处有期徒刑二年，2006年1月刑满释放。",
    ],
)
def test_an_earlier_conviction_is_not_the_judgment_executed(person: str, facts: Read) -> None:
    assert terms(facts(person=person)) == ["6y"]


@pytest.mark.parametrize(
    ("words", "by", "result"),
    [
        ("被告人程某不服，提出上诉，", "appealed", "驳回上诉，维持原判"),
        ("该犯及同案犯不服，提出上诉，", "appealed", "驳回上诉，维持原判"),
        ("同案被告人不服，提出上诉。", "co_defendant", "驳回上诉，维持原判"),
        ("判决宣告后，江州市人民检察院提出抗诉，", "protested", "驳回抗诉，维持原判"),
        ("宣判后，检察机关提出抗诉，后又申请撤回。", "protested", "准许检察机关撤回抗诉"),
    ],
)
def test_who_appealed(words: str, by: str, result: str, facts: Read) -> None:
    read = facts(
        history=COURT + f"以被告人程某犯盗窃罪，判处有期徒刑六年。{words}清江省江州市中级人民法院于2016年5月8日作出"
        f"（2016）江01刑终77号刑事裁定，{result}，其刑期自2015年12月1日起至2021年11月30日止。"
    )
    (appeal,) = read.judgments[0].appeals
    assert appeal.by is not None
    assert (appeal.by.value, appeal.result.value) == (by, "withdrawn" if "撤回" in result else "affirm")
    assert read.judgments[0].sentence.end_on is not None


def test_a_higher_court_may_change_the_term(facts: Read) -> None:
    read = facts(
        history=COURT + "以被告人程某犯盗窃罪，判处有期徒刑六年。被告人程某不服，提出上诉，清江省江州市中级人民法院于"
        "2016年5月8日作出（2016）江01刑终77号刑事判决，撤销原判决的量刑部分，改判被告人程某有期徒刑五年。"
    )
    assert read.judgments[0].appeals[0].result.value == "change"
    assert terms(read) == ["6y"]
    assert read.sentence_in_force is not None
    assert read.sentence_in_force.term is not None
    assert str(read.sentence_in_force.term.value) == "5y"


@pytest.mark.parametrize("words", ["宣判后，被告人未上诉。", "宣判后，在法定期限内未上诉、抗诉。"])
def test_nobody_appealed(words: str, facts: Read) -> None:
    read = facts(history=COURT + "以被告人程某犯盗窃罪，判处有期徒刑六年。" + words)
    assert read.judgments[0].no_appeal is not None


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("（刑期自2015年12月1日起至2021年11月30日止）", "2015-12-01", "2021-11-30"),
        ("。其刑期自2015年12月1日起至2021年11月30日止", "2015-12-01", "2021-11-30"),
        ("。刑期自2015年12月1日起至2021年11月30日", "2015-12-01", "2021-11-30"),
        ("，即2015年12月1日起至2021年11月30日止", "2015-12-01", "2021-11-30"),
        ("。刑期执行至2021年11月30日", None, "2021-11-30"),
        ("。现刑期至2021年11月30日止", None, "2021-11-30"),
        ("。刑期止于2021年11月30日", None, "2021-11-30"),
        ("。刑期至二〇二一年十一月三十日届满", None, "2021-11-30"),
        ("", None, None),
    ],
)
def test_ranges_as_printed(words: str, start: str | None, end: str | None, facts: Read) -> None:
    sentence = facts(history=COURT + f"以被告人程某犯盗窃罪，判处有期徒刑六年{words}。").judgments[0].sentence
    assert [each and str(each.value.day) for each in (sentence.start_on, sentence.end_on)] == [start, end]


def test_death_with_reprieve_limited_and_whole_life(facts: Read) -> None:
    read = facts(
        history=COURT.replace("2016年3月10日", "2016年12月10日") + "以被告人程某犯受贿罪，判处死刑，缓期二年执行，"
        "剥夺政治权利终身，在其死刑缓期执行二年期满依法减为无期徒刑后，终身监禁，不得减刑、假释。"
    )
    sentence = read.judgments[0].sentence
    assert sentence.penalty is not None
    assert sentence.penalty.value == "death_reprieve"
    assert sentence.no_commutation is not None
    assert read.commutation_class == "no_commutation"
