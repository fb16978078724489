"""References to articles, and which text applied on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Literal

from jianheng.law.instruments.instrument import Article, Instrument
from jianheng.law.instruments.loader import load_instruments

How = Literal["same", "other_version", "other_wording", "no_text"]


class UnknownReference(ValueError):  # noqa: N818 - reads as what it is
    """A reference that names no instrument or no article that is entered."""


@dataclass(frozen=True)
class Applied:
    """Which text applied on a day.

    Args:
        ref: the reference asked for.
        on: the day.
        how: `same` (the text asked for); `other_version` (an earlier or later instrument applied);
            `other_wording` (same instrument, but this wording came later); `no_text` (nothing entered).
        instrument: the instrument that applied, None where there is none.
        articles: its articles by number; empty where the counterpart is not entered.
    """

    ref: str
    on: date
    how: How
    instrument: Instrument | None
    articles: dict[str, Article]


def split_ref(ref: str) -> tuple[str, str]:
    """The instrument and the article of a reference.

    Args:
        ref: `instrument#article[.paragraph]`.

    Returns:
        Id of the instrument and number of the article.

    Raises:
        UnknownReference: not of that form.

    >>> split_ref("减刑规定2016#6.3")
    ('减刑规定2016', '6.3')
    """
    instrument, mark, number = ref.partition("#")
    if not (instrument and mark and number):
        raise UnknownReference(f"不是条文引用：[{ref}]，应写成 减刑规定2016#6.3 / not a reference to an article")
    return instrument, number


def resolve(ref: str, instruments: Mapping[str, Instrument] | None = None) -> tuple[Instrument, dict[str, Article]]:
    """The instrument and articles that a reference names, whatever the day.

    Args:
        ref: `instrument#article[.paragraph]`; an article entered by paragraphs gives all of them.
        instruments: instruments by id; left out for those of the package.

    Returns:
        The instrument, and the articles by number, at least one.

    Raises:
        UnknownReference: the instrument or the article is not entered.

    >>> list(resolve("减刑规定2016#7")[1])
    ['7.1', '7.2', '7.3']
    """
    known = load_instruments() if instruments is None else instruments
    name, number = split_ref(ref)
    if name not in known:
        near = get_close_matches(name, known, n=1)
        hint = f"，是否指 {near[0]}" if near else ""
        raise UnknownReference(f"没有录入这个文件：[{name}]{hint} / unknown instrument")
    found = known[name].find(number)
    if not found:
        entered = "、".join(known[name].articles)
        raise UnknownReference(f"{name} 没有录入第 [{number}] 条，已录入 {entered} / unknown article")
    return known[name], found


def article(ref: str, on: date, instruments: Mapping[str, Instrument] | None = None) -> Applied:
    """Which text applied on a day in place of the one referred to.

    Args:
        ref: `instrument#article[.paragraph]`.
        on: the day.
        instruments: instruments by id; left out for those of the package.

    Returns:
        The text that applied.

    Raises:
        UnknownReference: the reference names nothing that is entered.

    >>> found = article("减刑规定2016#6.2", date(2015, 3, 1))
    >>> found.how, found.instrument.id, list(found.articles)
    ('other_version', '减刑规定2012', ['5'])
    """
    known = load_instruments() if instruments is None else instruments
    instrument, articles = resolve(ref, known)
    if instrument.in_force(on):
        old = any(each.since is not None and on < each.since for each in articles.values())
        return Applied(ref, on, "other_wording" if old else "same", instrument, {} if old else articles)
    step = _later if on > instrument.from_on else _earlier
    seen: set[str] = set()
    while not instrument.in_force(on) and instrument.id not in seen:
        seen.add(instrument.id)
        moved = step(known, instrument, articles)
        if moved is None:
            return Applied(ref, on, "no_text", None, {})
        instrument, articles = moved
    return Applied(ref, on, "other_version", instrument, articles)


_Step = tuple[Instrument, dict[str, Article]] | None


def _later(known: Mapping[str, Instrument], instrument: Instrument, articles: dict[str, Article]) -> _Step:
    later = known.get(instrument.replaced_by or "")
    if later is None:
        return None
    became = [number for each in articles.values() for number in each.became]
    return later, {key: each for number in became for key, each in later.find(number).items()}


def _earlier(known: Mapping[str, Instrument], instrument: Instrument, articles: dict[str, Article]) -> _Step:
    earlier = [each for each in known.values() if each.replaced_by == instrument.id]
    if not earlier:
        return None
    before = max(earlier, key=lambda each: each.from_on)
    return before, {
        number: each
        for number, each in before.articles.items()
        if any(key == became or key.startswith(f"{became}.") for became in each.became for key in articles)
    }
