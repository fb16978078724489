"""Values as a person reads them."""

import pytest

from jianheng.clues.explanation import LetShown
from jianheng.clues.manifest import LawValue
from jianheng.clues.node import Both
from jianheng.clues.report.value import Values
from jianheng.clues.words import Words

ZH, EN = Values(Words("zh")), Values(Words("en"))


def let(lo: str | None, hi: str | None, **more: object) -> LetShown:
    given = {"none": False, "assumed": False, "spread": "", "type": None} | more
    return LetShown("x", Both(), lo, hi, formula=Both(), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "zh", "en"),
    [
        (let("2024-02-29", "2024-02-29"), "2024-02-29", "2024-02-29"),
        (
            let("2024-02-28", "2024-02-29"),
            "2024-02-28 至 02-29（算法不一）",
            "2024-02-28 to 2024-02-29 (readings differ)",
        ),
        (
            let("2023-12-31", "2024-01-01"),
            "2023-12-31 至 2024-01-01（算法不一）",
            "2023-12-31 to 2024-01-01 (readings differ)",
        ),
        (
            let("2024-02-28", None, spread="precision"),
            "不早于 2024-02-28（日期不精确）",
            "not before 2024-02-28 (date not exact)",
        ),
        (let(None, "3", spread="count"), "至多 3（件数不定）", "at most 3 (count not certain)"),
        (let("2", None, spread="count"), "至少 2（件数不定）", "at least 2 (count not certain)"),
        (let("1y6m", "1y6m"), "一年六个月", "1 year 6 months"),
        (let("2021-02-10", "2021-02-17", assumed=True), "2021-02-10 至 02-17", "2021-02-10 to 2021-02-17"),
        (let("2021-02-10", None), "不早于 2021-02-10", "not before 2021-02-10"),
        (let("0m", "0m", type="term"), "零日", "0 days"),
        (let("true", "true", type="flag"), "是", "yes"),
        (let(None, None), "不详", "unknown"),
        (let(None, None, none=True), "无", "none"),
    ],
)
def test_bounds_unknown_and_none_are_told_apart(given: LetShown, zh: str, en: str) -> None:
    assert (ZH.let(given), EN.let(given)) == (zh, en)


MONTHS = LawValue(Both("间隔", "interval"), "month", "int")


@pytest.mark.parametrize(
    ("lo", "hi", "zh", "en"),
    [
        ("12", "12", "12 个月", "12 months"),
        ("1", "1", "1 个月", "1 month"),
        ("12", "18", "12 至 18 个月", "12 to 18 months"),
        ("12", None, "至少 12 个月", "at least 12 months"),
        (None, None, "不限", "no limit"),
    ],
)
def test_a_value_of_the_law_has_its_unit(lo: str | None, hi: str | None, zh: str, en: str) -> None:
    assert (ZH.law(lo, hi, MONTHS), EN.law(lo, hi, MONTHS)) == (zh, en)


def test_the_window_of_a_search() -> None:
    assert ZH.window(("…", "2024-01-01")) == "自始至 2024-01-01"
    assert EN.window(("自始", "2024-01-01")) == "from the beginning to 2024-01-01"
    assert ZH.window((None, "2024-01-01")) == "不详 至 2024-01-01"
    assert EN.window(None) == "no window"


def test_a_unit_is_told_once() -> None:
    labels = Both("间隔时间（月）", "interval (months)")
    assert ZH.law_label(LawValue(labels, "month", "int")) == "间隔时间"
    assert EN.law_label(LawValue(labels, "month", "int")) == "interval"
    assert ZH.law_label(LawValue(Both("甲（一）", "a (b)"), "month", "int")) == "甲（一）"


def test_a_law_that_could_not_be_looked_up_sets_no_limit_either() -> None:
    assert ZH.law(None, None, MONTHS, "missing") == "不详 (缺失)"
    assert EN.law(None, None, MONTHS, "law_unconfirmed") == "unknown (text of the law not confirmed)"


def test_a_caveat_names_the_fact_that_it_is_about() -> None:
    assert ZH.caveat("assumed") == "推定"
    assert ZH.caveat("coverage:previous") == "覆盖不足（previous）"
    assert ZH.caveat_says("coverage:previous").startswith("所对照的记录可能不全")
    assert EN.caveat("home-made") == "home-made"
    assert EN.caveat_says("home-made") == ""
