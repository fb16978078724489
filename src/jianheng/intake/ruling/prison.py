"""The executing organ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianheng.intake.cleaning import Fact
from jianheng.intake.ruling.passages import PERSON, PROPOSAL, Passage

_ORGAN = r"(?P<name>(?![^，。；]{0,4}执行机关)(?!机关)[\u4e00-\u9fff]{2,18}?(?:监狱|未成年犯管教所|看守所))"
_EXECUTING = re.compile(rf"执行机关(?:为|系)?{_ORGAN}")
_SERVING = re.compile(rf"现?(?:在押于|羁押于|服刑于|关押于|在押|押于|押|在|于){_ORGAN}(?:服刑|执行|改造)")
_SPEAKING = re.compile(rf"(?:^|[。\n])现?{_ORGAN}(?=[^。；]{{0,16}}(?:提出|提请|报请|认为))")


def prison(passages: tuple[Passage, ...]) -> Fact[str] | None:
    """Find the executing organ.

    Args:
        passages: the parts of the ruling.

    Returns:
        The name where the organ speaks as 执行机关, else where the prisoner is said to serve. Of a short and
        a full name of the same organ the full one.
    """
    named = list(_named(passages))
    if not named:
        return None
    same = [each for each in named if each.value.endswith(named[0].value)]
    return max(same, key=lambda each: len(each.value))


def _named(passages: tuple[Passage, ...]) -> Iterator[Fact[str]]:
    for pattern, kind in ((_EXECUTING, PROPOSAL), (_SPEAKING, PROPOSAL), (_SERVING, PERSON)):
        for passage in passages:
            if passage.kind == kind:
                for found in pattern.finditer(passage.text):
                    fact = passage.group(found, "name", str)
                    if fact:
                        yield fact
