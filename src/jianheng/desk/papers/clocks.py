"""The clocks of a document: until when the unit answers and mends, until when we review, each with its article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from jianheng.desk.papers.law_here import calendar_here, tables_here
from jianheng.desk.papers.models import Item, Objection, Paper
from jianheng.desk.words import Words, lang, say
from jianheng.law.periods.deadline import deadline
from jianheng.law.reckoning import Reckoned, cited
from jianheng.law.reckoning.tell import cited_as, result_lines

# The table that says until when the unit answers, and the day from which it runs.
REPLY_TABLES = {
    Paper.ORAL: "oral_objection_met",
    Paper.RECOMMENDATION: "recommendation_answered",
    Paper.MEASURE: "necessity_answered",
}
REVIEW_TABLE = "objection_reviewed"
OURS, THEIRS = "ours", "theirs"


@dataclass(frozen=True)
class Clock:
    """A period that runs, ran out, or was kept.

    Args:
        name: what has to be done.
        whose: `ours` or `theirs`.
        due: its last day; None where nothing gives one.
        met_on: when it was done.
        article: where it comes from, in words; empty where no text was read.
        lines: the arithmetic.
    """

    name: Words
    whose: str
    due: date | None
    met_on: date | None
    article: str
    lines: tuple[str, ...]

    @property
    def days(self) -> int | None:
        """Days left; negative where it is late; None where none runs."""
        return (self.due - timezone.localdate()).days if self.due and not self.met_on else None

    @property
    def when(self) -> str:
        """How it stands, in words."""
        if self.met_on:
            late = bool(self.due and self.met_on > self.due)
            told = say(f"{self.met_on} 完成", f"done on {self.met_on}")
            return told + (say("，已逾期", ", late") if late else "")
        if self.days is None:
            return say("没有期限", "no last day")
        if self.days < 0:
            return say(f"超期 {-self.days} 日", f"{-self.days} days late")
        return say("今天到期", "due today") if self.days == 0 else say(f"还有 {self.days} 日", f"{self.days} days left")

    @property
    def urgency(self) -> str:
        """Class of the words."""
        if self.days is None:
            return ""
        return "late" if self.days < 0 else "soon" if self.days <= 3 else ""  # noqa: PLR2004  # days that are near


def clocks_of(paper: Paper) -> list[Clock]:
    """The clocks of a document, in the order in which they run."""
    return [] if paper.state not in (*Paper.ISSUED, Paper.WITHDRAWN) else list(_clocks(paper))


def reply_due(paper: Paper) -> date | None:
    """Until when the unit answers, as it is known now: the law's day where there is one, else the document's own."""
    reckoned = _reply(paper)
    by_law = (reckoned.hi or _unrolled(reckoned)) if reckoned is not None else None
    return by_law or paper.reply_by


def review_due(received_on: date) -> date | None:
    """Until when an objection is reviewed: the earliest day that a lawful reading gives."""
    reckoned = _reckon(REVIEW_TABLE, received_on)
    return reckoned.lo or _unrolled(reckoned)


def _clocks(paper: Paper) -> Iterator[Clock]:
    if paper.state != Paper.WITHDRAWN or paper.replies.exists():
        yield _reply_clock(paper)
    for objection in paper.objections.all():
        yield _review_clock(objection)
    for item in paper.items.all():
        yield from _item_clocks(item)


def _reply_clock(paper: Paper) -> Clock:
    name = Words("纠正", "Mend it") if paper.kind == Paper.ORAL else Words("回复", "Answer")
    first = paper.replies.first()
    met = first.received_on if first else None
    if paper.kind == Paper.ORAL and met is None:
        met = _all_done_on(paper)
    reckoned = _reply(paper)
    lines = list(result_lines(reckoned, lang())) if reckoned is not None else []
    cite = _cite(reckoned) if reckoned is not None else ""
    if not cite and paper.kind == Paper.NOTICE and paper.served_on:
        cite = cited_as(cited("刑诉规则2019#553", paper.served_on), lang())
    if paper.reply_by:
        lines.append(say(f"文书写明：{paper.reply_by} 前回复", f"The document says: answer by {paper.reply_by}"))
    if paper.urged_on:
        lines.append(say(f"已于 {paper.urged_on} 督促", f"Urged on {paper.urged_on}"))
    return Clock(name, THEIRS, paper.reply_due_on or paper.reply_by, met, cite, tuple(lines))


def _review_clock(objection: Objection) -> Clock:
    reckoned = _reckon(REVIEW_TABLE, objection.received_on)
    lines = tuple(result_lines(reckoned, lang()))
    return Clock(
        Words("复查异议", "Review the objection"),
        OURS,
        objection.review_by,
        objection.decided_on,
        _cite(reckoned),
        lines,
    )


def _item_clocks(item: Item) -> Iterator[Clock]:
    n = item.position
    if item.correct_by:
        done = item.rectified_on if item.rectified == Item.DONE else None
        said = (say(f"文书写明：{item.correct_by} 前纠正", f"The document says: put right by {item.correct_by}"),)
        yield Clock(Words(f"第 {n} 项整改", f"Item {n} put right"), THEIRS, item.correct_by, done, "", said)
    if item.look_back_due_on:
        said = (say("整改检查时约定", "Set when the rectification was checked"),)
        yield Clock(
            Words(f"第 {n} 项回头看", f"Item {n}: look-back"), OURS, item.look_back_due_on, item.look_back_on, "", said
        )


def _reply(paper: Paper) -> Reckoned[date] | None:
    """What the law says of the answer; None where it leaves it to the document, or nothing runs yet."""
    table = REPLY_TABLES.get(paper.kind)
    start = paper.served_on if paper.kind == Paper.ORAL else paper.received_on or paper.served_on
    return _reckon(table, start) if table and start else None


def _reckon(table: str, start: date) -> Reckoned[date]:
    return deadline(tables_here()[table], start, calendar=calendar_here())


def _unrolled(reckoned: Reckoned[date]) -> date | None:
    """The counted last day where only the working days of its year are not known yet: never too late."""
    counted = [step.value for step in reckoned.steps if step.rule == "period"]
    return min((day for day in counted if isinstance(day, date)), default=None)


def _cite(reckoned: Reckoned[date]) -> str:
    refs = [ref for step in reckoned.steps if step.rule == "period" for ref in step.cite]
    return cited_as(dict.fromkeys(refs), lang())


def _all_done_on(paper: Paper) -> date | None:
    """The day on which the last item was put right, if all were."""
    days = [item.rectified_on if item.rectified == Item.DONE else None for item in paper.items.all()]
    return max(day for day in days if day) if days and all(days) else None
