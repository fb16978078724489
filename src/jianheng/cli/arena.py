"""`jianheng arena`: an invented county with known truth, as files or as a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jianheng.arena import LAST_DAY, STYLES, Dirt, Plan, Truth, write_deliveries, write_tables, write_truth
from jianheng.cli.options import Json
from jianheng.cli.output import emit, fail, tell
from jianheng.dictionary import load_dictionary

TRUTH, FILES, TABLES = "truth.jsonl", "files", "tables"
Persons = Annotated[int, typer.Option("--persons", min=1, help="人数 / number of persons")]
Seed = Annotated[int, typer.Option("--seed", help="种子，相同则内容相同 / the same seed gives the same county")]


def arena(
    out: Annotated[Path, typer.Argument(metavar="文件夹", help="写到哪里 / where to write")],
    persons: Persons = 5000,
    seed: Seed = 1,
    withhold: Annotated[
        list[str] | None, typer.Option("--withhold", help="不交的数据表，可多次 / a table that nobody hands over")
    ] = None,
    blank: Annotated[
        float, typer.Option("--blank", min=0, max=1, help="空白的日期格所占比例 / share of dates left empty")
    ] = 0,
    style: Annotated[
        str, typer.Option("--style", help=f"各单位按当地样式导出：{'、'.join(STYLES)} / local style of all files")
    ] = "",
    dirt: Annotated[
        float,
        typer.Option("--dirt", min=0, max=1, help="有差错的行所占比例 / share of rows with a slip"),
    ] = 0,
    dirt_seed: Annotated[int, typer.Option("--dirt-seed", help="差错的种子 / seed of the slips")] = 1,
    parquet: Annotated[
        bool, typer.Option("--parquet", help="直接写标准数据表，供很大的规模 / canonical tables, for large sizes")
    ] = False,
    jobs: Annotated[int, typer.Option("--jobs", min=1, help="同时工作的进程数 / processes, with --parquet")] = 1,
    as_json: Json = False,
) -> None:
    """生成一个虚构的县：十年的案件和刑罚执行，哪些行为违法是已知的 / an invented county whose truth is known."""
    if out.exists() and any(out.iterdir()):
        fail(f"{out} 不是空文件夹。改法：换一个位置，或先移走其中的文件\n{out} is not an empty folder")
    dictionary = load_dictionary()
    for name in withhold or ():
        if name not in dictionary.tables:
            fail(f"--withhold：没有数据表 [{name}]。改法：见 docs/dictionary.md\n--withhold: no such table")
    if style and style not in STYLES:
        fail(f"--style：没有样式 [{style}]。可用：{'、'.join(STYLES)}\n--style: no such style")
    if (style or dirt) and parquet:
        fail("--style 和 --dirt 只用于文件，不能与 --parquet 同用\n--style and --dirt are of files, not of --parquet")
    plan = Plan(persons, seed, tuple(withhold or ()), blank)
    if parquet:
        folders, acts = [out / TABLES], write_tables(out / TABLES, plan, dictionary, jobs)
    else:
        folders, acts = write_deliveries(
            out / FILES, plan, dictionary, style or None, Dirt(dirt, dirt_seed) if dirt else None
        )
    write_truth(out / TRUTH, Truth(str(LAST_DAY), plan, acts))
    if as_json:
        emit({"folders": [str(folder) for folder in folders], "truth": str(out / TRUTH), "as_of": str(LAST_DAY)})
        return
    tell(f"{persons} 人：{out}\n已知答案 {len(acts)} 个：{out / TRUTH}，检查日 {LAST_DAY}")
