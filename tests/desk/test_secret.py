"""The workbench's keys: made once, kept for their owner alone, and one not the other."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from jianheng.desk.secret import NAMES, SESSIONS, keep_keys


def test_a_key_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    SESSIONS.keep(tmp_path)
    first = SESSIONS.of(tmp_path)
    SESSIONS.keep(tmp_path)
    assert SESSIONS.of(tmp_path) == first
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600


def test_names_do_not_hang_on_the_key_of_sessions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in (SESSIONS, NAMES):
        key.keep(tmp_path)
    names = NAMES.of(tmp_path)
    monkeypatch.setenv("JIANHENG_SECRET_KEY", "changed")
    assert SESSIONS.of(tmp_path) == "changed"
    assert NAMES.of(tmp_path) == names


def test_an_earlier_workbench_goes_on_hashing_with_its_one_key(tmp_path: Path) -> None:
    SESSIONS.keep(tmp_path)
    keep_keys(tmp_path)
    assert NAMES.of(tmp_path) == SESSIONS.of(tmp_path)


def test_a_new_workbench_has_two_different_keys(tmp_path: Path) -> None:
    keep_keys(tmp_path)
    assert NAMES.of(tmp_path) != SESSIONS.of(tmp_path)
