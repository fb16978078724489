"""What the court found counts; what was only claimed, or is only the law, does not."""

from collections.abc import Callable

import pytest

from jianheng.intake.ruling import RulingFacts

Read = Callable[..., RulingFacts]


def grounds(facts: RulingFacts) -> list[bool | None]:
    told = (facts.grounds.repentance, facts.grounds.merit, facts.grounds.major_merit)
    return [None if each is None else each.value for each in told]


@pytest.mark.parametrize(
    ("reasons", "found"),
    [
        ("罪犯程某在服刑期间确有悔改表现，依法可以减刑。", [True, None, None]),
        ("罪犯程某确有悔改表现的事实清楚，证据充分。", [True, None, None]),
        ("罪犯程某确有悔改表现，并有立功表现，可予减刑。", [True, True, None]),
        ("罪犯程某舍己救人，构成重大立功，应当减刑。", [None, None, True]),
        ("罪犯程某扣分多，不具悔改表现。", [False, None, None]),
        ("罪犯程某多次违规，悔罪表现差。", [False, None, None]),
        ("本院不能认定罪犯程某确有悔改表现。", [False, None, None]),
        ("罪犯程某的技术革新未经确认，不构成立功。", [None, False, None]),
        ("罪犯程某不仅确有悔改表现，而且积极赔偿。", [True, None, None]),
        ("罪犯在服刑期间，确有悔改表现或者有立功表现的，方可减刑。", [None, None, None]),
        ("减刑是对确有悔改表现的服刑罪犯的奖励。", [None, None, None]),
        ("关于检察机关认为该犯不具有悔改表现的意见，不予采纳，罪犯程某确有悔改表现。", [True, None, None]),
    ],
)
def test_the_reasons(reasons: str, found: list[bool | None], facts: Read) -> None:
    assert grounds(facts(found="", reasons="本院认为，" + reasons)) == found


def test_a_claim_of_the_prison_alone_is_no_ground(facts: Read) -> None:
    read = facts(
        said="执行机关清江省江州监狱提出，罪犯程某确有悔改表现，有重大立功表现。",
        reasons="本院认为，执行机关的建议合法。",
    )
    assert grounds(read) == [None, None, None]


def test_what_was_found_true_counts_where_the_reasons_are_silent(facts: Read) -> None:
    read = facts(
        found="经审理查明，刑罚执行机关所报罪犯程某在服刑期间的悔改表现事实，有评审鉴定表佐证，审理属实。",
        reasons="本院认为，依法可以减刑。",
    )
    assert grounds(read) == [True, None, None]


def test_the_name_of_a_law_is_no_finding(facts: Read) -> None:
    read = facts(found="", reasons="本院认为，参照《关于处理自首和立功具体应用法律若干问题的解释》，可以减刑。")
    assert grounds(read) == [None, None, None]
