"""A run stopped with Ctrl-C or killed keeps the finished models aside, and the same command goes on from there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from sqlglot import parse_one

from jianheng.cli.stopping import Stopping, safely
from jianheng.engine.duckdb.engine import DuckDbEngine
from jianheng.engine.stage import Stage
from jianheng.intake.add import add_files
from jianheng.library import sample_files
from jianheng.running import bounded
from jianheng.workspace import Workspace, create_workspace

pytestmark = pytest.mark.long

Command = Callable[..., Result]
WORDS = ("--as-of", "2024-12-31", "--model", "commutation")
SLOW = "SELECT hash(range) % 9000000 AS h, min(range) AS least FROM range(400000000) GROUP BY 1 ORDER BY 1"


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    workspace = create_workspace(tmp_path / "ws", "江州市人民检察院", date(2025, 1, 31))
    rulings = sorted(path for path in sample_files()[0].iterdir() if path.suffix in {".txt", ".yaml"})
    add_files(workspace, rulings)
    return workspace


def finished(place: Workspace) -> list[str]:
    """The models that are kept aside; what is still being written has a name that is hidden."""
    return [told.parent.name for told in place.runs.glob(".kept-*/[!.]*/told.json")]


def stopped(place: Workspace, how: signal.Signals) -> tuple[int, str]:
    """The exit code and words of a run that is stopped as soon as a model is finished."""
    command = [sys.executable, "-c", "from jianheng.cli.app import main; main()", "run", str(place.root), *WORDS]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        while not finished(place):
            assert process.poll() is None, process.stderr and process.stderr.read()
            time.sleep(0.005)
        time.sleep(0.2)  # it has its name, and is told of a moment later
        process.send_signal(how)
        _, said = process.communicate(timeout=60)
    return process.returncode, said


def runs(place: Workspace) -> dict[str, bytes]:
    """The bytes of every run that commands see, its report left out."""
    found = (path for path in place.runs.rglob("*") if path.is_file() and path.suffix != ".html")
    named = {path.relative_to(place.runs).as_posix(): path for path in found}
    return {name: path.read_bytes() for name, path in named.items() if name[0] != "."}


def hidden(place: Workspace) -> list[str]:
    return sorted(path.name.partition("-")[0] for path in place.runs.iterdir() if path.name[0] == ".")


def test_ctrl_c_keeps_what_is_finished(place: Workspace, jianheng: Command) -> None:
    code, said = stopped(place, signal.SIGINT)
    assert code == 130, said
    assert "已中断，没有写出这次运行的结果；以前的运行没有改动，已完成的" in said
    assert "个模型保留在" in said
    assert "再执行同一条命令就从这里继续，加上 --fresh 从头开始" in said
    assert "Traceback" not in said
    assert runs(place) == {}
    assert hidden(place) == [".kept", ".lock"]
    assert "还没有运行结果" in jianheng("clues", place.root).output
    assert "没有" in jianheng("verify", place.root, "--all").output

    again = jianheng("run", place.root, *WORDS)
    assert again.exit_code == 0, again.output
    assert "接着上次没有完成的运行：" in again.output
    resumed = runs(place)
    assert hidden(place) == [".lock"]
    anew = jianheng("run", place.root, *WORDS)
    assert "接着上次没有完成的运行：" not in anew.output
    assert runs(place) == resumed


def test_a_killed_run_is_taken_up_too_unless_the_user_begins_anew(place: Workspace, jianheng: Command) -> None:
    assert stopped(place, signal.SIGKILL)[0] == -signal.SIGKILL
    assert runs(place) == {}
    fresh = jianheng("run", place.root, *WORDS, "--fresh")
    assert fresh.exit_code == 0
    assert "接着上次没有完成的运行：" not in fresh.output
    assert hidden(place) == [".lock"], "what the killed run spilled and kept is gone"
    whole = runs(place)

    stopped(place, signal.SIGKILL)
    assert runs(place) == whole, "the run that was there stays until the new one is finished"
    again = jianheng("run", place.root, *WORDS, "--json")
    assert again.exit_code == 0
    assert runs(place) == whole


def test_other_data_take_up_nothing(place: Workspace, jianheng: Command) -> None:
    stopped(place, signal.SIGKILL)
    (batch,) = place.batches.glob("[!.]*")
    manifest = json.loads((batch / "manifest.json").read_text("utf-8"))
    (batch / "manifest.json").write_text(json.dumps(manifest | {"note": "x"}), encoding="utf-8")
    again = jianheng("run", place.root, *WORDS)
    assert "接着上次没有完成的运行：" not in again.output


class Told:
    last: Stage | None = None


def make_slow(engine: DuckDbEngine, runs: Path) -> None:
    with safely(runs, Told()) as stopping:
        stopping.call(engine.interrupt)
        engine.make("slow", parse_one(SLOW, dialect="duckdb"), kept=True)


def test_a_query_that_runs_long_is_stopped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    engine = DuckDbEngine()
    before = signal.getsignal(signal.SIGINT)
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
    started = time.monotonic()
    with pytest.raises(Exception, match="130"):
        make_slow(engine, tmp_path)
    assert time.monotonic() - started < 20
    assert signal.getsignal(signal.SIGINT) is before
    assert "已中断，没有写出这次运行的结果；以前的运行没有改动" in capsys.readouterr().err
    assert engine.fetch(parse_one("SELECT 1 AS one")).to_pylist() == [{"one": 1}], "the engine goes on"


def test_an_interrupt_that_was_lost_is_raised_before_the_next_model_but_not_at_the_end() -> None:
    shown: list[Stage] = []
    stopping = Stopping()
    told = stopping.before(shown.append)
    begins, ends = (Stage(model, done=0, models=1) for model in ("commutation/new-end-wrong", ""))
    told(begins)
    stopping.stopped = True
    with pytest.raises(KeyboardInterrupt):
        told(begins)
    told(ends)
    assert shown == [begins, ends]


def test_a_run_within_a_bound_gives_the_same_bytes(
    place: Workspace, jianheng: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert jianheng("run", place.root, *WORDS).exit_code == 0
    whole = runs(place)
    monkeypatch.setattr(bounded, "HELD", 0.0)
    monkeypatch.setattr(bounded, "parts_for", lambda *_: 3)
    again = jianheng("run", place.root, *WORDS, "--memory", "600MB")
    assert again.exit_code == 0, again.output
    assert runs(place) == whole
    assert hidden(place) == [".lock"]
    wrong = jianheng("run", place.root, *WORDS, "--memory", "much")
    assert wrong.exit_code == 2
    assert "--memory：[much] 不是内存上限，应写成 4GB 或 800MB。改法：写数字和单位" in wrong.output
