"""Batches that no longer count: their files stay, and what was said of them is kept."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from jianheng.intake.problem import IntakeError, Place, Problem, Words
from jianheng.intake.store.batch import Batch, list_batches
from jianheng.intake.store.lock import writing
from jianheng.workspace import Workspace, write_whole

WITHDRAWN, RESTORED = "withdrawn", "restored"


@dataclass(frozen=True)
class Withdrawal:
    """A word on whether a batch counts.

    Args:
        batch: its id.
        what: `withdrawn` or `restored`.
        reason: why.
        day: when.
    """

    batch: str
    what: str
    reason: str
    day: str


def withdraw_batch(workspace: Workspace, batch: str, reason: str, day: date) -> Withdrawal:
    """Let a batch count no more; nothing of it is removed.

    Raises:
        IntakeError: there is no such batch, it is withdrawn already, or no reason is given.
    """
    return _say(workspace, Withdrawal(batch, WITHDRAWN, reason.strip(), day.isoformat()))


def restore_batch(workspace: Workspace, batch: str, reason: str, day: date) -> Withdrawal:
    """Let a withdrawn batch count again.

    Raises:
        IntakeError: there is no such batch, it is not withdrawn, or no reason is given.
    """
    return _say(workspace, Withdrawal(batch, RESTORED, reason.strip(), day.isoformat()))


def withdrawn_batches(workspace: Workspace) -> dict[str, Withdrawal]:
    """The last word on each batch that counts no more."""
    last = {path.stem: _words(path)[-1] for path in sorted(workspace.withdrawn.glob("*.json"))}
    return {batch: word for batch, word in last.items() if word.what == WITHDRAWN}


def standing_batches(workspace: Workspace) -> tuple[Batch, ...]:
    """The batches that count, in the order of their ids."""
    gone = withdrawn_batches(workspace)
    return tuple(batch for batch in list_batches(workspace) if batch.id not in gone)


def _say(workspace: Workspace, word: Withdrawal) -> Withdrawal:
    with writing(workspace.batches):
        path = workspace.withdrawn / f"{word.batch}.json"
        words = _words(path) if path.exists() else []
        _check(workspace, word, words)
        workspace.withdrawn.mkdir(exist_ok=True)
        text = json.dumps([asdict(each) for each in (*words, word)], ensure_ascii=False, indent=1) + "\n"
        write_whole(path, text)
    return word


def _check(workspace: Workspace, word: Withdrawal, words: list[Withdrawal]) -> None:
    known = [batch.id for batch in list_batches(workspace)]
    if word.batch not in known:
        shown = "、".join(known) or "（无）"
        _refuse(workspace, "no_batch", f"没有这个批次：{word.batch}", "no such batch", f"现有批次：{shown}")
    if not word.reason:
        _refuse(workspace, "no_reason", "没有写明理由", "no reason was given", "用 --reason 写明理由")
    gone = bool(words) and words[-1].what == WITHDRAWN
    if gone and word.what == WITHDRAWN:
        last = words[-1]
        zh = f"批次 {word.batch} 已于 {last.day} 撤回：{last.reason}"
        _refuse(workspace, "withdrawn", zh, "withdrawn already", "需要恢复时用 --restore")
    if not gone and word.what == RESTORED:
        _refuse(workspace, "not_withdrawn", f"批次 {word.batch} 没有撤回", "not withdrawn", "不必恢复")


def _refuse(workspace: Workspace, code: str, zh: str, en: str, mend: str) -> None:
    raise IntakeError([Problem(code, Place(str(workspace.root)), Words(zh, en), mend=Words(mend, mend))])


def _words(path: Path) -> list[Withdrawal]:
    try:
        return [Withdrawal(**word) for word in json.loads(path.read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError) as error:
        what = Words(f"撤回记录不能读取（{error}）", f"the record of the withdrawal cannot be read ({error})")
        mend = Words("从备份恢复这个文件", "restore the file from a backup")
        raise IntakeError([Problem("broken_file", Place(str(path)), what, mend=mend)]) from error
