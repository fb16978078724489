"""`jianheng add`: take files into a workspace."""

from __future__ import annotations

from collections.abc import Mapping as Map
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import TaskID

from jianheng.cli.confirming import confirm, given_mapping
from jianheng.cli.from_database import exported
from jianheng.cli.interrupted import told_if_interrupted
from jianheng.cli.options import Json, WorkspacePath, the_workspace
from jianheng.cli.output import PARTLY, emit, fail, progress_bar, tell
from jianheng.cli.overdue import tell_overdue
from jianheng.cli.stating import state
from jianheng.dictionary import load_dictionary
from jianheng.intake.add import add_files
from jianheng.intake.adding.gather import part_deliveries
from jianheng.intake.adding.result import AddResult
from jianheng.intake.delivery import Delivery
from jianheng.intake.mapping import Mapping
from jianheng.intake.problem import IntakeError
from jianheng.intake.store import Withdrawal, withdrawn_batches
from jianheng.workspace import Workspace

SHOWN = 30
UNREAD_SHOWN = 5


def add(
    workspace: WorkspacePath,
    files: Annotated[list[Path] | None, typer.Argument(metavar="文件…", help="文件或文件夹 / files or folders")] = None,
    database: Annotated[
        str,
        typer.Option(
            "--database", metavar="地址", help="数据库地址，口令写成 ${变量} / URL of a database, secrets as ${NAME}"
        ),
    ] = "",
    table: Annotated[
        list[str] | None, typer.Option("--table", help="只读这些表，可多次 / these tables alone, repeatable")
    ] = None,
    delivery: Annotated[
        Path | None,
        typer.Option("--delivery", help="报送说明 delivery.yaml，默认取文件旁边的 / statement of the delivery"),
    ] = None,
    source: Annotated[
        str, typer.Option("--source", help="来源名称，表头对应按来源保存，默认报送单位 / name of the source")
    ] = "",
    mapping: Annotated[
        Path | None, typer.Option("--mapping", help="表头对应文件，确认过的 / file of the confirmed mapping")
    ] = None,
    by: Annotated[str, typer.Option("--by", help="确认表头对应的人 / who confirms the mapping")] = "",
    yes: Annotated[
        bool, typer.Option("--yes", help="不提问，只采用认得的列 / ask nothing, take what is known")
    ] = False,
    replace: Annotated[
        str,
        typer.Option("--replace", metavar="批次", help="代替哪一批：新批加入，旧批撤回 / the batch it stands in for"),
    ] = "",
    reason: Annotated[str, typer.Option("--reason", help="代替的理由 / why it is replaced")] = "",
    as_json: Json = False,
) -> None:
    """读入文件，每份报送成为一批不可更改的数据 / read files, each delivery into an immutable batch."""
    place = the_workspace(workspace)
    tell_overdue(place)
    _check_use(files, database, table, replace, reason)
    with exported(database, table or []) as tables, told_if_interrupted(place):
        given = given_mapping(place, mapping, source) if mapping else None
        results = _taken([*(files or []), *tables], place, delivery, source, given, by, yes, replace, reason, tables)
    if as_json:
        emit({"batches": [as_document(result) for result in results]})
    else:
        for result in results:
            report(result, withdrawn_batches(place))
    _tell_unread(results)


def _check_use(files: list[Path] | None, database: str, table: list[str] | None, replace: str, reason: str) -> None:
    """Refuse options that would be passed over."""
    if not files and not database:
        fail("没有可以添加的文件。改法：写明文件、文件夹或 --database\nnothing to add: name files or --database")
    if table and not database:
        fail(
            "--table 只用于数据库。改法：加上 --database 地址，或去掉 --table\n"
            "--table goes with --database. Mend: add --database, or leave --table out"
        )
    if replace and not reason.strip():
        fail(
            f"没有写明代替批次 {replace} 的理由。改法：用 --reason 写明理由\n"
            "no reason is given. Mend: say with --reason why it is replaced"
        )


