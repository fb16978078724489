"""Why a folder cannot be used as a workspace."""

from __future__ import annotations


class WorkspaceError(ValueError):
    """A workspace that cannot be made or opened, with the mend.

    Args:
        zh: what is wrong, in Chinese.
        en: the same in English.
        mend_zh: what to do next, in Chinese.
        mend_en: the same in English.
    """

    def __init__(self, zh: str, en: str, mend_zh: str, mend_en: str) -> None:
        self.zh = zh
        self.en = en
        self.mend_zh = mend_zh
        self.mend_en = mend_en
        super().__init__(f"{zh}。改法：{mend_zh}\n{en}. Mend: {mend_en}.")
