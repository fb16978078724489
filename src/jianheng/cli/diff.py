"""`jianheng diff`: what changed between two models, and the version to give."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jianheng.cli.options import Json
from jianheng.cli.output import FOUND, emit, fail, results
from jianheng.dictionary import load_dictionary
from jianheng.language.difference import Change, Weight, differences, proposed_version
from jianheng.language.problem import ModelError
from jianheng.language.read import load_model
from jianheng.language.tree import Model
from jianheng.law import load_tables
from jianheng.library import UnknownModelError, load_library
from jianheng.library.shelf import load_shelf

WORDS = {Weight.PATCH: ("修订", "patch"), Weight.MINOR: ("次要", "minor"), Weight.MAJOR: ("重大", "major")}


def diff(
    old: Annotated[str, typer.Argument(metavar="旧", help="模型文件或编号 / model file or id")],
    new: Annotated[str, typer.Argument(metavar="新", help="模型文件或编号 / model file or id")],
    as_json: Json = False,
) -> None:
    """比较两个模型，建议版本号 / compare two models and propose a version."""
    before, after = _model(old), _model(new)
    changes = differences(before, after)
    version = proposed_version(before, changes)
    if as_json:
        emit({"old": before.version, "new": after.version, "proposed": version, "changes": [_told(c) for c in changes]})
    else:
        for change in changes:
            results.print("\n".join(_lines(change)), markup=False)
        _conclude(before, changes, version)
    if changes and _numbers(after.version) < _numbers(version):
        fail(
            f"新文件写的版本是 {after.version}，应为 {version}。改法：改写 version\n"
            f"the new file says version {after.version}; it should be {version}",
            FOUND,
        )


def _model(name: str) -> Model:
    dictionary, law = load_dictionary(), load_tables()
    try:
        if Path(name).is_file():
            return load_model(Path(name), dictionary, law, load_shelf())
        return load_library(dictionary, law, [name])[0]
    except (UnknownModelError, ModelError) as error:
        fail(str(error))


def _lines(change: Change) -> list[str]:
    zh, en = WORDS[change.weight]
    told = [f"【{zh}】{change.label('zh')} / {en}: {change.label('en')}"]
    if change.before is not None:
        told.append(f"  － {change.before}")
    if change.after is not None:
        told.append(f"  ＋ {change.after}")
    return told


def _conclude(old: Model, changes: list[Change], version: str) -> None:
    if not changes:
        results.print("没有改变 / nothing changed", markup=False)
        return
    zh, en = WORDS[max(change.weight for change in changes)]
    results.print(f"\n建议版本 {old.version} → {version}（{zh}） / proposed version {version} ({en})", markup=False)


def _told(change: Change) -> dict[str, str | None]:
    weight = WORDS[change.weight][1]
    return {
        "place": change.place,
        "zh": change.label("zh"),
        "en": change.label("en"),
        "before": change.before,
        "after": change.after,
        "weight": weight,
    }


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))
