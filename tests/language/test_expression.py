from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianheng.dictionary import Dictionary
from jianheng.language.canonical import node_json
from jianheng.language.expression import parse_expression
from jianheng.language.problem import ModelError, Position, Problem
from jianheng.language.scope import Scope
from jianheng.language.source import Text
from jianheng.language.tree import node
from jianheng.language.write import counted_items, expression_text
from jianheng.law import LawTable


def field(name: str, of: str = "this") -> Any:
    return node("field", of=of, name=name)


def const(kind: str, value: str) -> Any:
    return node("const", type=kind, value=value)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("done_on", field("done_on")),
        ("due", node("let", name="due")),
        ("interval.months", node("let", name="interval", part="months")),
        ("met.met_on", node("item", name="met", part="met_on")),
        ("seen", node("item", name="seen", part="count")),
        ("param.grace", node("param", name="grace")),
        ("as_of", node("as_of")),
        ("-3", const("int", "-3")),
        ("007", None),
        ("7", const("int", "7")),
        ("1.30", const("ratio", "1.30")),
        ("-0.5", const("ratio", "-0.5")),
        ("True", const("flag", "true")),
        ('"减刑"', const("text", "减刑")),
        ('date("2024-05-01")', const("date", "2024-05-01")),
        ('term("18m")', const("term", "18m")),
        ("days + 1", node("add", left=field("days"), right=const("int", "1"))),
        ("known(number)", node("known", values=(field("number"),))),
        ("has(met)", node("has", item="met")),
        ("absent(seen)", node("absent", item="seen")),
        ("has(withdrawn_on)", node("has", value=field("withdrawn_on"))),
        ("done_on if urgent else asked_on", None),
    ],
)
def test_forms(make: Any, text: str, tree: Any) -> None:
    if text == "007":
        with pytest.raises(ModelError, match="E03"):
            make.value(text)
        return
    read = make.value(text)[1]
    if tree is None:
        tree = node("if", cond=field("urgent"), then=field("done_on"), other=field("asked_on"))
    assert read == tree


def test_and_is_flat_and_keeps_its_order(make: Any) -> None:
    tree = make.condition("urgent and (days > 1 and days < 9) and not urgent")[1]
    assert [part.op for part in tree.nodes("parts")] == ["field", "gt", "lt", "not"]


def test_a_chain_becomes_and(make: Any) -> None:
    assert make.condition("0 < days <= 1")[1] == make.condition("0 < days and days <= 1")[1]


def test_or_inside_and_stays_together(make: Any) -> None:
    tree = make.condition("urgent and (days > 1 or days < 0)")[1]
    assert [part.op for part in tree.nodes("parts")] == ["field", "or"]


def test_named_arguments_have_one_order(make: Any) -> None:
    one = make.value('known_or(done_on, lo=asked_on, hi=due, assume="hi")')[1]
    two = make.value('known_or(done_on, assume="hi", hi=due, lo=asked_on)')[1]
    assert one == two


def test_law_arguments_have_one_order(make: Any) -> None:
    one = make.value('law.commutation_interval(on=done_on, term=term, category="general").months')[1]
    two = make.value('law.commutation_interval(category="general", term=term, on=done_on).months')[1]
    assert one == two


def test_inside_an_item_a_bare_name_is_a_field_of_its_table(make: Any) -> None:
    tree = make.related("person == this.person and in_on < this.due and in_on < this.met.met_on and has(this.met)")[1]
    first, second, third, fourth = tree.nodes("parts")
    assert first.node("left") == field("person", "row")
    assert first.node("right") == field("person")
    assert second.node("right") == node("let", name="due")
    assert third.node("right") == node("item", name="met", part="met_on")
    assert fourth == node("has", item="met")


def test_the_key_of_a_row_itself(make: Any) -> None:
    tree = make.related("person == this.person and row != this.row")[1]
    assert tree.nodes("parts")[1] == node("ne", left=field("row", "row"), right=field("row"))


def test_texts_are_composed(make: Any) -> None:
    assert make.value('"e\\u0301"')[1] == const("text", "é")


@pytest.mark.parametrize("text", ['number == "减刑" and nothing', "nothing", "days > 1 and nothing < 2"])
def test_places_count_characters(make: Any, text: str) -> None:
    before = len("  early: '") + 1
    with pytest.raises(ModelError) as error:
        make.condition(text)
    found = [(p.code, p.value, p.at.column) for p in error.value.problems]
    assert found == [("E02", "nothing", before + text.index("nothing"))]


PIECES = [
    "done_on",
    "days",
    "met",
    ".",
    "(",
    ")",
    "[",
    "]",
    ",",
    "<",
    "==",
    " and ",
    " in ",
    "not ",
    "law",
    "'",
    '"',
    "=",
    "减",
]


@settings(max_examples=300)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=9).map("".join)))
def test_any_text_is_read_or_refused_with_a_place(dictionary: Dictionary, law: dict[str, LawTable], text: str) -> None:
    scope = Scope(dictionary, law, dictionary.tables["act"])
    problems: list[Problem] = []
    tree = parse_expression(Text(text, Position("m.yaml", 3, 5)), scope, "model", problems)
    assert bool(problems) == any(part.op == "error" for part in tree.walk())
    assert all(p.at.line >= 3 and p.at.column >= 1 and p.zh and p.mend_zh for p in problems)


def test_a_line_break_inside_quotation_marks_does_not_move_places(make: Any) -> None:
    text = Text('number == "\u2028减" and nothing', Position("m.yaml", 1, 1))
    problems: list[Problem] = []
    parse_expression(text, Scope(make.dictionary, make.law, make.dictionary.tables["act"]), "model", problems)
    assert [(p.at.line, p.at.column) for p in problems] == [(1, text.value.index("nothing") + 1)]


def test_a_second_line_has_its_own_columns(make: Any) -> None:
    with pytest.raises(ModelError) as error:
        make.model("unlawful:\n  early: |\n    (urgent and\n      nothing)\n")
    assert error.value.problems[0].value == "nothing"


def test_a_tree_as_plain_objects(make: Any) -> None:
    tree = make.condition("has(met) and law.commutation_interval(on=done_on, term=term, category='general').hard")[1]
    assert node_json(tree) == {
        "op": "and",
        "parts": [
            {"op": "has", "item": "met"},
            {
                "op": "law",
                "table": "commutation_interval",
                "args": {
                    "category": {"op": "const", "type": "text", "value": "general"},
                    "on": {"op": "field", "of": "this", "name": "done_on"},
                    "term": {"op": "field", "of": "this", "name": "term"},
                },
                "part": "hard",
            },
        ],
    }


@pytest.mark.parametrize(
    "text",
    [
        "not (urgent or days > 1)",
        "not urgent or days > 1",
        "(days + 1) * 2 - (days - 1)",
        "days - (1 - days)",
        "days * -3 > 0 - days",
        "(days if urgent else 1) > (1 if urgent else 0)",
        "(done_on < asked_on) == urgent",
        'number == "say \\"no\\" \\\\ yes"',
        'outcome in ["granted", "refused"] or seen > 1',
        'clock.report_for_correction(start=done_on, on=asked_on) < date("2024-05-01")',
        "at_least(1, urgent, absent(met)) and met.count > 0",
    ],
)
def test_what_is_written_reads_back(make: Any, text: str) -> None:
    model, tree = make.condition(text)
    written = expression_text(tree, counted=counted_items(model))
    assert make.condition(written)[1] == tree
    assert written == text
