"""The whole list of answers as an Excel workbook."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time
from itertools import islice
from pathlib import Path

from jianheng.clues.answer_list import COLUMNS, AnswerList
from jianheng.clues.explanation import ANSWERS
from jianheng.clues.sheet import CONTROL, Column, Value, add_notes, add_sheet, new_book, write_book
from jianheng.clues.words import Words
from jianheng.clues.workbook import BY_ANSWER

# What a sheet holds below its head.
ROWS = 1_048_575
TITLE_LIMIT = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
SUMMARY: tuple[Column, ...] = (
    ("模型", "Model", 36),
    ("模型编号", "Model id", 38),
    ("工作表", "Sheet", 36),
    *BY_ANSWER,
    ("合计", "Total", 12),
)


def write_answers_xlsx(
    answers: AnswerList,
    counts: Mapping[str, Counter[str]],
    out: Path,
    advance: Callable[[], None],
    rows: int = ROWS,
) -> None:
    """Write one sheet a model, after a first one that says what is in them; the same run gives the same bytes.

    Args:
        answers: the acts.
        counts: how many of each model they are, by answer.
        out: the file; its folder is made if absent.
        advance: called after each act.
        rows: acts on one sheet; further ones go on a further sheet.

    Raises:
        RunError: the run cannot be read.
        OSError: the file cannot be written.
    """
    words, manifest = answers.words, answers.run.manifest
    titles = _titles(answers, counts, rows)
    with new_book() as book:
        first = add_sheet(book, words("summary"), SUMMARY, _summary(answers, counts, titles), words.lang)
        add_notes(first, answers.notes())
        for model, acts in answers.models():
            told = _told(acts, advance)
            for title in titles[model.id]:
                add_sheet(book, title, COLUMNS, islice(told, rows), words.lang)
        book.properties.creator = "jianheng"
        book.properties.title = f"{manifest.workspace} {manifest.run}"
        write_book(book, out, datetime.combine(manifest.as_of, time()))


def _told(acts: Iterator[list[str | None]], advance: Callable[[], None]) -> Iterator[list[str | None]]:
    for act in acts:
        advance()
        yield act


def _titles(answers: AnswerList, counts: Mapping[str, Counter[str]], rows: int) -> dict[str, list[str]]:
    """Titles of the sheets of each model; none where none of its acts is asked for."""
    taken = {answers.words("summary").casefold()}
    return {
        model.id: [
            sheet_title(model.title.pick(answers.words.lang), number, taken, answers.words)
            for number in range(1, -(-counts[model.id].total() // rows) + 1)
        ]
        for model in answers.run.manifest.models
        if model.id in counts
    }


def sheet_title(wanted: str, number: int, taken: set[str], words: Words) -> str:
    """A title that Excel takes and no other sheet has.

    Args:
        wanted: the title of the model.
        number: which sheet of the model it is.
        taken: titles that are there; the new one is added.
        words: in which language.

    Example:
        >>> sheet_title("一/二", 2, {"一 二（续2）"}, Words("zh"))
        '一 二 2（续2）'
    """
    bare = FORBIDDEN.sub(" ", CONTROL.sub(" ", wanted)).strip(" '")
    part = "" if number == 1 else words("sheet_part", k=number)
    again = 1
    while True:
        end = part if again == 1 else f" {again}{part}"
        title = bare[: TITLE_LIMIT - len(end)].rstrip() + end
        if title.casefold() not in taken:
            taken.add(title.casefold())
            return title
        again += 1


def _summary(
    answers: AnswerList, counts: Mapping[str, Counter[str]], titles: Mapping[str, list[str]]
) -> Iterator[list[Value]]:
    for model in answers.run.manifest.models:
        if model.id in counts:
            own = counts[model.id]
            sheets = answers.words("comma").join(titles[model.id])
            numbers = (own[answer] for answer in ANSWERS)
            yield [model.title.pick(answers.words.lang), model.id, sheets, *numbers, own.total()]
