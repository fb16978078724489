"""The sample that ships: what is read from it leads a lawyer to what the sample says he concludes."""

import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jianheng.dictionary import load_dictionary
from jianheng.intake.delivery import read_delivery
from jianheng.intake.files.read import read_file
from jianheng.intake.ruling import RulingFacts, read_ruling
from jianheng.law.dates import add_months, days_after, months_after, term_end
from jianheng.law.lookup import NONE, UNKNOWN, Found, lookup
from jianheng.law.tables import load_tables
from jianheng.law.term import Term

with as_file(files("jianheng.library").joinpath("sample")) as found_folder:
    SAMPLE = Path(found_folder)
EXPECTED: dict[str, dict[str, str]] = yaml.safe_load((SAMPLE / "expected.yaml").read_text("utf-8"))
TABLES = load_tables()


def text_of(name: str) -> str:
    return read_file(SAMPLE / "rulings" / name, name).documents[0].text


def known(fact: Any) -> date | None:
    return fact.value.day if fact is not None else None


class Lawyer:
    """Answers the four questions from the facts alone, with the law's tables."""

    def __init__(self, facts: RulingFacts) -> None:
        self.facts = facts
        self.sentence = facts.sentence_in_force
        assert self.sentence is not None
        assert self.sentence.penalty is not None
        self.proposed = known(facts.proposal.proposed_on)
        self.on = known(facts.ruled_on) or self.proposed or known(facts.latest_event_on)
        self.major = bool(facts.grounds.major_merit and facts.grounds.major_merit.value)
        self.granted = facts.order.result is not None and facts.order.result.value == "granted"

    def ask(self, table: str, **more: Any) -> Found:
        assert self.sentence is not None
        assert self.sentence.penalty is not None
        return lookup(
            TABLES[table],
            on=self.on or UNKNOWN,
            term=self.sentence.term.value if self.sentence.term else NONE,
            category=self.facts.commutation_class,
            penalty=self.sentence.penalty.value,
            **more,
        )

    def start(self) -> str:
        delivered = known(self.facts.delivered_on)
        if not self.granted or self.facts.reductions or self.major:
            return "exempt"
        if delivered is None or self.proposed is None:
            return "undetermined"
        bounds = [months_after(delivered, months, "court") for months in self.ask("commutation_start").values["months"]]
        return within(self.proposed, bounds)

    def interval(self) -> str:
        if not self.granted or not self.facts.reductions or self.major:
            return "exempt"
        last = known(self.facts.reductions[-1].ruled_on)
        assert last is not None
        assert self.proposed is not None
        months = self.ask("commutation_interval").values["months"]
        latest_service = days_after(last, lookup(TABLES["ruling_served"], on=last).values["days"][1])
        return within(
            self.proposed, [months_after(last, months[0], "court"), months_after(latest_service, months[1], "court")]
        )

    def cap(self) -> str:
        reduction = self.facts.order.reduction
        if not self.granted or reduction is None:
            return "exempt"
        told = self.facts.grounds
        flags = {
            name: bool(fact and fact.value)
            for name, fact in (
                ("repentance", told.repentance),
                ("merit", told.merit),
                ("major_merit", told.major_merit),
            )
        }
        least, most = self.ask("commutation_cap", **flags).values["cap"]
        if reduction.value > most:
            return "unlawful"
        return "lawful" if reduction.value <= least else "undetermined"

    def new_end(self) -> str:
        reduction, printed = self.facts.order.reduction, known(self.facts.order.new_end)
        if not self.granted or reduction is None:
            return "exempt"
        ends = list(self._ends(reduction.value))
        if printed is None or not ends:
            return "undetermined"
        return "lawful" if printed in ends else "unlawful"

    def _ends(self, reduction: Term) -> Iterator[date]:
        assert self.sentence is not None
        start, term, cut, end = known(self.sentence.start_on), self.sentence.term, Term(), known(self.sentence.end_on)
        running = term.value if term else None
        for each in self.facts.reductions:
            if each.to_term:
                start, running, cut = known(each.new_start), each.to_term.value, Term()
            elif each.reduction:
                cut += each.reduction.value
            end = known(each.new_end) or end
        if start and running:
            yield term_end(start, running - cut - reduction)
        if end:
            yield add_months(end, -reduction.order[0])


def within(day: date, bounds: list[date]) -> str:
    if day < min(bounds):
        return "unlawful"
    return "lawful" if day >= max(bounds) else "undetermined"


def test_every_file_has_its_answers_and_its_line() -> None:
    names = {path.name for path in (SAMPLE / "rulings").iterdir()} - {"delivery.yaml"}
    assert names == EXPECTED.keys()
    lines = (SAMPLE / "README.md").read_text("utf-8")
    assert re.findall(r"^\| (\d\d) \|", lines, re.MULTILINE) == sorted(name[:2] for name in names)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_facts_lead_to_the_expected_answers(name: str) -> None:
    lawyer = Lawyer(read_ruling(text_of(name)))
    answers = {"start": lawyer.start(), "interval": lawyer.interval(), "cap": lawyer.cap(), "new_end": lawyer.new_end()}
    assert answers == EXPECTED[name]


def test_every_question_is_answered_in_every_way_it_can_be() -> None:
    told = {(question, answer) for answers in EXPECTED.values() for question, answer in answers.items()}
    assert {
        (question, answer)
        for question in ("start", "interval", "cap", "new_end")
        for answer in ("lawful", "unlawful", "exempt")
    } <= told
    assert ("start", "undetermined") in told


def test_the_delivery_of_the_sample_can_be_used() -> None:
    delivery = read_delivery(SAMPLE / "rulings" / "delivery.yaml", load_dictionary())
    assert "commutation_ruling" in delivery.tables


def meaning(facts: RulingFacts) -> str:
    """The facts without words and offsets."""
    return re.sub(r"words='(?:[^'\\]|\\.)*', start=\d+, end=\d+", "", repr(facts)).replace("\\n", "")


def wrapped(text: str, width: int) -> str:
    """Break paragraphs as a printed page does; head and signatures are short and stay whole."""
    return "\n".join(
        "\n".join(line[place : place + width] for place in range(0, len(line), width)) for line in text.split("\n")
    )


TEXTS = {name: text_of(name) for name in EXPECTED}
MEANINGS = {name: meaning(read_ruling(text)) for name, text in TEXTS.items()}


@given(st.sampled_from(sorted(TEXTS)), st.integers(20, 60))
def test_broken_lines_change_nothing(name: str, width: int) -> None:
    assert meaning(read_ruling(wrapped(TEXTS[name], width))) == MEANINGS[name]


@given(st.sampled_from(sorted(TEXTS)))
def test_full_width_digits_and_half_width_brackets_change_nothing(name: str) -> None:
    wide = TEXTS[name].translate(
        {ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)} | {ord("（"): "(", ord("）"): ")"}
    )
    assert meaning(read_ruling(wide)) == MEANINGS[name]
