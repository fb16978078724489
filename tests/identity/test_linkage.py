"""A unit's own number becomes the ID number that the same unit has stated with it, and no other."""

import pyarrow as pa

from jianheng.identity.linkage import apply_links, number_links, stated_numbers
from jianheng.identity.links import Links

ANNA, BOLD = "id:11010519491231002X", "id:320102198001010016"


def statements(*rows: tuple[str, str | None, str]) -> pa.Table:
    names = ("person", "source_no", "recorded_by")
    return pa.Table.from_pylist([dict(zip(names, row, strict=True)) | {"batch": "b1"} for row in rows])


def test_a_number_stated_with_an_id_number_links_to_it() -> None:
    links = number_links([stated_numbers(statements((ANNA, "3201", "江州监狱"), (BOLD, None, "江州监狱")))])
    assert links.pairs() == {"no:江州监狱:3201": ANNA}


def test_the_number_of_another_unit_does_not_link() -> None:
    links = number_links([stated_numbers(statements((ANNA, "3201", "江州监狱")))])
    table = pa.table({"person": ["no:海州监狱:3201", "no:江州监狱:3201", ANNA, None], "x": [1, 2, 3, 4]})
    assert apply_links(table, links)["person"].to_pylist() == ["no:海州监狱:3201", ANNA, ANNA, None]


def test_a_number_used_for_two_persons_links_to_none() -> None:
    assert (
        number_links([stated_numbers(statements((ANNA, "3201", "江州监狱"), (BOLD, "3201", "江州监狱")))]).pairs() == {}
    )


def test_without_a_unit_numbers_count_inside_the_batch() -> None:
    assert number_links([stated_numbers(statements((ANNA, "3201", "")))]).pairs() == {"no:b1:3201": ANNA}


def test_a_table_without_persons_stays_as_it_is() -> None:
    table = pa.table({"case_number": ["（2020）江01刑更1号"]})
    assert apply_links(table, Links.of({"no:a:1": ANNA})) is table


def test_keys_of_a_person_lead_to_each_other() -> None:
    links = Links.of({"no:a:1": ANNA, "no:b:9": ANNA, "no:a:2": BOLD})
    assert links.persons_of(pa.array(["no:b:9", BOLD, "no:c:1"])).to_pylist() == [ANNA, BOLD, "no:c:1"]
    assert links.keys_of(pa.array([ANNA, "no:a:2"])).to_pylist() == ["no:a:1", "no:b:9"]


def test_links_of_some_numbers_are_put_in_the_place_of_others() -> None:
    links = Links.of({"no:a:1": ANNA, "no:a:2": BOLD}).without(pa.array(["no:a:2", "no:c:1"]))
    assert links.also(Links.of({"no:a:2": ANNA})).pairs() == {"no:a:1": ANNA, "no:a:2": ANNA}
    assert Links.of({}).also(links).pairs() == {"no:a:1": ANNA}


def test_rows_of_several_parts_and_without_a_person_are_linked() -> None:
    table = pa.table({"person": pa.chunked_array([["no:a:1", None], [], [BOLD]], pa.string())})
    assert apply_links(table, Links.of({"no:a:1": ANNA}))["person"].to_pylist() == [ANNA, None, BOLD]
