"""The latest past event that a ruling mentions: the ruling itself cannot be older."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianheng.intake.cleaning import Fact, JoinedText, PartDate, find_dates
from jianheng.intake.ruling.sentence_range import SENTENCE_RANGE

_TITLES = re.compile(r"《[^》]*》")


def latest_event_on(joined: JoinedText, ruled_on: Fact[PartDate] | None) -> Fact[PartDate] | None:
    """Find the latest past event.

    Args:
        joined: the whole text.
        ruled_on: day of the ruling itself, which is not one of the events.

    Returns:
        Its date; of a month or year the first day is what is certain. Ends of terms are plans, not events.
    """
    events = [
        joined.fact(value, start, end)
        for value, start, end in find_dates(joined.text)
        if value is not None and not any(start < stop and first < end for first, stop in _no_events(joined, ruled_on))
    ]
    return max(events, key=lambda each: each.value.lo, default=None)


def _no_events(joined: JoinedText, ruled_on: Fact[PartDate] | None) -> Iterator[tuple[int, int]]:
    for found in SENTENCE_RANGE.finditer(joined.text):
        yield found.span("end") if found["end"] else found.span("until")
    for title in _TITLES.finditer(joined.text):
        yield title.span()
    if ruled_on is not None:
        yield joined.origins.index(ruled_on.start), joined.origins.index(ruled_on.end - 1) + 1
