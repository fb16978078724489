"""The whole list of answers as CSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

from jianheng.clues.answer_list import COLUMNS, AnswerList
from jianheng.clues.sheet import CONTROL, Column, headings

MODEL: tuple[Column, ...] = (("模型", "Model", 0), ("模型编号", "Model id", 0))
# Excel reckons what begins so, and rounds a long number.
RECKONED = re.compile(r"[=+\-@\t\r]|\d{12,}$")


def write_answers_csv(answers: AnswerList, out: Path, advance: Callable[[], None]) -> None:
    """Write all models into one file that Excel opens in Chinese (UTF-8 with a byte order mark).

    Words that Excel would take for a formula, and numbers that it would round, have an apostrophe before them.

    Args:
        answers: the acts.
        out: the file; its folder is made if absent. It appears whole or not at all.
        advance: called after each act.

    Raises:
        RunError: the run cannot be read.
        OSError: the file cannot be written.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_name(f".{out.name}.part")
    try:
        with part.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(headings((*MODEL, *COLUMNS), answers.words.lang))
            for model, acts in answers.models():
                for act in acts:
                    row = (model.title.pick(answers.words.lang), model.id, *act)
                    writer.writerow([_plain(value or "") for value in row])
                    advance()
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def _plain(text: str) -> str:
    text = CONTROL.sub("�", text)
    return f"'{text}" if RECKONED.match(text) else text
