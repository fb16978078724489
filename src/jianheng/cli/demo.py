"""`jianheng demo`: the main job on the invented sample that ships with the package."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from jianheng.cli.add import report as say_added
from jianheng.cli.add import take_in
from jianheng.cli.options import Json, Lang, the_language
from jianheng.cli.output import answer_table, emit, fail, results, tell
from jianheng.cli.run import REPORT, run_all, the_models
from jianheng.clues import write_report
from jianheng.language.tree import bilingual
from jianheng.library import sample_files
from jianheng.workspace import Workspace, WorkspaceError, create_workspace, open_workspace

AS_OF = date(2024, 12, 31)
NAME = "示例检察院（虚构）"


def demo(
    out: Annotated[Path, typer.Option("--out", help="示例工作区 / workspace to make")] = Path("demo"),
    lang: Lang = "zh",
    serve: Annotated[
        bool, typer.Option("--serve/--no-serve", help="之后打开工作台（尚未提供）/ open the workbench")
    ] = True,
    as_json: Json = False,
) -> None:
    """用自带的虚构样本走一遍：读入、运行、报告 / the whole job on the invented sample."""
    the_language(lang)
    workspace = fresh(out)
    for folder in sample_files():
        tell(f"读入示例 {folder.name} …")
        say_added(take_in(workspace, [folder]))
    models = the_models(None)
    result = run_all(workspace, AS_OF, models)
    written = out / REPORT[lang]
    write_report(result.folder, written, lang)
    if as_json:
        emit({"workspace": str(out), "run": result.folder.name, "counts": result.counts, "report": str(written)})
        return
    results.print(answer_table(result.counts, {m.id: bilingual(m.title, lang) for m in models}, lang))
    tell(f"\n报告：{written.resolve()}\n（用浏览器打开；检查日 {AS_OF}，样本全部虚构）")
    tell(f"某一件为何如此判断：jianheng why {out} 模型 行号")
    if serve:
        tell("网页工作台尚未提供，命令到此结束。")


def fresh(out: Path) -> Workspace:
    """A new workspace; an earlier demo in the same place is replaced, anything else is left alone."""
    try:
        if out.exists() and open_workspace(out).procuratorate == NAME:
            shutil.rmtree(out)
        return create_workspace(out, NAME)
    except WorkspaceError as error:
        fail(str(error))
