"""What the program reads from real rulings is what a careful reader finds in them."""

import dataclasses
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from jianheng.dictionary import load_dictionary
from jianheng.intake.cleaning import Fact
from jianheng.intake.ruling import NotACommutationRulingError, RulingFacts, facts_to_rows, read_ruling
from jianheng.intake.ruling.sentence_facts import Appeal, Judgment, PropertyTerm

pytestmark = pytest.mark.real("rulings")

EXPECTED = yaml.load((Path(__file__).parent / "real_rulings.yaml").read_text("utf-8"), yaml.BaseLoader)


@pytest.fixture(scope="session")
def texts(real_rulings: Path) -> dict[str, str]:
    lines = (real_rulings / "commutation_rulings.jsonl").read_text("utf-8").splitlines()
    return {record["id"]: record["text"] for record in map(json.loads, lines)}


def value(fact: Any) -> Any:
    return None if fact is None else fact.value


def day(fact: Any) -> str | None:
    if fact is None:
        return None
    return fact.value.lo.isoformat() if fact.value.day else fact.value.lo.isoformat()[:7]


def serial(fact: Any) -> str | None:
    return None if fact is None else str(int(re.search(r"(\d+)(?:、\d+)*号$", fact.value)[1]))


def plain(number: Any) -> str | None:
    return None if number is None else f"{number.value:f}"


def rights(fact: Any) -> list[str] | None:
    return None if fact is None else [fact.value.change, str(fact.value.term) if fact.value.term else "life"]


def without_empty(told: dict[str, Any]) -> dict[str, Any]:
    return {name: each for name, each in told.items() if each not in (None, [], {}, False)}


def short(row: list[Any]) -> list[Any]:
    while row and row[-1] is None:
        row = row[:-1]
    return ["" if each is None else each for each in row]


def property_term(term: PropertyTerm) -> list[Any]:
    return short([term.kind.value, plain(term.amount), plain(term.paid) or value(term.state)])


def appeal(told: Appeal) -> dict[str, Any]:
    return without_empty(
        {
            "on": day(told.decided_on),
            "no": serial(told.case_number),
            "by": value(told.by),
            "result": told.result.value,
            "property": [property_term(term) for term in told.sentence.property],
        }
    )


def judgment(told: Judgment) -> dict[str, Any]:
    own = told.sentence
    penalty = value(own.penalty)
    return without_empty(
        {
            "on": day(told.judged_on),
            "no": serial(told.case_number),
            "penalty": None if penalty == "fixed_term" else penalty,
            "term": str(own.term.value) if own.term else None,
            "offences": str(len(own.offences)),
            "offence_terms": [str(each.term.value) for each in own.offences if each.term] if own.combined else [],
            "combined": "true" if own.combined else None,
            "merges": "true" if own.merges else None,
            "rights": rights(own.rights)[1] if own.rights else None,
            "start": day(own.start_on),
            "end": day(own.end_on),
            "property": [property_term(term) for term in own.property],
            "appeals": [appeal(each) for each in told.appeals],
        }
    )


