"""Facts as rows: columns that the dictionary has, words for every value, nothing filled that was not said."""

import dataclasses
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.intake.files.read import read_file
from jianheng.intake.ruling import RulingFacts, facts_to_rows, read_ruling

Read = Callable[..., RulingFacts]
Rows = dict[str, list[dict[str, Any]]]
PROVENANCE = {"row_id", "raw"}
KEY = "doc:a.txt#a"

with as_file(files("jianheng.library").joinpath("sample")) as found_folder:
    RULINGS = sorted(path for path in (Path(found_folder) / "rulings").iterdir() if path.suffix != ".yaml")


def name_row(table: str, number: int) -> str:
    return f"b:{table}:0:1" + (f":{number}" if number else "")


def rows_of(facts: RulingFacts, dictionary: Dictionary | None = None) -> Rows:
    return facts_to_rows(facts, dictionary or load_dictionary(), name_row, KEY)


def cells(rows: Rows) -> Iterator[tuple[str, dict[str, Any]]]:
    for table, found in rows.items():
        for row in found:
            yield table, row


def test_the_ruling(facts: Read) -> None:
    read = facts(
        head="清江省江州市中级人民法院\n刑事裁定书\n（2019）江01刑更88号",
        end="本裁定送达后即发生法律效力。\n审判长 顾某\n二〇一九年六月三日\n书记员 祁某",
    )
    (row,) = rows_of(read)["commutation_ruling"]
    assert {name: value for name, value in row.items() if name != "raw"} == {
        "row_id": "b:commutation_ruling:0:1",
        "person": KEY,
        "case_number": "（2019）江01刑更88号",
        "court": "清江省江州市中级人民法院",
        "prison": "清江省江州监狱",
        "proposed_on": date(2019, 5, 6),
        "ruled_on": date(2019, 6, 3),
        "latest_event_on": date(2019, 5, 6),
        "result": "granted",
        "ground": ["repentance"],
        "reduction_y": 0,
        "reduction_m": 7,
        "reduction_d": 0,
        "new_end": date(2021, 2, 9),
    }
    assert row["raw"]["ruled_on"]["text"] == "二〇一九年六月三日"
    assert row["raw"]["reduction"]["text"] == "七个月"


def test_a_court_that_denies_every_ground_leaves_an_empty_list(facts: Read) -> None:
    read = facts(reasons="本院认为，罪犯程某不具悔改表现。", order="对罪犯程某不予减刑。", found="")
    (row,) = rows_of(read)["commutation_ruling"]
    assert (row["result"], row["ground"]) == ("refused", [])
    assert "reduction_m" not in row


def test_a_court_that_names_no_ground_leaves_it_unknown(facts: Read) -> None:
    (row,) = rows_of(facts(reasons="本院认为，建议合法。", found=""))["commutation_ruling"]
    assert "ground" not in row


def test_the_judgment_with_final_day_class_and_delivery(facts: Read) -> None:
    read = facts(
        history="清江省江州市东城区人民法院于2016年3月10日作出（2016）江0102刑初31号刑事判决，以被告人程某犯盗窃罪，判处有期徒刑"
        "六年。被告人程某不服，提出上诉，清江省江州市中级人民法院于2016年5月8日作出（2016）江01刑终77号刑事裁定，驳回上诉，"
        "维持原判，刑期自2015年12月1日起至2021年11月30日止。罪犯程某于2016年6月入监服刑。"
    )
    rows = rows_of(read)
    (row,) = rows["judgment_person"]
    assert (row["judgment"], row["judged_on"], row["main_penalty"]) == (
        "（2016）江0102刑初31号",
        date(2016, 5, 8),
        "fixed_term",
    )
    assert (row["term_y"], row["term_m"], row["term_d"]) == (6, 0, 0)
    assert (row["stated_start"], row["stated_end"]) == (date(2015, 12, 1), date(2021, 11, 30))
    assert (row["delivered_on_lo"], row["delivered_on_hi"]) == (date(2016, 6, 1), date(2016, 6, 30))
    assert (row["category"], row["appealed"]) == ("unstated", True)
    assert "category" not in row["raw"]
    assert "prison_stay" not in rows


def test_a_day_of_delivery_opens_a_stay(facts: Read) -> None:
    read = facts(history="罪犯程某于2016年6月9日送莆山监狱服刑改造。")
    (row,) = rows_of(read)["prison_stay"]
    assert (row["prison"], row["admitted_on"]) == ("莆山监狱", date(2016, 6, 9))


def test_recitals_point_at_the_ruling(facts: Read) -> None:
    read = facts(
        history="清江省江州市东城区人民法院于2012年3月10日作出（2012）东刑初字第31号刑事判决，以被告人程某犯盗窃罪，判处有期徒刑"
        "九年。本院于2015年4月9日作出（2015）江刑执字第9号刑事裁定，对其减去有期徒刑十个月。2017年11月11日、2018年5月21日经本院"
        "分别裁定共减去有期徒刑一年二个月。"
    )
    rows = rows_of(read)["recited_reduction"]
    assert [(row["ruling"], row["position"]) for row in rows] == [
        ("b:commutation_ruling:0:1", each) for each in (1, 2, 3)
    ]
    assert [row.get("reduction_m") for row in rows] == [10, None, None]
    assert [row["raw"].get("_unread") for row in rows] == [
        None,
        {"reduction": "一年二个月"},
        {"reduction": "一年二个月"},
    ]
    assert all("court" not in row for row in rows), "本院 alone names no court"


