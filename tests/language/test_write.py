"""What is written reads back as the same tree: for every model we have, and for any expression."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from jianheng.dictionary import Dictionary
from jianheng.language.canonical import content_hash, logic_hash
from jianheng.language.expression import parse_expression
from jianheng.language.operators import OPERATORS
from jianheng.language.problem import Position, Problem
from jianheng.language.read import read_model
from jianheng.language.scope import ItemName, Scope
from jianheng.language.source import Text
from jianheng.language.tree import Case, Model, Node, node
from jianheng.language.write import counted_items, expression_text, write_model
from jianheng.law import LawTable

# Signs that YAML and Python both make something of, beside plain words.
TEXTS = st.one_of(
    st.sampled_from(
        ["", "no", "null", "~", "012", "1:30", "2024-01-01", "减刑", "a: b", "# c", "- d", "{e}", '"f"', "'g'"]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12),
)
NAMES = st.sampled_from(["done_on", "asked_on", "days", "court"])
CONSTS = st.one_of(
    st.builds(lambda n: node("const", type="int", value=str(n)), st.integers(-(10**6), 10**6)),
    st.builds(lambda n: node("const", type="ratio", value=f"{n:.2f}"), st.decimals(-99, 99, places=2)),
    st.builds(lambda t: node("const", type="text", value=t), TEXTS),
    st.builds(lambda d: node("const", type="date", value=d.isoformat()), st.dates()),
    st.builds(lambda m: node("const", type="term", value=f"{m}m" if m else "0d"), st.integers(0, 400)),
    st.sampled_from(["true", "false"]).map(lambda v: node("const", type="flag", value=v)),
)


def leaves(row: bool) -> st.SearchStrategy[Node]:
    given_names = [
        CONSTS,
        NAMES.map(lambda n: node("field", of="this", name=n)),
        st.sampled_from([node("let", name="due"), node("let", name="due", part="months")]),
        st.sampled_from([node("item", name="met", part=p) for p in ("row", "count", "found", "met_on")]),
        st.sampled_from([node("item", name="seen", part=p) for p in ("count", "met_on")]),
        st.sampled_from([node("param", name="grace"), node("as_of"), node("ever")]),
        st.sampled_from([node(op, item=item) for op in ("has", "absent") for item in ("met", "seen")]),
    ]
    if row:
        given_names.append(st.sampled_from(["met_on", "person", "row"]).map(lambda n: node("field", of="row", name=n)))
    return st.one_of(given_names)


def joined(op: str, parts: list[Node]) -> Node:
    """`and` and `or` are flat in the tree."""
    flat = [inner for part in parts for inner in (part.nodes("parts") if part.op == op else (part,))]
    return node(op, parts=tuple(flat))


def called(name: str, values: list[Node], named: list[Node], choice: int) -> Node:
    operator = OPERATORS[name]
    count = min(max(len(values), operator.least), operator.most)
    given = tuple((values * operator.most)[:count])
    words: dict[str, Any] = dict(zip(operator.named, named, strict=False))
    words |= {key: options[choice % len(options)] for key, options in operator.choices.items()}
    return node(name, values=given, **words)


def forms(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    pairs = st.sampled_from(["eq", "ne", "lt", "le", "gt", "ge", "add", "sub", "mul"])
    several = st.lists(inner, min_size=2, max_size=3)
    present = inner.filter(lambda n: not (n.op == "item" and n.text("part") in {"row", "count"}))
    return st.one_of(
        st.builds(joined, st.sampled_from(["and", "or"]), several),
        inner.map(lambda n: node("not", value=n)),
        st.builds(lambda op, a, b: node(op, left=a, right=b), pairs, inner, inner),
        st.builds(lambda v, o: node("in", value=v, options=tuple(o)), inner, st.lists(CONSTS, min_size=1, max_size=3)),
        st.builds(lambda a, b, c: node("if", cond=a, then=b, other=c), inner, inner, inner),
        st.builds(lambda op, n: node(op, value=n), st.sampled_from(["has", "absent"]), present),
        st.builds(
            called,
            st.sampled_from(sorted(n for n, o in OPERATORS.items() if not o.listed)),
            several,
            several,
            st.integers(0, 3),
        ),
        st.builds(
            lambda value, words: node("contains_any", values=(value,), options=tuple(words)),
            inner,
            st.lists(TEXTS.map(lambda t: node("const", type="text", value=t)), min_size=1, max_size=3),
        ),
        st.builds(
            lambda a, b, part: node("law", table="commutation_interval", args=(("on", a), ("term", b)), part=part),
            inner,
            inner,
            st.sampled_from([None, "months", "hard"]),
        ),
        st.builds(
            lambda a, b: node("clock", table="report_for_correction", args=(("on", a), ("start", b))), inner, inner
        ),
    )


def scope(dictionary: Dictionary, law: dict[str, LawTable]) -> Scope:
    visit = dictionary.tables["visit"]
    return Scope(
        dictionary,
        law,
        dictionary.tables["act"],
        items={"met": ItemName("last", visit), "seen": ItemName("count", visit)},
        lets={"due"},
        params={"grace": "int"},
        related=visit,
    )


def composed(tree: Node) -> bool:
    """Reading composes texts (NFC), so that only composed texts come back the same."""
    texts = [n.text("value") for n in tree.walk() if n.op == "const"]
    return all(unicodedata.is_normalized("NFC", text) for text in texts)


@settings(max_examples=80)
@given(data=st.data(), mode=st.sampled_from(["model", "row"]))
def test_any_expression_reads_back(data: Any, mode: Any, dictionary: Dictionary, law: dict[str, LawTable]) -> None:
    tree = data.draw(st.recursive(leaves(mode == "row"), forms, max_leaves=12).filter(composed))
    text = expression_text(tree, mode, {"seen"})
    problems: list[Problem] = []
    read = parse_expression(Text(text, Position("m.yaml", 1, 1)), scope(dictionary, law), mode, problems)
    assert problems == [], text
    assert read == tree, text


def same(model: Model, dictionary: Dictionary, law: dict[str, LawTable]) -> None:
    text = write_model(model)
    read = read_model(text, "written.yaml", dictionary, law)
    # Why no case can notice a change stands in the file of the cases alone.
    assert read == replace(model, explained=())
    assert (logic_hash(read), content_hash(read)) == (logic_hash(model), content_hash(model))
    assert write_model(read) == text, "writing twice changes nothing"


def test_worked_models_read_back(worked: tuple[list[Model], Dictionary], law: dict[str, LawTable]) -> None:
    models, dictionary = worked
    assert models
    for model in models:
        same(model, dictionary, law)


def test_shipped_models_read_back(shipped: tuple[list[Model], Dictionary], law: dict[str, LawTable]) -> None:
    models, dictionary = shipped
    assert any(model.cases for model in models)
    for model in models:
        same(model, dictionary, law)


FULL = """\
language: 1
dictionary: 1
parent: {id: demo/older, version: 0.1.0, logic: abc}
says: {zh: 句子, en: sentence}
why: 原因
params: {grace: {type: int, value: 5, range: [0, 9], local: true, why: {zh: 约定, en: choice}}}
where: urgent and level >= "low"
with:
  met:
    last: visit
    by: met_on
    where: person == this.person and met_on < this.due
    within: [ever, this.done_on]
    held_by: this.court
    evidence: 3
    title: {zh: 上次走访, en: last visit}
    why: {zh: 原因}
  seen: {count: visit, where: person == this.person}
