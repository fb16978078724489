"""From clue to look-back: each step counted apart, with what it is a share of."""

from __future__ import annotations

from jianheng.desk.accounts.models import User
from jianheng.desk.statistics.asked import Asked
from jianheng.desk.statistics.cases import CLUES, ITEM_DAY, clues, clues_url, items, papers
from jianheng.desk.statistics.figure import Figure, rows_url

# Each step, and the step that it is a share of.
STEPS = {
    "clue": "",
    "concluded": "clue",
    "verified": "concluded",
    "addressed": "verified",
    "document": "",
    "replied": "document",
    "item": "",
    "rectified": "item",
    "looked_back": "",
    "relapsed": "looked_back",
    "withdrawn": "",
}


def count(name: str, asked: Asked, user: User) -> int:
    """Count clues, documents or items.

    Args:
        name: a name of `STEPS`.
        asked: what is asked.
        user: by whom.
    """
    if name in CLUES:
        return clues(name, asked, user).count()
    return items(name, asked, user).count() if name in ITEM_DAY else papers(name, asked, user).count()


def url_of(name: str, asked: Asked) -> str:
    """Where the rows of a step are listed."""
    return clues_url(name, asked) if name in CLUES else rows_url(name, asked)


def progress(asked: Asked, user: User) -> dict[str, Figure]:
    """The steps by name.

    Args:
        asked: what is asked.
        user: by whom.
    """
    numbers = {name: count(name, asked, user) for name in STEPS}
    return {
        name: Figure(
            name,
            number,
            url_of(name, asked),
            numbers[STEPS[name]] if STEPS[name] and asked.is_one_set else None,
            STEPS[name],
        )
        for name, number in numbers.items()
    }
