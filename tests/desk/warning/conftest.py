"""A workspace with a finished run in which some acts are not due yet, on days that a test knows."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jianheng.desk.accounts.models import Institution, Office
from jianheng.desk.casework.arrivals import take_up
from jianheng.desk.runs.recorded import record_run
from jianheng.engine.answer_files import answers_name
from jianheng.intake.add import add_files
from jianheng.library import sample_files
from jianheng.running import Ask, chosen_models, run_workspace
from jianheng.running.law_here import law_of
from jianheng.workspace import Workspace, create_workspace

DAY = date(2024, 12, 31)
PEOPLE = {"欧阳青山": "110101199001011237", "赵水木": "110101199002021242", "钱土火": "110101199003031258"}
MODEL = "commutation/interval-too-short"


@pytest.fixture(scope="session")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose run says of its first three acts that they are due on 2, 8 and 20 January 2025."""
    place = create_workspace(tmp_path_factory.mktemp("warned") / "ws", "江州市人民检察院", date(2025, 1, 31))
    add_files(place, sorted(path for path in sample_files()[0].iterdir() if path.suffix in {".txt", ".yaml"}))
    people = tmp_path_factory.mktemp("people")
    shutil.copy(sample_files()[0] / "delivery.yaml", people)
    rows = ["姓名,身份证号,性别,罪犯编号", *(f"{name},{number},男,{number[-4:]}" for name, number in PEOPLE.items())]
    (people / "人员身份陈述.csv").write_text("\n".join(rows), encoding="utf-8-sig")
    add_files(place, [people])
    run_workspace(place, Ask(DAY, chosen_models([MODEL]), law_of(place.local_law, DAY)), lambda _: None)
    (folder,) = (path for path in place.runs.iterdir() if path.name[0] != ".")
    file = folder / answers_name(MODEL)
    answers = pq.read_table(file)
    told, due = answers["answer"].to_pylist(), [None] * answers.num_rows
    units = answers["unit"].to_pylist()
    for number, day in enumerate((2, 8, 20)):
        told[number], due[number] = "pending", date(2025, 1, day)
    units[:3] = ["甲监狱", "甲监狱", "乙监狱"]
    keys = answers["key"].to_pylist()
    for number, person in enumerate(PEOPLE.values()):
        keys[number] = "|".join(f"id:{person}" if ":" in part else part for part in keys[number].split("|"))
    for name, values in (("answer", told), ("due", due), ("unit", units), ("key", keys)):
        at = answers.schema.get_field_index(name)
        answers = answers.set_column(at, answers.schema.field(at), pa.array(values, answers.schema.field(at).type))
    pq.write_table(answers, file)
    return place.root


@pytest.fixture
def warned(ran: Path, workspace: Workspace, office: Office) -> Callable[[], Institution]:
    """The workbench with that run taken up; calling it gives the institution with two deadlines."""
    shutil.copytree(ran / "batches", workspace.batches, dirs_exist_ok=True)
    shutil.copytree(ran / "runs", workspace.runs, dirs_exist_ok=True)
    (folder,) = (path for path in workspace.runs.iterdir() if path.name[0] != ".")
    take_up(folder)
    record_run(folder, None)
    return lambda: Institution.objects.get(name="甲监狱")