let:
  due: {value: asked_on, title: {zh: 期限, en: deadline}, why: {en: because}}
  plain: done_on
exempt:
  plain_one: urgent
  some: {when: urgent, from: [early], title: {zh: 甲}}
unlawful:
  early: {when: done_on < due, due: due, grade: minor, title: {zh: 早}, says: {zh: "{due}: 早", en: "{due}"}}
  many: seen > 1
note:
  late: done_on > due
keep: [due]
cases:
  - name: "2024-01-01"
    as_of: 2024-12-31
    coverage: [{table: visit, unit: "*", from: 2020-01-01}]
    given:
      act: [{row: a1, person: "no", number: "null", done_on: null, urgent: yes, reasons: [illness, age]}]
      visit: []
    expect: {a1: {answer: unlawful, findings: [early, many], due: 2024-01-02}}
"""


def test_every_key_reads_back(make: Any) -> None:
    model = make.model(FULL)
    same(model, make.dictionary, make.law)
    assert model.parent == (("id", "demo/older"), ("version", "0.1.0"), ("logic", "abc"))
    cell = dict(dict(model.cases[0].given)["act"][0])
    assert (cell["number"], cell["done_on"], cell["person"]) == ("null", None, "no")


def test_the_file_is_in_block_form_and_quotes_what_yaml_would_change(make: Any) -> None:
    text = write_model(make.model(FULL))
    assert "{" not in text.replace("'{due}: 早'", "").replace("'{due}'", "").split("cases:")[0]
    assert 'where: urgent and level >= "low"\n' in text
    assert "number: 'null'\n" in text
    assert "done_on: null\n" in text
    assert "person: 'no'\n" in text


@settings(max_examples=60)
@given(title=TEXTS, says=TEXTS, cell=st.one_of(st.none(), TEXTS))
def test_any_text_in_a_model_reads_back(make: Any, title: str, says: str, cell: str | None) -> None:
    title, says = (unicodedata.normalize("NFC", text) for text in (title, says))
    cell = unicodedata.normalize("NFC", cell) if cell is not None else None
    base = make.model("unlawful: {early: urgent}\n")
    finding = replace(base.findings[0], says=(("zh", says),), title=(("zh", title),))
    case = Case(
        "甲", "2024-01-01", "none", (("act", ((("row", "a1"), ("number", cell)),)),), (("a1", (("answer", "lawful"),)),)
    )
    same(replace(base, findings=(finding,), cases=(case,)), make.dictionary, make.law)


def test_periods_read_back(make: Any) -> None:
    examine = "examine: {of: act, repeat: {from: done_on, every: param.gap, by: any, until: withdrawn_on}}\n"
    model = make.model("params: {gap: {type: int, value: 5}}\nunlawful: {late: slot_to < asked_on}\n", examine)
    same(model, make.dictionary, make.law)
    assert model.examine.repeat is not None
    assert model.examine.repeat.by == "any"


def test_statements_read_back(make: Any) -> None:
    model = make.model("note: {ours: recorded_by == court}\n", "examine: {of: act, statements: true}\n")
    same(model, make.dictionary, make.law)
    assert model.examine.statements


def test_groups_read_back(make: Any) -> None:
    examine = "examine: {of: visit, each: [court, outcome], within: [param.since, as_of]}\n"
    parts = """\
