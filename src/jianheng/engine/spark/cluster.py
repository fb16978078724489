"""A Spark cluster of this machine's own: a master and workers as processes, for tests and for `jianheng spark-demo`.

Everything listens on the loopback address alone, so that neither a network nor a name of the machine is needed. The
daemons are started from the jars that PySpark brings. A guard ends them as soon as its standard input closes, which
also happens when the process that started them is killed.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from jianheng.engine.spark.start import LOOPBACK, demand_spark

MASTER = "org.apache.spark.deploy.master.Master"
WORKER = "org.apache.spark.deploy.worker.Worker"
STARTED = re.compile(rf"Starting Spark master at (spark://{re.escape(LOOPBACK)}:\d+)")
REGISTERED = re.compile(r"Successfully registered with master (spark://\S+)")
# A daemon's own heap; what models run in are processes of their own, of the worker's memory.
HEAP = "256m"
GUARD = """
import os, signal, sys
groups = [int(line) for line in sys.stdin]
for group in groups:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        pass
"""


class ClusterError(Exception):
    """A part of the cluster did not come up."""


class Guard:
    """Ends groups of processes, at the latest when this process ends."""

    def __init__(self) -> None:
        words = [sys.executable, "-I", "-S", "-c", GUARD]
        self._process = subprocess.Popen(words, stdin=subprocess.PIPE, text=True, start_new_session=True)
        self._daemons: list[subprocess.Popen[bytes]] = []

    def look_after(self, daemon: subprocess.Popen[bytes]) -> None:
        """Look after a daemon that leads a group."""
        self._daemons.append(daemon)
        assert self._process.stdin is not None
        self._process.stdin.write(f"{daemon.pid}\n")
        self._process.stdin.flush()

    def end(self) -> None:
        """End what is looked after."""
        self._process.communicate()
        for daemon in self._daemons:
            daemon.wait()


class Cluster:
    """A master and its workers.

    Args:
        folder: where logs and what workers write go.
        guard: ends the daemons.
        within: how many seconds each daemon may take to come up.

    Raises:
        ClusterError: the master did not come up.
    """

    def __init__(self, folder: Path, guard: Guard, within: float) -> None:
        self._folder, self._guard, self._within = folder, guard, within
        self.workers: list[subprocess.Popen[bytes]] = []
        """Each leads a group with the processes in which it runs models."""
        self.address = self._said(*self._start("master", MASTER), STARTED)
        """What to give as `--spark-master`."""

    def start_workers(self, count: int, memory: str) -> None:
        """Start workers of one core each, all of them before the first is waited for.

        Args:
            count: how many.
            memory: of each, for the models that run in it.

        Raises:
            ClusterError: one did not come up.
        """
        first = len(self.workers) + 1
        names = [f"worker-{number}" for number in range(first, first + count)]
        started = [
            self._start(
                name, WORKER, "--cores", "1", "--memory", memory, "--work-dir", str(self._folder / name), self.address
            )
            for name in names
        ]
        for process, log in started:
            self._said(process, log, REGISTERED)
            self.workers.append(process)

    def kill_worker(self, number: int) -> None:
        """End a worker and what runs in it at once, as a power cut would.

        Args:
            number: which worker, from 1.
        """
        # It is not waited for, so that nothing else gets its number before the guard ends that group.
        os.killpg(self.workers[number - 1].pid, signal.SIGKILL)

    def logs(self, number: int) -> list[Path]:
        """The logs of what a worker runs for models.

        Args:
            number: which worker, from 1.
        """
        return sorted(self._folder.glob(f"worker-{number}/*/*/stderr"))

    def _start(self, name: str, main: str, *words: str) -> tuple[subprocess.Popen[bytes], Path]:
        log = self._folder / f"{name}.log"
        process = _daemon(self._folder, log, [main, "--host", LOOPBACK, "--port", "0", "--webui-port", "0", *words])
        self._guard.look_after(process)
        return process, log

    def _said(self, process: subprocess.Popen[bytes], log: Path, wanted: re.Pattern[str]) -> str:
        """Wait until a daemon says in its log that it is up."""
        last = time.monotonic() + self._within
        while time.monotonic() < last:
            ended = process.poll() is not None
            found = wanted.search(log.read_text(encoding="utf-8", errors="replace"))
            if found:
                return found[1]
            if ended:
                raise ClusterError(_not_up(log, f"启动后退出（{process.returncode}）"))
            time.sleep(0.1)
        raise ClusterError(_not_up(log, f"{self._within:.0f} 秒内没有启动"))


@contextmanager
def standalone(folder: Path, workers: int = 2, memory: str = "1g", within: float = 90) -> Iterator[Cluster]:
    """A cluster of one master and some workers of one core each, which ends when it is left.

    Args:
        folder: where logs and what workers write go.
        workers: how many workers.
        memory: of each worker, for the models that run in it.
        within: how many seconds each daemon may take to come up.

    Raises:
        SparkMissingError: PySpark or Java is not installed.
        ClusterError: a daemon did not come up, or the system cannot end groups of processes.
    """
    demand_spark()
    if not hasattr(os, "killpg"):
        raise ClusterError("这个系统不能启动本机集群，只能在 Linux 或 macOS 上启动 / a cluster wants Linux or macOS")
    folder.mkdir(parents=True, exist_ok=True)
    guard = Guard()
    try:
        cluster = Cluster(folder.resolve(), guard, within)
        cluster.start_workers(workers, memory)
        yield cluster
    finally:
        guard.end()


def _daemon(folder: Path, log: Path, words: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a daemon of Spark as the leader of a group."""
    spec = find_spec("pyspark")
    assert spec is not None
    assert spec.origin is not None
    home = Path(spec.origin).parent
    # Without the version of Scala a worker looks for the folders of Spark's own build.
    [scala] = (core.name.split("_")[1].split("-")[0] for core in home.glob("jars/spark-core_*.jar"))
    own = {
        "SPARK_HOME": str(home),
        "SPARK_SCALA_VERSION": scala,
        "SPARK_LOCAL_IP": LOOPBACK,
        "SPARK_LOCAL_DIRS": str(folder),
    }
    with log.open("wb") as out:
        return subprocess.Popen(
            [demand_spark(), f"-Xmx{HEAP}", "-cp", str(home / "jars" / "*"), *words],
            env=os.environ | own,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def _not_up(log: Path, state: str) -> str:
    return (
        f"{log}：Spark 的这一部分{state}。改法：看日志的最后几行；内存不足时先关闭其他程序\n"
        f"{log}: this part of Spark did not come up: see the end of the log; close other programs if memory is short"
    )
