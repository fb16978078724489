"""Batches that no longer count: their files stay, and what was said of them is kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
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
    """The last word on each batch that counts no more; corrections of nothing but such batches count no more."""
    batches = list_batches(workspace)
    last = {batch: words[-1] for batch, words in _said(workspace, batches).items()}
    gone = {batch: word for batch, word in last.items() if word.what == WITHDRAWN}
    corrections = {batch.id: set(batch.manifest.replaces) for batch in batches if batch.manifest.replaces}
    while idle := [each for each, of in corrections.items() if each not in gone and of <= gone.keys()]:
        for each in idle:
            of = sorted(corrections[each])
            day = max(gone[batch].day for batch in of)
            gone[each] = Withdrawal(each, WITHDRAWN, f"所更正的批次已撤回：{'、'.join(of)}", day)
    return gone


def standing_batches(workspace: Workspace) -> tuple[Batch, ...]:
    """The batches that count, in the order of their ids."""
    gone = withdrawn_batches(workspace)
    return tuple(batch for batch in list_batches(workspace) if batch.id not in gone)


def keep_words(workspace: Workspace, batches: Sequence[Batch] | None = None) -> None:
    """Write down what batches say of those that they were taken in for, so that it outlives them.

    Until then it counts all the same: a batch withdraws another one by being there. Call it only while holding the
    folder for writing.

    Args:
        workspace: the workspace.
        batches: its batches that can be read; all are read if left out.
    """
    for batch, words in _said(workspace, list_batches(workspace) if batches is None else batches).items():
        path = _path(workspace, batch)
        if not path.exists() or _words(path) != words:
            _write(path, words)


def _said(workspace: Workspace, batches: Sequence[Batch]) -> dict[str, list[Withdrawal]]:
    """All words on each batch: those written down, then those that only another batch says."""
    said = {path.stem: _words(path) for path in sorted(workspace.withdrawn.glob("*.json"))}
    known = {batch.id for batch in batches}
    for batch in batches:
        if (instead := batch.manifest.instead) is not None and instead.batch in known:
            reason = f"由批次 {batch.id} 代替" + (f"：{instead.reason}" if instead.reason else "")
            word = Withdrawal(instead.batch, WITHDRAWN, reason, instead.day)
            words = said.setdefault(instead.batch, [])
            if word not in words:
                words.append(word)
    return said


def _say(workspace: Workspace, word: Withdrawal) -> Withdrawal:
    with writing(workspace.batches):
        words = _said(workspace, list_batches(workspace)).get(word.batch, [])
        _check(workspace, word, words)
        _write(_path(workspace, word.batch), [*words, word])
    return word


def _path(workspace: Workspace, batch: str) -> Path:
    return workspace.withdrawn / f"{batch}.json"


def _write(path: Path, words: Sequence[Withdrawal]) -> None:
    write_whole(path, json.dumps([asdict(each) for each in words], ensure_ascii=False, indent=1) + "\n")


def _check(workspace: Workspace, word: Withdrawal, words: list[Withdrawal]) -> None:
    known = [batch.id for batch in list_batches(workspace)]
    if word.batch not in known:
        shown = "、".join(known) or "（无）"
        mend = Words(f"现有批次：{shown}", f"batches here: {', '.join(known) or 'none'}")
        _refuse(workspace, "no_batch", Words(f"没有这个批次：{word.batch}", f"no such batch: {word.batch}"), mend)
    if not word.reason:
        mend = Words("用 --reason 写明理由", "say why with --reason")
        _refuse(workspace, "no_reason", Words("没有写明理由", "no reason was given"), mend)
    gone = bool(words) and words[-1].what == WITHDRAWN
    if gone and word.what == WITHDRAWN:
        last = words[-1]
        zh = f"批次 {word.batch} 已于 {last.day} 撤回：{last.reason}"
        mend = Words("需要恢复时用 --restore", "to let it count again, use --restore")
        _refuse(workspace, "withdrawn", Words(zh, f"batch {word.batch} was withdrawn already"), mend)
    if not gone and word.what == RESTORED:
        what = Words(f"批次 {word.batch} 没有撤回", f"batch {word.batch} is not withdrawn")
        _refuse(workspace, "not_withdrawn", what, Words("不必恢复", "there is nothing to restore"))


def _refuse(workspace: Workspace, code: str, what: Words, mend: Words) -> None:
    raise IntakeError([Problem(code, Place(str(workspace.root)), what, mend=mend)])


def _words(path: Path) -> list[Withdrawal]:
    try:
        return [Withdrawal(**word) for word in json.loads(path.read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError) as error:
        what = Words(f"撤回记录不能读取（{error}）", f"the record of the withdrawal cannot be read ({error})")
        mend = Words("从备份恢复这个文件", "restore the file from a backup")
        raise IntakeError([Problem("broken_file", Place(str(path)), what, mend=mend)]) from error
