"""The long work of looking at the quality of the data."""

from __future__ import annotations

import json
import re
import shutil
from typing import Any

from jianheng.desk.data.models import QualityReport
from jianheng.desk.jobs.kinds import Refused, Step, register
from jianheng.desk.place import workspace
from jianheng.intake.problem import IntakeError
from jianheng.quality import (
    Limits,
    examine_quality,
    plain,
    write_letters,
    write_quality_html,
    write_quality_xlsx,
)
from jianheng.running.runs import finished_runs
from jianheng.workspace import write_whole

QUALITY, FOUND, LETTERS = "quality", "found.json", "letters"
SHOWN = 20
_NUMBERED = re.compile(r"^\d+-")


@register(QUALITY, "检查数据质量", "Look at the quality of the data")
def examine(options: dict[str, Any], _by: str, step: Step) -> dict[str, Any]:
    """Look at the data and keep the report; begun anew it is written anew.

    Raises:
        Refused: the report was dropped, or a batch cannot be read.
    """
    report = QualityReport.objects.filter(pk=options["report"]).first()
    if report is None:
        raise Refused("这份报告已经不在了。", "The report is gone.")
    place = workspace()
    finished = finished_runs(place)
    step("逐批检查", "Looking at the batches", 0, 4)
    try:
        found = examine_quality(place, finished[-1] if finished else None)
    except IntakeError as error:
        raise Refused(error.problems[0].zh(), error.problems[0].en()) from error
    shutil.rmtree(report.folder, ignore_errors=True)
    report.folder.mkdir(parents=True)
    step("写报告", "Writing the report", 1, 4)
    for lang in ("zh", "en"):
        write_quality_html(found, report.folder / f"quality.{lang}.html", lang)
        write_quality_xlsx(found, report.folder / f"quality.{lang}.xlsx", lang)
    step("写补正函", "Writing letters", 2, 4)
    letters = write_letters(found, report.folder / LETTERS)
    told = plain(found, Limits(shown=SHOWN))
    told["letters"] = [{"file": path.name, "unit": _NUMBERED.sub("", path.stem)} for path in letters]
    told["titles"] = {name: [words.zh, words.en] for name, words in found.tables.items()}
    told["labels"] = {f"{table}.{field}": [w.zh, w.en] for (table, field), w in found.fields.items()}
    write_whole(report.folder / FOUND, json.dumps(told, ensure_ascii=False, default=str))
    QualityReport.objects.filter(pk=report.pk).update(done=True, run=found.run)
    count = sum(each.count for each in found.findings)
    return {"zh": f"{len(found.batches)} 批，{count} 处。", "en": f"{len(found.batches)} batches, {count} places."}
