"""`jianheng run`: run models over a workspace."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from jianheng.chain import Loaded, load_workspace_tables
from jianheng.cli.bounded import Memory, the_memory
from jianheng.cli.earlier import grown_session, tell_grown
from jianheng.cli.engines import ON_DUCKDB, EngineChoice, EngineName, SparkMaster, SparkTables, session_on, the_engine
from jianheng.cli.local import localised, the_calendar, the_law
from jianheng.cli.options import AsOf, Json, Lang, Models, WorkspacePath, the_day, the_language, the_workspace
from jianheng.cli.output import answer_table, emit, fail, results, tell
from jianheng.cli.overdue import tell_overdue
from jianheng.cli.own_words import the_texts
from jianheng.cli.run_bar import run_bar
from jianheng.cli.stopping import safely
from jianheng.clues import write_report
from jianheng.clues.command import in_shell
from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.engine.execute import Session
from jianheng.engine.manifest import Basis
from jianheng.engine.run import RunResult, open_session, run_models
from jianheng.engine.unable import CapabilityError
from jianheng.intake import IntakeError
from jianheng.intake.store import Batch, standing_batches, unchanged, whole_batches, withdrawn_batches
from jianheng.language.checks import check_model
from jianheng.language.problem import ModelError
from jianheng.language.tree import Model, bilingual
from jianheng.law import LocalLaw, load_tables
from jianheng.library import UnknownModelError, load_library
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
    models = localised(place, the_models(model), day)
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


def the_models(ids: list[str] | None) -> list[Model]:
    """Models of the library, or what is wrong."""
    dictionary, law = load_dictionary(), load_tables()
    try:
        models = load_library(dictionary, law, ids)
    except (UnknownModelError, ModelError) as error:
        fail(str(error))
    stopping = [p for model in models for p in check_model(model, dictionary, law) if p.stops]
    if stopping:
        fail(str(ModelError(stopping)))
    return models


def session(workspace: Workspace, as_of: date) -> Session:
    """An engine with the workspace's tables, or what keeps them from being read."""
    dictionary: Dictionary = load_dictionary()
    try:
        loaded = load_workspace_tables(workspace, dictionary)
    except IntakeError as error:
        fail(str(error))
    law, tables, coverage = the_law(workspace, as_of).tables, loaded.tables, loaded.coverage
    authors, calendar = workspace.authors, the_calendar(workspace)
    return open_session(tables, coverage, dictionary, law, as_of, authors=authors, calendar=calendar)


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
    batches, dictionary, law = standing_batches(workspace), load_dictionary(), the_law(workspace, as_of)
    try:
        seen = whole_batches(batches, dictionary)
        with run_bar(titles) as told, safely(workspace.runs, told) as stopping:
            progress = stopping.before(told)
            if changed_since:
                growing = grown_session(on, workspace, as_of, memory, changed_since, models, law.tables)
                with growing as (session_, earlier):
                    stopping.call(earlier.states.interrupt)
                    unchanged(seen, batches, dictionary)
                    basis = the_basis(workspace, law)
                    return run_models(session_, models, basis, workspace.runs, progress, earlier, fresh=fresh)
            with session_on(on, workspace, as_of, memory, law.tables) as (session_, loaded, parts):
                stopping.call(session_.engine.interrupt)
                basis = the_basis(workspace, law, loaded)
                unchanged(seen, batches, dictionary)
                return run_models(session_, models, basis, workspace.runs, progress, parts=parts, fresh=fresh)
    except (CapabilityError, IntakeError) as error:
        fail(str(error))


def the_basis(workspace: Workspace, law: LocalLaw, loaded: Loaded | None = None) -> Basis:
    """Where the data and the law of a run come from."""
    if loaded is not None and loaded.elsewhere is not None:
        told = loaded.elsewhere | {"coverage": covered(loaded.elsewhere["coverage"])}
        return Basis(workspace.procuratorate, (told,), law.instruments, words=law.words)
    gone = tuple(asdict(word) for word in withdrawn_batches(workspace).values())
    manifests = batch_manifests(standing_batches(workspace))
    return Basis(workspace.procuratorate, tuple(manifests), law.instruments, gone, law.words)


def batch_manifests(batches: Iterable[Batch]) -> list[dict[str, Any]]:
    """What batches say of themselves and cover, for the run's manifest."""
    told = []
    for batch in batches:
        manifest = json.loads((batch.folder / "manifest.json").read_text(encoding="utf-8"))
        hashes = batch.hashes()
        told.append({**manifest, "coverage": covered(batch.coverage().to_pylist()), "hashes": hashes})
    return told


def covered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Coverage by table and unit; statements about single persons are counted together."""
    periods: dict[tuple[str, str, bool], list[dict[str, Any]]] = {}
    for row in rows:
        periods.setdefault((row["table"], row["unit"], row["person"] is not None), []).append(row)
    return [
        {
            "table": table,
            "unit": unit,
            "from": None if any(r["from"] is None for r in group) else str(min(r["from"] for r in group)),
            "until": str(max(r["until"] for r in group)),
            "persons": len({r["person"] for r in group}) if personal else None,
        }
        for (table, unit, personal), group in sorted(periods.items())
    ]
