"""A cluster with two workers: the answers are those of DuckDB, whoever is killed on the way, and nothing is left."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from jianheng.arena import LAST_DAY, Plan
from jianheng.cli.app import app
from jianheng.cli.demo import take_county_in
from jianheng.engine.spark.cluster import Cluster, ClusterError, standalone
from jianheng.workspace import Workspace, create_workspace, open_workspace

pytestmark = [pytest.mark.long, pytest.mark.real("spark")]
MODEL = "commutation/reduction-above-cap"
WORDS = ("--as-of", str(LAST_DAY), "--model", MODEL)
LONG = 600
PERSONS = 150
BESIDE_A_CLUSTER = """
import sys
from pathlib import Path
from jianheng.engine.spark.cluster import standalone
with standalone(Path(sys.argv[1]), workers=1) as cluster:
    print(cluster.address, cluster.workers[0].pid, flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with standalone(tmp_path_factory.mktemp("cluster")) as started:
        yield started


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A county with a run on DuckDB."""
    workspace = create_workspace(tmp_path_factory.mktemp("cluster") / "县", "江州市人民检察院")
    take_county_in(workspace, Plan(PERSONS, 1))
    jianheng("run", workspace.root, *WORDS)
    return workspace


def jianheng(*words: Any) -> str:
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    return result.stdout


def on_spark(place: Workspace, cluster: Cluster) -> subprocess.Popen[str]:
    """A run on the cluster in a process of its own."""
    words = ("run", place.root, *WORDS, "--engine", "spark", "--spark-master", cluster.address, "--fresh")
    command = [sys.executable, "-c", "from jianheng.cli.app import main; main()", *map(str, words)]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def finished(process: subprocess.Popen[str]) -> None:
    _, said = process.communicate(timeout=LONG)
    assert process.returncode == 0, said


def wait_until(seen: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    last = time.monotonic() + LONG
    while not seen():
        assert process.poll() is None, process.stderr and process.stderr.read()
        assert time.monotonic() < last
        time.sleep(0.02)


def runs(place: Workspace) -> dict[str, dict[str, str]]:
    """The hashes of every run's files, by the engine that it went on."""
    found = (path for path in place.runs.iterdir() if path.name[0] != ".")
    manifests = [json.loads((run / "manifest.json").read_text("utf-8")) for run in found]
    return {manifest["engine"]["name"]: manifest["files"] for manifest in manifests}


def spark_runs(place: Workspace) -> list[Path]:
    found = place.runs.glob("[!.]*")
    return [run for run in found if '"name": "Spark"' in (run / "manifest.json").read_text("utf-8")]


def forget(place: Workspace) -> None:
    """Remove the run on Spark."""
    for run in spark_runs(place):
        shutil.rmtree(run)


def hidden(place: Workspace) -> list[str]:
    return [path.name for path in place.runs.iterdir() if path.name[0] == "."]


def begun(cluster: Cluster, number: int, before: set[Path]) -> bool:
    """Whether a worker has begun to work for a run that is not among the earlier ones."""
    new = set(cluster.logs(number)) - before
    return any("Running task" in log.read_text("utf-8", errors="replace") for log in new)


def test_a_run_on_the_cluster_is_the_run_on_duckdb(tmp_path: Path) -> None:
    folder = tmp_path / "县"
    words = ("spark-demo", "--out", folder, "--persons", PERSONS, "--model", MODEL, "--json")
    command = [sys.executable, "-c", "from jianheng.cli.app import main; main()", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONG)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["differing"] == []
    assert told["unlawful"] > 0
    place = open_workspace(folder)
    found = runs(place)
    assert set(found) == {"DuckDB", "Spark"}
    assert found["Spark"] == found["DuckDB"]
    assert hidden(place) == [".lock"], "nothing is left where Spark keeps what it reads"
    for number in (1, 2):
        logs = "".join(log.read_text("utf-8") for log in folder.glob(f"spark/worker-{number}/*/*/stderr"))
        assert "Running task" in logs, "both workers took part"

    [name] = [run.name for run in spark_runs(place)]
    again = json.loads(jianheng("verify", place.root, "--all", "--run", name, "--json"))
    assert again["same"]
    assert again["clues"]
    assert [engine.partition(" ")[0] for engine in again["engines"]] == ["Spark", "DuckDB"]
    clue = again["clues"][0]
    one = jianheng("verify", place.root, clue["clue"], "--run", name)
    assert "用 DuckDB" in one
    assert "共复核 1 条：1 条完全相同" in one
    assert "判断：违法" in jianheng("why", place.root, clue["model"], clue["row"])


def test_a_worker_that_is_killed_on_the_way_changes_nothing(place: Workspace, tmp_path: Path) -> None:
    forget(place)
    with standalone(tmp_path / "集群") as cluster, on_spark(place, cluster) as process:
        wait_until(lambda: begun(cluster, 1, set()), process)
        cluster.kill_worker(1)
        assert process.poll() is None
        assert "Spark" not in runs(place), "it is in the middle of the run"
        finished(process)
        found = runs(place)
        assert found["Spark"] == found["DuckDB"]


def test_a_run_that_is_killed_leaves_the_workspace_whole(place: Workspace, cluster: Cluster) -> None:
    forget(place)
    with on_spark(place, cluster) as process:
        wait_until(lambda: any(place.runs.glob(".spill-*/*/*.parquet")), process)
        time.sleep(random.uniform(0, 4))
        killed = process.poll() is None
        process.send_signal(signal.SIGKILL)
    assert killed
    assert set(runs(place)) == {"DuckDB"}, "there is no half run"
    finished(on_spark(place, cluster))
    found = runs(place)
    assert found["Spark"] == found["DuckDB"]
    assert hidden(place) == [".lock"], "what the killed run left is gone"


def test_ctrl_c_ends_a_run(place: Workspace, cluster: Cluster) -> None:
    forget(place)
    before = set(cluster.logs(1))
    with on_spark(place, cluster) as process:
        wait_until(lambda: begun(cluster, 1, before), process)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=LONG)
    assert process.returncode == 130, said
    assert "已中断，没有写出这次运行的结果；以前的运行没有改动" in said
    assert "Traceback" not in said
    assert set(runs(place)) == {"DuckDB"}
    assert not list(place.runs.glob(".spill-*"))


def test_a_cluster_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", BESIDE_A_CLUSTER, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address, worker = process.stdout.readline().split()
        assert address.startswith("spark://127.0.0.1:")
        os.killpg(int(worker), 0)
        process.send_signal(signal.SIGKILL)
    last = time.monotonic() + 20
    while time.monotonic() < last:
        try:
            os.killpg(int(worker), 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("the worker goes on")


def test_what_does_not_come_up_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(ClusterError, match=r"worker-1\.log：Spark 的这一部分启动后退出"),
        standalone(tmp_path, memory="much"),
    ):
        pytest.fail("it came up")
    with (
        pytest.raises(ClusterError, match=r"master\.log：Spark 的这一部分0 秒内没有启动"),
        standalone(tmp_path, within=0.01),
    ):
        pytest.fail("it came up")
