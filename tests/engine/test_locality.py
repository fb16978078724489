"""By which keys a model reaches what it reads, and whether it can be worked out for each person alone."""

from collections.abc import Callable

from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.engine.locality import Key, locality
from jianheng.language.read import read_model
from jianheng.language.templates import Shelf
from jianheng.language.tree import Model
from jianheng.law import LawTable, load_tables
from jianheng.library import load_library

from .conftest import HEAD

LOOKS_AT_OTHERS = {
    "detention/minor-held-with-adults",
    "supervision/notice-without-follow-up",
    "temporary-release/diagnosis-pattern",
}
Build = Callable[[str], Model]


def of_item(model: Model, dictionary: Dictionary, where: str) -> tuple[Key, ...]:
    return next(read.keys for read in locality(model, dictionary).reads if read.item == where)


def test_rows_of_the_persons_own_are_local(model: Build, sample: Dictionary) -> None:
    found = locality(
        model("""
examine: deed
with:
  went: {any: visit, where: "person == this.person and unit == this.unit and ok"}
unlawful: {bad: has(went)}
"""),
        sample,
    )
    assert found.person_local
    assert found.reads[0].keys == (Key("person", "this.person", (), own=True), Key("unit", "this.unit"))
    assert found.tables() == {"deed", "visit"}


def test_an_alternative_to_the_person_is_no_key(model: Build, sample: Dictionary) -> None:
    found = locality(
        model("""
examine: deed
with:
  went: {any: visit, where: person == this.person or unit == this.unit}
unlawful: {bad: has(went)}
"""),
        sample,
    )
    assert found.reads[0].keys == ()
    assert [(why.zh, why.en) for why in found.reasons] == [
        (
            "went（走访）不按标识查找，要看全部行",
            "went (Visit) is reached without a key, so every row is looked at",
        )
    ]


def test_a_key_may_come_from_another_fact_or_by_a_derived_name(model: Build, sample: Dictionary) -> None:
    told = model("""
examine: deed
let: {whose: person, where_last: "last_one.unit"}
with:
  last_one: {last: visit, by: day, where: person == this.whose}
  others: {count: visit, where: unit == this.where_last}
unlawful: {bad: others > 1}
""")
    assert of_item(told, sample, "last_one") == (Key("person", "this.whose", (), own=True),)
    assert of_item(told, sample, "others") == (Key("unit", "this.where_last", ("last_one",)),)
    (why,) = locality(told, sample).reasons
    assert why.zh == "others（走访）按 unit == this.where_last 查找，不限本人"
    assert why.en == "others (Visit) is reached by unit == this.where_last, not by the act's own person"


def test_all_reasons_are_told(model: Build, sample: Dictionary) -> None:
    found = locality(
        model("""
examine: {of: visit, each: [unit]}
with: {all: {count: members}, good: {count: members, where: ok}}
let: {average: "peer_ratio(good, all)"}
note: {above: "ratio(good, all) > average"}
"""),
        sample,
    )
    assert (found.each, found.peers, found.has_person) == (("unit",), True, False)
    assert [why.zh for why in found.reasons] == [
        "按unit分组，一组有多人",
        "各组相互比较",
        "all（走访）按 unit == this.unit 查找，不限本人",
        "good（走访）按 unit == this.unit 查找，不限本人",
    ]


def test_groups_of_one_person_are_local(model: Build, sample: Dictionary) -> None:
    found = locality(
        model("""
examine: {of: visit, each: [person, unit]}
with: {all: {count: members}}
note: {often: all > 3}
"""),
        sample,
    )
    assert found.person_local
    assert found.reads[0].by_person


def test_a_signed_leaf_may_read_anything(model: Build, sample: Dictionary) -> None:
    found = locality(
        model("""
examine: deed
let:
  busy:
    sql: SELECT d.row_id, count(*) AS days FROM v_deed d GROUP BY d.row_id
    columns: {days: {type: int, title: {zh: 次数, en: times}}}
    author: 甲院
    signature: unsigned
unlawful: {often: busy.days > 1}
"""),
        sample,
    )
    assert [why.en for why in found.reasons] == ["a signed SQL leaf may read any row"]


def test_answers_are_as_local_as_the_model_that_gives_them(sample: Dictionary, law: dict[str, LawTable]) -> None:
    head = HEAD.replace("commutation/sample", "demo/source")
    source = "\nexamine: deed\nwith: {others: {any: visit, where: unit == this.unit}}\nunlawful: {bad: has(others)}\n"
    shelf = Shelf({}, {}, {"demo/source": head + source})
    text = HEAD + '\nexamine: "verdict:demo/source"\nnote: {seen: answer == "unlawful"}\n'
    found = locality(read_model(text, "sample.yaml", sample, law, "", shelf), sample)
    assert found.has_person
    assert found.tables() == {"deed", "visit"}
    assert [why.zh for why in found.reasons] == ["others（走访）按 unit == this.unit 查找，不限本人"]


def test_of_the_library_three_models_look_at_other_persons() -> None:
    dictionary, law = load_dictionary(), load_tables()
    found = {model.id: locality(model, dictionary) for model in load_library(dictionary, law)}
    assert {name for name, each in found.items() if not each.person_local} == LOOKS_AT_OTHERS
    papers = {read.item: read for read in found["delivery/execution-papers-late"].reads}
    assert papers["original"].keys == (Key("case_number", "this.paper.reviews", ("paper",)),)
    assert papers["original"].local, "a judgment is about no single person, so that it may be read freely"
