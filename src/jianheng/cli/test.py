"""`jianheng test`: run the models' own cases."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import TaskID

from jianheng.chain import load_workspace_tables
from jianheng.cli.engine_options import EngineName, the_engine
from jianheng.cli.options import Json, the_workspace
from jianheng.cli.output import FOUND, emit, fail, progress_bar, results
from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.engine.capabilities import refuse
from jianheng.engine.case_batch import run_cases
from jianheng.engine.cases import CaseDataError, Mismatch
from jianheng.engine.mutation import Mutant, score
from jianheng.engine.unfilled import unfilled
from jianheng.language.checks import check_model
from jianheng.language.problem import ModelError, Problem
from jianheng.language.tree import Model
from jianheng.law import LawTable, load_tables
from jianheng.library import load_library
from jianheng.running import chosen_models
from jianheng.running.engines import engines_on


def test(
    models: Annotated[list[str] | None, typer.Argument(metavar="模型…", help="默认全部 / all by default")] = None,
    mutate: Annotated[
        bool, typer.Option("--mutate", help="逐处改动模型，看用例能否发现 / see whether cases notice small changes")
    ] = False,
    data: Annotated[
        Path | None,
        typer.Option("--data", metavar="工作区", help="另看这里的数据缺哪些字段 / fields that its data lack"),
    ] = None,
    as_json: Json = False,
    engine: EngineName = "duckdb",
) -> None:
    """检查模型并运行其用例 / check models and run their cases."""
    dictionary, law = load_dictionary(), load_tables()
    on = the_engine(engine).name
    if mutate and on != "duckdb":
        fail("--mutate 只用 DuckDB。改法：去掉 --engine\n--mutate goes on DuckDB alone: leave out --engine")
    listed = load_library(dictionary, law)
    place = the_workspace(data) if data is not None else None
    lacking = unfilled(load_workspace_tables(place).tables, dictionary) if place is not None else None
    authors = place.authors if place is not None else {}
    wanted = chosen_models(models)
    refuse(on, wanted)
    document = []
    with engines_on(on) as open_engine:
        for model in wanted:
            problems = check_model(model, dictionary, law, others=listed, unfilled=lacking)
            told = tried(model, problems, lambda each: run_cases(each, dictionary, law, authors, open_engine))
            document.append(told)
            if not as_json:
                say(told)
            if mutate and not told["failed"]:
                told["mutants"] = scored(model, dictionary, law, quiet=as_json)
    if as_json:
        emit(document)
    bad = sum(_bad(told) for told in document)
    if bad:
        fail(f"{bad} 处不符 / {bad} failures", FOUND)


def tried(model: Model, problems: Sequence[Problem], cases: Callable[[Model], list[list[Mismatch]]]) -> dict[str, Any]:
    """What is wrong with a model, and which of its cases expect otherwise."""
    try:
        found = [[str(mismatch) for mismatch in each] for each in cases(model)]
    except (CaseDataError, ModelError) as error:
        found = [[str(error)]]
    lines = [str(problem) for problem in problems] + [line for each in found for line in each]
    told = {"model": model.id, "cases": len(model.cases), "failed": sum(map(bool, found)), "messages": lines}
    return told | {"stopping": sum(problem.stops for problem in problems)}


def say(told: dict[str, Any]) -> None:
    """Tell what a model's cases gave."""
    mark = "未通过" if told["failed"] or told["stopping"] else "通过"
    results.print(f"{mark} {told['model']}：{told['cases']} 个用例，{told['failed']} 个不符", markup=False)
    for text in told["messages"]:
        results.print(f"  {text}", markup=False)


def _bad(told: dict[str, Any]) -> int:
    mutants = told.get("mutants", {"survivors": [], "idle": []})
    return int(told["failed"] + told["stopping"]) + len(mutants["survivors"]) + len(mutants["idle"])


def scored(model: Model, dictionary: Dictionary, law: dict[str, LawTable], quiet: bool) -> dict[str, Any]:
    """Run the mutants of a model, and say which ones no case notices."""
    start = time.monotonic()
    with progress_bar("改动 mutants") as bar:
        found = score(model, dictionary, law, lambda done, total: bar.update(TaskID(0), completed=done, total=total))
    took = time.monotonic() - start
    if not quiet:
        results.print(
            f"  改动 {found.counted} 处，用例发现 {len(found.killed)} 处（{found.percent}%），"
            f"另有 {len(found.explained)} 处已说明理由；用时 {took:.0f} 秒",
            markup=False,
        )
        for mutant in found.survivors:
            results.print(f"  {mutant.at} 没有用例发现：{mutant.zh}\n      {entry(mutant)}", markup=False)
        for idle in found.idle:
            text = f"  {idle.at} mutants 的说明已不适用：{idle.place}「{idle.change}」"
            results.print(f"{text}。改法：模型没有这处改动，或已有用例发现它，删去这一项", markup=False)
        if found.survivors:
            results.print(
                "  改法：补一个用例，使改动前后的判断不同；确实不可能不同的，"
                "把上面带花括号的一行抄到用例文件的 mutants: 下，写明理由",
                markup=False,
            )
    return {
        "score": found.percent,
        "killed": len(found.killed),
        "survivors": [plain(mutant) for mutant in found.survivors],
        "explained": [plain(mutant) | {"why": why.why} for mutant, why in found.explained],
        "idle": [{"place": idle.place, "change": idle.change, "at": str(idle.at)} for idle in found.idle],
    }


def entry(mutant: Mutant) -> str:
    """The line that explains a mutant in the cases file, but for its reason."""
    change = mutant.change.replace("'", "''")
    return f"- {{at: {mutant.place}, change: '{change}', why: }}"


def plain(mutant: Mutant) -> dict[str, str]:
    """A mutant for a JSON document."""
    return {
        "place": mutant.place,
        "change": mutant.change,
        "zh": mutant.zh,
        "en": mutant.en,
        "at": str(mutant.at),
    }
