"""What an interrupted run leaves is taken up by the same run alone, and only where it is whole."""

from pathlib import Path

import pytest

from jianheng.engine.kept import KEPT
from jianheng.engine.stage import Stage

from ..county import County, contents

MODELS = ("custody/no-title", "parole/barred", "prison/confinement-length", "supervision/notice-without-follow-up")


class StoppedError(Exception):
    pass


def stop_at(model: str, part: int = 0) -> object:
    def look(stage: Stage) -> None:
        if (stage.model, stage.part) == (model, part):
            raise StoppedError

    return look


def pieces(runs: Path) -> list[str]:
    return sorted(path.name for folder in runs.glob(f"{KEPT}*") for path in folder.iterdir())


def visible(runs: Path) -> list[str]:
    return [path.name for path in runs.iterdir() if path.name[0] != "."]


@pytest.fixture(scope="module")
def whole(county: County, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return contents(county.run(tmp_path_factory.mktemp("whole"), *MODELS).folder)


@pytest.fixture
def interrupted(county: County, tmp_path: Path) -> Path:
    """Stopped in the second of two parts of the third model."""
    with pytest.raises(StoppedError):
        county.run(tmp_path, *MODELS, parts=2, progress=stop_at("prison/confinement-length", 1))
    assert visible(tmp_path) == []
    assert pieces(tmp_path) == [
        "custody__no-title--1-of-2",
        "custody__no-title--2-of-2",
        "parole__barred--1-of-2",
        "parole__barred--2-of-2",
        "prison__confinement-length--1-of-2",
    ]
    return tmp_path


def test_the_same_run_goes_on(county: County, interrupted: Path, whole: dict[str, bytes]) -> None:
    before = {path: path.stat().st_mtime_ns for path in interrupted.glob(f"{KEPT}*/*/told.json")}
    told: list[Stage] = []

    def look(stage: Stage) -> None:
        told.append(stage)
        if not stage.model:
            return
        assert {path: path.stat().st_mtime_ns for path in before} == before, "nothing is made twice"

    found = county.run(interrupted, *MODELS, parts=2, progress=look)
    assert contents(found.folder) == whole
    assert {(stage.taken_up, stage.damaged) for stage in told} == {(2, ())}
    assert pieces(interrupted) == []


def test_a_damaged_piece_is_made_anew(county: County, interrupted: Path, whole: dict[str, bytes]) -> None:
    (folder,) = interrupted.glob(f"{KEPT}*")
    answers = folder / "custody__no-title--2-of-2" / "answers.arrow"
    content = bytearray(answers.read_bytes())
    content[len(content) // 2] ^= 1
    answers.write_bytes(content)
    (folder / "parole__barred--1-of-2" / "told.json").write_text("{", encoding="utf-8")
    told: list[Stage] = []
    found = county.run(interrupted, *MODELS, parts=2, progress=told.append)
    assert contents(found.folder) == whole
    assert told[0].damaged == ("custody__no-title--2-of-2", "parole__barred--1-of-2")
    assert told[0].taken_up == 0


def test_another_number_of_parts_takes_up_nothing(county: County, interrupted: Path, whole: dict[str, bytes]) -> None:
    told: list[Stage] = []
    found = county.run(interrupted, *MODELS, parts=3, progress=told.append)
    assert contents(found.folder) == whole
    assert told[0].taken_up == 0


def test_other_inputs_take_up_nothing_and_remove_nothing(county: County, interrupted: Path) -> None:
    before = pieces(interrupted)
    told: list[Stage] = []
    county.run(interrupted, "parole/barred", parts=2, progress=told.append)
    assert told[0].taken_up == 0
    assert pieces(interrupted) == before
    with pytest.raises(StoppedError):
        county.run(interrupted, "parole/barred", fresh=True, progress=stop_at("parole/barred"))
    assert pieces(interrupted) == [], "who begins anew wants nothing of what any run left"
