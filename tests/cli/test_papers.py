"""`jianheng papers`: templates to change, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import Result

from jianheng.workspace import create_workspace

Command = Callable[..., Result]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return create_workspace(tmp_path / "ws", "江州市人民检察院").root


def test_copies_are_put_in_the_workspace_and_are_good(jianheng: Command, place: Path) -> None:
    assert jianheng("papers", "templates", place).exit_code == 0
    assert {"notice.docx", "notice.en.docx", "lead.docx"} <= {path.name for path in (place / "templates").iterdir()}
    checked = jianheng("papers", "check", place)
    assert checked.exit_code == 0
    assert checked.stdout.count("可以用 good") == len(list((place / "templates").iterdir()))


def test_a_template_that_is_there_stays(jianheng: Command, place: Path) -> None:
    (place / "templates").mkdir()
    (place / "templates" / "notice.docx").write_bytes(b"of the unit")
    assert "已有，未动" in jianheng("papers", "templates", place).stdout
    assert (place / "templates" / "notice.docx").read_bytes() == b"of the unit"


def test_all_faults_are_told_and_the_command_fails(jianheng: Command, place: Path) -> None:
    jianheng("papers", "templates", place)
    path = place / "templates" / "notice.docx"
    document = docx.Document(str(path))
    for text in ("{{ 甲 }}", "{{ 乙 }}"):
        document.add_paragraph(text)
    document.save(str(path))
    (place / "templates" / "~$notice.docx").write_bytes(b"Word is open")
    checked = jianheng("papers", "check", place)
    assert checked.exit_code == 1
    assert "notice.docx  2 处" in checked.stdout
    assert "没有“甲”这个词" in checked.stdout
    assert "there is no word “乙”" in checked.stdout


def test_without_templates_the_packages_are_used(jianheng: Command, place: Path) -> None:
    checked = jianheng("papers", "check", place)
    assert checked.exit_code == 0
    assert "文书用软件自带的" in checked.stderr
