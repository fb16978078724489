"""`jianheng template`: the Excel templates that models need."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jianheng.cli.options import Json
from jianheng.cli.output import emit, tell
from jianheng.cli.run import the_models
from jianheng.dictionary import load_dictionary, write_template
from jianheng.language.tree import Model

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
    path = out / "检衡数据模板.xlsx"
    write_template(tables, path)
    if as_json:
        emit({"file": str(path), "tables": [table.name for table in tables]})
        return
    titles = "、".join(table.title_zh for table in tables)
    tell(f"已写出 {path}：{titles}。填好后与 delivery.yaml 放在一起，用 jianheng add 读入")


def needed(models: list[Model]) -> list[str]:
    """Tables that models read, derived ones replaced by what they are made from."""
    names: list[str] = []
    for model in models:
        for name in (model.table, *(item.table for item in model.items)):
            for source in SOURCES.get(name, (name,)):
                if source not in names:
                    names.append(source)
    return names
