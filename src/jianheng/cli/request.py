"""`jianheng request`: the letters by which data is asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from jianheng.cli.options import Json, Lang, the_day, the_language
from jianheng.cli.output import emit, fail, tell
from jianheng.dictionary import Dictionary, Table, load_dictionary
from jianheng.dictionary.table import HOLDER_LIST
from jianheng.requests import NothingToAskError, Request, Terms, build_request, write_letter, write_workbook
from jianheng.running import chosen_models

NAME = "调取数据清单"
Holders = Annotated[
    list[str] | None,
    typer.Option("--holder", help="只向这类机构，如 监狱 或 prison，可多次 / kind of institution, repeatable"),
]
Chosen = Annotated[
    list[str] | None, typer.Option("--models", help="模型编号或领域，可多次，默认全部 / model ids or areas")
]


def request(
    models: Chosen = None,
    tables: Annotated[
        list[str] | None,
        typer.Option("--table", help="整表调取的数据表，可多次；不再按模型调取 / whole tables, no models"),
    ] = None,
    holders: Holders = None,
    out: Annotated[Path, typer.Option("--out", help="写到哪个文件夹 / folder to write to")] = Path(),
    units: Annotated[
        list[str] | None,
        typer.Option("--unit", help="报送单位，可写 监狱=江州监狱，可多次 / name of the unit, KIND=NAME"),
    ] = None,
    from_on: Annotated[str, typer.Option("--from", help="期间起日；不写为有记录之日 / first day of the period")] = "",
    until_on: Annotated[str, typer.Option("--until", help="期间止日 / last day of the period")] = "",
    purpose: Annotated[str, typer.Option("--purpose", help="用途 / purpose")] = "",
    delete_after: Annotated[str, typer.Option("--delete-after", help="到期删除日 / day of deletion")] = "",
    office: Annotated[str, typer.Option("--office", help="提出调取的检察院 / asking procuratorate")] = "",
    lang: Lang = "zh",
    as_json: Json = False,
) -> None:
    """写出调取数据清单：向哪些单位调取哪些项目 / write the letters that ask for the data models need."""
    dictionary, lang = load_dictionary(), the_language(lang)
    kinds = the_holders(holders, dictionary)
    chosen = the_tables(tables, dictionary)
    terms = Terms(
        from_on=_day(from_on, "--from"),
        until_on=_day(until_on, "--until"),
        purpose=purpose,
        delete_after=_day(delete_after, "--delete-after"),
        office=office,
    )
    if terms.from_on and terms.until_on and terms.from_on > terms.until_on:
        fail("--from：起日晚于 --until。改法：改正其中一个\n--from: later than --until")
    asked = [] if chosen and not models else chosen_models(models)
    try:
        made = build_request(asked, dictionary, tables=chosen, holders=kinds, terms=terms)
    except NothingToAskError as error:
        fail(str(error))
    terms.units.update(the_units(units, made))
    files = write(made, out, lang)
    if as_json:
        emit({"files": [str(file) for file in files], "letters": _document(made)})
        return
    for file in files:
        tell(f"已写出 {file}")
    tell("没有给出的内容留有空白（　　　　），发出前填写；标有“需核对原文”的条文先核对")


def write(made: Request, out: Path, lang: str) -> list[Path]:
    """Write a letter for each institution, and the workbook; the files."""
    out.mkdir(parents=True, exist_ok=True)
    files = []
    for letter in made.letters:
        files.append(out / f"{NAME}-{made.holder_name(letter.holder, 'zh')}.docx")
        write_letter(made, letter, files[-1], lang)
    files.append(out / f"{NAME}.xlsx")
    write_workbook(made, files[-1], lang)
    return files


def the_holders(names: list[str] | None, dictionary: Dictionary) -> tuple[str, ...]:
    """Kinds of institutions by their code, Chinese or English name, or what is wrong."""
    codes = dictionary.lists[HOLDER_LIST].codes
    known = {word: name for name, code in codes.items() for word in (name, code.label_zh, code.label_en, *code.aliases)}
    if unknown := [name for name in names or [] if name not in known]:
        fail(
            f"--holder：没有这类机构 [{'、'.join(unknown)}]。"
            f"改法：改用 {'、'.join(code.label_zh for code in codes.values())}\n"
            f"--holder: unknown kind; known: {', '.join(codes)}"
        )
    return tuple(known[name] for name in names or [])


def the_tables(names: list[str] | None, dictionary: Dictionary) -> list[Table]:
    """Tables by their name or title, or what is wrong."""
    delivered = [table for table in dictionary.tables.values() if not table.derived]
    known = {word: table for table in delivered for word in (table.name, table.title_zh)}
    if unknown := [name for name in names or [] if name not in known]:
        fail(
            f"--table：没有可调取的数据表 [{'、'.join(unknown)}]。"
            f"改法：改用 {'、'.join(table.title_zh for table in delivered)}\n"
            f"--table: unknown table; known: {', '.join(t.name for t in delivered)}"
        )
    return [known[name] for name in names or []]


def the_units(written: list[str] | None, made: Request) -> dict[str, str]:
    """Names of units by kind of institution, or what is wrong."""
    asked = [letter.holder for letter in made.letters]
    found: dict[str, str] = {}
    for text in written or []:
        kind, equals, name = text.partition("=")
        if not equals and len(asked) == 1:
            found[asked[0]] = text
            continue
        kinds = the_holders([kind], made.dictionary) if equals else ()
        if not kinds or kinds[0] not in asked:
            known = "、".join(f"{made.holder_name(each, 'zh')}=单位名称" for each in asked)
            fail(
                f"--unit：[{text}] 看不出是哪一类单位。改法：写成 {known}\n"
                f"--unit: write KIND=NAME, of {', '.join(asked)}"
            )
        found[kinds[0]] = name
    return found


def _day(text: str, option: str) -> date | None:
    return the_day(text, option) if text else None


def _document(made: Request) -> list[dict[str, Any]]:
    return [
        {
            "holder": letter.holder,
            "unit": made.terms.units.get(letter.holder, ""),
            "sensitivity": letter.sensitivity,
            "tables": [
                {
                    "table": asked.table.name,
                    "basis": [*asked.table.basis],
                    "unread_basis": [*asked.table.unread_basis],
                    "examined_by": [*asked.stopped],
                    "read_by": [*asked.weakened],
                    "person": [each.field.name for each in asked.fields if each.of_person],
                    "fields": {each.field.name: [*each.models] for each in asked.fields if not each.of_person},
                }
                for asked in letter.tables
            ],
        }
        for letter in made.letters
    ]
