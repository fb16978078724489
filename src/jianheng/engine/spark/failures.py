"""What Spark says when it cannot go on, as Python says it."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager

from jianheng.engine.engine import EngineFailedError

# How the systems name a full disk; Java passes on their words alone.
FULL = ("No space left on device", "Disk quota exceeded", "File too large", "not enough space on the disk")
MEMORY = ("OutOfMemoryError", "Java heap space", "SparkOutOfMemory")
# Files of the run that were changed or removed under it.
DAMAGED = ("FAILED_READ_FILE", "is not a Parquet file", "FileNotFoundException", "CANNOT_READ_FILE_FOOTER")
LOST = (
    "All masters are unresponsive",
    "Failed to connect to master",
    "Cannot call methods on a stopped SparkContext",
)
CAUSE = re.compile(r"^(?:Caused by: )?[\w.$]*(?:Exception|Error): *(.+)$", re.MULTILINE)


@contextmanager
def plainly() -> Iterator[None]:
    """Raise what any program raises where disk or memory runs out, and say plainly what else stopped Spark.

    Raises:
        MemoryError: neither the memory nor the disk of a worker is enough.
        OSError: a disk is full.
        EngineFailedError: Spark could not go on for another reason.
    """
    from py4j.protocol import Py4JError  # noqa: PLC0415 - an extra
    from pyspark.errors import PySparkException  # noqa: PLC0415 - an extra

    try:
        yield
    except (Py4JError, PySparkException, ConnectionError) as error:
        said = str(error)
        if any(words in said for words in FULL):
            raise OSError(errno.ENOSPC, _cause(said)) from error
        if any(words in said for words in MEMORY):
            raise MemoryError(_cause(said)) from error
        raise EngineFailedError(*_reason(said), _cause(said)) from error


def _reason(said: str) -> tuple[str, str]:
    if any(words in said for words in DAMAGED):
        zh = (
            "数据文件或运行期间的文件被改动、截断或删除。改法：不要改动工作区里的文件"
            "（数据在集群的表里时，运行期间不要改写那些表），再执行同一条命令"
        )
        return zh, "files that it reads were changed or removed under the run. Mend: leave them alone and run again"
    if any(words in said for words in LOST):
        zh = "与 Spark 集群失去联系。改法：确认集群在运行，看集群的日志，再执行同一条命令"
        return zh, "the cluster is lost. Mend: see that it is up, read its log, and run again"
    zh = "Spark 中途停止。改法：看下面的原因和集群的日志，排除后再执行同一条命令"
    return zh, "Spark stopped. Mend: see the cause below and the cluster's log, then run again"


def _cause(said: str) -> str:
    """The last cause that Java names, which is the first in time; without the places in the program."""
    found = CAUSE.findall(said)
    return (found[-1] if found else said.strip().partition("\n")[0])[:300]
