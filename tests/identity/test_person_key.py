"""A person is known by the ID number, else by the source's number in its unit, else by the row alone."""

from jianheng.identity import Origin, person_key, read_id_number

HERE = Origin(unit="江州监狱", source="减刑.xlsx", record="5")


def test_the_id_number_comes_first() -> None:
    found = read_id_number("11010519491231002X")
    assert person_key(HERE, found, "3201") == "id:11010519491231002X"


def test_the_same_number_in_two_prisons_is_two_persons() -> None:
    there = Origin(unit="海州监狱", source="减刑.xlsx", record="5")
    assert person_key(HERE, None, "3201") == "no:江州监狱:3201"
    assert person_key(HERE, None, "3201") != person_key(there, None, "3201")


def test_a_colon_in_the_unit_cannot_forge_another_unit() -> None:
    forged = Origin(unit="江州监狱:1", source="x", record="1")
    assert person_key(forged, None, "2") != person_key(HERE, None, "1:2")


def test_a_row_without_any_number_is_a_person_of_its_own() -> None:
    assert person_key(HERE) == "doc:减刑.xlsx#5"
