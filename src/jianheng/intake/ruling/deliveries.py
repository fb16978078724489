"""When the prisoner came to the executing organ: 于…交付执行, …送…监狱服刑, 于2015年12月入监服刑."""

from __future__ import annotations

import re

from jianheng.intake.cleaning import PartDate, find_dates
from jianheng.intake.ruling.passages import HISTORY, PROPOSAL, Passage
from jianheng.intake.ruling.ruling_facts import Delivery

_DELIVERED = re.compile(
    r"(?:由[^，。；]{1,14}|被|依法)?(?:实际)?(?P<verb>交付|送交|移送|投送|押送|送押|移交|送(?!达|检|审))"
    r"(?=[^，。；]{0,24}?(?:执行|监狱|服刑|改造|管教所|看守所))"
)
_ADMITTED = re.compile(
    r"(?:被|依法)?(?P<verb>入监|入狱|收监|投牢|投监|投入|收押(?=[^，。；]{0,12}监狱)|到(?=[^，。；]{2,14}监狱(?:服刑|执行)))"
)
_TRANSFERRED = re.compile(r"(?:被|由[^，。；]{1,14}|从[^，。；]{1,14})?(?P<verb>调入|转押|转入|调至|调往|转至)")
_PRISON = re.compile(r"(?:执行机关)?(?P<name>(?!执行|服刑|刑罚)[\u4e00-\u9fff]{2,18}?(?:监狱|未成年犯管教所))")
_KINDS = (("transferred", _TRANSFERRED), ("delivered", _DELIVERED), ("admitted", _ADMITTED))


def deliveries(passages: tuple[Passage, ...]) -> tuple[Delivery, ...]:
    """Find the deliveries, admissions and transfers in the order of the text."""
    found: list[Delivery] = []
    for passage in passages:
        if passage.kind in (HISTORY, PROPOSAL):
            found.extend(_in_passage(passage))
    return tuple(found)


def _in_passage(passage: Passage) -> list[Delivery]:
    found: list[Delivery] = []
    for value, start, end in find_dates(passage.text):
        if value is not None:
            found.extend(_at(passage, value, start, end))
    return found


def _at(passage: Passage, value: PartDate, start: int, end: int) -> list[Delivery]:
    place = end + 1 if passage.text[end : end + 1] == "，" else end
    for kind, pattern in _KINDS:
        match = pattern.match(passage.text, place)
        if match:
            prison = _PRISON.match(passage.text, match.end())
            to = passage.group(prison, "name", str) if prison else None
            return [Delivery(passage.fact(kind, *match.span("verb")), passage.fact(value, start, end), to)]
    return []
