"""`jianheng verify`: one clue again from its run's manifest, and everything that is not as it was."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from jianheng.cli.clues import the_run
from jianheng.cli.local import the_law, the_localised
from jianheng.cli.options import Json, Lang, RunId, WorkspacePath, the_day, the_language, the_workspace
from jianheng.cli.output import ANSWERS, FOUND, emit, fail, results, tell
from jianheng.clues import RunError
from jianheng.clues.verify import Now, Record, RecordedClue, Verification, Verified, open_record
from jianheng.clues.verify import verify as verify_record
from jianheng.running.again import models_of, now_of
from jianheng.running.engines import lies_here
from jianheng.workspace import Workspace

SHORT = 8


def verify(
    workspace: WorkspacePath,
    clue: Annotated[str, typer.Argument(metavar="线索", help="线索编号或其前八位 / id of the clue")] = "",
    all_clues: Annotated[bool, typer.Option("--all", help="复核全部线索和提示 / every clue and prompt")] = False,
    run: RunId = "",
    originals: Annotated[
        list[Path] | None,
        typer.Option("--originals", help="原始文件存放处，可多次 / where the delivered files are kept"),
    ] = None,
    lang: Lang = "zh",
    as_json: Json = False,
) -> None:
    """从运行清单重新判断线索，指出与运行时不同之处 / answer a clue again and name what differs."""
    the_language(lang)
    if bool(clue) == all_clues:
        fail("写明一个线索编号，或者用 --all 复核全部。改法：编号见 jianheng clues\nname one clue, or use --all")
    place = the_workspace(workspace)
    try:
        record = open_record(the_run(place, run))
        lies_here(record.folder)
        wanted = chosen(record, clue)
    except RunError as error:
        fail(str(error))
    for folder in originals or []:
        if not folder.is_dir():
            fail(f"--originals：没有文件夹 [{folder}]。改法：写明原始文件所在的文件夹\nno such folder")
    found = verify_record(record, wanted, the_now(place, record, tuple(originals or [])))
    if as_json:
        emit(document(found))
    else:
        for line in lines(found, lang):
            results.print(line, markup=False)
    if not found.same:
        raise typer.Exit(FOUND)


def chosen(record: Record, clue: str) -> list[RecordedClue]:
    """The clues asked for; all if none is named."""
    if not clue:
        return list(record.clues)
    found = [each for each in record.clues if each.fingerprint.startswith(clue)]
    if len(clue) < SHORT or not found:
        mend = f"编号见 jianheng clues，至少写前 {SHORT} 位"
        fail(f"运行 {record.folder.name} 没有线索 [{clue}]。改法：{mend}\nno such clue")
    return found


def the_now(workspace: Workspace, record: Record, originals: tuple[Path, ...]) -> Now:
    """The run's batches, its models and the law, as they are now."""
    day = the_day(record.manifest["as_of"])
    models = the_localised(workspace, models_of(record), day)
    return now_of(workspace, record, models, the_law(workspace, day), originals, tell)


def lines(found: Verification, lang: str) -> list[str]:
    """The verification as lines of text."""
    zh = lang == "zh"
    told = [f"复核运行 {found.run}" if zh else f"run {found.run}"]
    if found.inputs:
        told.append(f"与运行时不同的依据 {len(found.inputs)} 处：" if zh else f"{len(found.inputs)} inputs differ:")
        told += [f"  {difference.text(lang)}" for difference in found.inputs]
    else:
        engine = "" if found.engines else "和引擎"
        told.append(f"数据、模型、法律、日历、词典、设定{engine}都与运行时相同" if zh else "every input is as it was")
    if found.engines:
        was, again = found.engines
        told.append(
            f"运行用的是 {was}，这里用 {again} 重新判断，两者含义相同"
            if zh
            else f"run on {was}, answered again on {again}"
        )
    if found.added:
        batches = "、".join(found.added)
        told.append(f"运行之后另有批次 {batches}，没有纳入" if zh else f"later batches left out: {batches}")
    if not found.originals:
        told.append(
            "原始文件没有核对（用 --originals 指明存放处）" if zh else "delivered files not checked (--originals)"
        )
    for clue in found.clues:
        told += _clue(clue, lang)
    changed = sum(not clue.stands for clue in found.clues)
    differing = sum(bool(clue.differences) for clue in found.clues)
    total = len(found.clues)
    if zh:
        told.append(
            f"共复核 {total} 条：{total - differing} 条完全相同，{differing} 条有不同，其中 {changed} 条不再成立"
        )
    else:
        told.append(f"{total} verified: {total - differing} the same, {differing} differ, {changed} stand no more")
    return told


def _clue(verified: Verified, lang: str) -> list[str]:
    clue, zh = verified.clue, lang == "zh"
    answers = [ANSWERS[lang].get(each, "无法重新判断" if zh else "no answer") for each in (verified.then, verified.now)]
    if verified.stands:
        state = f"仍成立，判断为{answers[1]}" if zh else f"stands, {answers[1]}"
    else:
        state = f"不再成立：{answers[0]} → {answers[1]}" if zh else f"stands no more: {answers[0]} → {answers[1]}"
    if verified.stands and not verified.differences:
        state = f"相同，判断为{answers[1]}" if zh else f"the same, {answers[1]}"
    head = f"{clue.fingerprint[:SHORT]} {clue.model} {clue.row} {clue.code}：{state}"
    return [head, *(f"  {difference.text(lang)}" for difference in verified.differences)]


def document(found: Verification) -> dict[str, Any]:
    """The verification as one JSON document."""
    return {
        "run": found.run,
        "same": found.same,
        "inputs": [asdict(difference) for difference in found.inputs],
        "added_batches": list(found.added),
        "engines": list(found.engines),
        "originals_checked": found.originals,
        "clues": [
            {
                "clue": each.clue.fingerprint,
                "model": each.clue.model,
                "row": each.clue.row,
                "slot": each.clue.slot,
                "code": each.clue.code,
                "section": each.clue.section,
                "then": each.then,
                "now": each.now,
                "stands": each.stands,
                "differences": [asdict(difference) for difference in each.differences],
            }
            for each in found.clues
        ],
    }
