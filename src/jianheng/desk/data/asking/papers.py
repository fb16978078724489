"""Papers that ask for data: what is asked, the work that writes them, their files."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.http import Http404

from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.audit.record import record
from jianheng.desk.data.asking.job import PAPERS
from jianheng.desk.data.asking.library import titled
from jianheng.desk.data.models import Papers
from jianheng.desk.data.values import as_day
from jianheng.desk.jobs.queue import ask_for
from jianheng.desk.words import lang, say
from jianheng.dictionary import load_dictionary
from jianheng.dictionary.table import HOLDER_LIST
from jianheng.dictionary.template import write_template
from jianheng.requests.journal import journal_tables

DAYS = {
    "from_on": ("起日", "first day"),
    "until_on": ("止日", "last day"),
    "delete_after": ("到期删除日", "day of deletion"),
}
WORDS = ("purpose", "office", "unit", *DAYS)
JOURNAL_TEMPLATE = "检衡内生数据.xlsx"


def holders() -> list[tuple[str, str]]:
    """The kinds of units that hold data, with their words."""
    codes = load_dictionary().lists[HOLDER_LIST].codes
    held = {name for table in load_dictionary().tables.values() if not table.derived for name in table.holders}
    return [(code.value, say(code.label_zh, code.label_en)) for code in codes.values() if code.value in held]


def ask_for_papers(
    user: User, kind: str, models: Sequence[str], kinds: Sequence[str], words: Mapping[str, str]
) -> Papers:
    """Have papers written, as long work.

    Args:
        user: who asks.
        kind: letters of request or templates.
        models: for which models; unknown ones are left away.
        kinds: of which kinds of units; all if none.
        words: what stands on the letters: `WORDS`.

    Raises:
        Refused: something does not fit.
    """
    asked = _asked(models, kinds, words)
    papers = Papers.objects.create(kind=kind, by=user, asked=asked)
    about = say("调取数据清单", "Request for data") if kind == Papers.REQUEST else say("数据模板", "Templates")
    papers.job = ask_for(PAPERS, about, {"papers": str(papers.pk)}, user)
    papers.save(update_fields=["job"])
    return papers


def _asked(models: Sequence[str], kinds: Sequence[str], words: Mapping[str, str]) -> dict[str, Any]:
    known, held = titled(), dict(holders())
    models = [name for name in models if name in known]
    kinds = [name for name in kinds if name in held]
    asked: dict[str, Any] = {"models": models, "holders": kinds, "lang": lang()}
    asked |= {name: words.get(name, "").strip()[:500] for name in ("purpose", "office", *DAYS)}
    asked |= {name: as_day(asked[name]) for name in DAYS}
    unit = words.get("unit", "").strip()[:200]
    if unit and len(kinds) == 1:
        asked["units"] = {kinds[0]: unit}
    for name, (zh, en) in DAYS.items():
        if not _is_day(asked[name]):
            raise Refused(f"{zh}写不成日期，请写作 2026-05-31。", f"The {en} is no date; write 2026-05-31.")
    if asked["from_on"] and asked["until_on"] and asked["from_on"] > asked["until_on"]:
        raise Refused("起日晚于止日，请改正其中一个。", "The first day is later than the last.")
    if not models:
        raise Refused("请至少选一个模型。", "Choose at least one model.")
    if unit and len(kinds) != 1:
        raise Refused("写明单位名称时，只选一类单位。", "To name a unit, choose one kind of unit.")
    return asked


def _is_day(text: str) -> bool:
    try:
        return not text or bool(date.fromisoformat(text))
    except ValueError:
        return False


def papers_of(user: User, papers_id: uuid.UUID) -> Papers:
    """Papers that a person asked for.

    Raises:
        Http404: there are none such.
    """
    found = Papers.objects.filter(pk=papers_id, by=user).select_related("job").first()
    if found is None:
        raise Http404
    return found


def files_of(made: Papers) -> list[Path]:
    """The files, the letters first."""
    if not made.done or not made.folder.is_dir():
        return []
    return sorted(made.folder.iterdir(), key=lambda path: (path.suffix != ".docx", path.name))


def paper_file(user: User, papers_id: uuid.UUID, number: int) -> Path:
    """One of the papers, for downloading.

    Raises:
        Http404: there is none such.
    """
    made = papers_of(user, papers_id)
    files = files_of(made)
    if number >= len(files):
        raise Http404
    record(user, "download", "papers", made.pk, file=number)
    return files[number]


def journal_template(user: User) -> bytes:
    """The template of the office's own journal, for those who would rather write in a workbook."""
    dictionary = load_dictionary()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.xlsx"
        write_template(journal_tables(dictionary), path, dictionary)
        content = path.read_bytes()
    record(user, "download", "template", "journal")
    return content
