"""An empty cell may say that there is nothing; a column that a sheet does not have says nothing."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from jianheng.intake.add import add_files
from jianheng.intake.problem import Severity
from jianheng.intake.store import list_batches
from jianheng.workspace import Workspace

STAY = ["身份证号", "监狱", "入监日期"]
ZHOU = ["11010519491231002X", "江州市第一监狱", "2024-05-06"]


@pytest.mark.parametrize(
    ("headings", "cells", "unknown"), [(STAY, ZHOU, True), ([*STAY, "离监日期"], [*ZHOU, ""], False)]
)
def test_the_end_of_a_stay_is_unknown_only_where_there_is_no_column_for_it(
    headings: list[str],
    cells: list[str],
    unknown: bool,
    workspace: Workspace,
    write_book: Callable[..., Path],
    inbox: Path,
) -> None:
    write_book("在押.xlsx", 监狱在押=[headings, cells])
    result = add_files(workspace, [inbox])
    [batch] = list_batches(workspace)
    [row] = batch.table("prison_stay").to_pylist()
    assert row["left_on"] is None
    assert ("left_on" in json.loads(row["raw"]).get("_unread", {})) is unknown
    told = [problem for problem in result.problems if problem.code == "absent_column" and "离监日期" in problem.zh()]
    assert [problem.severity for problem in told] == ([Severity.NOTICE] if unknown else [])
