"""Models and operators in words; whole models are compared with files in `fixtures/sentences`.

After a wanted change, write the files anew with `JIANHENG_WRITE_SENTENCES=1 pytest tests/language/test_sentences.py`
and read what git shows as changed.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from jianheng.dictionary import Dictionary, Field
from jianheng.language.naming import english
from jianheng.language.operators import OPERATORS
from jianheng.language.sentences import Sentences
from jianheng.language.tree import Model
from jianheng.law import LawTable

FOLDER = Path(__file__).parent / "fixtures" / "sentences"
WORKED = [
    "commutation/interval-too-short",
    "correction/never-taken-in",
    "detention/minor-held-with-adults",
    "medical-release/diagnosis-pattern",
    "medical-release/recheck-missed",
    "prison/confinement-length",
]
SHIPPED = [
    "commutation/first-too-early",
    "commutation/interval-too-short",
    "commutation/new-end-wrong",
    "commutation/reduction-above-cap",
]


def compare(model: Model, dictionary: Dictionary, law: dict[str, LawTable], name: str) -> None:
    for lang in ("zh", "en"):
        path = FOLDER / f"{name}.{lang}.md"
        text = Sentences(model, dictionary, law, lang).whole() + "\n"
        if os.environ.get("JIANHENG_WRITE_SENTENCES"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("wanted", WORKED)
def test_worked_models(worked: tuple[list[Model], Dictionary], law: dict[str, LawTable], wanted: str) -> None:
    models, dictionary = worked
    model = next(model for model in models if model.id == wanted)
    compare(model, dictionary, law, f"worked-{wanted.split('/')[1]}")


@pytest.mark.parametrize("wanted", SHIPPED)
def test_shipped_models(shipped: tuple[list[Model], Dictionary], law: dict[str, LawTable], wanted: str) -> None:
    models, dictionary = shipped
    model = next(model for model in models if model.id == wanted)
    compare(model, dictionary, law, wanted.split("/")[1])


def test_chinese_is_set_in_full_width(shipped: tuple[list[Model], Dictionary], law: dict[str, LawTable]) -> None:
    models, dictionary = shipped
    for model in models:
        text = Sentences(model, dictionary, law, "zh").whole()
        assert not re.search(r"[\u4e00-\u9fff][,;:()]|[,;:()][\u4e00-\u9fff]", text)
        assert "的的" not in text
        assert "  " not in text


@pytest.mark.parametrize(
    ("examine", "zh", "en"),
    [
        (
            "{of: act, statements: true}",
            "各机关对每一件决定的每一份记载",
            "each institution's statement of every decision",
        ),
        (
            "{of: visit, each: [court, outcome], within: [ever, as_of]}",
            "同一法院、同一结果的全部走访，每组一个答案（自自始至检查日）",
            "every group of visit rows with the same court and outcome (from the beginning to the day of the check)",
        ),
        (
            "{of: act, repeat: {from: done_on, every: param.gap}}",
            "每一件决定，自决定日期起逐期审查，以 5 日为一期",
            "every decision, period by period from the date done on, each as long as 5 days",
        ),
    ],
)
def test_populations_in_words(make: Any, examine: str, zh: str, en: str) -> None:
    parts = "params: {gap: {type: int, value: 5}}\nnote: {some: court == court}\n"
    model = make.model(parts, f"examine: {examine}\n")
    for lang, text in (("zh", zh), ("en", en)):
        told = Sentences(model, make.dictionary, make.law, lang).whole().split("\n")[0]
        assert told.rstrip("。.").endswith(text)


# Every operator of the catalogue, at least once, in both languages.
OPERATIONS = [
    ("days_after(done_on, 1)", "决定日期后第 1 日", "1 day after the date done on"),
    ("days_after(done_on, days)", "决定日期起满天数", "the date done on plus the days"),
    ("days_after(done_on, param.grace)", "决定日期后第 5 日", "5 days after the date done on"),
    (
        'days_after(months_after(done_on, 1, by="court"), days)',
        "决定日期起满 1 个月（法院算法）再满天数",
        "1 month after the date done on (court formula) plus the days",
    ),
    ("years_after(done_on, 1)", "决定日期起满 1 年", "1 year after the date done on"),
    (
        'months_after(done_on, interval.months, by="court")',
        "决定日期起满法定间隔（法院算法）",
        "the date done on plus the required interval (court formula)",
    ),
    (
        'months_after(done_on, 0 - decide.extended_months, by="any")',
        "决定日期倒推审理期限中延长后的期限（各机关算法）",
        "the date done on less the months with the extension of the time limit (any organ's formula)",
    ),
    (
        'months_after(done_on, 1, by="police")',
        "决定日期起满 1 个月（公安算法）",
        "1 month after the date done on (police formula)",
    ),
    (
        'term_after(done_on, term, by="procuratorate")',
        "决定日期起满刑期（检察算法）",
        "the date done on plus the term (procuratorate formula)",
    ),
    (
        'term_after(done_on, term("0d") - term, by="court")',
        "决定日期倒推刑期（法院算法）",
        "the date done on less the term (court formula)",
    ),
    (
        "term_end(done_on, term, days)",
        "自决定日期起算、刑期为刑期、扣除天数后的刑期止日",
        "the end of the term counted from the date done on, with the days credited",
    ),
    (
        "term_end(done_on, term, 1)",
        "自决定日期起算、刑期为刑期、扣除 1 日后的刑期止日",
        "the end of the term counted from the date done on, with 1 day credited",
    ),
    (
        "term_end(done_on, term, 0)",
        "自决定日期起算、刑期为刑期的刑期止日",
        "the end of the term counted from the date done on",
    ),
    ("months_term(1)", "1 个月的刑期", "a term of 1 month"),
    ("known(has(met)) and has(met)", "已知有上次走访", "it is known that there is a last visit"),
    (
        "days_between(asked_on, done_on)",
        "申请日期至决定日期的天数（首日不计）",
        "the days from the date asked on to the date done on",
    ),
    (
        "days_counted(asked_on, done_on)",
        "申请日期至决定日期的天数（首尾均计）",
        "the days from the date asked on to the date done on, both counted",
    ),
    (
        "full_months(asked_on, done_on)",
        "申请日期至决定日期的足月数",
        "the full months from the date asked on to the date done on",
    ),
    (
        "full_years(asked_on, done_on)",
        "申请日期至决定日期的足年数",
        "the full years from the date asked on to the date done on",
    ),
    ("outcome in param.outcomes", "结果为“准予”或“不予”", "the outcome is “granted” or “refused”"),
    (
        "age_on(self.birth_on, done_on)",
        "按罪犯的出生日期计，至决定日期的周岁数",
        "the age on the date done on, counted from the convict's date born on",
    ),
    ("ratio(days, seen)", "天数与走访的件数的比", "the ratio of the days to the number of the visit"),
    ("peer_count()", "参与比较的组数", "the number of groups compared"),
    (
        "peer_ratio(days, seen)",
        "各组天数之和与走访的件数之和的比",
        "the sum of the days over the sum of the number of the visit in all groups",
    ),
    ("peer_rank(seen)", "走访的件数在各组中由大到小的名次", "the rank of the number of the visit among all groups"),
    ("date_of(heard_at)", "讯问时间当日", "the day of the time heard at"),
    (
        "end_or(held.out_on, as_of)",
        "羁押的出所日期（尚未到来时取检查日）",
        "the out date of the stay (the day of the check while it has not come)",
    ),
    ("max(done_on, asked_on)", "决定日期与申请日期中较晚者", "the later of the date done on and the date asked on"),
    ("min(days, seen, 1)", "天数、走访的件数与1中最小者", "the smallest of the days, the number of the visit and 1"),
    ("max(term, term)", "刑期与刑期中较长者", "the longer of the term and the term"),
    (
        "first_known(done_on, asked_on)",
        "决定日期（不详时取申请日期）",
        "the date done on (or, where unknown, the date asked on)",
    ),
    (
        "first_known(done_on, asked_on, due)",
        "决定日期（不详时取申请日期，仍不详时取期限）",
        "the date done on (or, where unknown, the date asked on; where that is unknown too, the deadline)",
    ),
    (
        'known_or(done_on, lo=asked_on, hi=due, assume="hi")',
        "决定日期（不详时介于申请日期与期限之间，上限为推定）",
        "the date done on (if unknown, between the date asked on and the deadline; the upper bound is assumed)",
    ),
    (
        'known_or(done_on, lo=asked_on, assume="lo")',
        "决定日期（不详时不早于申请日期，下限为推定）",
        "the date done on (if unknown, no earlier than the date asked on; the lower bound is assumed)",
    ),
    (
        "known_or(done_on, hi=due)",
        "决定日期（不详时不晚于期限）",
        "the date done on (if unknown, no later than the deadline)",
    ),
    ("known(number)", "文号已知", "the number is known"),
    ("not known(number)", "文号不详", "the number is unknown"),
    (
        "at_least(1, has(met), days > 1)",
        "以下至少 1 项成立：有上次走访、天数超过 1",
        "at least 1 of these hold: there is a last visit, the days is more than 1",
    ),
    (
        "in_range(days, law.trial_range(on=done_on).r)",
        "天数在按决定日期有效的“试用期限”之内",
        "the days is within “trial period” in force on the date done on",
    ),
    ("part_of(term, 1, days)", "刑期的天数分之1", "1/the days of the term"),
    ('is_a(outcome, "done")', "结果属于“已办”", "the outcome is one of “done”"),
    ('contains_any(number, ["甲", "乙"])', "文号中出现“甲”或“乙”", "the number contains “甲” or “乙”"),
    ("hours_after(heard_at, 1)", "讯问时间起满 1 小时", "1 hour after the time heard at"),
    (
        "hours_between(heard_at, heard_at)",
        "讯问时间至讯问时间的足时数",
        "the full hours from the time heard at to the time heard at",
    ),
    ("end_of(done_on)", "决定日期终了之时", "the end of the date done on"),
    ("working_day_after(done_on, days)", "决定日期起满天数个工作日", "the date done on plus the days working days"),
    (
        "working_days_in(asked_on, done_on)",
        "申请日期至决定日期的工作日数（首尾均计）",
        "the working days from the date asked on to the date done on, both counted",
    ),
    ('includes(reasons, "illness")', "理由包括“患病”", "“illness” is among the reasons"),
]
FORMS = [
    ("done_on < asked_on", "决定日期早于申请日期", "the date done on is before the date asked on"),
    ("done_on >= due", "决定日期不早于期限", "the date done on is not before the deadline"),
    ("days <= 1", "天数不超过 1", "the days is at most 1"),
    ("term > term", "刑期超过刑期", "the term is longer than the term"),
    ('outcome == "granted"', "结果为“准予”", "the outcome is “granted”"),
    ('outcome != "granted"', "结果不为“准予”", "the outcome is not “granted”"),
    ('level >= "high"', "审批级别不低于“高”", "the level is not below “high”"),
    ('outcome in ["granted", "refused"]', "结果为“准予”或“不予”", "the outcome is “granted” or “refused”"),
    (
        "age_on(self.birth_on, done_on) < 18",
        "按罪犯的出生日期计，至决定日期未满 18 周岁",
        "under 18 years old on the date done on, counted from the convict's date born on",
    ),
    ("has(met)", "有上次走访", "there is a last visit"),
    ("absent(met)", "查无上次走访", "no last visit is found"),
    ("not has(met)", "查无上次走访", "no last visit is found"),
    ("absent(withdrawn_on)", "无撤回日期", "there is no date withdrawn on"),
    ("not (known(has(met)) and has(met))", "未见上次走访", "no last visit is known"),
    ("seen > 0", "有走访", "there is a visit"),
    ("seen == 0", "查无走访", "no visit is found"),
    ("interval.hard", "法定间隔属强制规定", "the required interval is a hard norm"),
    ("not interval.hard", "法定间隔不属强制规定", "the required interval is not a hard norm"),
    ("interval.never", "法定间隔载明“不得减刑”", "the required interval says “no commutation ever”"),
    ("not interval.never", "法定间隔未载明“不得减刑”", "the required interval does not say “no commutation ever”"),
    ("not urgent", "是否紧急为否", "the urgent is no"),
    ('not (outcome == "granted")', "结果不为“准予”", "the outcome is not “granted”"),
    (
        "known(has(met)) and has(met) or known(has(held)) and has(held)",
        "已知有上次走访，或者已知有羁押",
        "it is known that there is a last visit, or it is known that there is a stay",
    ),
    ("not (done_on < due)", "并非“决定日期早于期限”", "not (the date done on is before the deadline)"),
    (
        "has(met) and done_on < due",
        "有上次走访，且决定日期早于期限",
        "there is a last visit, and the date done on is before the deadline",
    ),
    (
        "has(met) and (days > 1 or seen > 0)",
        "有上次走访，且（天数超过 1 或者有走访）",
        "there is a last visit, and (the days is more than 1 or there is a visit)",
    ),
]
VALUES = [
    ("days + 1", "天数＋1", "the days + 1"),
    ("days - (days - 1)", "天数－（天数－1）", "the days − (the days − 1)"),
    ("amount * 2", "金额×2", "the amount × 2"),
    (
        "done_on if has(met) else asked_on",
        "有上次走访时取决定日期，否则取申请日期",
        "the date done on if there is a last visit, else the date asked on",
    ),
    ("as_of", "检查日", "the day of the check"),
    ("param.since", "2023-06-01", "2023-06-01"),
    ('term("3y6m")', "三年六个月", "3 years 6 months"),
    (
        "clock.report_for_correction(start=done_on, on=done_on)",
        "自决定日期起“社区矫正对象报到期限”届满之日",
        "the last day of “reporting for community correction” counted from the date done on",
    ),
    ("interval", "法定间隔", "the required interval"),
    ("interval.months", "法定间隔", "the required interval"),
    ("decide.months", "审理期限中裁定期限", "the months for the ruling of the time limit"),
]
RELATED = [
    ("person == this.person", "同一人员", "the person is the same"),
    ("in_on <= this.done_on", "入所日期不晚于本次决定日期", "its in date is not after this act's date done on"),
    ("in_on <= this.due", "入所日期不晚于本次期限", "its in date is not after this act's deadline"),
    (
        "in_on <= this.met.met_on",
        "入所日期不晚于上次走访的走访日期",
        "its in date is not after the last visit's date met on",
    ),
    ("row != this.row", "本行不是本件", "its this row is not this act"),
    ("holds_on(this.done_on)", "在本次决定日期有效", "it is in force on this act's date done on"),
    (
        "overlaps(this.asked_on, this.done_on)",
        "与本次申请日期至本次决定日期有重叠",
        "it overlaps this act's date asked on to this act's date done on",
    ),
    (
        "inside(this.asked_on, this.done_on)",
        "全部在本次申请日期至本次决定日期之内",
        "it lies within this act's date asked on to this act's date done on",
    ),
    (
        "days_shared(this.asked_on, this.done_on) > 1",
        "与本次申请日期至本次决定日期重叠的天数超过 1",
        "the days it shares with this act's date asked on to this act's date done on is more than 1",
    ),
]


@pytest.mark.parametrize(("text", "zh", "en"), OPERATIONS + VALUES, ids=[each[0] for each in OPERATIONS + VALUES])
def test_values(make: Any, text: str, zh: str, en: str) -> None:
    model, tree = make.value(text)
    assert [Sentences(model, make.dictionary, make.law, lang).of(tree) for lang in ("zh", "en")] == [zh, en]


@pytest.mark.parametrize(("text", "zh", "en"), FORMS, ids=[each[0] for each in FORMS])
def test_conditions(make: Any, text: str, zh: str, en: str) -> None:
    model, tree = make.condition(text)
    assert [Sentences(model, make.dictionary, make.law, lang).of(tree) for lang in ("zh", "en")] == [zh, en]


@pytest.mark.parametrize(("text", "zh", "en"), RELATED, ids=[each[0] for each in RELATED])
def test_conditions_of_items(make: Any, text: str, zh: str, en: str) -> None:
    model, tree = make.related(text)
    stay = make.dictionary.tables["stay"]
    told = [Sentences(model, make.dictionary, make.law, lang, stay).of(tree) for lang in ("zh", "en")]
    assert told == [zh, en]


MEASURED = [
    (
        "{sum: stay, value: 'days_shared(this.asked_on, this.done_on)', where: person == this.person}",
        "同一人员的羁押，与本次申请日期至本次决定日期重叠的天数的合计",
        "the sum of the days it shares with this act's date asked on to this act's date done on over stay rows, "
        "where the person is the same",
    ),
    (
        "{greatest: stay, value: in_on, where: person == this.person}",
        "同一人员的羁押中，入所日期最晚者",
        "the latest of its in date over stay rows, where the person is the same",
    ),
    (
        "{days: stay, over: [this.asked_on, this.done_on], where: person == this.person}",
        "本次申请日期至本次决定日期之间，处于同一人员的羁押期间的天数（重叠的日子只计一次）",
        "the days from this act's date asked on to this act's date done on that lie within stay rows, "
        "where the person is the same, each counted once",
    ),
    (
        "{gap: stay, over: [this.asked_on, as_of], where: person == this.person}",
        "本次申请日期至检查日之间，不在任何同一人员的羁押期间的日子",
        "the days from this act's date asked on to the day of the check outside all stay rows, "
        "where the person is the same",
    ),
]


@pytest.mark.parametrize(("item", "zh", "en"), MEASURED, ids=[each[1] for each in MEASURED])
def test_items_that_measure(make: Any, item: str, zh: str, en: str) -> None:
    model = make.model(f"with:\n  x: {item}\nunlawful: {{early: has(x)}}\n")
    told = [Sentences(model, make.dictionary, make.law, lang).whole().split("”")[1] for lang in ("zh", "en")]
    assert told[0].startswith(f"：{zh}")
    assert en in Sentences(model, make.dictionary, make.law, "en").whole()


def test_parts_of_a_gap_are_named(make: Any) -> None:
    gap = "{gap: stay, over: [this.asked_on, as_of], where: person == this.person, title: {zh: 空档, en: gap}}"
    finding = "unlawful: {early: has(x) and x.days > 1 and x.count > 1 and x.from_on > done_on}\n"
    model = make.model(f"with:\n  x: {gap}\n{finding}")
    told = [Sentences(model, make.dictionary, make.law, lang).of(model.findings[0].when) for lang in ("zh", "en")]
    assert told == [
        "有空档，且空档的天数超过 1，且空档的段数超过 1，且空档的首日晚于决定日期",
        "there is a gap, and the days of the gap is more than 1, and the number of the gap is more than 1, "
        "and the first day of the gap is after the date done on",
    ]


def test_every_operator_has_words() -> None:
    written = " ".join(each[0] for each in (*OPERATIONS, *FORMS, *RELATED))
    assert {name for name in OPERATORS if not re.search(rf"\b{name}\(", written)} == set()


@pytest.mark.parametrize(
    ("label", "noun"),
    [
        ("ruled on", "date ruled on"),
        ("effective on", "effective date"),
        ("born on", "date born on"),
        ("judgment on", "judgment date"),
        ("made public on", "date made public on"),
        ("from", "from date"),
        ("ruling date", "ruling date"),
        ("latest past event in the document", "latest past event in the document"),
    ],
)
def test_english_labels_of_dates_become_nouns(label: str, noun: str) -> None:
    assert english(Field("x", "date", label_en=label)) == noun


def test_names_without_titles_are_told_apart(make: Any) -> None:
    model = make.model(
        "with:\n  one: {any: visit, where: person == this.person}\n  two: {any: visit, where: person == this.person}\n"
        "  three: {any: stay, where: person == this.person}\nunlawful: {early: has(one) and has(two) and has(three)}\n"
    )
    told = Sentences(model, make.dictionary, make.law, "zh").of(model.findings[0].when)
    assert told == "有走访“one”，且有走访“two”，且有羁押"
