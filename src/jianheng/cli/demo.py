"""`jianheng demo`: the main job on an invented county, whose truth tells how well it went."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import pyarrow.compute as pc
import typer
from rich.table import Table

from jianheng.arena import LAST_DAY, Plan, Truth, write_deliveries, write_truth
from jianheng.cli.add import take_in
from jianheng.cli.arena import FILES, TRUTH, Persons, Seed
from jianheng.cli.options import Json, Lang, the_language
from jianheng.cli.output import answer_table, emit, fail, results, tell
from jianheng.cli.run import REPORT, run_all
from jianheng.cli.score import score_run
from jianheng.cli.serve import LOCAL, Port, open_desk
from jianheng.clues import write_report
from jianheng.desk.demo import DATABASE, DemoPerson, make_ready
from jianheng.dictionary import load_dictionary
from jianheng.engine.answer_files import read_answers
from jianheng.engine.execute import act_name
from jianheng.engine.run import RunResult
from jianheng.language.tree import bilingual
from jianheng.running import chosen_models
from jianheng.workspace import Workspace, WorkspaceError, create_workspace, open_workspace

NAME = "示例检察院（虚构）"
COUNTY = "county"


def demo(
    out: Annotated[Path, typer.Option("--out", help="示例工作区 / workspace to make")] = Path("demo"),
    persons: Persons = 5000,
    seed: Seed = 1,
    lang: Lang = "zh",
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="之后打开工作台 / open the workbench")] = True,
    port: Port = 8600,
    as_json: Json = False,
) -> None:
    """用虚构的县走一遍：生成、读入、运行、报告，并与已知答案相比 / the whole job on an invented county."""
    the_language(lang)
    workspace = fresh(out)
    truth = take_county_in(workspace, Plan(persons, seed))
    models = chosen_models(None)
    result = run_all(workspace, LAST_DAY, models)
    written = out / REPORT[lang]
    write_report(result.folder, written, lang)
    scores = score_run(result.folder, truth).values()
    seeded, found, wrong = (
        sum(numbers) for numbers in zip(*((s.seeded, s.found, s.wrong) for s in scores), strict=True)
    )
    people = make_ready(out)
    if as_json:
        known = {"seeded": seeded, "found": found, "false_clues": wrong}
        names = {"workspace": str(out), "run": result.folder.name, "report": str(written)}
        emit({**names, "counts": result.counts, "truth": known, "people": [asdict(one) for one in people]})
        return
    results.print(answer_table(result.counts, {m.id: bilingual(m.title, lang) for m in models}, lang))
    tell(f"\n县里埋设违法 {seeded} 件，查出 {found} 件，错报 {wrong} 件（seeded, found, false clues）")
    tell(f"报告：{written.resolve()}\n（用浏览器打开；检查日 {LAST_DAY}，人和事全部虚构）")
    tell(f"某一件为何如此判断：{called()} why {out} {an_act(result)}")
    results.print(people_table(people, lang))
    if not serve:
        tell(f"工作台已备好：{called()} serve {out}")
        return
    if os.environ.pop(DATABASE, ""):
        tell("示例只用自己的 SQLite，没有用 JIANHENG_DATABASE_URL 指明的库。")
    open_desk(workspace, LOCAL, port)


def called() -> str:
    """How the program is called here: by its path where a shell does not find it by its name."""
    return "jianheng" if shutil.which("jianheng") else sys.argv[0]


def an_act(result: RunResult) -> str:
    """A model and an act that is unlawful, as a shell takes them."""
    for model, counts in result.counts.items():
        if counts["unlawful"]:
            answers = read_answers(result.folder, model, ("row_id", "slot", "answer"))
            first = answers.filter(pc.equal(answers["answer"], "unlawful")).slice(0, 1).to_pylist()[0]
            return f"{model} {shlex.quote(act_name(first['row_id'], first['slot']))}"
    return "模型 行号"


def people_table(people: list[DemoPerson], lang: str) -> Table:
    """Who can sign in to the demo, and with which password."""
    table = Table(show_edge=False, header_style="bold")
    for title in ("角色", "用户名", "密码") if lang == "zh" else ("role", "user name", "password"):
        table.add_column(title)
    for one in people:
        table.add_row(one.role, one.username, one.password)
    return table


def take_county_in(workspace: Workspace, plan: Plan) -> Truth:
    """Make the county's deliveries inside the workspace's folder and add each."""
    folder = workspace.root / COUNTY
    tell(f"生成虚构的县：{plan.persons} 人 …")
    folders, acts = write_deliveries(folder / FILES, plan, load_dictionary())
    truth = Truth(str(LAST_DAY), plan, acts)
    write_truth(folder / TRUTH, truth)
    rows = sum(entry.kept for each in folders for entry in take_in(workspace, [each]).tables.values())
    tell(f"{len(folders)} 个单位交来 {rows} 行")
    return truth


def fresh(out: Path) -> Workspace:
    """A new workspace; an earlier demo in the same place is replaced, anything else is left alone."""
    try:
        if out.exists() and open_workspace(out).procuratorate == NAME:
            shutil.rmtree(out)
        return create_workspace(out, NAME)
    except WorkspaceError as error:
        fail(str(error))
