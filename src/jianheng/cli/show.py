"""`jianheng show`: a model in sentences."""

from __future__ import annotations

from typing import Annotated

import typer

from jianheng.cli.options import Json, Lang, the_language
from jianheng.cli.output import emit, results
from jianheng.dictionary import load_dictionary
from jianheng.language.canonical import content_json, logic_hash
from jianheng.language.sentences import Sentences
from jianheng.language.tree import bilingual
from jianheng.law import load_tables
from jianheng.running import chosen_models


def show(
    model: Annotated[str, typer.Argument(metavar="模型", help="模型编号 / model id")],
    lang: Lang = "zh",
    as_json: Json = False,
) -> None:
    """把模型读成句子 / a model in Chinese or English sentences."""
    the_language(lang)
    dictionary, law = load_dictionary(), load_tables()
    for found in chosen_models([model]):
        if as_json:
            emit({**content_json(found), "hash": logic_hash(found)})
            continue
        results.print(f"{bilingual(found.title, lang)}（{found.id} {found.version}）\n", style="bold", markup=False)
        results.print(Sentences(found, dictionary, law, lang).whole().replace("**", ""), markup=False)
        why = bilingual(found.why, lang)
        if why:
            results.print(f"\n{why}", style="dim", markup=False)
        head = "依据" if lang == "zh" else "Basis"
        results.print(f"\n{head}：{'、'.join(found.basis)}\n{logic_hash(found)[:16]}\n", markup=False)
