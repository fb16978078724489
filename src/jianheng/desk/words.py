"""Words in the reader's language: Chinese first, English by a switch."""

from __future__ import annotations

from typing import cast

from django.utils.functional import lazystr
from django.utils.translation import get_language


def lang() -> str:
    """The reader's language, `zh` or `en`."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def say(zh: str, en: str) -> str:
    """The words in the reader's language."""
    return en if lang() == "en" else zh


class Words:
    """Words in both languages, told in the reader's when they are shown.

    Args:
        zh: Chinese words.
        en: English words.
    """

    def __init__(self, zh: str, en: str) -> None:
        self.zh = zh
        self.en = en

    def __str__(self) -> str:
        return say(self.zh, self.en)


def later(zh: str, en: str) -> str:
    """Words that are chosen when they are shown; for labels of forms that outlive a request."""
    return cast(str, lazystr(Words(zh, en)))
