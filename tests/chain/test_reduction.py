"""Every granted reduction of a person once, whoever tells it."""

from collections.abc import Callable

Derive = Callable[..., dict[str, list[dict[str, object]]]]

RULING = {"case_number": "（2018）江01刑更1号", "ruled_on": "2018-03-20", "reduction": "8m"}


def origins(found: dict[str, list[dict[str, object]]]) -> list[object]:
    return [row["origin"] for row in found["reduction"]]


def test_a_ruling_stands_before_what_a_later_one_recites_of_it(derive: Derive) -> None:
    found = derive(
        commutation_ruling=[RULING | {"served_on": "2018-03-25"}, {"ruled_on": "2020-05-12", "reduction": "6m"}],
        recited_reduction=[{"ruling": "c2", "position": 1, "ruled_on": "2018-03-20", "reduction": "9m"}],
    )
    assert origins(found) == ["c1", "c2"]
    assert found["reduction"][0]["reduction"] == "8m"
    assert found["reduction"][0]["served_on"] == "2018-03-25"


def test_the_same_case_number_is_the_same_act_and_lends_its_day(derive: Derive) -> None:
    found = derive(
        commutation_ruling=[{"case_number": RULING["case_number"], "reduction": "8m"}],
        recited_reduction=[
            {"ruling": "x", "position": 1} | RULING,
            {"ruling": "y", "position": 1, "ruled_on": "2018-03-20"},
        ],
    )
    assert origins(found) == ["c1"]
    assert found["reduction"][0]["ruled_on"] == "2018-03-20"


def test_of_two_recitals_the_fuller_one_is_kept(derive: Derive) -> None:
    recital = {"position": 1, "ruled_on": "2018-03-20"}
    found = derive(recited_reduction=[{"ruling": "x"} | recital, {"ruling": "y", "reduction": "8m"} | recital])
    assert origins(found) == ["r2"]


def test_only_granted_ones_count(derive: Derive) -> None:
    results = ["granted", "reduced", "refused", "withdrawn", "returned", None]
    rulings = [{"ruled_on": f"201{n}-01-01", "result": result} for n, result in enumerate(results)]
    assert origins(derive(commutation_ruling=rulings)) == ["c1", "c2"]


def test_an_act_without_a_day_stays(derive: Derive) -> None:
    found = derive(commutation_ruling=[{"reduction": "8m"}, {"reduction": "8m"}, RULING])
    assert sorted(map(str, origins(found))) == ["c1", "c2", "c3"]
    assert sum("ruled_on" not in row for row in found["reduction"]) == 2


def test_persons_and_nobodies_are_kept_apart(derive: Derive) -> None:
    other = {"person": "id:B"}
    nobody = {"person": None}
    found = derive(commutation_ruling=[RULING, RULING | other, RULING | nobody, RULING | nobody])
    assert sorted(map(str, origins(found))) == ["c1", "c2", "c3", "c4"]


def test_two_days_for_one_case_number_lend_none(derive: Derive) -> None:
    number = {"case_number": RULING["case_number"]}
    found = derive(
        commutation_ruling=[number],
        recited_reduction=[
            {"ruling": "x", "position": 1, "ruled_on": "2018-03-20"} | number,
            {"ruling": "y", "position": 1, "ruled_on": "2018-03-21"} | number,
        ],
    )
    assert origins(found) == ["c1"]
    assert "ruled_on" not in found["reduction"][0]


def test_a_row_tells_where_it_comes_from(derive: Derive) -> None:
    (row,) = derive(commutation_ruling=[RULING])["reduction"]
    assert (row["source"], row["row_no"]) == ("commutation_ruling.xlsx", 1)
    assert '"2018-03-20"' in str(row["raw"])
    assert row["row_id"] == "c1:reduction"
