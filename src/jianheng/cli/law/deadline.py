"""`jianheng law deadline`: the last day of one period, with its steps."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

import typer

from jianheng.cli.law.told import Picture, tell_result, write_picture
from jianheng.cli.law.which import InWorkspace, law_of
from jianheng.cli.options import Json, Lang, the_day, the_language
from jianheng.cli.output import emit, fail, results
from jianheng.law import Arg, LawTable, Term
from jianheng.law.periods import deadline as last_day
from jianheng.law.reckoning import Words
from jianheng.law.reckoning.picture import marks_of


def deadline(
    clock: Annotated[
        str, typer.Argument(metavar="期限", help="期限表的名称；不写则列出全部 / name of a clock table; left out: all")
    ] = "",
    start: Annotated[
        str, typer.Option("--start", help="起点，如 2024-02-01；以小时计的写 2024-02-01T09:30 / start")
    ] = "",
    on: Annotated[str, typer.Option("--on", help="按哪一天选择版本，默认起点 / the day that chooses the version")] = "",
    given: Annotated[
        list[str] | None, typer.Option("--with", help="其他参数，如 case_kind=complex，可多次 / further arguments")
    ] = None,
    in_custody: Annotated[bool, typer.Option("--in-custody", help="被羁押，不因节假日顺延 / in custody")] = False,
    workspace: InWorkspace = None,
    picture: Picture = None,
    lang: Lang = "zh",
    as_json: Json = False,
) -> None:
    """一个期限的最后一日，逐步列出 / the last day of a period, step by step."""
    the_language(lang)
    law = law_of(workspace, date.today())
    clocks = {name: table for name, table in law.tables.items() if table.clock}
    if not clock:
        _list(clocks, lang, as_json)
        return
    table = clocks.get(clock)
    if table is None:
        near = "、".join(name for name in clocks if clock in name) or "jianheng law deadline 列出全部"
        fail(f"没有这个期限：[{clock}]。改法：{near}\nno such period")
    if not start:
        fail("--start：没有写起点。改法：--start 2024-02-01\n--start is missing")
    begins = the_start(start)
    arguments = the_arguments(table, given or [])
    if on:
        arguments["on"] = the_day(on, "--on")
    try:
        found = last_day(table, begins, in_custody=in_custody, calendar=law.calendar, **arguments)
    except TypeError as error:
        zh, _, en = str(error).partition(" / ")
        fail(f"{zh}。改法：用 --with 名=值 补上\n{en}")
    title = Words(table.title_zh, table.title_en)
    tell_result(title, found, lang, as_json)
    if picture is not None:
        write_picture(picture, marks_of(found, lang), title[lang])


def _list(clocks: dict[str, LawTable], lang: str, as_json: bool) -> None:
    if as_json:
        emit({name: {"zh": table.title_zh, "en": table.title_en} for name, table in clocks.items()})
        return
    for name, table in sorted(clocks.items(), key=lambda item: (item[1].group, item[0])):
        asks = [arg.name for arg in table.args if arg.name != "on" and not arg.optional]
        needs = f"  --with {' --with '.join(f'{each}=…' for each in asks)}" if asks else ""
        results.print(
            f"{table.group:18} {name}  {table.title_zh if lang == 'zh' else table.title_en}{needs}", markup=False
        )


def the_start(text: str) -> date | datetime:
    """A day, or a moment where a time is written."""
    if "T" not in text:
        return the_day(text, "--start")
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        fail(f"--start：[{text}] 不是时刻，应写成 2024-02-01T09:30。改法：日期、T、时:分\n--start: not a moment")


def the_arguments(table: LawTable, written: list[str]) -> dict[str, Any]:
    """Arguments of a table as they are typed, `name=value`; all mistakes are said at once."""
    args, found, wrong = {arg.name: arg for arg in table.args}, {}, []
    for each in written:
        name, _, value = each.partition("=")
        if name not in args:
            wrong.append(f"--with：[{each}] 中的 {name} 不是 {table.name} 的参数，应为 {'、'.join(args)}")
            continue
        try:
            found[name] = _value(args[name], value)
        except (ValueError, KeyError):
            wrong.append(f"--with：[{each}] 的值应为 {_expected(args[name])}（{args[name].label_zh}）")
    if wrong:
        fail("\n".join(wrong) + "\n改法：写成 --with 名=值\nwrong arguments of the period")
    return found


def _value(arg: Arg, text: str) -> Any:
    return {
        "date": date.fromisoformat,
        "term": Term.parse,
        "int": int,
        "code": str,
        "flag": {"true": True, "false": False}.__getitem__,
    }[arg.type](text)  # type: ignore[operator]


def _expected(arg: Arg) -> str:
    return {"date": "日期 2024-02-01", "term": "期限 3y6m", "int": "整数", "code": "代码", "flag": "true 或 false"}[
        arg.type
    ]
