"""A unit's own number becomes the ID number that the same unit has stated with it, and no other."""

import pyarrow as pa

from jianheng.identity.linkage import apply_links, number_links, stated_numbers

ANNA, BOLD = "id:11010519491231002X", "id:320102198001010016"


def statements(*rows: tuple[str, str | None, str]) -> pa.Table:
    names = ("person", "source_no", "recorded_by")
    return pa.Table.from_pylist([dict(zip(names, row, strict=True)) | {"batch": "b1"} for row in rows])


def test_a_number_stated_with_an_id_number_links_to_it() -> None:
    links = number_links([stated_numbers(statements((ANNA, "3201", "江州监狱"), (BOLD, None, "江州监狱")))])
    assert links == {"no:江州监狱:3201": ANNA}


def test_the_number_of_another_unit_does_not_link() -> None:
    links = number_links([stated_numbers(statements((ANNA, "3201", "江州监狱")))])
    table = pa.table({"person": ["no:海州监狱:3201", "no:江州监狱:3201", ANNA, None], "x": [1, 2, 3, 4]})
    assert apply_links(table, links)["person"].to_pylist() == ["no:海州监狱:3201", ANNA, ANNA, None]


def test_a_number_used_for_two_persons_links_to_none() -> None:
    assert number_links([stated_numbers(statements((ANNA, "3201", "江州监狱"), (BOLD, "3201", "江州监狱")))]) == {}


def test_without_a_unit_numbers_count_inside_the_batch() -> None:
    assert number_links([stated_numbers(statements((ANNA, "3201", "")))]) == {"no:b1:3201": ANNA}


def test_a_table_without_persons_stays_as_it_is() -> None:
    table = pa.table({"case_number": ["（2020）江01刑更1号"]})
    assert apply_links(table, {"no:a:1": ANNA}) is table
