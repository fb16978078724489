"""What is wrong in a file of law data, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in a law file.

    Args:
        file: name of the file.
        line: 1-based line, 0 where the place is a whole table.
        where: row, key or article meant.
        value: what stands there.
        zh: what is wrong and what was expected, in Chinese.
        en: the same in English.
        mend_zh: what to do, in Chinese.
    """

    file: str
    line: int
    where: str
    value: str
    zh: str
    en: str
    mend_zh: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        where = f" {self.where}" if self.where else ""
        return f"{place}{where} [{self.value}] {self.zh}。改法：{self.mend_zh} / {self.en}"


class LawDataError(ValueError):
    """Law files that cannot be used, with every problem found in them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))
