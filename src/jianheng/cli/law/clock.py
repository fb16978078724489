"""`jianheng law clock`: where a case in custody stands on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from jianheng.cli.law.files import read_or_fail
from jianheng.cli.law.told import Picture, document, plain, span, write_picture
from jianheng.cli.law.which import InWorkspace, law_of
from jianheng.cli.options import Json, Lang, the_day, the_language
from jianheng.cli.output import emit, results
from jianheng.law.custody import Follows, Period, State, load_rules, periods_of, read_case, state_on
from jianheng.law.reckoning import result_lines
from jianheng.law.reckoning.picture import Mark
from jianheng.law.reckoning.tell import cited_as

SAYS = {
    "zh": {
        "on": "{on}：{stage}",
        "since": "{event}，自 {first} 起，最后一日 {last}",
        "over": "已超过法定期限 {days} 日：应当释放、解除或者变更强制措施（刑事诉讼法第九十九条）",
        "today": "最后一日 {last} 距今 {days} 日",
        "wrong": "不合法的先后",
        "follows": "依法可以发生",
        "until": "，最迟 {until}",
        "periods": "各段期限",
        "none": "尚无事件",
    },
    "en": {
        "on": "{on}: {stage}",
        "since": "{event}, since {first}, last day {last}",
        "over": "{days} days beyond the lawful period: release, lift or change the measure (CPL 99)",
        "today": "the last day, {last}, is {days} days away",
        "wrong": "broke the order of the law",
        "follows": "may lawfully follow",
        "until": ", at the latest {until}",
        "periods": "periods",
        "none": "nothing has happened yet",
    },
}


def clock(
    file: Annotated[Path, typer.Argument(metavar="文件", help="案件事件，YAML / events of a case")],
    on: Annotated[str, typer.Option("--on", help="哪一天，默认今天 / the day")] = "",
    workspace: InWorkspace = None,
    picture: Picture = None,
    lang: Lang = "zh",
    as_json: Json = False,
) -> None:
    """羁押期限：环节、依据、最后一日、随后依法可以发生什么 / the custody clock of a case."""
    the_language(lang)
    day = the_day(on, "--on") if on else date.today()
    events = read_or_fail(read_case, file)
    law = law_of(workspace, day)
    state = state_on(events, day, law.tables, law.calendar)
    periods, _ = periods_of([event for event in events if event.on <= day], law.tables, law.calendar)
    if picture is not None:
        write_picture(picture, _marks(periods, day, lang), SAYS[lang]["on"].format(on=day, stage=state.stage[lang]))
    if as_json:
        emit(_document(state, periods))
        return
    for line in lines(state, periods, lang):
        results.print(line, markup=False)


def lines(state: State, periods: tuple[Period, ...], lang: str) -> list[str]:
    """The state of a case in lines for a reader."""
    says = SAYS[lang]
    told = [says["on"].format(on=state.on, stage=state.stage[lang])]
    if state.period is None:
        told.append(f"  {says['none']}")
    else:
        told.append("  " + _period(state.period, lang))
        told += [f"    {line}" for line in result_lines(state.period.last, lang)]
        if state.days_over:
            told.append("  ! " + says["over"].format(days=state.days_over))
        elif state.period.last.hi is not None:
            last = state.period.last.hi
            told.append("  " + says["today"].format(last=last, days=(last - state.on).days))
    if state.wrong:
        told += [
            f"{says['wrong']}：" if lang == "zh" else f"{says['wrong']}:",
            *(f"  ! {each[lang]}" for each in state.wrong),
        ]
    told += [
        f"{says['follows']}：" if lang == "zh" else f"{says['follows']}:",
        *(_follows(each, lang) for each in state.follows),
    ]
    told += [
        f"{says['periods']}：" if lang == "zh" else f"{says['periods']}:",
        *(f"  {_period(each, lang)}" for each in periods),
    ]
    return told


def _marks(periods: Sequence[Period], on: date, lang: str) -> list[Mark]:
    """Each period as a stretch, and the last lawful day of the one that runs."""
    names = load_rules().events
    marks = [Mark(names[each.event.event].says[lang], each.begins_on, each.ends_on or on) for each in periods]
    last = periods[-1].last if periods else None
    if last is not None and last.lo is not None and last.hi is not None:
        said = {"zh": "法定最后一日", "en": "the last lawful day"}[lang]
        marks.append(Mark(said, last.lo, last.hi if last.hi != last.lo else None, doubtful=True))
    return marks


def _period(period: Period, lang: str) -> str:
    name = load_rules().events[period.event.event].says[lang]
    return SAYS[lang]["since"].format(event=name, first=period.begins_on, last=span(period.last, lang))


def _follows(each: Follows, lang: str) -> str:
    told = f"  {each.says[lang]}（{each.by[lang]}）" if lang == "zh" else f"  {each.says[lang]} ({each.by[lang]})"
    if each.until is not None:
        told += SAYS[lang]["until"].format(until=each.until)
    return told + (f"  {cited_as(each.cite, lang)}" if each.cite else "")


def _document(state: State, periods: tuple[Period, ...]) -> dict[str, Any]:
    return {
        "on": state.on,
        "stage": {"zh": state.stage.zh, "en": state.stage.en},
        "days_over": state.days_over,
        "wrong": [{"zh": each.zh, "en": each.en} for each in state.wrong],
        "follows": [
            {
                "event": each.event,
                "zh": each.says.zh,
                "en": each.says.en,
                "by": each.by.zh,
                "until": plain(each.until),
                "cite": list(each.cite),
            }
            for each in state.follows
        ],
        "periods": [
            {
                "event": each.event.event,
                "stage": each.stage,
                "from": each.begins_on,
                "until": each.ends_on,
                "last": document(each.last),
            }
            for each in periods
        ],
    }
