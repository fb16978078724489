"""`jianheng arena`: an invented county with known truth, as files or as a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jianheng.arena import LAST_DAY, Life, Truth, live, write_deliveries, write_truth
from jianheng.cli.options import Json
from jianheng.cli.output import emit, fail, tell
from jianheng.dictionary import load_dictionary

TRUTH, FILES = "truth.jsonl", "files"
Persons = Annotated[int, typer.Option("--persons", min=1, help="人数 / number of persons")]
Seed = Annotated[int, typer.Option("--seed", help="种子，相同则内容相同 / the same seed gives the same county")]


def arena(
    out: Annotated[Path, typer.Argument(metavar="文件夹", help="写到哪里 / where to write")],
    persons: Persons = 5000,
    seed: Seed = 1,
    as_json: Json = False,
) -> None:
    """生成一个虚构的县：十年的案件和刑罚执行，哪些行为违法是已知的 / an invented county whose truth is known."""
    if out.exists() and any(out.iterdir()):
        fail(f"{out} 不是空文件夹。改法：换一个位置，或先移走其中的文件\n{out} is not an empty folder")
    lives = [live(seed, number) for number in range(persons)]
    folders = write_deliveries(out / FILES, lives, load_dictionary())
    write_truth(out / TRUTH, truth_of(lives, persons, seed))
    if as_json:
        emit({"folders": [str(folder) for folder in folders], "truth": str(out / TRUTH), "as_of": str(LAST_DAY)})
        return
    tell(f"{persons} 人，{len(folders)} 个单位：{out / FILES}\n已知答案：{out / TRUTH}，检查日 {LAST_DAY}")


def truth_of(lives: list[Life], persons: int, seed: int) -> Truth:
    """What is known about these lives."""
    return Truth(str(LAST_DAY), persons, seed, tuple(act for life in lives for act in life.acts))
