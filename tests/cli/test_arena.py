"""An invented county from files to score."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

PERSONS = 60
Command = Callable[..., Result]


@pytest.fixture(scope="module")
def county(jianheng: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A county taken in and run."""
    place = tmp_path_factory.mktemp("county")
    made = json.loads(jianheng("arena", place / "made", "--persons", PERSONS, "--seed", 3, "--json").stdout)
    assert jianheng("new", place / "ws").exit_code == 0
    added = json.loads(jianheng("add", place / "ws", place / "made/files", "--json").stdout)["batches"]
    assert len(added) == len(made["folders"])
    assert [batch["problems"] for batch in added] == [[] for _ in added]
    assert jianheng("run", place / "ws", "--as-of", made["as_of"]).exit_code == 0
    return place


def test_models_and_county_agree(jianheng: Command, county: Path) -> None:
    result = jianheng("score", county / "ws", "--truth", county / "made/truth.jsonl")
    assert result.exit_code == 0, result.output


def test_a_seeded_act_that_is_not_found_fails(jianheng: Command, county: Path, tmp_path: Path) -> None:
    truth = (county / "made/truth.jsonl").read_text(encoding="utf-8").replace('"too_early"', '"too_late"')
    (tmp_path / "t.jsonl").write_text(truth, encoding="utf-8")
    result = jianheng("score", county / "ws", "--truth", tmp_path / "t.jsonl", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["commutation/first-too-early"]["found"] == 0


def test_a_folder_with_other_things_is_left_alone(jianheng: Command, county: Path) -> None:
    result = jianheng("arena", county, "--persons", 1)
    assert result.exit_code == 2
    assert "不是空文件夹" in result.stderr


def test_files_come_in_local_styles_with_dirt(jianheng: Command, tmp_path: Path) -> None:
    options = ("--persons", 10, "--style", "south", "--dirt", 0.2)
    made = json.loads(jianheng("arena", tmp_path / "made", *options, "--json").stdout)
    assert {path.name for path in (tmp_path / "made").iterdir()} == {
        "files", "truth.jsonl", "columns.yaml", "dirt.yaml",
    }  # fmt: skip
    assert all((Path(folder) / "delivery.yaml").is_file() for folder in made["folders"])


def test_a_style_that_is_not_there_is_named(jianheng: Command, tmp_path: Path) -> None:
    result = jianheng("arena", tmp_path / "made", "--style", "east")
    assert result.exit_code == 2
    assert "没有样式 [east]。可用：north、south、river" in result.stderr


def test_tables_have_no_style(jianheng: Command, tmp_path: Path) -> None:
    result = jianheng("arena", tmp_path / "made", "--style", "south", "--parquet")
    assert result.exit_code == 2
    assert "不能与 --parquet 同用" in result.stderr
