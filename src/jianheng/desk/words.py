"""Words in the reader's language: Chinese first, English by a switch."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import cast

from django.utils import translation
from django.utils.functional import lazystr

# A page asks for its language a thousand times; Django's own answer takes long enough for that to be felt.
_spoken: ContextVar[str] = ContextVar("spoken", default="")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language for a while.

    Args:
        language: a name of Django's, such as `zh-hans`.
    """
    token = _spoken.set(_short(language))
    try:
        with translation.override(language):
            yield
    finally:
        _spoken.reset(token)


def lang() -> str:
    """The reader's language, `zh` or `en`."""
    return _spoken.get() or _short(translation.get_language() or "")


def _short(language: str) -> str:
    return "en" if language.startswith("en") else "zh"


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
