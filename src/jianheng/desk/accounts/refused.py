"""Why something that was asked for is not done."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818  # told to the person; nothing is broken
    """What was asked for breaks a rule; nothing was changed.

    Args:
        zh: the rule, and what would do, in Chinese.
        en: the same in English.
    """

    def __init__(self, zh: str, en: str) -> None:
        self.zh = zh
        self.en = en
        super().__init__(zh)
