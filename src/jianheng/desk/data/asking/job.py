"""The long work of writing letters of request and templates."""

from __future__ import annotations

import shutil
from datetime import date
from typing import Any

from jianheng.desk.data.models import Papers
from jianheng.desk.jobs.kinds import Refused, Step, register
from jianheng.desk.place import workspace
from jianheng.dictionary import load_dictionary
from jianheng.dictionary.template import write_template
from jianheng.law import load_tables
from jianheng.library import load_library
from jianheng.requests import NothingToAskError, Request, Terms, build_request, write_letter, write_workbook

PAPERS = "papers"
LETTER, TEMPLATE = "调取数据清单", "检衡数据模板"


@register(PAPERS, "写清单和模板", "Write requests and templates")
def write(options: dict[str, Any], _by: str, step: Step) -> dict[str, Any]:
    """Write the papers that were asked for; begun anew they are written anew.

    Raises:
        Refused: there is nothing to ask for.
    """
    papers = Papers.objects.filter(pk=options["papers"]).first()
    if papers is None:
        raise Refused("这些文件已经不在了。", "These papers are gone.")
    asked, dictionary = papers.asked, load_dictionary()
    step("读入模型", "Reading the models", 0, None)
    models = load_library(dictionary, load_tables(), asked["models"] or None)
    terms = Terms(
        units=dict(asked.get("units", {})),
        from_on=_day(asked.get("from_on", "")),
        until_on=_day(asked.get("until_on", "")),
        purpose=asked.get("purpose", ""),
        delete_after=_day(asked.get("delete_after", "")),
        office=asked.get("office", "") or workspace().procuratorate,
    )
    try:
        made = build_request(models, dictionary, holders=tuple(asked["holders"]), terms=terms)
    except NothingToAskError as error:
        zh, _, en = str(error).partition(" / ")
        raise Refused(zh, en or zh) from error
    shutil.rmtree(papers.folder, ignore_errors=True)
    papers.folder.mkdir(parents=True)
    if papers.kind == Papers.REQUEST:
        _letters(papers, made, step, asked.get("lang", "zh"))
    else:
        _templates(papers, made, step)
    Papers.objects.filter(pk=papers.pk).update(done=True)
    count = sum(1 for _ in papers.folder.iterdir())
    return {"zh": f"{count} 个文件。", "en": f"{count} files."}


def _letters(papers: Papers, made: Request, step: Step, lang: str) -> None:
    for number, letter in enumerate(made.letters):
        name = made.holder_name(letter.holder, "zh")
        step(f"写给{name}", f"To {made.holder_name(letter.holder, 'en')}", number, len(made.letters) + 1)
        write_letter(made, letter, papers.folder / f"{LETTER}-{name}.docx", lang)
    write_workbook(made, papers.folder / f"{LETTER}.xlsx", lang)


def _templates(papers: Papers, made: Request, step: Step) -> None:
    for number, letter in enumerate(made.letters):
        name = made.holder_name(letter.holder, "zh")
        step(f"{name}的模板", f"Template for {made.holder_name(letter.holder, 'en')}", number, len(made.letters))
        fields = {each.table.name: each.names for each in letter.tables}
        path = papers.folder / f"{TEMPLATE}-{name}.xlsx"
        write_template([each.table for each in letter.tables], path, made.dictionary, fields)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