def told(facts: RulingFacts) -> dict[str, Any]:
    """The facts in the shape of the expectations."""
    order = facts.order
    return without_empty(
        {
            "sex": value(facts.person.sex),
            "birth": day(facts.person.birth_on),
            "judgments": [judgment(each) for each in facts.judgments],
            "delivered": day(facts.delivered_on),
            "reductions": [
                without_empty(
                    {
                        "on": day(each.ruled_on),
                        "no": serial(each.case_number),
                        "term": str(each.reduction.value) if each.reduction else None,
                        "to": str(each.to_term.value) if each.to_term else None,
                        "rights": rights(each.rights),
                        "start": day(each.new_start),
                        "end": day(each.new_end),
                    }
                )
                for each in facts.reductions
            ],
            "proposal": without_empty(
                {
                    "on": day(facts.proposal.proposed_on),
                    "no": serial(facts.proposal.number),
                    "asked": str(facts.proposal.reduction.value) if facts.proposal.reduction else None,
                    "rights": rights(facts.proposal.rights),
                }
            ),
            "heard": short([day(facts.heard_on), value(facts.heard)]),
            "points": [
                [day(each.from_on) or "null", day(each.until_on) or "null", plain(each.total)] for each in facts.points
            ],
            "awards": [
                short([str(each.count.value), day(each.from_on), day(each.until_on)])
                for each in facts.awards
                if each.count
            ],
            "praised": [day(each.on) for each in facts.awards if each.on],
            "paid": [[each.kind.value, plain(each.amount) or "paid"] for each in facts.payments],
            "repentance": {True: "true", False: "false", None: None}[value(facts.grounds.repentance)],
            "signs": [[each.sign, each.said_by] for each in facts.signs if each.sign != "property_unpaid"],
            "unpaid": "true" if any(each.sign == "property_unpaid" for each in facts.signs) else None,
            "category": facts.commutation_class,
            "order": without_empty(
                {
                    "result": value(order.result),
                    "term": str(order.reduction.value) if order.reduction else None,
                    "start": day(order.new_start),
                    "end": day(order.new_end),
                    "rights": rights(order.rights),
                }
            ),
            "latest": day(facts.latest_event_on),
        }
    )


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_facts_are_those_a_reader_finds(name: str, texts: dict[str, str]) -> None:
    found, expected = told(read_ruling(texts[name])), dict(EXPECTED[name])
    for each in (found, expected):
        each["signs"] = sorted(each.get("signs", []))
    assert found == expected


def facts_in(told: Any) -> Iterator[Fact[Any]]:
    """Every fact inside a structure of facts."""
    if isinstance(told, Fact):
        yield told
    elif isinstance(told, tuple):
        for each in told:
            yield from facts_in(each)
    elif dataclasses.is_dataclass(told):
        for field in dataclasses.fields(told):
            yield from facts_in(getattr(told, field.name))


def test_every_fact_has_its_words_where_it_says(texts: dict[str, str]) -> None:
    for text in texts.values():
        found = list(facts_in(read_ruling(text)))
        assert len(found) > 10
        assert all(fact.words and text[fact.start : fact.end] == fact.words for fact in found)


def test_organs_and_courts_are_named_as_such(texts: dict[str, str]) -> None:
    for text in texts.values():
        facts = read_ruling(text)
        assert facts.prison is not None
        assert re.fullmatch(r"[\u4e00-\u9fff]{2,12}监狱", facts.prison.value)
        courts = [each.court for judgment in facts.judgments for each in (judgment, *judgment.appeals)]
        courts += [each.court for each in facts.reductions]
        assert all(
            court and re.fullmatch(r"本院|[^，。；年月日于由经被]{4,24}人民法院|广西高级人民法院", court.value)
            for court in courts
        )
        assert facts.person.name is not None
        assert "某" in facts.person.name.value
        assert facts.unread == ()


def test_a_judgment_is_not_taken_for_a_ruling(real_rulings: Path) -> None:
    lines = (real_rulings / "judgments.jsonl").read_text("utf-8").splitlines()
    assert lines
    for record in map(json.loads, lines):
        with pytest.raises(NotACommutationRulingError):
            read_ruling(record["text"])


def test_rows_fit_the_dictionary_and_every_file_is_kept(texts: dict[str, str]) -> None:
    dictionary = load_dictionary()
    for name, text in texts.items():
        rows = facts_to_rows(read_ruling(text), dictionary, lambda table, number: f"{table}:{number}", f"doc:{name}")
        assert len(rows["commutation_ruling"]) == len(rows["person_statement"]) == 1
        for table, found in rows.items():
            columns = set(dictionary.tables[table].schema().names)
            assert all(row.keys() <= columns for row in found)


def test_three_hundred_rulings_take_less_than_a_minute(texts: dict[str, str]) -> None:
    begin = time.perf_counter()
    for _ in range(11):
        for text in texts.values():
            read_ruling(text)
    assert time.perf_counter() - begin < 60
