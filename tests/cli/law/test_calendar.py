"""The calendar as a user reads it, and a year that a unit adds to its workspace."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

pytestmark = pytest.mark.long

Command = Callable[..., Result]
# An invented year: its weekdays are those of 2027, its notice is not.
NEXT = """\
year: 2027
notices: []
off: [2027-01-01, 2027-02-08, 2027-10-01]
worked: [2027-02-20]
"""
MODEL = ("-m", "commutation/new-end-wrong")


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    """The file that a unit wrote from the notice."""
    path = tmp_path / "2027.yaml"
    path.write_text(NEXT, encoding="utf-8")
    return path


@pytest.fixture
def place(demo: Path, tmp_path: Path) -> Path:
    """The demo's data without its runs."""
    return Path(shutil.copytree(demo, tmp_path / "本院", ignore=shutil.ignore_patterns("runs")))


def told(jianheng: Command, *words: object) -> dict[str, Any]:
    result = jianheng(*words, "--json")
    assert result.exit_code == 0, result.output
    return dict(json.loads(result.stdout))


def test_a_year_is_a_grid_of_months(jianheng: Command) -> None:
    lines = jianheng("law", "calendar", "--year", "2024").stdout.splitlines()
    assert lines[0] == "2024 年工作日历（国办发明电〔2023〕7号，2023-10-25）"
    assert lines[2].split() == ["1", "月", "2", "月"]
    assert lines[4].endswith("1    2    3    4班")
    assert " 12休 13休 14休 15休 16休 17   18班" in lines[6]
    assert any("已知 2004 年至 2026 年" in line for line in lines)
    assert any("--add 2027.yaml" in line for line in lines)
    months = lines[2 : lines.index(next(line for line in lines if line.startswith("休：")))]
    assert max(len(line.encode("gb18030")) for line in months) <= 80, "two columns for each Chinese sign"
    assert "Known: 2004 to 2026" in jianheng("law", "calendar", "--year", "2024", "--lang", "en").stdout


def test_a_year_that_is_not_known_is_said_so(jianheng: Command) -> None:
    later = jianheng("law", "calendar", "--year", "2027")
    assert (later.exit_code, later.stdout) == (2, "")
    assert "公布前不推测" in later.stderr
    assert "1999 年没有录入" in jianheng("law", "calendar", "--year", "1999").stderr


def test_a_year_is_added_to_one_workspace(jianheng: Command, place: Path, notice: Path) -> None:
    added = told(jianheng, "law", "calendar", place, "--add", notice)
    assert added["known"] == {"first": 2004, "last": 2027}
    assert (added["year"], added["off"], added["worked"]) == (
        2027,
        ["2027-01-01", "2027-02-08", "2027-10-01"],
        ["2027-02-20"],
    )
    assert [path.name for path in (place / "law" / "calendars").iterdir()] == ["2027.yaml"]
    assert (place / "law" / "calendars" / "2027.yaml").read_text(encoding="utf-8") == NEXT
    assert told(jianheng, "law", "calendar", "--year", "2024")["known"]["last"] == 2026, "the others know no more"
    assert told(jianheng, "law", "calendar", place, "--add", notice) == added, "the same file once more is no mistake"


def test_what_cannot_be_used_is_not_added(jianheng: Command, place: Path, notice: Path) -> None:
    notice.write_text(NEXT.replace("2027-02-20", "2027-02-19"), encoding="utf-8")
    result = jianheng("law", "calendar", place, "--add", notice)
    assert result.exit_code == 2
    assert "2027.yaml:4 worked [2027-02-19] 周五本就上班" in result.stderr
    gap = notice.with_name("2029.yaml")
    days = "2029-01-01, 2029-05-01, 2029-10-01, 2029-10-02, 2029-10-03"
    gap.write_text(f"year: 2029\nnotices: []\noff: [{days}]\nworked: []\n", encoding="utf-8")
    assert "2029.yaml:1 year [2029] 之前缺 2027 年" in jianheng("law", "calendar", place, "--add", gap).stderr
    assert "没有文件" in jianheng("law", "calendar", place, "--add", place / "无.yaml").stderr
    assert "要写明加入哪个工作区" in jianheng("law", "calendar", "--add", notice).stderr
    assert not (place / "law").exists()


def test_another_file_of_the_year_is_not_overwritten(jianheng: Command, place: Path, notice: Path) -> None:
    told(jianheng, "law", "calendar", place, "--add", notice)
    notice.write_text(NEXT.replace("2027-02-08", "2027-02-09"), encoding="utf-8")
    result = jianheng("law", "calendar", place, "--add", notice)
    assert (result.exit_code, "内容不同，没有改动" in result.stderr) == (2, True)
    assert (place / "law" / "calendars" / "2027.yaml").read_text(encoding="utf-8") == NEXT


def test_runs_of_the_workspace_rest_on_the_year(jianheng: Command, place: Path, notice: Path) -> None:
    before = told(jianheng, "run", place, "--as-of", "2024-12-31", *MODEL)
    told(jianheng, "law", "calendar", place, "--add", notice)
    after = told(jianheng, "run", place, "--as-of", "2024-12-31", *MODEL)
    then, now = (json.loads((Path(run["folder"]) / "manifest.json").read_text("utf-8")) for run in (before, after))
    assert now["contents"]["calendar"].keys() - then["contents"]["calendar"].keys() == {"2027"}
    assert now["contents"]["files"].keys() - then["contents"]["files"].keys() == {"law/calendars/2027.yaml"}
    assert then["hashes"]["calendar"] != now["hashes"]["calendar"]
    assert before["run"] != after["run"]
    grown = told(jianheng, "run", place, "--as-of", "2024-12-31", *MODEL, "--changed-since", before["run"])
    (why,) = grown["grown"]["models"].values()
    assert why["taken"] == 0
    assert "工作日历不同" in json.dumps(why, ensure_ascii=False)


def test_a_run_is_not_begun_on_a_calendar_that_cannot_be_read(jianheng: Command, place: Path) -> None:
    (place / "law" / "calendars").mkdir(parents=True)
    (place / "law" / "calendars" / "2027.yaml").write_text(NEXT.replace("2027-10-01", "2026-10-01"), encoding="utf-8")
    result = jianheng("run", place, "--as-of", "2024-12-31", *MODEL)
    assert result.exit_code == 2
    assert "2027.yaml:3 off [2026-10-01] 不在 2027 年" in result.stderr
    assert not list((place / "runs").glob("2024*"))
