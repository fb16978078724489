"""The class of a prisoner: stated, implied, contradicted or left open; never guessed."""

from collections.abc import Callable

import pytest

from jianheng.intake.ruling import RulingFacts

Read = Callable[..., RulingFacts]


def judged(words: str, on: str = "2016年3月10日") -> str:
    return f"清江省江州市中级人民法院于{on}作出（2016）江01刑初31号刑事判决，{words}。判决生效后，交付执行。"


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("该犯系累犯，应从严掌握减刑幅度", "recidivist"),
        ("该犯系毒品再犯", "drug_repeat"),
        ("该犯系毒品犯罪集团的首要分子", "drug_ringleader"),
        ("该犯系职务犯罪罪犯", "duty_crime"),
        ("该犯系破坏金融管理秩序罪犯", "finance"),
        ("该犯系参加黑社会性质组织的罪犯", "mafia"),
        ("该犯系犯抢劫罪被判处十年以上有期徒刑的罪犯", "violent_10y"),
        ("该犯系数罪并罚且其中两罪被判处十年以上有期徒刑的罪犯", "two_10y"),
        ("该犯确有履行能力而不履行财产性判项", "able_unpaid"),
    ],
)
def test_stated_by_the_court(words: str, sign: str, facts: Read) -> None:
    read = facts(reasons=f"本院认为，罪犯程某确有悔改表现。但{words}。")
    assert (sign, "court") in {(each.sign, each.said_by) for each in read.signs}
    assert read.commutation_class == "strict"


@pytest.mark.parametrize(
    "words",
    [
        "该犯不系累犯",
        "该犯不构成累犯",
        "该犯非职务犯罪罪犯",
        "该犯没有履行能力，未履行罚金",
        "该犯未履行财产性判项",
        "参照《关于办理职务犯罪案件的意见》",
        "从严掌握减刑幅度",
    ],
)
def test_what_does_not_make_a_strict_class(words: str, facts: Read) -> None:
    assert facts(reasons=f"本院认为，罪犯程某确有悔改表现。{words}。").commutation_class == "unstated"


@pytest.mark.parametrize(
    ("judgment", "category", "sign"),
    [
        ("以被告人程某犯抢劫罪，判处有期徒刑十三年", "strict", "violent_10y"),
        ("以被告人程某犯抢劫罪，判处有期徒刑九年十一个月", "unstated", None),
        ("以被告人程某犯抢劫罪、盗窃罪，判处有期徒刑十三年", "unstated", None),
        (
            "以被告人程某犯抢劫罪，判处有期徒刑十一年；犯盗窃罪，判处有期徒刑三年，决定执行有期徒刑十三年",
            "strict",
            "violent_10y",
        ),
        (
            "以被告人程某犯盗窃罪，判处有期徒刑十一年；犯诈骗罪，判处有期徒刑十年，决定执行有期徒刑十三年",
            "strict",
            "two_10y",
        ),
        ("以被告人程某犯故意杀人罪，判处无期徒刑", "strict", "violent_life"),
        ("以被告人程某犯故意伤害罪，判处无期徒刑", "unstated", None),
        ("以被告人程某犯诈骗罪，判处有期徒刑十三年", "unstated", None),
        ("以被告人程某犯集资诈骗罪，判处有期徒刑六年", "strict", "finance"),
        ("以被告人程某犯受贿罪，判处有期徒刑六年", "strict", "duty_crime"),
        ("以被告人程某犯故意杀人罪，判处死刑，缓期二年执行，对其限制减刑", "limited", "commutation_limited"),
    ],
)
def test_implied_by_offence_and_term(judgment: str, category: str, sign: str | None, facts: Read) -> None:
    read = facts(history=judged(judgment))
    assert read.commutation_class == category
    assert sign in {None, *(each.sign for each in read.signs if each.said_by == "judgment")}
    assert (sign is None) == (not read.signs)


@pytest.mark.parametrize(
    ("on", "person", "category"),
    [
        ("2016年3月10日", "捕前系清江省南浦市交通运输局局长，", "bribery"),
        ("2015年10月31日", "捕前系清江省南浦市交通运输局局长，", "strict"),
        ("2016年3月10日", "", "strict"),
    ],
)
def test_bribery_needs_an_official_and_a_judgment_after_the_ninth_amendment(
    on: str, person: str, category: str, facts: Read
) -> None:
    read = facts(
        person=f"罪犯程某，男，1965年3月2日出生，{person}现在清江省江州监狱服刑。",
        history=judged("以被告人程某犯受贿罪，判处有期徒刑六年", on),
    )
    assert read.commutation_class == category


@pytest.mark.parametrize("words", ["该犯不具有从严掌握的情形", "该犯不属于应当从严掌握的罪犯", "该犯系普通刑事罪犯"])
def test_general_only_where_somebody_says_so(words: str, facts: Read) -> None:
    read = facts(said=f"执行机关清江省江州监狱提出，罪犯程某确有悔改表现，{words}。")
    assert read.commutation_class == "general"
    assert read.category is not None
    assert read.category.words in words


def test_prison_and_procuratorate_contradict_each_other(facts: Read) -> None:
    read = facts(
        said="执行机关清江省江州监狱提出，罪犯程某确有悔改表现，该犯不具有从严掌握的情形。",
        procuratorate="江州市城郊地区人民检察院认为该犯系累犯，应当从严。",
    )
    assert read.commutation_class == "unstated"


def test_the_court_decides_a_contradiction(facts: Read) -> None:
    read = facts(
        said="执行机关清江省江州监狱提出，罪犯程某确有悔改表现，该犯不具有从严掌握的情形。",
        reasons="本院认为，罪犯程某确有悔改表现，但系累犯。",
    )
    assert read.commutation_class == "strict"
