"""What happened to a clue, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from jianheng.desk.casework.models import Attachment, Clue, Event
from jianheng.desk.casework.words import ANSWERS, CONCLUSIONS, EVENTS
from jianheng.desk.words import say


@dataclass(frozen=True)
class Happening:
    """One thing that happened.

    Args:
        who: the person; empty where it was a run.
        what: what happened.
        at: when.
        more: what belongs to it.
        text: the person's own words.
        files: files that came with it.
    """

    who: str
    what: str
    at: datetime
    more: tuple[str, ...]
    text: str
    files: tuple[Attachment, ...]


def history_of(clue: Clue) -> list[Happening]:
    """Everything that happened to a clue, oldest first."""
    events = clue.events.select_related("by").prefetch_related("files")
    return [_happening(event) for event in events]


def next_step(clue: Clue) -> str:
    """What is to be done next; empty where nothing is."""
    if clue.status == Clue.NEW:
        return say("领取，核查", "Take it and check")
    if clue.status == Clue.WAITING:
        return say("材料到了以后记录核查", "Record the check once the material is here")
    if clue.status == Clue.WORKING:
        return say("记录核查，作出结论", "Record the check and conclude")
    if clue.status == Clue.REVIEW:
        return say("由另一个人复核结论（四眼）", "Another person reviews the conclusion")
    return ""


def _happening(event: Event) -> Happening:
    return Happening(
        who=event.by.shown_name if event.by else "",
        what=str(EVENTS[event.kind]),
        at=event.at,
        more=tuple(_more(event)),
        text=event.text,
        files=tuple(event.files.all()),
    )


def _more(event: Event) -> list[str]:
    data, told = event.data, []
    if data.get("to_name"):
        told.append(say(f"交给 {data['to_name']}", f"to {data['to_name']}"))
    if data.get("of"):
        told.append(say(f"向 {data['of']}", f"of {data['of']}"))
    if data.get("due"):
        told.append(say(f"{data['due']} 前", f"by {data['due']}"))
    elif event.kind == "due":
        told.append(say("取消期限", "lifted"))
    if data.get("on"):
        told.append(str(data["on"]))
    if data.get("conclusion") in CONCLUSIONS:
        told.append(str(CONCLUSIONS[data["conclusion"]]))
    if event.kind == "changed" and data.get("to") in ANSWERS:
        told.append(say(f"现为“{ANSWERS[data['to']]}”", f"now {ANSWERS[data['to']]}"))
    if data.get("run"):
        told.append(say(f"运行 {data['run']}", f"run {data['run']}"))
    return told
