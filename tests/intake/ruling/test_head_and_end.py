"""Head, description of the prisoner, hearing, order, signatures, and the latest event."""

from collections.abc import Callable

import pytest

from jianheng.intake.ruling import NotACommutationRulingError, RulingFacts, read_ruling

Read = Callable[..., RulingFacts]
END = "本裁定送达后即发生法律效力。\n审　判　长　顾某\n审　判　员　殷某\n{}\n书　记　员　祁某"


def test_court_and_number_in_the_head(facts: Read) -> None:
    read = facts(head="清江省江州市中级人民法院\n刑 事 裁 定 书\n（2019）江01刑更88号")
    assert read.court is not None
    assert read.case_number is not None
    assert (read.court.value, read.case_number.value) == ("清江省江州市中级人民法院", "（2019）江01刑更88号")


def test_without_a_head_court_and_number_are_empty(facts: Read) -> None:
    read = facts()
    assert (read.court, read.case_number, read.ruled_on) == (None, None, None)


def test_all_on_one_line(text: Callable[..., str]) -> None:
    whole = text(
        head="程某减刑刑事裁定书\n清江省江州市中级人民法院\n刑事裁定书\n2019江01刑更88号",
        end=END.format("二〇一九年六月三日"),
    )
    read = read_ruling(whole.replace("\n", " "))
    assert read.case_number is not None
    assert read.case_number.value == "（2019）江01刑更88号"
    assert read.person.name is not None
    assert read.person.name.value == "程某"
    assert read.ruled_on is not None
    assert str(read.ruled_on.value.day) == "2019-06-03"
    assert read.grounds.repentance is not None
    assert read.order.reduction is not None


@pytest.mark.parametrize(
    "printed", ["二〇一九年六月三日", "二○一九年六月三日", "二Ο一九年六月三日", "2019年6月3日", "二0一九年六月三日"]
)
def test_the_day_of_the_ruling(printed: str, facts: Read) -> None:
    read = facts(end=END.format(printed))
    assert read.ruled_on is not None
    assert str(read.ruled_on.value.day) == "2019-06-03"
    assert read.ruled_on.words == printed


@pytest.mark.parametrize(
    ("described", "sex", "birth", "number"),
    [
        ("男，1985年3月2日出生于清江省", "male", "1985-03-02", None),
        ("女，汉族，生于1985年3月2日", "female", "1985-03-02", None),
        ("男，1989年7月1出生", "male", "1989-07-01", None),
        ("男，1949年12月31日出生，公民身份号码11010519491231002X", "male", "1949-12-31", "11010519491231002X"),
        ("男，1949年12月31日出生，公民身份号码110105194912310021", "male", "1949-12-31", None),
        ("男，汉族", "male", None, None),
    ],
)
def test_the_prisoner(described: str, sex: str, birth: str | None, number: str | None, facts: Read) -> None:
    person = facts(person=f"罪犯程某，{described}，现在清江省江州监狱服刑。").person
    assert person.sex is not None
    assert person.sex.value == sex
    assert (person.birth_on and str(person.birth_on.value.day)) == birth
    assert (person.id_number and person.id_number.value) == number


@pytest.mark.parametrize(
    ("words", "form", "on", "filed"),
    [
        ("本院依法组成合议庭进行了审理，现已审理终结。", None, None, None),
        ("本院依法组成合议庭，于2019年5月30日公开开庭进行了审理，现已审理终结。", "open_hearing", "2019-05-30", None),
        ("本院于2019年5月10日立案，依法组成合议庭，书面审理了本案。", "papers", None, "2019-05-10"),
    ],
)
def test_the_hearing(words: str, form: str | None, on: str | None, filed: str | None, facts: Read) -> None:
    read = facts(trial=words)
    assert (read.heard and read.heard.value) == form
    assert (read.heard_on and str(read.heard_on.value.day)) == on
    assert (read.filed_on and str(read.filed_on.value.day)) == filed


@pytest.mark.parametrize(
    ("order", "result", "reduction", "end"),
    [
        ("对罪犯程某减去有期徒刑五个月七天（刑期执行至2019年1月1日止）。", "granted", "5m7d", "2019-01-01"),
        ("对罪犯程某减去有期徒刑七个月。\n（刑期自2015年12月1日起至2021年4月30日止）", "granted", "7m", "2021-04-30"),
        ("对罪犯程某减去有期徒刑9个月。减刑后刑期至二○二一年三月十九日止。", "granted", "9m", "2021-03-19"),
        ("对罪犯程某减去剩余刑期。", "granted", None, None),
        ("对罪犯程某不予减刑。", "refused", None, None),
        ("准许清江省江州监狱撤回对罪犯程某的减刑建议。", "withdrawn", None, None),
    ],
)
def test_the_order(order: str, result: str, reduction: str | None, end: str | None, facts: Read) -> None:
    told = facts(order=order).order
    assert told.result is not None
    assert told.result.value == result
    assert (told.reduction and str(told.reduction.value)) == reduction
    assert (told.new_end and str(told.new_end.value.day)) == end


def test_the_latest_event_is_no_planned_end_and_not_the_ruling_itself(facts: Read) -> None:
    read = facts(end=END.format("二〇一九年六月三日"))
    assert read.latest_event_on is not None
    assert read.latest_event_on.words == "2019年5月6日"


def test_the_day_a_law_took_effect_is_no_event(facts: Read) -> None:
    read = facts(reasons="本院认为，罪犯程某确有悔改表现，参照《2024年4月29日修订的规定》。")
    assert read.latest_event_on is not None
    assert str(read.latest_event_on.value.day) == "2019-05-06"


def test_a_day_that_does_not_exist_is_reported_and_not_read(facts: Read) -> None:
    read = facts(proposal="执行机关清江省江州监狱于2019年2月30日报送本院审理。")
    assert read.proposal.proposed_on is None
    assert [(each.value, each.words) for each in read.unread] == [("no_such_day", "2019年2月30日")]


def test_another_document_is_refused_with_the_mend() -> None:
    with pytest.raises(NotACommutationRulingError) as caught:
        read_ruling(
            "清江省江州市东城区人民法院刑事判决书（2019）江0102刑初5号被告人程某，男。判决如下：被告人程某犯盗窃罪。"
        )
    assert caught.value.zh == (
        "不是减刑裁定书：没有找到“裁定如下”之后准予、不予或减去刑罚的主文。请核对是否放错文书，或正文是否不全"
    )
    assert caught.value.en.startswith("no commutation ruling")


def test_two_prisoners_in_one_document_are_refused(text: Callable[..., str]) -> None:
    two = text(
        person="罪犯程某，男，1985年3月2日出生，汉族。\n罪犯蒋某，男，1986年4月5日出生，现在清江省江州监狱服刑。"
    )
    with pytest.raises(NotACommutationRulingError, match="2 名罪犯"):
        read_ruling(two)