params: {since: {type: date, value: 2023-06-01}}
with:
  all: {count: members}
  granted: {count: members, where: 'outcome == "granted" and met_on > param.since', within: [ever, as_of]}
note: {many: "all > 1 and peer_ratio(granted, all) < 1 and peer_rank(all) <= peer_count()"}
"""
    model = make.model(parts, examine)
    same(model, make.dictionary, make.law)
    where = model.item("granted").where
    assert where is not None
    assert expression_text(where, "row") == (
        'court == this.court and outcome == this.outcome and outcome == "granted" and met_on > param.since'
    )
    assert model.item("all").within == model.examine.within
    assert model.item("granted").within != model.examine.within


def test_counts_stand_bare(make: Any) -> None:
    model, tree = make.condition("seen.count > 1 and met.count > 1")
    assert expression_text(tree, counted=counted_items(model)) == "seen > 1 and met.count > 1"


def test_items_that_measure_read_back_as_they_were(make: Any) -> None:
    parts = (
        "with:\n  total: {sum: stay, value: 'days_shared(this.asked_on, as_of)', where: person == this.person}\n"
        "  held: {days: stay, over: [this.asked_on, as_of], where: person == this.person}\n"
        "  free: {gap: stay, over: [this.asked_on, as_of], where: person == this.person, within: [ever, as_of]}\n"
        "unlawful: {early: total > days and held > 1 and free.days > 1 and has(free)}\n"
    )
    model = make.model(parts)
    again = read_model(write_model(model), "m.yaml", make.dictionary, make.law)
    assert again == model
    assert "total > days and held > 1 and free.days > 1" in write_model(model)