def _tell_unread(results: list[AddResult]) -> None:
    """Say what was left out, and end with a code of its own: what was read is kept all the same."""
    unread = [problem.place for result in results for problem in result.unread]
    if unread:
        zh = "；".join(place.zh() for place in unread[:UNREAD_SHOWN])
        more, more_en = (f" 等 {len(unread)} 处", " and more") if len(unread) > UNREAD_SHOWN else ("", "")
        fail(
            f"没有读取：{zh}{more}。读出的已经加入；改正后再添加没有读取的文件\n"
            f"not read: {'; '.join(place.en() for place in unread[:UNREAD_SHOWN])}{more_en}. What was read is kept",
            PARTLY,
        )


def _taken(
    files: list[Path],
    place: Workspace,
    delivery: Path | None,
    source: str,
    given: Mapping | None,
    by: str,
    yes: bool,
    replace: str,
    reason: str,
    passing: list[Path],
) -> list[AddResult]:
    results = []
    parts = [files] if delivery else the_deliveries(files)
    if replace and len(parts) > 1:
        fail(
            f"--replace：文件分属 {len(parts)} 份报送，只能用一份代替批次 {replace}。改法：一次添加一份\n"
            "--replace: several deliveries; add one at a time"
        )
    for part in parts:
        stated = delivery or (None if yes else state(place, part, source, passing=passing))
        confirmed = given or confirm(place, part, stated, source, by=by, yes=yes, replaces=replace)
        results.append(take_in(place, part, stated, source, confirmed, replace, reason))
    return results


def the_deliveries(files: list[Path]) -> list[list[Path]]:
    """The files of each delivery, or say what cannot be found."""
    try:
        return [list(part) for part in part_deliveries(files)]
    except IntakeError as error:
        fail(str(error))


def take_in(
    workspace: Workspace,
    files: list[Path],
    delivery: Delivery | Path | None = None,
    source: str = "",
    mapping: Mapping | None = None,
    replaces: str = "",
    reason: str = "",
) -> AddResult:
    """Add files with a progress bar, or say all that is wrong."""
    try:
        with progress_bar("读入 reading") as bar:
            task = TaskID(0)
            return add_files(
                workspace,
                files,
                delivery=delivery,
                source=source or None,
                mapping=mapping,
                replaces=replaces,
                reason=reason,
                progress=lambda p: bar.update(
                    task, total=p.files, completed=p.number, description=f"读入 {p.file[:24]}"
                ),
            )
    except IntakeError as error:
        fail(str(error))


def as_document(result: AddResult) -> dict[str, Any]:
    """The result as plain objects."""
    return {
        "batch": result.batch,
        "replaced": result.replaced or None,
        "tables": {
            name: {"read": entry.read, "kept": entry.kept, "with_problems": entry.with_problems}
            for name, entry in result.tables.items()
        },
        "problems": [
            {
                "code": p.code,
                "severity": str(p.severity),
                "place": p.place.zh(),
                "value": p.value,
                "zh": p.zh(),
                "en": p.en(),
            }
            for p in result.problems
        ],
        "recognised": [{"name": r.name, "batch": r.batch, "known_as": r.known_as} for r in result.recognised],
    }


def report(result: AddResult, gone: Map[str, Withdrawal]) -> None:
    """Say what was taken in, what was known, and what could not be read."""
    for known in result.recognised:
        where = f"批次 {known.batch}" if known.batch else "这一次"
        tell(f"已有：{known.name} 与{where}中的 {known.known_as} 内容相同，没有重复加入")
        if known.batch in gone:
            restore = f"jianheng withdraw 工作区 {known.batch} --restore --reason 理由"
            tell(f"注意：批次 {known.batch} 已撤回（{gone[known.batch].reason}），要重新使用请恢复：{restore}")
    for problem in result.problems[:SHOWN]:
        tell(f"· {problem.zh()}")
    if len(result.problems) > SHOWN:
        tell(f"……另有 {len(result.problems) - SHOWN} 个问题，全部见该批的 problems.parquet，或用 --json")
    if result.batch is None:
        tell("没有新的数据。")
        return
    tables = load_dictionary().tables
    listed = "，".join(f"{tables[name].title_zh} {entry.kept} 行" for name, entry in sorted(result.tables.items()))
    tell(f"新的批次 {result.batch}：{listed or '没有一行数据（只有列名）'}")
    if result.replaced:
        tell(f"批次 {result.replaced} 已由它代替，以后的运行不再使用；文件全部保留")
