"""Terms with a printed range in judgments, one for each defendant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jianheng.intake.cleaning import DATE, TERM, find_dates, join_lines, read_date, read_term
from jianheng.law import Term

PENALTIES = {"有期徒刑": "fixed_term", "拘役": "criminal_detention", "管制": "control"}
_TERM = re.compile(rf"(?P<penalty>有期徒刑|拘役|管制)(?P<term>{TERM})")
_RANGE = re.compile(
    rf"(?:即|刑期|\(|，|。|；|:|期限)[^，。；()\d]{{0,10}}?(?:自|从)?(?P<start>{DATE})起?，?(?:计算，?)?(?:至|到)(?P<end>{DATE})止?"
)
_NAMED = re.compile(r"(?:被告人|上诉人|原审被告人|\)|、|：|。)(?P<name>[^，。；、：()犯罪]{1,8}?)犯")
# 一个被告人的判项里，刑期与起止之间不会更远。
REACH = 420
LAST_YEAR = 2100


@dataclass(frozen=True)
class Printed:
    """A term and the range printed for it.

    Args:
        source: id of the document.
        penalty: main penalty.
        term: its length.
        start, end: first and last day as printed.
        words: from the term to the end of the range.
        story: the head of the judgment on the defendant.
        captured_on: the day of the capture, where the facts tell it.
        judged_on: the latest day before the order that the text names; None where it names none.
    """

    source: str
    penalty: str
    term: Term
    start: date
    end: date
    words: str
    story: str
    captured_on: date | None
    judged_on: date | None


def printed_terms(source: str, text: str) -> Iterator[Printed]:
    """The terms of a judgment with their ranges.

    Args:
        source: id of the document.
        text: the judgment.
    """
    whole = join_lines(text).text
    order = max(whole.rfind("判决如下"), whole.rfind("裁定如下"), 0)
    judged = _judged_on(whole[:order])
    for found in _RANGE.finditer(whole, order):
        before = whole[max(order, found.start() - REACH) : found.start()]
        terms = list(_TERM.finditer(before))
        days = _day(found["start"]), _day(found["end"])
        if not terms or days[0] is None or days[1] is None:
            continue
        last = terms[-1]
        term = read_term(last["term"])
        if term is None or "考验期" in before[last.end() :]:
            continue
        words = before[last.start() :] + whole[found.start() : found.end() + 40].partition(")")[0]
        told, penalty = whole[:order], PENALTIES[last["penalty"]]
        story, captured = _story(told, before), _captured(told, before)
        yield Printed(source, penalty, term, days[0], days[1], words, story, captured, judged)


def _day(words: str) -> date | None:
    value = read_date(words)
    return value.lo if value is not None and value.lo == value.hi else None


def _story(told: str, before: str) -> str:
    """The head of the judgment on this defendant: from the name to the next person or to the charge."""
    name = _name(before)
    if not name:
        return ""
    until = r"(?=被告人|辩护人|检察院以|检察院指控|\Z)"
    head = rf"被告人(?:\(?[^，。]{{0,12}}\)?)?{re.escape(name)}[，(。](?P<rest>.*?){until}"
    found = re.search(head, told, re.DOTALL)
    return found["rest"] if found else ""


def _name(before: str) -> str:
    named = list(_NAMED.finditer(before))
    return named[-1]["name"].removeprefix("被告人") if named else ""


def _captured(told: str, before: str) -> date | None:
    """The day of the capture, told where the facts are told."""
    name = _name(before)
    for sentence in re.split(r"[。\n]", told):
        if name and name in sentence and re.search(r"[抓捉]获", sentence):
            days = [value.lo for value, _, _ in find_dates(sentence) if value is not None and value.lo == value.hi]
            if days:
                return days[-1]
    return None


def _judged_on(whole: str) -> date | None:
    """The last day that the text names: the judgment cannot be older."""
    days = [value.lo for value, _, _ in find_dates(whole) if value is not None and value.lo is not None]
    return max((day for day in days if day.year < LAST_YEAR), default=None)
