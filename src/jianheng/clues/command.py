"""Commands that a person can copy: what writes the rest of a list that is cut short."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable
from pathlib import Path

PLAIN = re.compile(r"[\w@%+=:,./-]+")


def in_shell(words: Iterable[str]) -> str:
    """A command line; only words that a shell would take apart are quoted.

    >>> in_shell(["jianheng", "answers", "我的工作区", "--unit", "甲 院"])
    "jianheng answers 我的工作区 --unit '甲 院'"
    """
    return " ".join(word if PLAIN.fullmatch(word) else shlex.quote(word) for word in words)


class Commands:
    """Commands about one run.

    Args:
        folder: the run, in the folder of runs of its workspace.
        lang: `zh` or `en`.
    """

    def __init__(self, folder: Path, lang: str) -> None:
        self._of_run = (folder.resolve().parent.parent.name, "--run", folder.name)
        self._lang = () if lang == "zh" else ("--lang", lang)

    def answers(self, model: str, answer: str = "") -> str:
        """Writes the acts of a model, or those with one answer.

        Args:
            model: the model's id.
            answer: the answer; all if left out.
        """
        name = "-".join(filter(None, (model.replace("/", "-"), answer))) + ".xlsx"
        wanted = ("--answer", answer) if answer else ()
        return in_shell(("jianheng", "answers", *self._of_run, "--model", model, *wanted, "--xlsx", name, *self._lang))

    def clues(self) -> str:
        """Writes the clues, and the counts of every unit."""
        return in_shell(("jianheng", "clues", *self._of_run, "--xlsx", "clues.xlsx", *self._lang))
