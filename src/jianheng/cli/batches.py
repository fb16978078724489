"""`jianheng batches`: what the workspace holds, and until when."""

from __future__ import annotations

from datetime import date
from typing import Any

from jianheng.cli.options import Json, WorkspacePath, the_workspace
from jianheng.cli.output import emit, fail, results, tell
from jianheng.cli.overdue import tell_overdue
from jianheng.dictionary import load_dictionary
from jianheng.intake.deleting.overdue import is_overdue
from jianheng.intake.problem import IntakeError
from jianheng.intake.store import Batch, Withdrawal, list_batches, withdrawn_batches


def batches(workspace: WorkspacePath, as_json: Json = False) -> None:
    """列出各批数据：来源、行数、期间、到期删除日 / list the batches: source, rows, period, day of deletion."""
    place = the_workspace(workspace)
    tell_overdue(place)
    try:
        gone, found = withdrawn_batches(place), list_batches(place)
    except IntakeError as error:
        fail(str(error))
    told = [as_document(batch, gone.get(batch.id), date.today()) for batch in found]
    if as_json:
        emit({"batches": told})
        return
    if not told:
        tell("还没有数据。添加：jianheng add 工作区 文件")
        return
    for each in told:
        results.print(_told(each), markup=False)


def as_document(batch: Batch, gone: Withdrawal | None, today: date) -> dict[str, Any]:
    """A batch as plain objects.

    Args:
        batch: the batch.
        gone: the word by which it counts no more, if any.
        today: the day against which its promised deletion is held.
    """
    manifest, delivery = batch.manifest, batch.manifest.delivery
    return {
        "batch": batch.id,
        "unit": delivery.unit if delivery else None,
        "tables": {name: entry.kept for name, entry in sorted(manifest.tables.items())},
        "rows": sum(entry.kept for entry in manifest.tables.values()),
        "received_on": delivery.received_on if delivery else None,
        "from": delivery.from_on if delivery else None,
        "until": delivery.until_on if delivery else None,
        "complete": delivery.complete if delivery else None,
        "covered": sorted({entry.table for entry in manifest.coverage}),
        "errors": manifest.errors,
        "notices": manifest.notices,
        "delete_after": delivery.delete_after if delivery else None,
        "overdue": is_overdue(batch, today),
        "withdrawn": gone.reason if gone else None,
        "replaces": manifest.instead.batch if manifest.instead else None,
        "corrects": sorted(manifest.replaces),
    }


def _told(told: dict[str, Any]) -> str:
    """A batch on a few lines: a table as wide as all its columns fits no screen."""
    titles = load_dictionary().tables
    rows = (f"{titles[name].title_zh if name in titles else name} {n} 行" for name, n in told["tables"].items())
    unit = told["unit"] or ("人工更正" if told["corrects"] else "没有报送说明")
    lines = [f"{told['batch']}　{unit}　{_state(told)}", f"  {'，'.join(rows) or '没有数据'}；差错 {told['errors']} 处"]
    if told["until"] is not None:
        whole = f"说是完整的，{len(told['covered'])} 张表可作完整数据" if told["complete"] else "没有说是完整的"
        received = f"，接收日 {told['received_on']}" if told["received_on"] else ""
        lines.append(f"  期间 {told['from'] or '自始'} 至 {told['until']}，{whole}{received}")
        lines.append(f"  到期删除日 {told['delete_after']}{'（已过期）' if told['overdue'] else ''}")
    return "\n".join(lines)


def _state(told: dict[str, Any]) -> str:
    parts = [f"已撤回：{told['withdrawn']}"] if told["withdrawn"] is not None else []
    parts += [f"代替 {told['replaces']}"] if told["replaces"] else []
    parts += [f"更正 {'、'.join(told['corrects'])}"] if told["corrects"] else []
    return "；".join(parts) or "使用中"
