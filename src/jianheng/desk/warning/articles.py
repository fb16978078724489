"""The articles of a duty that are in force on its last day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from jianheng.clues.manifest import Manifest
from jianheng.desk.warning.duty import Cited
from jianheng.law import load_instruments
from jianheng.law.citation import place, short_name
from jianheng.law.instruments.instrument import READ


def in_force(basis: Iterable[str], day: date) -> tuple[str, ...]:
    """Of the articles on which a model rests, those whose instrument is in force on a day.

    Args:
        basis: references, as in `监狱法2026#31.2`.
        day: the day.

    Returns:
        The references; all of them where none is in force by what is entered.

    >>> in_force(("公安程序规定2012#97", "公安程序规定2020#98"), date(2026, 12, 1))
    ('公安程序规定2020#98',)
    """
    known, given = load_instruments(), tuple(basis)
    held = [ref for ref in given if (one := known.get(ref.partition("#")[0])) is None or one.in_force(day)]
    return tuple(held) or given


def named(ref: str, manifest: Manifest, lang: str) -> str:
    """An article by instrument and place.

    Args:
        ref: its reference.
        manifest: of the run, which knows the instrument's title.
        lang: `zh` or `en`.
    """
    if lang == "zh":
        return f"{short_name(ref)}{place(ref, lang)}"
    held = manifest.articles.get(ref)
    return f"{held.title.en if held and held.title.en else short_name(ref)}, {place(ref, lang)}"


def cited(ref: str, manifest: Manifest, lang: str) -> Cited:
    """An article with what it says."""
    held = manifest.articles.get(ref)
    words = held.words.pick(lang) if held else ""
    confirmed = held is not None and (held.confidence in READ or bool(held.local))
    return Cited(named(ref, manifest, lang), words, confirmed)
