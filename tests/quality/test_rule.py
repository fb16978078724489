"""Rules are data: those of the package fit the dictionary, and one that does not is told with all that is wrong."""

from __future__ import annotations

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.quality import RuleError, load_rules
from jianheng.quality.lowering import agreement_query, pair_query


def test_the_rules_of_the_package_fit_the_dictionary_and_become_queries() -> None:
    dictionary = load_dictionary()
    rules = load_rules(dictionary)
    assert len({each.id for each in (*rules.pairs, *rules.agreements)}) == len(rules.pairs) + len(rules.agreements) > 50
    for rule in rules.pairs:
        assert pair_query(rule, dictionary).sql("duckdb").startswith("SELECT")
    for agreement in rules.agreements:
        assert agreement_query(agreement, dictionary).sql("duckdb").startswith("SELECT")


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("{id: x, rows: {a: nowhere}, breach: [], zh: 一, en: a}", "没有可移送的表 nowhere"),
        ("{id: x, rows: {a: sentence_state}, breach: [], zh: 一, en: a}", "没有可移送的表 sentence_state"),
        ("{id: x, rows: {a: release}, breach: [{before: [a.gone, a.left_at]}], zh: 一, en: a}", "没有 a.gone"),
        ("{id: x, rows: {a: release}, breach: [{before: [a.place, a.left_at]}], zh: 一, en: a}", "只能比较日期"),
        ("{id: x, rows: {a: release}, breach: [{near: [a.left_at, a.left_at]}], zh: 一, en: a}", "不认识比较 near"),
        ("{id: x, rows: {a: release, b: release}, breach: [], zh: 一, en: a}", "两行加 join"),
        ("{id: x, rows: {a: release}, where: {a.ground: [no]}, breach: [], zh: 一, en: a}", "没有代码"),
        ("{id: x, rows: {a: release}, breach: [], en: a}", "没有 zh 的说明"),
        ("{id: x, agree: [release.gone], by: [person], zh: 一, en: a}", "没有 release.gone"),
        ("{id: x, agree: [release.ground], by: [gone], zh: 一, en: a}", "release 没有 gone"),
        ("{id: x, agree: [judgment_person.term], by: [person], zh: 一, en: a}", "不止一列"),
    ],
)
def test_a_rule_that_cannot_be_used_is_told(rule: str, told: str) -> None:
    with pytest.raises(RuleError, match=told):
        load_rules(load_dictionary(), f"rules: [{rule}]")
