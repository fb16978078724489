"""What a corrected row may not say."""

from datetime import date

from jianheng.dictionary import load_dictionary
from jianheng.intake.correcting.agreement import disagreements

PERSONS = load_dictionary().tables["person_statement"]
STAYS = load_dictionary().tables["prison_stay"]
ONE, OTHER = "11010519491231002X", "440524188001010014"


def told(row: dict[str, object], changed: list[str]) -> list[str]:
    return [what.zh for what, _ in disagreements(PERSONS, row, changed)]


def test_an_id_number_must_be_of_the_person_of_the_row() -> None:
    assert told({"person": f"id:{ONE}", "id_no": ONE}, ["id_no"]) == []
    assert told({"person": f"id:{ONE}", "id_no": OTHER}, ["id_no"]) == [
        f"更正后身份证号 {OTHER} 与这一行的人员 {ONE} 不是同一人"
    ]
    assert told({"person": "num:江州监狱:7", "id_no": OTHER}, ["id_no"]) == []
    assert told({"person": f"id:{ONE}", "id_no": OTHER}, ["name"]) == []


def test_an_id_number_must_be_valid_unless_the_paper_is_another() -> None:
    [found] = told({"person": "num:江州监狱:7", "id_no": f"{ONE[:-1]}1"}, ["id_no"])
    assert found.startswith("不是有效的身份证号")
    assert told({"person": "num:江州监狱:7", "id_no": "P123", "id_kind": "passport"}, ["id_no"]) == []


def test_only_what_the_correction_does_is_held_against_it() -> None:
    row: dict[str, object] = {"admitted_on": date(2020, 3, 5), "left_on": date(2019, 1, 1)}
    assert len([*disagreements(STAYS, row, ["left_on"])]) == 1
    assert [*disagreements(STAYS, row, ["prison"])] == []
