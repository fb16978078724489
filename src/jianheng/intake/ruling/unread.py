"""Words that look like a date or an amount and have no certain meaning: they are reported, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianheng.intake.cleaning import MONEY, Fact, JoinedText, find_dates, read_money

NO_SUCH_DAY, NO_EXACT_AMOUNT = "no_such_day", "no_exact_amount"
_MONEY = re.compile(MONEY)


def unread(joined: JoinedText) -> tuple[Fact[str], ...]:
    """Find the words that could not be read, each with the reason as its value."""
    return tuple(sorted(_unread(joined), key=lambda each: each.start))


def _unread(joined: JoinedText) -> Iterator[Fact[str]]:
    for value, start, end in find_dates(joined.text):
        if value is None:
            yield joined.fact(NO_SUCH_DAY, start, end)
    for found in _MONEY.finditer(joined.text):
        if read_money(found[0]) is None:
            yield joined.fact(NO_EXACT_AMOUNT, *found.span())
