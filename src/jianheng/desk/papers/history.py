"""What happened to a paper, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from jianheng.desk.papers.models import EventFile, Item, Objection, Paper, PaperEvent
from jianheng.desk.papers.words import ANSWERS, EVENTS, LOOKED, RECTIFIED, SERVED_HOW
from jianheng.desk.words import say


@dataclass(frozen=True)
class Happening:
    """One thing that happened.

    Args:
        who: the person.
        what: what happened.
        at: when it was put down.
        more: what belongs to it.
        text: the person's own words.
        files: files that came with it.
    """

    who: str
    what: str
    at: datetime
    more: tuple[str, ...]
    text: str
    files: tuple[EventFile, ...]


def history_of(paper: Paper) -> list[Happening]:
    """Everything that happened to a paper, oldest first."""
    events = paper.events.select_related("by").prefetch_related("files")
    return [_happening(event) for event in events]


def next_step(paper: Paper) -> str:
    """What is to be done next; empty where nothing is."""
    if paper.state == Paper.DRAFT and paper.kind == Paper.ORAL:
        return say("核对后口头提出，并记录在案", "Check it, say it, put it on record")
    if paper.state in (Paper.SERVED, Paper.REPLIED):
        return _next_of_served(paper)
    return {
        Paper.DRAFT: say("核对文字，送审", "Check the words and submit"),
        Paper.SUBMITTED: say("由另一个人批准或退回", "Another person approves or returns it"),
        Paper.APPROVED: say("打印盖章，送达，记录送达日", "Print, seal and serve it; record the day"),
    }.get(paper.state, "")


def _next_of_served(paper: Paper) -> str:
    if paper.objections.filter(result="").exists():
        return say("复查异议", "Review the objection")
    if paper.objections.filter(result=Objection.UPHELD, reported_up_on=None).exists():
        return say("把复查结果通知单位，并报告上一级（规则 554）", "Tell the unit, and report up (art. 554)")
    late = paper.reply_due_on is not None and paper.reply_due_on < timezone.localdate()
    if paper.state == Paper.SERVED and paper.kind != Paper.ORAL:
        return _next_of_unanswered(paper, late)
    unmet = paper.items.filter(rectified__in=(Item.OPEN, Item.PARTLY)).exists()
    if unmet and late and paper.kind == Paper.ORAL:
        return say("逾期没有纠正，转为书面（规则 624）", "Not mended in time: put it in writing (art. 624)")
    if unmet:
        return say("逐项核查整改", "Check each item")
    if paper.items.filter(look_back_due_on__isnull=False, look_back_on=None).exists():
        return say("到期回头看", "Look back when it is due")
    return say("办结", "Close it")


def _next_of_unanswered(paper: Paper, late: bool) -> str:
    if late and paper.urged_on:
        return say("督促后仍未回复，报告上一级（规则 553）", "Urged and not answered: report up (art. 553)")
    if late:
        return say("逾期没有回复，督促（规则 553）", "Not answered in time: urge (art. 553)")
    if paper.received_on is None:
        return say("签收后记录签收日；等待回复", "Record the day of receipt; wait for the answer")
    return say("等待回复", "Wait for the answer")


def _happening(event: PaperEvent) -> Happening:
    return Happening(
        who=event.by.shown_name if event.by else "",
        what=str(EVENTS[event.kind]),
        at=event.at,
        more=tuple(_more(event)),
        text=event.text,
        files=tuple(event.files.all()),
    )


def _more(event: PaperEvent) -> list[str]:
    data, told = event.data, []
    if data.get("item"):
        told.append(say(f"第 {data['item']} 项", f"item {data['item']}"))
    if data.get("on"):
        told.append(str(data["on"]))
    for name, words in (("how", SERVED_HOW), ("answer", ANSWERS), ("rectified", RECTIFIED), ("result", LOOKED)):
        if data.get(name) in words:
            told.append(str(words[data[name]]))
    if data.get("number"):
        told.append(str(data["number"]))
    if data.get("items"):
        which = "、".join(str(n) for n in data["items"])
        told.append(say(f"有错误的：第 {which} 项", f"wrong: item {which}"))
    if data.get("clues"):
        which = "、".join(data["clues"])
        told.append(say(f"线索 {which}", f"clues {which}"))
    return told
