"""`jianheng papers`: a unit's own templates of documents."""

from __future__ import annotations

import shutil
from pathlib import Path

import typer

from jianheng.cli.options import WorkspacePath, the_workspace
from jianheng.cli.output import results, tell

papers = typer.Typer(
    name="papers",
    help="本单位的文书模板 / a unit's own templates of documents",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@papers.callback()
def _root() -> None:
    """本单位的文书模板 / a unit's own templates of documents."""


@papers.command("templates")
def templates(workspace: WorkspacePath) -> None:
    """把软件自带的模板放进工作区的 templates，供在 Word 里修改；已有的不动 / copies to change; those there stay."""
    from jianheng.desk.papers.writing.facts import Kind  # noqa: PLC0415  # other commands need no Word
    from jianheng.desk.papers.writing.templates import own_template  # noqa: PLC0415

    folder = _folder(workspace)
    folder.mkdir(exist_ok=True)
    for kind in Kind:
        for name, own in ((f"{kind}.docx", own_template(kind, "zh")), (f"{kind}.en.docx", own_template(kind, "en"))):
            path = folder / name
            there = path.exists()
            if not there:
                shutil.copyfile(own, path)
            results.print(f"{path}  {'已有，未动 kept' if there else '新 new'}", markup=False)
    tell("不改的可以删去，删去后用软件自带的。改好后：jianheng papers check 工作区")


@papers.command("check")
def check(workspace: WorkspacePath) -> None:
    """检查工作区 templates 里的模板，一次说出全部问题和改法 / all faults at once, each with its mend."""
    from jianheng.desk.papers.writing.templates import check_template  # noqa: PLC0415  # other commands need no Word

    # Word keeps a file beside the one that is open.
    paths = sorted(path for path in _folder(workspace).glob("*.docx") if not path.name.startswith("~$"))
    wrong = 0
    for path in paths:
        faults = check_template(path)
        wrong += bool(faults)
        results.print(f"{path.name}  {'可以用 good' if not faults else f'{len(faults)} 处 faults'}", markup=False)
        for fault in faults:
            results.print(f"  {fault.zh}\n  {fault.en}", markup=False)
    if not paths:
        tell("没有本单位的模板，文书用软件自带的 / no templates of your own: the package's are used")
    raise typer.Exit(1 if wrong else 0)


def _folder(workspace: Path) -> Path:
    return the_workspace(workspace).root / "templates"
