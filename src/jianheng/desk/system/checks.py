"""Whether the workbench can be used, in a handful of checks: for the administrator's page and for a load balancer."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from django.db import DatabaseError, connection
from django.utils import timezone

from jianheng.desk.audit.chain import Kept, Line
from jianheng.desk.audit.models import Entry, Head
from jianheng.desk.audit.reading import FIELDS
from jianheng.desk.jobs.models import Job
from jianheng.desk.system.health import LOW_BYTES, disk, worker
from jianheng.keeping.last import last_backup

OK, WARN, DOWN = "ok", "warn", "down"
BACKUP_EVERY = timedelta(hours=36)  # a daily one may be late once
LONG_QUEUE = 20
WAITED_LONG = timedelta(hours=6)
LAST_LINES = 100
LITTLE = LOW_BYTES // 20  # so little that the next click may fail


@dataclass(frozen=True)
class Check:
    """One check.

    Args:
        name: of what.
        state: `ok`, `warn` where somebody should look, `down` where pages cannot be served.
        zh, en: what is so; empty where the name says it.
    """

    name: str
    state: str
    zh: str = ""
    en: str = ""


def checks(workspace: Path) -> list[Check]:
    """Every check; what asks the database is left out where it does not answer.

    Args:
        workspace: the workspace's folder.
    """
    base = _database()
    found = [base, *_disk(workspace), _worker(workspace), _backup(workspace)]
    if base.state == OK:
        asked: tuple[Callable[[], Check], ...] = (_queue, _log)
        found += [one() for one in asked]
    return found


def overall(found: list[Check]) -> str:
    """The worst state of all."""
    states = {check.state for check in found}
    return DOWN if DOWN in states else WARN if WARN in states else OK


def _database() -> Check:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        return Check("database", DOWN, "数据库没有应答", "the database does not answer")
    return Check("database", OK)


def _disk(workspace: Path) -> Iterator[Check]:
    try:
        room = disk(workspace)
    except OSError:
        yield Check("workspace", DOWN, "工作区的文件夹不在了", "the workspace's folder is gone")
        return
    writable = os.access(workspace / "desk", os.W_OK)
    yield Check("workspace", OK) if writable else Check("workspace", DOWN, "工作区不能写入", "it cannot be written to")
    if room.free < LITTLE:
        yield Check("disk", DOWN, f"磁盘已满：{room.words}", f"the disk is full: {room.words}")
    elif room.is_low:
        yield Check("disk", WARN, f"磁盘快满了：{room.words}", f"the disk is nearly full: {room.words}")
    else:
        yield Check("disk", OK)


def _worker(workspace: Path) -> Check:
    if worker(workspace / "desk").is_alive:
        return Check("worker", OK)
    return Check("worker", WARN, "后台没有动静，任务在排队", "the worker is silent, jobs wait")


def _queue() -> Check:
    waiting = Job.objects.filter(state=Job.WAITING)
    number = waiting.count()
    oldest = waiting.order_by("asked_at").values_list("asked_at", flat=True).first()
    if number > LONG_QUEUE or (oldest is not None and timezone.now() - oldest > WAITED_LONG):
        return Check("queue", WARN, f"{number} 个任务在等，最久的已等很长时间", f"{number} jobs wait, some for long")
    return Check("queue", OK)


def _log() -> Check:
    """The end of the log; all of it is checked by `jianheng audit verify` and from the auditor's page."""
    rows = Entry.objects.order_by("-number").values_list(*FIELDS, "hash")[:LAST_LINES]
    lines: list[Kept] = [(Line(*row[:-1]), row[-1]) for row in reversed(list(rows))]
    joined = all(one[1] == other[0].before for one, other in pairwise(lines))
    head = Head.objects.filter(pk=1).values_list("number", "hash").first() or (0, "")
    last = (lines[-1][0].number, lines[-1][1]) if lines else (0, "")
    if not joined or head != last or any(line.hash != kept for line, kept in lines):
        return Check("audit", WARN, "审计日志的末尾对不上，请核验", "the end of the audit log does not hold: check it")
    return Check("audit", OK)


def _backup(workspace: Path) -> Check:
    last = last_backup(workspace / "desk")
    if last is None:
        return Check("backup", WARN, "还没有备份过", "there is no backup yet")
    if timezone.now() - last.moment > BACKUP_EVERY:
        day = timezone.localtime(last.moment).strftime("%Y-%m-%d")
        return Check("backup", WARN, f"最近一次备份是 {day}", f"the last backup is of {day}")
    return Check("backup", OK)
