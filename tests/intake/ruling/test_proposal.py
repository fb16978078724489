"""When the proposal went to the court, by which letter, for what; and the delivery before it."""

from collections.abc import Callable

import pytest

from jianheng.intake.ruling import RulingFacts

Read = Callable[..., RulingFacts]


@pytest.mark.parametrize(
    ("words", "on", "number", "asked"),
    [
        (
            "执行机关清江省江州监狱于2019年5月6日提出减刑建议书，建议对该犯减去有期徒刑七个月，报送本院审理。",
            "2019-05-06", None, "7m",
        ),
        (
            "执行机关清江省江州监狱以罪犯程某确有悔改表现，提出建议减去有期徒刑六个月八天，于2019年5月6日报送本院审理。",
            "2019-05-06", None, "6m8d",
        ),
        ("执行机关清江省江州监狱于2019年4月1日提出减刑建议，于2019年5月6日报送本院审理。", "2019-05-06", None, None),
        (
            "执行机关江州监狱于2019年5月6日以江监减[2019]95号提请减刑建议书，建议对罪犯程某予以减刑六个月。",
            "2019-05-06", "江监减（2019）95号", "6m",
        ),
        (
            "执行机关江州监狱于2019年5月6日以（2019）江狱减字第77号报请减刑建议书报送本院审理。",
            "2019-05-06", "（2019）江狱减字第77号", None,
        ),
        ("现执行机关清江省江州监狱提出减刑建议书，报送本院审理。", None, None, None),
    ],
)  # fmt: skip
def test_proposals_as_printed(words: str, on: str | None, number: str | None, asked: str | None, facts: Read) -> None:
    proposal = facts(proposal=words).proposal
    assert (proposal.proposed_on and str(proposal.proposed_on.value.day)) == on
    assert (proposal.number and proposal.number.value) == number
    assert (proposal.reduction and str(proposal.reduction.value)) == asked


def test_a_deduction_from_the_proposal_is_not_what_is_asked(facts: Read) -> None:
    read = facts(
        proposal="现执行机关清江省江州监狱提出减刑建议书，报送本院审理。",
        said="执行机关清江省江州监狱认为罪犯程某系累犯，故扣减二个月报请减刑幅度，建议对该犯减去有期徒刑七个月，剥夺政治权利减为三年。",
    )
    assert read.proposal.reduction is not None
    assert str(read.proposal.reduction.value) == "7m"
    assert read.proposal.rights is not None


def test_a_conversion_may_be_asked_for(facts: Read) -> None:
    proposal = facts(
        said="执行机关提出，罪犯程某确有悔改表现，建议对罪犯程某减为有期徒刑二十二年。", proposal=""
    ).proposal
    assert proposal.to_term is not None
    assert str(proposal.to_term.value) == "22y"


@pytest.mark.parametrize(
    ("said", "person", "name"),
    [
        ("执行机关福江省莆山监狱提出，该犯确有悔改表现。", "现在莆山监狱服刑", "福江省莆山监狱"),
        ("刑罚执行机关提出：罪犯程某确有悔改表现。", "现押清江省未成年犯管教所服刑", "清江省未成年犯管教所"),
    ],
)
def test_the_executing_organ_by_its_full_name(said: str, person: str, name: str, facts: Read) -> None:
    read = facts(
        said=said, person=f"罪犯程某，男，1985年3月2日出生，{person}。", proposal="执行机关于2019年5月6日报送本院审理。"
    )
    assert read.prison is not None
    assert read.prison.value == name


@pytest.mark.parametrize(
    ("words", "kind", "lo", "hi"),
    [
        ("判决生效后，于2016年5月9日实际交付刑罚执行机关执行。", "delivered", "2016-05-09", "2016-05-09"),
        ("2016年5月9日交付江州监狱执行。", "delivered", "2016-05-09", "2016-05-09"),
        ("罪犯程某于2016年5月9日送江州监狱服刑改造。", "delivered", "2016-05-09", "2016-05-09"),
        ("2016年5月9日被投入江州监狱服刑。", "admitted", "2016-05-09", "2016-05-09"),
        ("罪犯程某于2016年5月入监服刑。", "admitted", "2016-05-01", "2016-05-31"),
    ],
)
def test_delivery(words: str, kind: str, lo: str, hi: str, facts: Read) -> None:
    court = "清江省江州市中级人民法院于2016年3月10日作出（2016）江01刑初31号刑事判决，"
    judged = court + "以被告人程某犯盗窃罪，判处有期徒刑六年。"
    read = facts(history=judged + words)
    assert [each.kind.value for each in read.deliveries] == [kind]
    assert read.delivered_on is not None
    assert (str(read.delivered_on.value.lo), str(read.delivered_on.value.hi)) == (lo, hi)


def test_money_handed_over_is_no_delivery(facts: Read) -> None:
    assert facts(history="在2017年5月，已交付附民赔偿款2万元。").deliveries == ()
