"""What real files write over a column is read as the field that it means."""

from __future__ import annotations

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.intake.template.heading import Headings, read_heading

TABLES = load_dictionary().tables
PERSON = TABLES["person_statement"]


@pytest.mark.parametrize(
    ("table", "heading", "field"),
    [
        ("person_statement", "出生年月", "birth_on"),
        ("person_statement", "捕前住址", "residence_place"),
        ("person_statement", "捕前文化程度", "education"),
        ("person_statement", "犯罪嫌疑人", "name"),
        ("related_person", "保证人", "related_name"),
        ("related_person", "与罪犯关系", "relation"),
        ("institution", "监所名称", "name"),
        ("officer", "BAR", "name"),
        ("officer", "警号", "number"),
        ("source_document", "落款时间", "dated_on"),
        ("criminal_case", "立案时间", "filed_on"),
        ("coercive_measure", "强制措施", "kind"),
        ("coercive_measure", "抓获时间", "arrived_at"),
        ("custody_clock", "关押期限", "period_until"),
        ("proceeding", "诉讼阶段", "stage"),
        ("administrative_sanction", "拘留所入所日期", "served_from"),
        ("judgment", "判决书案号", "case_number"),
        ("judgment_person", "缓刑考验期限", "probation_term"),
        ("judgment_person", "ZDXQ", "stated_credit_days"),
        ("judgment_offence", "案由", "offence"),
        ("ancillary_order", "剥夺政治权利年限", "term"),
        ("ancillary_order", "BZNX", "term"),
        ("combined_punishment", "前罪余刑", "unserved_on_old"),
        ("offender_class", "三类罪犯", "category"),
        ("execution_order", "收到执行通知书日期", "received_on"),
        ("committal", "投牢日期", "attempted_on"),
        ("detention_stay", "收押时间", "admitted_at"),
        ("detention_stay", "办案机关", "case_organ"),
        ("prison_stay", "入监时间", "admitted_on"),
        ("assignment", "关押监室", "value"),
        ("health_record", "疾病名称", "diagnosis_name"),
        ("contact", "提讯时间", "held_from"),
        ("contact", "回所时间", "returned_at"),
        ("account_entry", "消费金额（元）", "amount"),
        ("petition", "转办日期", "forwarded_on"),
        ("custody_incident", "捕回时间", "ended_at"),
        ("labour_month", "劳动工时", "hours"),
        ("points_event", "扣分事由", "ground"),
        ("cycle_award", "表扬日期", "decided_on"),
        ("discipline", "违纪时间", "act_on"),
        ("merit_claim", "授权公告日", "granted_on"),
    ],
)
def test_a_heading_is_read_as_its_field(table: str, heading: str, field: str) -> None:
    found = Headings(TABLES[table], PERSON).own(read_heading(heading))
    assert [each.name for each in found] == [field]


@pytest.mark.parametrize("heading", ["姓名", "身份证号", "罪犯编号"])
def test_a_row_about_a_guarantor_is_still_the_row_of_the_convict(heading: str) -> None:
    headings = Headings(TABLES["related_person"], PERSON)
    assert not headings.own(read_heading(heading))
    assert headings.person(read_heading(heading))


@pytest.mark.parametrize("table", ["account_entry", "points_event", "offence_event"])
def test_the_running_number_of_an_export_is_no_number_of_the_act(table: str) -> None:
    assert not Headings(TABLES[table], PERSON).own(read_heading("序号"))
