"""What a command says: results on standard output, progress and messages on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

FOUND, WRONG, PARTLY, STOPPED = 1, 2, 3, 130
messages = Console(stderr=True, highlight=False, soft_wrap=True)
results = Console(highlight=False, soft_wrap=True)

ANSWERS = {
    "zh": {
        "lawful": "未见违法",
        "unlawful": "违法",
        "pending": "期限未到",
        "undetermined": "无法判断",
        "exempt": "不适用",
    },
    "en": {
        "lawful": "lawful",
        "unlawful": "unlawful",
        "pending": "pending",
        "undetermined": "undetermined",
        "exempt": "exempt",
    },
}


def emit(document: Any) -> None:
    """Print one JSON document."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1, default=str) + "\n")


def compact(document: Any) -> str:
    """A JSON document on one line."""
    return json.dumps(document, ensure_ascii=False, default=str)


def tell(text: str) -> None:
    """Say something to the person at the terminal."""
    messages.print(text, markup=False)


def fail(text: str, code: int = WRONG) -> NoReturn:
    """Say what is wrong and stop.

    Args:
        text: the problems, each with its place and mend.
        code: 1 the check found something, 2 wrong use or bad input, 3 done, but not with all that was given,
            130 stopped by Ctrl-C.
    """
    messages.print(text, style="red" if code == WRONG else "yellow", markup=False)
    raise typer.Exit(code)


@contextmanager
def progress_bar(title: str) -> Iterator[Progress]:
    """A bar on standard error."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=28),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=messages, transient=False) as bar:
        bar.add_task(title, total=None)
        yield bar


def answer_table(
    counts: Mapping[str, Mapping[str, int]], titles: Mapping[str, str], lang: str, total: str = ""
) -> Table:
    """Answers by model, with the denominator.

    Args:
        counts: acts by model and answer.
        titles: title of each model.
        lang: `zh` or `en`.
        total: what the sum of the answers is called; all that were examined if left out.
    """
    table = Table(show_edge=False, header_style="bold")
    table.add_column("模型" if lang == "zh" else "model", overflow="fold", min_width=35)
    table.add_column(total or ("审查" if lang == "zh" else "examined"), justify="right")
    order = ("unlawful", "undetermined", "pending", "exempt", "lawful")
    for answer in order:
        table.add_column(ANSWERS[lang][answer], justify="right", style="red" if answer == "unlawful" else None)
    for model, count in counts.items():
        numbers = [str(count[answer]) for answer in order]
        table.add_row(f"{titles.get(model, model)}\n[dim]{model}[/dim]", str(sum(count.values())), *numbers)
    return table
