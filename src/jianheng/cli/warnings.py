"""`jianheng warnings`: what institutions must have done in the days to come, as lists to hand over."""

from __future__ import annotations

import getpass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from jianheng.cli.options import Json, Lang, Reveal, RunId, WorkspacePath, the_day, the_language, the_workspace
from jianheng.cli.output import emit, fail, results, tell
from jianheng.clues import RunError
from jianheng.clues.run import open_run
from jianheng.desk.warning.as_files import files_of
from jianheng.desk.warning.duty import Mark, Warnings
from jianheng.desk.warning.reading import Wanted, read_warnings
from jianheng.desk.warning.says import Says
from jianheng.desk.warning.span import MOST_DAYS, WEEK, Span
from jianheng.desk.warning.working_days import WorkingDays
from jianheng.running import Refused
from jianheng.running.law_here import calendar_of
from jianheng.running.runs import UnknownRunError, find_run
from jianheng.workspace import Workspace


def warnings(
    workspace: WorkspacePath,
    out: Annotated[
        Path | None, typer.Option("--out", help="各单位的 docx 和 xlsx 写到哪个文件夹 / folder for the lists")
    ] = None,
    from_on: Annotated[str, typer.Option("--from", help="起日；默认下周一 / first day; next Monday")] = "",
    days: Annotated[int, typer.Option("--days", help="共几日，1 到 60 / number of days", min=1, max=MOST_DAYS)] = WEEK,
    unit: Annotated[list[str] | None, typer.Option("--unit", help="单位全称，可多次；默认全部 / institutions")] = None,
    run: RunId = "",
    reveal: Reveal = False,
    why: Annotated[str, typer.Option("--why", help="显示姓名的用途，写进清单 / what names are shown for")] = "",
    lang: Lang = "zh",
    as_json: Json = False,
) -> None:
    """列出各单位将到期的法定事项，做成清单 / deadlines ahead by institution, as lists to hand over."""
    place, lang, today = the_workspace(workspace), the_language(lang), date.today()
    if reveal and not why.strip():
        fail("--reveal：请用 --why 写明用途，它会写进清单\n--reveal: say with --why what names are for")
    span = Span.of(the_day(from_on, "--from"), days) if from_on else Span.of(Span.coming_week(today).first, days)
    lists = _lists(place, run, today, Wanted(span, lang, reveal))
    if unknown := set(unit or []) - {each.unit for each in lists}:
        known = "、".join(each.unit for each in lists)
        fail(f"--unit：没有单位 [{'、'.join(sorted(unknown))}]。改法：写全称，如 {known[:400]}\n--unit: no such unit")
    lists = [each for each in lists if not unit or each.unit in unit]
    if out is not None:
        mark = Mark(place.procuratorate, getpass.getuser(), datetime.now(), why.strip())
        _write(lists, mark, lang, out)
    if as_json:
        emit({"from": span.first, "to": span.last, "lists": [_plain(each) for each in lists]})
        return
    says = Says(lang)
    for each in lists:
        if each.duties or each.passed:
            passed = says(f"；到期日已过 {len(each.passed)} 件", f"; past {len(each.passed)}") if each.passed else ""
            colon = says("：", ": ")
            told = says(f"将到期 {len(each.duties)} 件", f"due {len(each.duties)}")
            results.print(f"{each.unit}{colon}{told}{passed}", markup=False)
    due = sum(len(each.duties) for each in lists)
    tell(f"{span.first} 至 {span.last}：{len(lists)} 个单位，{due} 件将到期 / {due} due at {len(lists)} institutions")


def _lists(place: Workspace, run: str, today: date, wanted: Wanted) -> list[Warnings]:
    try:
        opened = open_run(find_run(place, run))
        models = [model.id for model in opened.manifest.models]
        return read_warnings(place, [(opened, models)], WorkingDays(calendar_of(place), today), wanted)
    except (UnknownRunError, RunError, OSError) as error:
        fail(str(error))
    except Refused as refused:
        fail(f"{refused.zh}\n{refused.en}")


def _write(lists: list[Warnings], mark: Mark, lang: str, out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in files_of(lists, mark, lang):
            (out / name).write_bytes(content)
    except OSError as error:
        fail(f"写不了 {out}：{error}。改法：关闭正在打开它的程序，或者换一个位置\ncannot be written there")
    tell(f"已写出 {2 * len(lists)} 个文件：{out} / written")


def _plain(told: Warnings) -> dict[str, object]:
    return {
        "unit": told.unit,
        "as_of": list(told.as_of),
        "acts": sum(each.acts for each in told.looked),
        "due": [_row(each) for each in told.duties],
        "passed": [_row(each) for each in told.passed],
    }


def _row(duty: object) -> dict[str, object]:
    names = ("model", "title", "act", "person", "due", "left", "articles")
    return {name: getattr(duty, name) for name in names}
