"""Why an act of a person is not carried out."""

from __future__ import annotations


class Conflict(Exception):  # noqa: N818  # told to the person; nothing is broken
    """Somebody else was there first; nothing was saved.

    Args:
        zh: what happened meanwhile, in Chinese.
        en: the same in English.
    """

    def __init__(self, zh: str, en: str) -> None:
        self.zh = zh
        self.en = en
        super().__init__(zh)


class NotAllowed(Exception):  # noqa: N818
    """What was asked for does not fit the state of the clue, or the person may not do it.

    Args:
        zh: why, and what would do, in Chinese.
        en: the same in English.
    """

    def __init__(self, zh: str, en: str) -> None:
        self.zh = zh
        self.en = en
        super().__init__(zh)
