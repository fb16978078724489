"""The article that applied on a day in place of the one that a rule is known by."""

from __future__ import annotations

from datetime import date

from jianheng.law.instruments import article


def cited(ref: str, on: date | None) -> tuple[str, ...]:
    """References to the text that applied on a day.

    Args:
        ref: `instrument#article[.paragraph]` of any version.
        on: the day; left out for the reference itself.

    Returns:
        The same article in the version in force; nothing where no version that is entered was.

    Raises:
        UnknownReference: the reference names nothing that is entered.

    >>> cited("刑法#78.2", date(2005, 1, 1)), cited("刑法#78.2", date(1979, 12, 31))
    (('刑法1997#78.2',), ())
    """
    if on is None:
        return (ref,)
    found = article(ref, on)
    if found.instrument is None:
        return ()
    return tuple(f"{found.instrument.id}#{number}" for number in found.articles)
