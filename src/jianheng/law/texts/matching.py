"""Which text is that of which instrument: by title, and by date where versions share a title."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jianheng.law.instruments import Instrument
from jianheng.law.texts.law_text import LawText
from jianheng.law.texts.titles import one_sign_apart, plain, same

How = Literal["title", "undated", "later", "near_title"]
Why = Literal["not_entered", "other_date", "several_versions", "near_title", "same_words", "earlier", "several_texts"]


@dataclass(frozen=True)
class Matched:
    """A text that is that of an instrument.

    Args:
        instrument: id of the instrument.
        text: its text.
        how: `title` (title and date fit); `undated` (no date is stated, and only one version bears the title);
            `later` (the text was amended after the version began); `near_title` (one sign of the title
            differs, and the day on which it begins is the same).
    """

    instrument: str
    text: LawText
    how: How


@dataclass(frozen=True)
class Unfit:
    """A text that is not used.

    Args:
        text: the text.
        why: `not_entered` (no instrument bears its title); `other_date` (no version entered is of its date);
            `several_versions` (its date, or that it has none, leaves several); `near_title` (one sign of the
            title differs, and no day proves it); `same_words` (another file has the same words); `earlier`
            (another file has a later text of the same version); `several_texts` (another file has other words).
        instruments: ids of the instruments meant.
        beside: the other file; empty where there is none.
        differ: numbers of the articles that differ from it.
    """

    text: LawText
    why: Why
    instruments: tuple[str, ...] = ()
    beside: str = ""
    differ: tuple[str, ...] = ()


@dataclass(frozen=True)
class Matching:
    """All texts: those of instruments, by id, and the others."""

    matched: dict[str, Matched]
    unfit: tuple[Unfit, ...]


def match(texts: Iterable[LawText], instruments: Mapping[str, Instrument]) -> Matching:
    """Find the instrument of each text; what fits none or several is told and never guessed.

    Args:
        texts: the texts of a folder.
        instruments: instruments by id.

    Returns:
        For each instrument one text at most, and the reason why each other text is not used.
    """
    titles = {key: plain(each.title_zh) for key, each in instruments.items()}
    offered: dict[str, list[Matched]] = {}
    unfit: list[Unfit] = []
    for text in sorted(texts, key=lambda each: each.file):
        found = _of_text(text, instruments, titles)
        if isinstance(found, Matched):
            offered.setdefault(found.instrument, []).append(found)
        else:
            unfit.append(found)
    matched = {}
    for key, candidates in sorted(offered.items()):
        chosen, others = _one_of(candidates)
        unfit += others
        if chosen is not None:
            matched[key] = chosen
    return Matching(matched, tuple(sorted(unfit, key=lambda each: each.text.file)))


def _of_text(text: LawText, instruments: Mapping[str, Instrument], titles: Mapping[str, str]) -> Matched | Unfit:
    named = [instruments[key] for key, title in titles.items() if any(same(form, title) for form in text.names)]
    if not named:
        return _nearly_named(text, instruments, titles)
    dated = _of_date(text, named)
    if len(dated) != 1:
        every = tuple(each.id for each in (dated or named))
        return Unfit(text, "several_versions" if dated else "other_date", every)
    (version,) = dated
    if text.year is None:
        return Matched(version.id, text, "undated")
    later = text.year > version.from_on.year and text.year != _year(version)
    return Matched(version.id, text, "later" if later else "title")


def _nearly_named(text: LawText, instruments: Mapping[str, Instrument], titles: Mapping[str, str]) -> Matched | Unfit:
    near = [key for key, title in titles.items() if any(one_sign_apart(form, title) for form in text.names)]
    proved = [key for key in near if instruments[key].from_on in text.days]
    if len(proved) == 1:
        return Matched(proved[0], text, "near_title")
    return Unfit(text, "near_title" if near else "not_entered", tuple(near))


def _of_date(text: LawText, versions: Sequence[Instrument]) -> list[Instrument]:
    """The versions of the date: that begin on its day, else of its year, else in force then.

    A law is mostly made some time before it begins, while the one before it is still in force; the year
    of a version therefore counts before what is in force.
    """
    if text.year is None:
        return list(versions)
    first, last = (text.day, text.day) if text.day else (date(text.year, 1, 1), date(text.year, 12, 31))
    begun = [each for each in versions if each.from_on == text.day]
    made = [each for each in versions if text.year == _year(each)]
    in_force = [each for each in versions if each.from_on <= last and (each.until_on or date.max) >= first]
    return begun or made or in_force


def _year(version: Instrument) -> int:
    """The year of a version as its id states it, else that in which it begins."""
    return int(version.id[-4:]) if version.id[-4:].isdecimal() else version.from_on.year


def _one_of(candidates: Sequence[Matched]) -> tuple[Matched | None, list[Unfit]]:
    """Of several texts of one version the latest; of those that may be the latest any, if they say the same."""
    latest = max((each.text.year or 0, each.text.day or date.min) for each in candidates)
    last = [each for each in candidates if _may_be(each.text, *latest)]
    chosen = last[0]
    different = [each for each in last if _differ(chosen.text, each.text)]
    told = [_beside(each, chosen, "earlier") for each in candidates if each not in last]
    if not different:
        return chosen, told + [_beside(each, chosen, "same_words") for each in last[1:]]
    return None, told + [_beside(each, different[0] if each is chosen else chosen, "several_texts") for each in last]


def _may_be(text: LawText, year: int, day: date) -> bool:
    """Whether a text may be of the day: it states the day, or too little to rule it out."""
    return text.year is None or (text.year == year and text.day in (day, None))


def _beside(each: Matched, other: Matched, why: Why) -> Unfit:
    differ = _differ(each.text, other.text) if why == "several_texts" else ()
    return Unfit(each.text, why, (each.instrument,), other.text.file, differ)


def _differ(one: LawText, other: LawText) -> tuple[str, ...]:
    """Numbers of the articles whose words are not the same, whatever the width of signs and blanks."""
    first, second = (
        {each.number: "".join(unicodedata.normalize("NFKC", "".join(each.lines)).split()) for each in text.articles}
        for text in (one, other)
    )
    return tuple(number for number in {**first, **second} if first.get(number) != second.get(number))
