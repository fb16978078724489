"""Instruments of law as data: what was in force when, and what its articles say in our words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jianheng.law.local_word import LocalWord

READ = ("R1", "R2")


@dataclass(frozen=True)
class Article:
    """A cited article or paragraph, paraphrased.

    Args:
        paraphrase_zh: what it says, in our own Chinese words.
        paraphrase_en: the same in English.
        hard: the text says 应当, 不得 or 必须; False where it says 一般, 可以 or 适当.
        confidence: R1, R2, R3 or M: how the text was read.
        since: first day of this wording, where it is later than that of the instrument.
        became: numbers of the articles that took its place in the instrument that replaced this one.
        local: on whose word an office takes it as read; None as published.
    """

    paraphrase_zh: str
    paraphrase_en: str
    hard: bool
    confidence: str
    since: date | None = None
    became: tuple[str, ...] = ()
    local: LocalWord | None = None

    @property
    def confirmed(self) -> bool:
        """Whether the text was read in full, here or by the office."""
        return self.local is not None or self.confidence in READ


@dataclass(frozen=True)
class Instrument:
    """One version of a law, interpretation or rule.

    Args:
        id: short name with the year of the version, as references use it.
        title_zh: full title in Chinese.
        title_en: title in English.
        number: document number, empty where none was read.
        issuer: issuing organ.
        from_on: first day in force.
        until_on: last day in force, None while it is in force.
        replaced_by: id of the version that replaced it.
        articles: cited articles by number, `6` or `6.3` for the third paragraph.
        dates: R1, R2, R3 or M: how the days on which it began and ended were read.
        closed: words of number that take the number itself in, such as 以上.
        open: words of number that leave it out, such as 不满.
        bounds_from: number of the article that says so.
    """

    id: str
    title_zh: str
    title_en: str
    number: str
    issuer: str
    from_on: date
    until_on: date | None
    replaced_by: str | None
    articles: dict[str, Article]
    dates: str = "R1"
    closed: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    bounds_from: str = ""

    def in_force(self, on: date) -> bool:
        """Whether the instrument is in force on a day."""
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)

    def find(self, number: str) -> dict[str, Article]:
        """The article of a number, or all its paragraphs where only these are entered."""
        if number in self.articles:
            return {number: self.articles[number]}
        return {key: each for key, each in self.articles.items() if key.startswith(f"{number}.")}
