"""Several processes serve pages on one socket; none of them outlives the one that keeps them."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jianheng.desk.serving import processes
from jianheng.desk.serving.listening import AddressTakenError, listen
from jianheng.desk.serving.processes import MOST, Processes, fitting
from jianheng.workspace import create_workspace

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc")
PATIENCE = 60.0
# What a shell runs in the background inherits that Ctrl-C is ignored, and so do these tests then.
SERVE = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from jianheng.cli.app import main; main()"
)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A workbench in two processes, and where it is."""
    place = create_workspace(tmp_path / "工作区", "江州市人民检察院")
    told = {name: value for name, value in os.environ.items() if not name.startswith(("JIANHENG_", "DJANGO_"))}
    command = [sys.executable, "-c", SERVE, "serve", str(place.root)]
    process = subprocess.Popen(
        [*command, "--port", "0", "--processes", "2"],
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=told,
    )
    assert process.stderr is not None
    found = next(filter(None, (re.search(r"http://[^/]+/", line) for line in process.stderr)))
    yield process, found.group()
    process.kill()
    process.wait()


def pages_of(keeper: int) -> list[int]:
    """The processes that serve pages for a workbench."""
    found = Path(f"/proc/{keeper}/task/{keeper}/children").read_text("ascii").split()
    return [int(each) for each in found if b"jianheng.desk.serving" in Path(f"/proc/{each}/cmdline").read_bytes()]


def answers(site: str) -> bool:
    with urllib.request.urlopen(f"{site}health", timeout=PATIENCE) as answer:
        return bool(answer.status == 200)


def sockets_of(process: int) -> int:
    return sum("socket:" in str(each.readlink()) for each in Path(f"/proc/{process}/fd").iterdir())


def wait_until(seen: Callable[[], bool]) -> None:
    last = time.monotonic() + PATIENCE
    while not seen():
        assert time.monotonic() < last
        time.sleep(0.1)


def test_one_that_is_killed_begins_anew(served: tuple[subprocess.Popen[str], str]) -> None:
    process, site = served
    assert answers(site)
    before = pages_of(process.pid)
    assert len(before) == 2
    os.kill(before[0], signal.SIGKILL)
    wait_until(lambda: len(pages_of(process.pid)) == 2 and before[0] not in pages_of(process.pid))
    assert answers(site)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_all_end_with_the_one_that_keeps_them(served: tuple[subprocess.Popen[str], str], how: signal.Signals) -> None:
    process, site = served
    assert answers(site)
    pages = pages_of(process.pid)
    process.send_signal(how)
    process.wait(PATIENCE)
    wait_until(lambda: not any(Path(f"/proc/{each}").exists() for each in pages))
    port = int(site.rstrip("/").rpartition(":")[2])
    listen("127.0.0.1", port).close()


def test_an_address_that_is_taken_is_told_of() -> None:
    with listen("127.0.0.1", 0) as taken, pytest.raises(AddressTakenError):
        listen("127.0.0.1", taken.getsockname()[1])
    with pytest.raises(AddressTakenError):
        listen("192.0.2.7", 0)


def test_a_name_is_listened_to_at_its_address_of_the_older_kind() -> None:
    with listen("localhost", 0) as listening:
        assert listening.family == socket.AF_INET


def test_one_process_serves_sqlite_and_a_few_serve_postgresql(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    assert (fitting("sqlite"), fitting("postgresql")) == (1, MOST)
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert fitting("postgresql") == 1


def test_one_that_does_not_end_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deaf = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(600)"
    )
    begun: list[subprocess.Popen[bytes]] = []

    def begin(_self: Processes, _number: int) -> subprocess.Popen[bytes]:
        begun.append(subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE))
        assert begun[-1].stdout is not None
        assert begun[-1].stdout.readline()
        return begun[-1]

    monkeypatch.setattr(Processes, "_begin", begin)
    monkeypatch.setattr(processes, "PATIENCE", 0.2)
    with socket.socket() as listening:
        Processes(tmp_path, listening, 2).end()
    assert [each.returncode for each in begun] == [-signal.SIGKILL] * 2


def test_browsers_are_spread_over_all(served: tuple[subprocess.Popen[str], str]) -> None:
    process, site = served
    assert answers(site)
    pages = pages_of(process.pid)
    wait_until(lambda: len(set(map(sockets_of, pages))) == 1)  # both have begun and neither answers
    before = [sockets_of(each) for each in pages]
    browsers = [http.client.HTTPConnection(site.split("/")[2], timeout=PATIENCE) for _ in range(30)]
    for one in browsers:
        one.request("GET", "/health")
        assert one.getresponse().read()
    taken = [sockets_of(each) - had for each, had in zip(pages, before, strict=True)]
    for one in browsers:
        one.close()
    assert sum(taken) >= len(browsers)  # and what the pages themselves have opened
    assert min(taken) >= len(browsers) // 3
