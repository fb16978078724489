"""A deleted batch is gone with everything that holds its rows, and a certificate stays."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import docx
import pytest

from jianheng.intake.add import add_files
from jianheng.intake.correcting import Correction, correct_rows
from jianheng.intake.deleting import Certificate, delete_for_good, finish_deletions, overdue_batches, plan_deletion
from jianheng.intake.problem import IntakeError
from jianheng.intake.store import list_batches, standing_batches, withdraw_batch, withdrawn_batches
from jianheng.workspace import Workspace

DAY = date(2026, 11, 27)
TABLES = {"person_statement": 1, "prison_stay": 1}


def ids(workspace: Workspace) -> list[str]:
    return [batch.id for batch in list_batches(workspace)]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != ".lock")


def delete(workspace: Workspace, batch: str) -> tuple[Certificate, Path]:
    return delete_for_good(workspace, batch, "李某", "到期", DAY)


def test_everything_that_holds_its_rows_goes_and_the_rest_stays(
    workspace: Workspace, first: str, second: str, correction: str, a_run: Callable[..., None]
) -> None:
    again = Correction(f"{correction}:prison_stay:0:1", "admitted_on", "2020-01-04", "再核对")
    of_correction = correct_rows(workspace, [again], "李某", DAY)
    a_run("r1", first, second)
    a_run("r2", of_correction)
    a_run("r3", second)
    a_run("r4", second, line=f'{{"row": "{first}:prison_stay:0:2"}}')
    (workspace.runs / ".kept-r9").mkdir()
    withdraw_batch(workspace, first, "有误", DAY)
    done, _ = delete(workspace, first)
    assert ids(workspace) == [second]
    assert names(workspace.runs) == ["r3"]
    assert names(workspace.withdrawn) == []
    assert done.runs == ("r1", "r2", "r4")
    assert done.interrupted == (".kept-r9",)
    assert [(each.batch, each.rows) for each in done.corrections] == [(correction, 1), (of_correction, 1)]
    assert (done.rows_left, done.mentions) == ((), ())


def test_the_certificate_tells_what_it_was_and_no_person(workspace: Workspace, first: str) -> None:
    [entry] = list_batches(workspace)[0].manifest.files
    done, paper = delete(workspace, first)
    text = (workspace.deleted / f"{first}.json").read_text("utf-8")
    assert Certificate.from_json(text) == done
    assert [(file.kind, file.sha256, file.size) for file in done.files] == [(".xlsx", entry.sha256, entry.size)]
    assert (done.unit, done.tables, done.delete_after) == ("江州市第一监狱", TABLES, "2026-11-26")
    book = docx.Document(str(paper))
    cells = {row.cells[0].text: row.cells[1].text for row in book.tables[0].rows}
    assert cells["删除后的检查"] == "通过：工作区内已没有该批的数据，也没有文件提到它"
    assert (cells["数据表和行数"], cells["删除理由"]) == ("人员身份陈述 1 行；监狱在押 1 行", "到期")
    said = "".join(paragraph.text for paragraph in book.paragraphs)
    assert "没有逐字节覆写磁盘" in said
    assert "备份" in said
    assert not any(word in text + said for word in ("周某某", "11010519491231002X"))


@pytest.mark.parametrize("kill_at", range(1, 6))
def test_a_kill_on_the_way_leaves_nothing_to_read_and_the_next_call_finishes(
    workspace: Workspace,
    first: str,
    second: str,
    correction: str,
    a_run: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    kill_at: int,
) -> None:
    a_run("r1", first, correction)
    moves = 0
    rename = Path.rename

    def dying(path: Path, target: Path) -> Path:
        nonlocal moves
        moves += 1
        if moves == kill_at:
            raise KeyboardInterrupt
        return rename(path, target)

    def dead(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", dying)
        patch.setattr("jianheng.intake.deleting.delete.write_paper", dead)
        with pytest.raises(KeyboardInterrupt):
            delete(workspace, first)
    assert ids(workspace) == [second]
    assert correction not in withdrawn_batches(workspace)
    [done] = finish_deletions(workspace)
    assert (done.batch, done.rows_left) == (first, ())
    assert names(workspace.batches) == [second]
    assert names(workspace.runs) == []
    assert names(workspace.deleted) == [f"{first}.docx", f"{first}.json"]
    assert finish_deletions(workspace) == ()


def test_adding_finishes_a_deletion_first(
    workspace: Workspace, first: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dead(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("jianheng.intake.deleting.delete._carry_out", dead)
        with pytest.raises(KeyboardInterrupt):
            delete(workspace, first)
    assert (workspace.batches / first).is_dir()
    assert ids(workspace) == []
    assert add_files(workspace, [tmp_path / "甲"]).batch == first
    delete(workspace, first)
    assert names(workspace.deleted) == [f"{first}-2.docx", f"{first}-2.json", f"{first}.docx", f"{first}.json"]


def test_what_still_holds_rows_is_named(workspace: Workspace, first: str) -> None:
    (workspace.root / "我的清单.csv").write_text(f"行\n{first}:prison_stay:0:2\n", encoding="utf-8")
    (workspace.root / "笔记.txt").write_text(f"{first} 已核对", encoding="utf-8")
    done, paper = delete(workspace, first)
    assert (done.rows_left, done.mentions) == (("我的清单.csv",), ("笔记.txt",))
    cells = [row.cells[1].text for row in docx.Document(str(paper)).tables[0].rows]
    assert "未通过：以下文件仍含有该批数据，须人工删除：我的清单.csv" in cells


def test_what_was_replaced_does_not_come_back(workspace: Workspace, first: str, tmp_path: Path) -> None:
    (tmp_path / "甲" / "delivery.yaml").unlink()
    new = add_files(workspace, [tmp_path / "甲"], replaces=first).batch
    assert new is not None
    (workspace.withdrawn / f"{first}.json").unlink()
    done, _ = delete(workspace, new)
    assert standing_batches(workspace) == ()
    assert done.mentions == (f"withdrawn/{first}.json",)
    delete(workspace, first)
    assert names(workspace.withdrawn) == []


def test_the_old_batch_can_go_alone(workspace: Workspace, first: str, tmp_path: Path) -> None:
    (tmp_path / "甲" / "delivery.yaml").unlink()
    new = add_files(workspace, [tmp_path / "甲"], replaces=first).batch
    done, _ = delete(workspace, first)
    assert done.mentions == (f"batches/{new}/manifest.json",)
    assert [batch.id for batch in standing_batches(workspace)] == [new]
    assert withdrawn_batches(workspace) == {}


def test_all_that_is_missing_is_told_and_nothing_is_deleted(workspace: Workspace, first: str) -> None:
    with pytest.raises(IntakeError) as caught:
        delete_for_good(workspace, "b0", " ", "", DAY)
    for words in ("没有写明由谁删除", "没有写明理由", f"没有这个批次：b0。改法：现有批次：{first}"):
        assert words in str(caught.value)
    plan = plan_deletion(workspace, first, "李某", "到期", DAY)
    assert (plan.batches, ids(workspace)) == ((first,), [first])
    delete(workspace, first)
    with pytest.raises(IntakeError, match=rf"它已删除，证明在 deleted/{first}\.json"):
        delete(workspace, first)


def test_a_damaged_record_of_a_deletion_is_told(workspace: Workspace, first: str) -> None:
    workspace.deleted.mkdir()
    (workspace.deleted / f".unfinished-{first}.json").write_text("{", encoding="utf-8")
    with pytest.raises(IntakeError, match="删除记录不能读取"):
        list_batches(workspace)


def test_batches_past_their_day(workspace: Workspace, first: str, second: str) -> None:
    assert second in ids(workspace)
    assert overdue_batches(workspace, date(2026, 11, 26)) == ()
    assert [batch.id for batch in overdue_batches(workspace, DAY + timedelta(days=1))] == [first]


def test_the_file_of_a_certificate_is_plain_json(workspace: Workspace, first: str) -> None:
    delete(workspace, first)
    told = json.loads((workspace.deleted / f"{first}.json").read_text("utf-8"))
    assert (told["by"], told["deleted_on"], told["workspace"]) == ("李某", "2026-11-27", "江州市人民检察院")


def test_a_damaged_batch_can_be_deleted(
    workspace: Workspace, first: str, second: str, a_run: Callable[..., None]
) -> None:
    a_run("r1", first)
    (workspace.batches / first / "manifest.json").write_text("{", encoding="utf-8")
    done, paper = delete(workspace, first)
    assert (done.readable, done.runs, ids(workspace)) == (False, ("r1",), [second])
    cells = [row.cells[1].text for row in docx.Document(str(paper)).tables[0].rows]
    assert "批次的清单已损坏，内容、来源和文件不明" in cells
