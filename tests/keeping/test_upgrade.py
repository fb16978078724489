"""The layout of a workspace, version by version: begun anew after a kill, refused where nothing leads on."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianheng.keeping.errors import KeepingError
from jianheng.keeping.upgrade import bring_up, layout_of
from jianheng.workspace import Workspace, WorkspaceError


def test_todays_layout_is_left_alone(place: Workspace) -> None:
    before = (place.root / "jianheng.toml").read_bytes()
    assert bring_up(place.root) == []
    assert (place.root / "jianheng.toml").read_bytes() == before


def test_each_version_is_written_down_when_it_is_reached(place: Workspace) -> None:
    def fails_once(root: Path) -> None:
        if not (root / "seen").exists():
            (root / "seen").touch()
            raise OSError("power cut")
        (root / "second").touch()

    steps = {1: lambda root: (root / "first").touch(), 2: fails_once}
    with pytest.raises(OSError, match="power cut"):
        bring_up(place.root, steps, to=3)
    text = (place.root / "jianheng.toml").read_text(encoding="utf-8")
    assert "version = 2" in text
    assert "江州市人民检察院" in text
    with pytest.raises(KeepingError, match="只认识到 1"):
        layout_of(place.root)


def test_what_cannot_be_brought_up_is_said(place: Workspace) -> None:
    with pytest.raises(KeepingError, match="太早"):
        bring_up(place.root, {}, to=2)


def test_no_workspace_is_said(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="不是工作区"):
        layout_of(tmp_path)