def test_the_person_by_id_number_else_by_the_key_given(facts: Read) -> None:
    assert rows_of(facts())["person_statement"][0]["person"] == KEY
    read = facts(person="罪犯程某，男，1949年12月31日出生，公民身份号码11010519491231002X，现在江州监狱服刑。")
    (row,) = rows_of(read)["person_statement"]
    assert (row["person"], row["id_no"], row["sex"]) == ("id:11010519491231002X", "11010519491231002X", "male")
    assert rows_of(read)["commutation_ruling"][0]["person"] == "id:11010519491231002X"


@pytest.mark.parametrize("path", RULINGS, ids=lambda path: path.name)
def test_rows_of_the_sample_fit_the_schema_and_carry_their_words(path: Path) -> None:
    dictionary = load_dictionary()
    text = read_file(path, path.name).documents[0].text
    for table, row in cells(rows_of(read_ruling(text))):
        schema = dictionary.tables[table].schema()
        for name, value in row.items():
            if name not in PROVENANCE:
                pa.array([value], schema.field(name).type)
        for words in (each for name, each in row["raw"].items() if name != "_unread" and "each" not in each):
            start, end = words["at"]
            assert text[start:end] == words["text"]


def test_the_other_tables(facts: Read) -> None:
    read = facts(
        history="清江省江州市东城区人民法院于2016年3月10日作出（2016）江0102刑初31号刑事判决，以被告人程某犯盗窃罪，判处有期徒刑"
        "四年，并处罚金4000元。因漏罪，该院于2017年8月9日作出（2017）江0102刑初90号刑事判决，以被告人程某犯抢劫罪，判处有期徒刑"
        "五年，并处罚金5000元，合并前罪刑罚，数罪并罚，决定执行有期徒刑八年，并处罚金9000元（已缴纳3000元），退赔被害人8万元。"
        "被告人程某不服，提出上诉，清江省江州市中级人民法院于2017年10月8日作出（2017）江01刑终77号刑事裁定，驳回上诉，维持原判。",
        said="执行机关清江省江州监狱提出，罪犯程某系累犯，在服刑期间确有悔改表现，有立功表现。",
        trial="本院于2019年5月10日立案，依法组成合议庭进行了审理，现已审理终结。",
        found="经审理查明，罪犯程某2017年7月折算获得2个表扬，2018年6月20日获得表扬，2018年12月获得表扬，于2018年5月6日缴纳罚金2000元。",
    )
    rows = rows_of(read)
    (proposal,) = rows["change_proposal"]
    assert (proposal["kind"], proposal["reduction_asked_m"], proposal["court_filed_on"]) == (
        "commutation",
        7,
        date(2019, 5, 10),
    )
    assert (proposal["ground"], proposal["strict_or_lenient"]) == (["repentance", "merit"], ["recidivist"])
    assert [
        (row["case_number"], row["instance"], row.get("result"), row.get("reviews")) for row in rows["judgment"]
    ] == [
        ("（2016）江0102刑初31号", "first", None, None),
        ("（2017）江0102刑初90号", "first", None, None),
        ("（2017）江01刑终77号", "second", "affirm", "（2017）江0102刑初90号"),
    ]
    assert [(row["kind"], row["amount"]) for row in rows["property_item"]] == [
        ("fine", Decimal(9000)),
        ("restitution", Decimal(80000)),
    ], "the fine of the merged judgment is part of the later sum"
    assert [(row["amount"], row["kind"], row.get("paid_on")) for row in rows["property_payment"]] == [
        (Decimal(3000), "fine", None),
        (Decimal(2000), "fine", date(2018, 5, 6)),
    ]
    assert [(row["offence"], row.get("term_y"), row.get("violent_kind")) for row in rows["judgment_offence"]] == [
        ("盗窃罪", 4, None),
        ("抢劫罪", 5, "robbery"),
    ]
    assert [(row["award"], row["decided_on_lo"], row["decided_on_hi"]) for row in rows["cycle_award"]] == [
        ("praise", date(2017, 7, 1), date(2017, 7, 31)),
        ("praise", date(2017, 7, 1), date(2017, 7, 31)),
        ("praise", date(2018, 6, 20), date(2018, 6, 20)),
        ("praise", date(2018, 12, 1), date(2018, 12, 31)),
    ]


def test_a_table_that_the_dictionary_does_not_have_is_left_out(facts: Read) -> None:
    dictionary = load_dictionary()
    narrower = dataclasses.replace(
        dictionary, tables={name: each for name, each in dictionary.tables.items() if name != "change_proposal"}
    )
    assert "change_proposal" in rows_of(facts())
    assert "change_proposal" not in rows_of(facts(), narrower)


@pytest.mark.parametrize("path", RULINGS, ids=lambda path: path.name)
def test_every_code_is_one_of_its_list(path: Path) -> None:
    dictionary = load_dictionary()
    for table, row in cells(rows_of(read_ruling(read_file(path, path.name).documents[0].text))):
        for name, field in dictionary.tables[table].fields.items():
            if field.list is not None and row.get(name) is not None:
                codes = row[name] if field.type == "codes" else [row[name]]
                assert set(codes) <= dictionary.lists[field.list].codes.keys(), (table, name)
