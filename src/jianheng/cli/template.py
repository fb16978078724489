"""`jianheng template`: the Excel templates in which units fill in what models need."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jianheng.cli.options import Json
from jianheng.cli.output import emit, fail, tell
from jianheng.cli.request import Chosen, Holders, the_holders
from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.dictionary.template import write_template
from jianheng.requests import NothingToAskError, Request, build_request
from jianheng.requests.journal import journal_tables
from jianheng.running import chosen_models

NAME, JOURNAL = "检衡数据模板", "检衡内生数据.xlsx"
DELIVERY = """\
# 报送说明：与数据文件放在同一文件夹。没有它，“查无记录”不能当作“没有发生”。
unit:                 # 报送单位全称，如 某某监狱
tables: [{tables}]
period: {{from: , until: }}   # 起止日期，如 2020-01-01；from 留空表示自始完整
complete:             # 该期间的记录是否完整：yes 或 no
exclusions: []        # 未包含的内容，如 [{{table: 表名, what: 说明}}]
export_day:           # 导出日期
purpose:              # 调取目的
legal_basis: []       # 法律依据，如 [人民检察院组织法第二十一条]
delete_after:         # 到期删除日
"""


def template(
    models: Chosen = None,
    out: Annotated[Path, typer.Option("--out", help="写到哪个文件夹 / folder to write to")] = Path(),
    holders: Holders = None,
    journal: Annotated[
        bool, typer.Option("--journal", help="派驻检察室自己记录的内生数据 / what the resident office records itself")
    ] = False,
    delivery: Annotated[
        bool,
        typer.Option("--delivery", help="另写空白的 delivery.yaml，供直接移交导出文件 / also a blank delivery.yaml"),
    ] = False,
    as_json: Json = False,
) -> None:
    """写出模型所需数据的 Excel 模板，一类单位一份 / write the Excel templates that models need, one for each unit."""
    dictionary = load_dictionary()
    out.mkdir(parents=True, exist_ok=True)
    if journal:
        tables = journal_tables(dictionary)
        write_template(tables, out / JOURNAL, dictionary)
        written = {out / JOURNAL: [table.name for table in tables]}
    else:
        written = _for_models(models, the_holders(holders, dictionary), out, dictionary)
    names = list(dict.fromkeys(name for tables in written.values() for name in tables))
    statement = out / "delivery.yaml"
    if delivery and not statement.exists():
        statement.write_text(DELIVERY.format(tables=", ".join(names)), encoding="utf-8")
    if as_json:
        told = {"files": [{"file": str(path), "tables": tables} for path, tables in written.items()], "tables": names}
        emit(told | ({"delivery": str(statement)} if delivery else {}))
        return
    for path, held in written.items():
        tell(f"已写出 {path}：{'、'.join(dictionary.tables[name].title_zh for name in held)}")
    if delivery:
        tell(f"{statement}：直接移交导出文件的单位填写，与文件放在一起；填写模板的不用，也不要放在一起")
    tell("填好后（首表也要填）用 jianheng add 读入，不需要对应列名")


def _for_models(
    models: list[str] | None, holders: tuple[str, ...], out: Path, dictionary: Dictionary
) -> dict[Path, list[str]]:
    """Write a workbook for each kind of institution; the files with their tables."""
    try:
        made: Request = build_request(chosen_models(models), dictionary, holders=holders)
    except NothingToAskError as error:
        fail(str(error))
    written = {}
    for letter in made.letters:
        path = out / f"{NAME}-{made.holder_name(letter.holder, 'zh')}.xlsx"
        fields = {asked.table.name: asked.names for asked in letter.tables}
        write_template([asked.table for asked in letter.tables], path, dictionary, fields)
        written[path] = list(fields)
    return written
