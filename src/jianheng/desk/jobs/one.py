"""`python -m jianheng.desk.jobs.one JOB HOLDER`: one piece of work in a process of its own.

A process of its own gives the memory back when it ends, and takes nothing else down when it is killed.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from pathlib import Path

from jianheng.workspace import open_workspace

BEAT_EVERY = 5.0
LOOK_EVERY = 0.5


def main(arguments: list[str]) -> int:
    """Do one job.

    Args:
        arguments: the workspace, the job's id, and who holds it.
    """
    folder, job_id, holder = arguments
    from jianheng.desk.software_log import JOBS, log_into  # noqa: PLC0415  # Django wants its settings first
    from jianheng.desk.start import start  # noqa: PLC0415

    start(open_workspace(Path(folder)))
    log_into(Path(folder) / "desk", JOBS)
    from django.db import InterfaceError, OperationalError  # noqa: PLC0415

    from jianheng.desk.jobs.doing import Doing  # noqa: PLC0415

    doing = Doing(job_id, holder)
    stop = threading.Event()
    threading.Thread(target=_end_with, args=(os.getppid(), stop), daemon=True).start()
    beating = threading.Thread(target=doing.beat_until, args=(stop, BEAT_EVERY), daemon=True)
    beating.start()
    try:
        doing.do()
    except (InterfaceError, OperationalError):
        logging.getLogger(__name__).exception("job %s lost the database", job_id[:8])
        doing.put_back()
        return 1
    except Exception:
        logging.getLogger(__name__).exception("job %s failed", job_id[:8])
        doing.fail_unexpectedly()
        return 1
    finally:
        stop.set()
        beating.join(timeout=BEAT_EVERY)
    return 0


def _end_with(parent: int, stop: threading.Event) -> None:
    """End when the worker does: whoever takes the work up again must not find this process still at it."""
    while not stop.wait(LOOK_EVERY):
        # An orphan is given another parent; Windows does not do so, there the job waits until it is silent.
        if os.getppid() != parent:
            os._exit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
