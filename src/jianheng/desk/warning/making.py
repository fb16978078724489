"""Making the lists of one person's institutions, and logging that they left the workbench."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from jianheng.clues.problem import RunError
from jianheng.clues.run import Run, open_run
from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record
from jianheng.desk.casework.conflict import NotAllowed
from jianheng.desk.casework.exporting import Taken
from jianheng.desk.place import workspace
from jianheng.desk.runs.folders import folder_of
from jianheng.desk.runs.seen import latest_ran, units_of
from jianheng.desk.warning.as_files import FORMATS, ZIP, as_zip, name_of
from jianheng.desk.warning.duty import Mark, Warnings
from jianheng.desk.warning.reading import Wanted, read_warnings
from jianheng.desk.warning.says import Says
from jianheng.desk.warning.span import Span
from jianheng.desk.warning.working_days import WorkingDays
from jianheng.desk.words import lang
from jianheng.running import Refused
from jianheng.running.law_here import calendar_of

ALL = "zip"
WHY_LIMIT = 100


@dataclass(frozen=True)
class Order:
    """A file that somebody asks for.

    Args:
        span: the days.
        unit: name of the institution; empty for all.
        form: `docx` or `xlsx`; `zip` for all institutions.
        reveal: whether names and ID numbers are to be shown.
        why: what for; must be said where names are shown.
    """

    span: Span
    unit: str
    form: str
    reveal: bool = False
    why: str = ""


def take_warnings(user: User, order: Order) -> Taken:
    """Write what is asked for, and log it.

    Args:
        user: who takes it.
        order: what.

    Raises:
        NotAllowed: names without a reason or a right to them, nothing to list, no such form, or a run that cannot
            be read.
    """
    why = " ".join(order.why.split())
    _check(user, order, why)
    now, says = timezone.localtime(), Says(lang())
    names = units_of(user)
    wanted = (lambda unit: unit == order.unit and unit in names) if order.unit else (lambda unit: unit in names)
    lists = warnings_of(order.span, order.reveal, wanted)
    if not lists:
        raise NotAllowed("没有可列的单位：请先运行模型。", "There is no institution to list: run models first.")
    who = f"{user.shown_name}（{user.username}）" if user.shown_name != user.username else user.username
    mark = Mark(user.office.name if user.office else "", who, now, why)
    kept = {"from": order.span.first, "days": order.span.days, "form": order.form, "names": order.reveal}
    rows = sum(len(each.duties) + len(each.passed) for each in lists)
    if order.form == ALL:
        content, kind = as_zip(lists, mark, says.lang), ZIP
        name = f"{says.title}-{order.span.first}-{now.strftime('%Y%m%d-%H%M')}.zip"
    else:
        kind, write = FORMATS[order.form]
        content, name = write(lists[0], mark, says.lang), name_of(lists[0], order.form, says.lang)
    about = order.unit or f"{len(lists)} institutions"
    if order.reveal:
        record(user, "reveal", "warnings", about, reason=why, rows=rows)
    record(user, "download", "warnings", about, rows=rows, purpose=why, **kept)
    return Taken(name, kind, content)


def warnings_of(span: Span, reveal: bool, in_scope: Callable[[str], bool]) -> list[Warnings]:
    """The lists, of each model from the last run that examined it and is still here.

    Args:
        span: the days.
        reveal: whether names and ID numbers are shown.
        in_scope: which institutions.

    Raises:
        NotAllowed: the calendar of the office, or a run, cannot be read.
    """
    place = workspace()
    try:
        days = WorkingDays(calendar_of(place), timezone.localdate())
    except Refused as refused:
        raise NotAllowed(refused.zh, refused.en) from refused
    wanted = Wanted(span, lang(), reveal, in_scope)
    try:
        return read_warnings(place, latest_runs(), days, wanted)
    except (OSError, RunError) as error:
        raise NotAllowed(f"运行结果的文件读不出：{error}", f"The files of the run cannot be read: {error}") from error


def latest_runs() -> list[tuple[Run, list[str]]]:
    """The runs whose answers hold now, each with the models that it examined last.

    Raises:
        RunError: one cannot be read.
    """
    models: dict[str, list[str]] = defaultdict(list)
    for model, ran in latest_ran().items():
        models[ran.run.name].append(model)
    found = [(folder_of(name), each) for name, each in models.items()]
    return [(open_run(folder), each) for folder, each in found if folder is not None]


def _check(user: User, order: Order, why: str) -> None:
    if order.form not in (*FORMATS, ALL) or (order.form != ALL and not order.unit):
        raise NotAllowed("请选择单位和格式。", "Choose an institution and a format.")
    if len(why) > WHY_LIMIT:
        raise NotAllowed(f"用途最多 {WHY_LIMIT} 字。", f"At most {WHY_LIMIT} characters.")
    if order.reveal and Can.PERSON_REVEAL not in user.capabilities:
        raise NotAllowed("您的角色不能导出姓名和证件号。", "Your role may not take names and ID numbers.")
    if order.reveal and not why:
        raise NotAllowed("没有导出：请写明为什么要姓名和证件号。", "Not made: say what names and numbers are for.")
