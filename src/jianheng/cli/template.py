"""`jianheng template`: the Excel templates that models need."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jianheng.cli.options import Json
from jianheng.cli.output import emit, tell
from jianheng.cli.run import the_models
from jianheng.dictionary import load_dictionary, write_template
from jianheng.language.population import tables_read
from jianheng.language.tree import Model

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
SOURCES = {
    "reduction": ("commutation_ruling", "recited_reduction"),
    "sentence_state": ("judgment_person", "prison_stay", "commutation_ruling", "recited_reduction"),
}


def template(
    models: Annotated[list[str] | None, typer.Option("--models", help="模型编号，默认全部 / model ids")] = None,
    out: Annotated[Path, typer.Option("--out", help="写到哪个文件夹 / folder to write to")] = Path(),
    as_json: Json = False,
) -> None:
    """写出模型所需数据的 Excel 模板 / write the Excel template that models need."""
    dictionary = load_dictionary()
    tables = [dictionary.tables[name] for name in needed(the_models(models))]
    out.mkdir(parents=True, exist_ok=True)
    path, statement = out / "检衡数据模板.xlsx", out / "delivery.yaml"
    write_template(tables, path)
    if not statement.exists():
        statement.write_text(DELIVERY.format(tables=", ".join(table.name for table in tables)), encoding="utf-8")
    if as_json:
        emit({"file": str(path), "delivery": str(statement), "tables": [table.name for table in tables]})
        return
    titles = "、".join(table.title_zh for table in tables)
    tell(f"已写出 {path}：{titles}")
    tell(f"已写出 {statement}：填明由谁移交、哪段期间、是否完整，与数据文件放在一起，再用 jianheng add 读入")


def needed(models: list[Model]) -> list[str]:
    """Tables that models read, derived ones replaced by what they are made from."""
    names: list[str] = []
    for model in models:
        for name in tables_read(model):
            for source in SOURCES.get(name, (name,)):
                if source not in names:
                    names.append(source)
    return names
