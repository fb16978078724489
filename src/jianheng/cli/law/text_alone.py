"""The own words of an article that is not entered: nobody has paraphrased it, but the texts may have it."""

from __future__ import annotations

from datetime import date

from jianheng.cli.own_words import quote_lines
from jianheng.law import Instrument, load_instruments
from jianheng.law.texts import LawTexts, Quote


def words_alone(ref: str, on: date, texts: LawTexts) -> tuple[Instrument, Quote] | None:
    """The words of an article that is not entered.

    Args:
        ref: `instrument#article`, of a version in force on the day: another numbers its articles otherwise.
        on: the day.
        texts: the texts.

    Returns:
        None where the version was not in force, or has no text with such an article.
    """
    version = load_instruments().get(ref.partition("#")[0])
    if version is None or not version.in_force(on):
        return None
    quote = texts.quote(ref)
    return None if quote is None or quote.lack is not None else (version, quote)


def alone_lines(quote: Quote, lang: str, on: date) -> list[str]:
    """The words, and that nothing is found by them.

    Args:
        quote: the words.
        lang: `zh` or `en`.
        on: the day.
    """
    said = {
        "zh": "没有录入释义，不据以认定违法。原文：",
        "en": "not paraphrased, nothing is found unlawful by it. Its own words:",
    }[lang]
    return [f"  {said}", *(f"      {line}" for line in quote_lines(quote, lang, on))]
