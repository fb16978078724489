"""`jianheng run`: run models over a workspace."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from jianheng.cli.engine_options import EngineName, Memory, SparkMaster, SparkTables, the_engine, the_memory
from jianheng.cli.grown import tell_grown
from jianheng.cli.local import the_law, the_localised
from jianheng.cli.options import AsOf, Json, Lang, Models, WorkspacePath, the_day, the_language, the_workspace
from jianheng.cli.output import answer_table, emit, results, tell
from jianheng.cli.overdue import tell_overdue
from jianheng.cli.own_words import the_texts
from jianheng.cli.run_bar import run_bar
from jianheng.cli.stopping import safely
from jianheng.clues import write_report
from jianheng.clues.command import in_shell
from jianheng.engine.run import RunResult
from jianheng.language.tree import Model, bilingual
from jianheng.running import ON_DUCKDB, Ask, EngineChoice, chosen_models, run_workspace
from jianheng.workspace import Workspace

REPORT = {"zh": "report.html", "en": "report.en.html"}


def run(
    workspace: WorkspacePath,
    as_of: AsOf,
    model: Models = None,
    changed_since: Annotated[
        str,
        typer.Option("--changed-since", metavar="运行", help="只重新审查此次运行之后可能变化的 / grow from this run"),
    ] = "",
    lang: Lang = "zh",
    report: Annotated[Path | None, typer.Option("--report", help="报告写到哪里 / where to write the report")] = None,
    memory: Memory = "",
    fresh: Annotated[bool, typer.Option("--fresh", help="不接着上次中断的运行 / take up no interrupted run")] = False,
    as_json: Json = False,
    engine: EngineName = "duckdb",
    spark_master: SparkMaster = "",
    spark_tables: SparkTables = "",
) -> None:
    """运行模型，写出每一件的判断和报告 / run models: an answer for every act, and the report."""
    the_language(lang)
    place = the_workspace(workspace)
    day = the_day(as_of)
    tell_overdue(place)
    models = the_localised(place, chosen_models(model), day)
    bound, on = the_memory(memory), the_engine(engine, spark_master, spark_tables, grows=bool(changed_since))
    result = run_all(place, day, models, changed_since, bound, fresh=fresh, on=on)
    written = report or result.folder / REPORT[lang]
    write_report(result.folder, written, lang, texts=the_texts(place, lang))
    if as_json:
        told = {"counts": result.counts, "grades": result.grades, "near": result.near, "grown": result.grown}
        emit({"run": result.folder.name, "folder": str(result.folder), **told, "report": str(written)})
        return
    if result.grown is not None:
        tell_grown(result.grown, models)
    results.print(answer_table(result.counts, {m.id: bilingual(m.title, lang) for m in models}, lang))
    listed = in_shell(("jianheng", "answers", str(workspace), "--run", result.folder.name, "--xlsx", "清单.xlsx"))
    tell(f"\n报告：{written}\n全部判断：{result.folder}\n逐件清单：{listed}")


def run_all(
    workspace: Workspace,
    as_of: date,
    models: list[Model],
    changed_since: str = "",
    memory: int | None = None,
    *,
    fresh: bool = False,
    on: EngineChoice = ON_DUCKDB,
) -> RunResult:
    """Run models with a progress bar.

    Args:
        workspace: the workspace.
        as_of: the day of the run.
        models: the models.
        changed_since: a run after which acts may have changed; all are examined anew if left out.
        memory: how much memory the run may take; a share of the machine's if left out.
        fresh: take up no interrupted run.
        on: the engine, and where the data lie for it.
    """
    titles = {m.id: bilingual(m.title, "zh") for m in models}
    ask = Ask(as_of, models, the_law(workspace, as_of), changed_since, memory, fresh, on)
    with run_bar(titles) as told, safely(workspace.runs, told) as stopping:
        return run_workspace(workspace, ask, stopping.before(told), stopping.call)
