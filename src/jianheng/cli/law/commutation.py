"""`jianheng law commutation`: what a convict's history allows next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from jianheng.cli.law.files import read_or_fail
from jianheng.cli.law.told import Picture, document, tell_result, write_picture
from jianheng.cli.law.which import InWorkspace, law_of
from jianheng.cli.options import Json, Lang, the_day, the_language
from jianheng.cli.output import emit, results
from jianheng.law.prospects import (
    History,
    conversion,
    earliest_parole,
    earliest_proposal,
    largest_reduction,
    read_history,
)
from jianheng.law.prospects.reduction import present_end
from jianheng.law.reckoning import Reckoned, Words, shown
from jianheng.law.reckoning.picture import Mark

TITLES = {
    "end": Words("现刑期届满之日", "the present last day"),
    "proposal": Words("最早可以报请减刑之日", "the earliest proposal of a reduction"),
    "conversion": Words("可以减为的有期徒刑", "the fixed term it may become"),
    "reduction": Words("一次最多可以减去", "the largest reduction"),
    "parole": Words("最早可以假释之日", "the earliest parole"),
}


def commutation(
    file: Annotated[Path, typer.Argument(metavar="文件", help="罪犯的刑罚和减刑经过，YAML / a convict's history")],
    on: Annotated[str, typer.Option("--on", help="按哪一天的规定（裁定日），默认今天 / the day of the ruling")] = "",
    workspace: InWorkspace = None,
    picture: Picture = None,
    lang: Lang = "zh",
    as_json: Json = False,
) -> None:
    """最早报请、最多减去、最早假释，逐步列出 / earliest proposal, largest reduction, earliest parole."""
    the_language(lang)
    day = the_day(on, "--on") if on else date.today()
    history = read_or_fail(read_history, file)
    tables = law_of(workspace, day).tables
    answers: dict[str, Reckoned[Any]] = {
        "end": present_end(history),
        "proposal": earliest_proposal(history, day, tables),
        "reduction": largest_reduction(history, day, tables),
        "parole": earliest_parole(history, day, tables),
    }
    if history.penalty in {"life", "death_reprieve"} and history.converted is None:
        del answers["reduction"]
        answers["conversion"] = conversion(history, day, tables)
    if picture is not None:
        write_picture(picture, _marks(history, answers, lang), f"{day}")
    if as_json:
        emit({"on": day} | {name: document(found) for name, found in answers.items()})
        return
    results.print(f"按 {day} 的规定" if lang == "zh" else f"by the rules of {day}", markup=False)
    for name, found in answers.items():
        tell_result(TITLES[name], found, lang, as_json=False)


def _marks(history: History, answers: Mapping[str, Reckoned[Any]], lang: str) -> list[Mark]:
    """What has happened, then what may come."""
    zh = lang == "zh"
    marks = [Mark("判决生效" if zh else "judgment final", history.final_on)]
    if history.delivered_on is not None:
        marks.append(Mark("交付执行" if zh else "delivered", history.delivered_on))
    for each in history.reductions:
        what = shown(each.by or each.to, lang)
        marks.append(Mark(f"裁定{'减去' if each.by else '减为'}{what}" if zh else f"ruling: {what}", each.ruled_on))
    for name in ("proposal", "parole", "end"):
        found = answers[name]
        if isinstance(found.lo, date) and isinstance(found.hi, date):
            apart = found.hi if found.hi != found.lo else None
            marks.append(Mark(TITLES[name][lang], found.lo, apart, doubtful=True))
    return sorted(marks, key=lambda mark: mark.first)
