"""What is wrong in a model file, where, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.language import limits

# A value longer than this is cut in messages.
LONG = 80


@dataclass(frozen=True)
class Position:
    """A place in a model file.

    Args:
        path: file as the user named it.
        line: 1-based line.
        column: 1-based column, counted in characters.
    """

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    def right(self, columns: int) -> Position:
        """The place some characters further on in the same line."""
        return Position(self.path, self.line, self.column + columns)


@dataclass(frozen=True)
class Problem:
    """One finding of a static check.

    Args:
        code: `E01` … `W11`; E stops the model, W is shown.
        at: place in the file.
        value: what stands there.
        zh: what is wrong and what was expected, in Chinese.
        en: the same in English.
        mend_zh: what to do next, in Chinese.
    """

    code: str
    at: Position
    value: str
    zh: str
    en: str
    mend_zh: str = ""

    @classmethod
    def whole_file(cls, code: str, path: str, value: str, *said: str) -> Problem:
        """A problem of a file as such."""
        return cls(code, Position(path, 1, 1), value, *said)

    @property
    def stops(self) -> bool:
        """Whether the model cannot be used until this is mended."""
        return self.code.startswith("E")

    def __str__(self) -> str:
        short = self.value if len(self.value) <= LONG else self.value[: LONG - 1] + "…"
        value = f" [{short}]" if short else ""
        mend = f"。改法：{self.mend_zh}" if self.mend_zh else ""
        return f"{self.at} {self.code}{value} {self.zh}{mend} / {self.en}"


def in_order(problems: list[Problem]) -> list[Problem]:
    """Problems in the order of the file, each once."""
    return sorted(dict.fromkeys(problems), key=lambda p: (p.at.path, p.at.line, p.at.column, p.code))


class ModelError(ValueError):
    """A model that cannot be used, with every problem found in it."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = in_order(problems)
        told = [str(problem) for problem in self.problems[: limits.SHOWN]]
        left = len(self.problems) - len(told)
        super().__init__("\n".join(told + ([f"另有 {left} 处 / and {left} more"] if left else [])))
