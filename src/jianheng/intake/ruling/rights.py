"""Deprivation of political rights: imposed, changed, or left as it is."""

from __future__ import annotations

import re

from jianheng.intake.cleaning import TERM, Fact, read_term
from jianheng.intake.ruling.passages import Passage
from jianheng.intake.ruling.sentence_facts import Rights

IMPOSED, TO, BY, UNCHANGED = "imposed", "to", "by", "unchanged"

_LENGTH = rf"(?P<length>终身|{TERM})"
_CHANGES = (
    (
        TO,
        re.compile(
            rf"剥夺政治权利(?:终身|{TERM})?(?:的?期限|的刑期)?(?:由[^，。；]{{1,8}}?)?(?:改为|减为|缩减为|变更为|缩短为){_LENGTH}"
        ),
    ),
    (BY, re.compile(rf"(?:缩减|减去|减少|缩短)(?:其)?(?:附加)?剥夺政治权利(?:的?期限)?{_LENGTH}")),
    (UNCHANGED, re.compile(rf"剥夺政治权利{_LENGTH}(?:，[^。；]{{0,30}})?(?:不变|维持不变)")),
)
_IMPOSED = re.compile(rf"剥夺政治权利{_LENGTH}")


def rights_imposed(passage: Passage) -> Fact[Rights] | None:
    """Read the deprivation that a judgment imposes."""
    found = _IMPOSED.search(passage.text)
    return _fact(passage, found, IMPOSED) if found else None


def rights_changed(passage: Passage, *, conversion: bool = False) -> Fact[Rights] | None:
    """Read what a reduction does to the deprivation.

    Args:
        passage: the words of the reduction.
        conversion: the penalty was converted: a bare 剥夺政治权利十年 then names the new term (CL 57(2)).

    Returns:
        The change, or None where none is spoken of.
    """
    for change, pattern in _CHANGES:
        found = pattern.search(passage.text)
        if found:
            return _fact(passage, found, change)
    found = _IMPOSED.search(passage.text) if conversion else None
    return _fact(passage, found, TO) if found else None


def _fact(passage: Passage, found: re.Match[str], change: str) -> Fact[Rights] | None:
    if found["length"] == "终身":
        return passage.fact(Rights(change, None), *found.span())
    term = read_term(found["length"])
    return passage.fact(Rights(change, term), *found.span()) if term else None
