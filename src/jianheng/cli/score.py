"""`jianheng score`: the answers of a run against the truth of an invented county."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from jianheng.arena import ModelScore, Truth, TruthError, read_truth, score_model
from jianheng.cli.clues import the_run
from jianheng.cli.options import Json, Lang, RunId, WorkspacePath, the_language, the_workspace
from jianheng.cli.output import FOUND, emit, fail, results, tell
from jianheng.clues.answers import read_answers
from jianheng.dictionary import load_dictionary
from jianheng.engine.answer_files import models_of

SHOWN = 10
_HEADS = {
    "zh": ("模型", "审查", "埋设\n违法", "查出", "漏掉", "诱惑\n合法", "错报", "无法\n判断"),
    "en": ("model", "examined", "seeded", "found", "missed", "tempting", "false\nclues", "unde-\ntermined"),
}


def score(
    workspace: WorkspacePath,
    truth: Annotated[Path, typer.Option("--truth", help="jianheng arena 写出的已知答案 / the truth file")],
    run: RunId = "",
    lang: Lang = "zh",
    as_json: Json = False,
) -> None:
    """把一次运行与已知答案相比：违法是否查出，合法的是否错报；材料有缺的，查不出的应为无法判断 / score a run."""
    the_language(lang)
    folder = the_run(the_workspace(workspace), run)
    known = the_truth(truth)
    scores = score_run(folder, known)
    good = {name: each.perfect if known.plan.is_whole else each.sound for name, each in scores.items()}
    if as_json:
        emit({name: _plain(each) for name, each in scores.items()})
    else:
        results.print(_table(scores, good, lang))
        for name, each in scores.items():
            for line in each.told[:SHOWN]:
                tell(f"{name} {line}")
    if not all(good.values()):
        raise typer.Exit(FOUND)


def the_truth(path: Path) -> Truth:
    """Read a truth file, or say why not."""
    try:
        return read_truth(path)
    except TruthError as error:
        fail(str(error))


def score_run(folder: Path, known: Truth) -> dict[str, ModelScore]:
    """Score every model of a run."""
    dictionary = load_dictionary()
    return {
        model: score_model([act for act in known.acts if act.model == model], read_answers(folder, model), dictionary)
        for model in models_of(folder)
    }


def _table(scores: dict[str, ModelScore], good: dict[str, bool], lang: str) -> Table:
    table = Table(show_edge=False, header_style="bold")
    for number, head in enumerate(_HEADS[lang]):
        # A narrow screen folds the names and never the numbers.
        table.add_column(head, justify="right" if number else "left", overflow="fold", no_wrap=bool(number))
    for name, each in scores.items():
        numbers = (each.examined, each.seeded, each.found, each.missed.total(), each.tempting, each.wrong,
                   each.undetermined)  # fmt: skip
        table.add_row(name, *map(str, numbers), style=None if good[name] else "red")
    return table


def _plain(each: ModelScore) -> dict[str, object]:
    return {
        "examined": each.examined,
        "seeded": each.seeded,
        "found": each.found,
        "missed": dict(each.missed),
        "tempting": each.tempting,
        "false_clues": each.wrong,
        "undetermined": each.undetermined,
        "told": each.told,
    }
