"""Filing and hearing at the court of this ruling."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jianheng.intake.cleaning import DATE, Fact, PartDate, read_date
from jianheng.intake.ruling.passages import PROPOSAL, TRIAL, Passage

_FILED = re.compile(
    rf"(?:本院)?于?(?P<date>{DATE})(?:依法|予以)?(?:立案|受理|收到)|(?:立案|受理)日期[为：]?(?P<after>{DATE})"
)
_FORMS = (
    ("open_hearing", re.compile(rf"(?:于?(?P<date>{DATE})[^。；，]{{0,12}}?)?(?:公开|依法)?开庭(?:进行了)?(?:审理)?")),
    ("papers", re.compile(rf"(?:于?(?P<date>{DATE})[^。；，]{{0,12}}?)?书面审理")),
)


@dataclass(frozen=True)
class Hearing:
    """What the ruling says about its own procedure.

    Args:
        filed_on: day on which the court filed the case.
        form: `open_hearing` or `papers`.
        heard_on: day of the hearing.
    """

    filed_on: Fact[PartDate] | None = None
    form: Fact[str] | None = None
    heard_on: Fact[PartDate] | None = None


def read_hearing(passages: tuple[Passage, ...]) -> Hearing:
    """Read filing and hearing; empty where the ruling does not speak of them."""
    told = [passage for passage in passages if passage.kind in (TRIAL, PROPOSAL)]
    filed_on = next(
        (
            passage.group(found, "date" if found["date"] else "after", read_date)
            for passage in told
            for found in _FILED.finditer(passage.text)
        ),
        None,
    )
    for form, pattern in _FORMS:
        for passage in told:
            found = pattern.search(passage.text)
            if found:
                return Hearing(filed_on, passage.fact(form, *found.span()), passage.group(found, "date", read_date))
    return Hearing(filed_on)
