"""Taking figures out of the workbench: what for is asked first, and the log keeps it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.utils import timezone

from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record
from jianheng.desk.casework.conflict import NotAllowed
from jianheng.desk.casework.exporting import WHY_LIMIT, Taken
from jianheng.desk.statistics.asked import Asked
from jianheng.desk.statistics.export.book import as_xlsx
from jianheng.desk.statistics.export.document import as_docx
from jianheng.desk.statistics.export.picture import as_png
from jianheng.desk.statistics.export.report import PARTS, Report, report_of

FORMATS: Mapping[str, tuple[str, Callable[[Report], bytes]]] = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", as_docx),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
    "png": ("image/png", as_png),
}


def take_out(user: User, asked: Asked, parts: Sequence[str], why: str, form: str) -> Taken:
    """Write figures into a file, and log it.

    Args:
        user: who takes it.
        asked: what is asked.
        parts: names of `PARTS`.
        why: what for.
        form: a name of `FORMATS`.

    Raises:
        NotAllowed: no purpose, no part, or no such format.
    """
    why = " ".join(why.split())
    chosen = [name for name in PARTS if name in parts]
    if not why:
        raise NotAllowed("请写明用途。", "Say what it is for.")
    if len(why) > WHY_LIMIT:
        raise NotAllowed(f"用途最多 {WHY_LIMIT} 字。", f"At most {WHY_LIMIT} characters.")
    if not chosen:
        raise NotAllowed("请勾选要导出的部分。", "Tick what is to be exported.")
    if form not in FORMATS:
        raise NotAllowed("请选择格式。", "Choose a format.")
    now = timezone.localtime()
    report = report_of(chosen, asked, user, why, now)
    kind, write = FORMATS[form]
    content = write(report)
    record(user, "export", "statistics", "、".join(chosen), purpose=why, form=form, filter=asked.query)
    return Taken(f"{report.title}-{now.strftime('%Y%m%d-%H%M')}.{form}", kind, content)
