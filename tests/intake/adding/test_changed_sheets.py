"""What a sheet no longer says, or says in the wrong place, is never taken for what it said before."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jianheng.intake.add import add_files
from jianheng.intake.mapping import ColumnRule, Mapping, RowRule, SheetMapping
from jianheng.intake.store import list_batches
from jianheng.intake.target import Target
from jianheng.workspace import Workspace

ZHOU, WU = "11010519491231002X", "320101199001011277"
HEADINGS = ("罪犯姓名", "身份证号码", "入监时间", "现刑期起", "现刑期止", "离监时间")
TARGETS = (
    Target("person_statement", "name"),
    Target("person_statement", "id_no"),
    Target("prison_stay", "admitted_on"),
    Target("prison_stay", "stated_start"),
    Target("prison_stay", "stated_end"),
    Target("prison_stay", "left_on"),
)
CONFIRMED = Mapping(
    "江州监狱",
    (
        SheetMapping(
            "在押",
            (RowRule("prison_stay", "", {"prison": "江州监狱"}),),
            tuple(ColumnRule(heading, to=(target,)) for heading, target in zip(HEADINGS, TARGETS, strict=True)),
        ),
    ),
)
LINES = [f"周某,{ZHOU},2018-01-01,2019-01-01,2024-01-01,", f"吴某,{WU},2018-02-01,2019-01-01,2024-02-01,2024-01-31"]

pytestmark = pytest.mark.usefixtures("whole_dictionary")


def stays(workspace: Workspace) -> list[dict[str, Any]]:
    [batch] = list_batches(workspace)
    return [{**row, "raw": json.loads(row["raw"])} for row in batch.table("prison_stay").to_pylist()]


def test_a_column_that_is_gone_says_nothing_of_who_left(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [HEADINGS[:-1], *(line.split(",")[:-1] for line in LINES)]
    result = add_files(workspace, [write_book("在押.xlsx", 在押=rows)], mapping=CONFIRMED)

    assert [row["left_on"] for row in stays(workspace)] == [None, None]
    assert all("left_on" in row["raw"]["_unread"] for row in stays(workspace)), "it is unknown, not 'not yet'"
    said = [problem.zh() for problem in result.problems if problem.code == "absent_column"]
    assert any("“离监日期”" in text for text in said)


@pytest.mark.parametrize("mapping", [CONFIRMED, None], ids=["mapped", "template"])
def test_a_line_with_a_separator_too_many_is_not_used(
    workspace: Workspace, inbox: Path, mapping: Mapping | None
) -> None:
    headings = HEADINGS if mapping else ("姓名", "身份证号", "入监日期", "刑期起日", "刑期止日", "离监日期")
    odd = f"周,某,{ZHOU},2018-01-01,2019-01-01,2024-01-01,2023-12-31"
    path = inbox / "监狱在押.csv"
    path.write_text("\n".join([",".join(headings), odd, LINES[1], LINES[1].replace("吴", "郑")]), encoding="utf-8")
    result = add_files(workspace, [path], mapping=mapping)

    first, second, *_ = stays(workspace)
    assert {first[name] for name in ("admitted_on", "stated_start", "stated_end", "left_on")} == {None}
    assert first["person"].startswith("doc:"), "nobody can say whose line it is"
    assert first["raw"]["_unread"]["admitted_on"] == ZHOU, "its words are kept"
    assert str(second["stated_end"]) == "2024-02-01"
    [told] = [problem for problem in result.problems if problem.code == "too_many_cells"]
    assert (told.place.row_no, told.value) == (2, "2023-12-31")


def test_sums_that_a_comma_parts_in_every_line_are_not_used(workspace: Workspace, inbox: Path) -> None:
    path = inbox / "监狱在押.csv"
    lines = [f"{line},1,{number}" for number, line in enumerate(LINES, 500)]
    path.write_text("\n".join([",".join((*HEADINGS, "金额")), *lines]), encoding="utf-8")
    result = add_files(workspace, [path], mapping=CONFIRMED)

    assert [row["stated_end"] for row in stays(workspace)] == [None, None]
    assert len([problem for problem in result.problems if problem.code == "too_many_cells"]) == 2


def test_a_column_of_which_only_the_heading_is_missing_shifts_nothing(workspace: Workspace, inbox: Path) -> None:
    path = inbox / "监狱在押.csv"
    lines = [f"{line},表现一般" for line in LINES]
    path.write_text("\n".join([",".join(HEADINGS), *lines]), encoding="utf-8")
    result = add_files(workspace, [path], mapping=CONFIRMED)

    assert [str(row["stated_end"]) for row in stays(workspace)] == ["2024-01-01", "2024-02-01"]
    assert not [problem for problem in result.problems if problem.code == "too_many_cells"]
