"""The own words of cited articles, as the templates ask for them."""

from __future__ import annotations

from datetime import date
from typing import Any

from jianheng.law.texts import LawTexts, Quote
from jianheng.law.texts.told import LACK, origin


def own_words(texts: LawTexts | None, lang: str) -> dict[str, Any]:
    """What templates ask of law texts.

    Args:
        texts: the texts; None gives no words for any citation.
        lang: `zh` or `en`.

    Returns:
        `quote_of` a citation, `lack_says` of a quote without words, `origin_of` a quote on the day of an act.
    """
    return {
        "quote_of": lambda ref: texts.quote(ref) if texts is not None else None,
        "lack_says": lambda quote: LACK[lang][quote.lack],
        "origin_of": lambda quote, day: _origin(quote, lang, day),
    }


def _origin(quote: Quote, lang: str, day: str | None) -> str:
    """The file; a day that is told less exactly than to the day marks nothing."""
    try:
        on = date.fromisoformat((day or "")[:10])
    except ValueError:
        on = None
    return origin(quote, lang, on)
