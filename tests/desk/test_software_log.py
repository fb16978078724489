"""The software's own log, given hostile values: none of them is in it."""

from __future__ import annotations

import logging
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import IntegrityError, OperationalError
from django.http import HttpRequest
from django.test import Client, override_settings
from django.urls import path

from jianheng.desk.access.needs import open_to_all
from jianheng.desk.software_log import JOBS, Discreet, OwnFile, log_into, masked

NUMBERS = [
    "11010519491231002X",
    "110105194912310021",
    "110105491231002",
    "１１０１０５１９４９１２３１００２Ｘ",
    "110105 19491231 002X",
    "110105-19491231-0021",
    "13800138000",
    "6222020200112233445",
]


@pytest.mark.parametrize("number", NUMBERS)
def test_no_number_of_a_person(number: str) -> None:
    for text in (number, f"号码{number}，", f"Key (id)=({number})", f"a{number}b", f"/clues/{number}/"):
        told = masked(text)
        assert "1949" not in told
        assert not any(number[at : at + 6] in told for at in range(len(number) - 5))


def test_what_operators_look_for_stays() -> None:
    for text in ("2026-11-27 03:30:00", "job 4f1c2a3b failed", "run 2026-11-20-a, 1157 clues", "0.1.0", "port 8600"):
        assert masked(text) == text


def test_no_query_of_an_address() -> None:
    assert "周某" not in masked("Not Found: /clues/?q=周某&x=1")


def test_no_line_of_ones_own() -> None:
    for sign in ("\n", "\r", "\x1b[2J", "\u2028", "\u202e", "\x00"):
        told = masked(f"a{sign}2026-11-27 INFO forged")
        assert len(told.splitlines()) == 1
        assert "\x1b" not in told
        assert "\u202e" not in told


def formatted(error: Exception) -> str:
    try:
        raise error
    except Exception:
        return Discreet("%(message)s").format(
            logging.LogRecord("x", logging.ERROR, __file__, 1, "failed", None, exc_info=__import__("sys").exc_info())
        )


@pytest.mark.parametrize(
    "error", [ValueError("周某某 11010519491231002X"), IntegrityError("Key (name)=(周某某)"), KeyError("周某某")]
)
def test_of_an_exception_only_its_kind_and_its_places(error: Exception) -> None:
    told = formatted(error)
    assert type(error).__qualname__ in told
    assert "test_software_log.py:" in told
    assert "周某某" not in told
    assert "1949" not in told


def test_what_the_system_and_the_database_say_is_told() -> None:
    assert "No space left" in formatted(OSError(28, "No space left on device", "/x/周某某.xlsx"))
    assert "周某某" not in formatted(OSError(28, "No space left on device", "/x/周某某.xlsx"))
    assert "database is locked" in formatted(OperationalError("database is locked"))


def test_causes_keep_quiet_too() -> None:
    try:
        try:
            raise ValueError("周某某")
        except ValueError as cause:
            raise RuntimeError("王某某") from cause
    except RuntimeError as error:
        told = formatted(error)
    assert "某某" not in told


@open_to_all
def breaks(request: HttpRequest) -> None:
    raise ValueError(f"could not read {request.POST['name']}")


urlpatterns = [path("broken/<str:at>/", breaks)]


@override_settings(ROOT_URLCONF=__name__)
def test_a_form_whose_page_fails_leaves_no_value(db: None, caplog: pytest.LogCaptureFixture) -> None:
    client = Client(raise_request_exception=False)
    with caplog.at_level(logging.ERROR):
        status = client.post(
            "/broken/11010519491231002X/?q=周某某", {"name": "周某某", "password": "Geheim-7"}
        ).status_code
    assert status == 500
    told = "\n".join(Discreet("%(message)s").format(record) for record in caplog.records)
    assert "Internal Server Error" in told
    for value in ("周某某", "Geheim-7", "1949"):
        assert value not in told


@pytest.fixture
def handlers() -> Iterator[list[logging.Handler]]:
    root = logging.getLogger()
    before = list(root.handlers)
    yield before
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()


def test_the_file_is_its_owners_and_bounded(tmp_path: Path, handlers: list[logging.Handler]) -> None:
    log_into(tmp_path, JOBS)
    logging.getLogger("jianheng.desk").info("started %s", "11010519491231002X")
    file = tmp_path / "log" / JOBS
    assert "started ［…］" in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    (handler,) = [one for one in logging.getLogger().handlers if isinstance(one, OwnFile)]
    handler.maxBytes = 2000
    for number in range(400):
        logging.getLogger("jianheng.desk").info("line %d of many, long enough to fill a file", number)
    files = sorted(path.name for path in file.parent.iterdir())
    assert len(files) == 11
    assert all(path.stat().st_size <= 2000 for path in file.parent.iterdir())
