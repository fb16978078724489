"""Checking the log from the workbench, as long work."""

from __future__ import annotations

import os
from typing import Any

from jianheng.desk.accounts.models import User
from jianheng.desk.audit.anchors import anchors
from jianheng.desk.audit.kept_log import log_of
from jianheng.desk.audit.reading import UnreadableError
from jianheng.desk.audit.record import record
from jianheng.desk.audit.verifying import verify
from jianheng.desk.jobs.kinds import Refused, Step, register
from jianheng.desk.place import desk_folder

KIND = "audit.check"


@register(KIND, "核验审计日志", "Check the audit log")
def check(options: dict[str, Any], by: str, step: Step) -> dict[str, Any]:
    """Check the whole log against its chain, its head and its anchors.

    Args:
        options: nothing is asked.
        by: user name of who asked.
        step: reports.

    Raises:
        Refused: the log cannot be read.
    """
    try:
        kept = anchors(desk_folder())
    except ValueError as error:
        raise Refused(f"锚点文件 {error} 不是原来的样子，被改动过。", f"{error} was changed.") from error
    try:
        log = log_of(desk_folder(), os.environ.get("JIANHENG_DATABASE_URL", ""))
        total = float(log.head.number) if log.head else None
        found = verify(log, kept, told=lambda n: step(f"已核对 {n} 行", f"{n} lines checked", n, total))
    except UnreadableError as error:
        raise Refused(error.zh, error.en) from error
    record(User.objects.filter(username=by).first(), "check log", "log", "", lines=found.lines, whole=found.whole)
    if found.whole:
        told = {
            "zh": f"{found.lines} 行首尾相接，没有改动；与 {found.anchors} 个锚点一致。",
            "en": f"{found.lines} lines join from first to last; {found.anchors} anchors agree.",
        }
    else:
        first = found.breaks[0]
        told = {
            "zh": f"日志有 {found.broken} 处对不上，第一处在第 {first.number} 行：{first.zh}。请保留现场。",
            "en": f"{found.broken} places do not hold, the first at line {first.number}: {first.en}.",
        }
    return {**told, "url": "/audit/", "whole": found.whole, "head": found.head, "lines": found.lines}
