"""`jianheng score`: the answers of a run against the truth of an invented county."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from jianheng.arena import ModelScore, TruthError, perfect, read_truth, score_model
from jianheng.cli.clues import the_run
from jianheng.cli.options import Json, Lang, WorkspacePath, the_language, the_workspace
from jianheng.cli.output import FOUND, emit, fail, results, tell
from jianheng.clues.answers import read_answers
from jianheng.dictionary import load_dictionary

SHOWN = 10
_HEADS = {
    "zh": ("模型", "审查", "埋设违法", "查出", "漏掉", "诱惑合法", "错报", "无法判断"),
    "en": ("model", "examined", "seeded", "found", "missed", "tempting", "false clues", "undetermined"),
}


def score(
    workspace: WorkspacePath,
    truth: Annotated[Path, typer.Option("--truth", help="jianheng arena 写出的已知答案 / the truth file")],
    run: Annotated[str, typer.Option("--run", help="运行编号，默认最近一次 / id of the run")] = "",
    lang: Lang = "zh",
    as_json: Json = False,
) -> None:
    """把一次运行与已知答案相比：埋设的违法是否查出，合法的是否被错报 / hold a run against the known truth."""
    the_language(lang)
    folder = the_run(the_workspace(workspace), run)
    scores = score_run(folder, truth)
    if as_json:
        emit({name: _plain(each) for name, each in scores.items()})
    else:
        results.print(_table(scores, lang))
        for name, each in scores.items():
            for line in each.told[:SHOWN]:
                tell(f"{name} {line}")
    if not perfect(scores):
        raise typer.Exit(FOUND)


def score_run(folder: Path, truth: Path) -> dict[str, ModelScore]:
    """Score every model of a run."""
    try:
        known = read_truth(truth)
    except TruthError as error:
        fail(str(error))
    dictionary = load_dictionary()
    models = sorted(path.stem.replace("__", "/") for path in (folder / "answers").glob("*.parquet"))
    return {
        model: score_model([act for act in known.acts if act.model == model], read_answers(folder, model), dictionary)
        for model in models
    }


def _table(scores: dict[str, ModelScore], lang: str) -> Table:
    table = Table(show_edge=False, header_style="bold")
    for number, head in enumerate(_HEADS[lang]):
        table.add_column(head, justify="right" if number else "left")
    for name, each in scores.items():
        numbers = (each.examined, each.seeded, each.found, each.missed.total(), each.tempting, each.wrong,
                   each.undetermined)  # fmt: skip
        table.add_row(name, *map(str, numbers), style=None if each.perfect else "red")
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
