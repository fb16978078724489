"""Serving the workbench: tables brought up to date, the worker beside the server, and a clean end."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable
from types import FrameType

from jianheng import __version__
from jianheng.desk.software_log import SERVER, log_into
from jianheng.workspace import Workspace

THREADS = 8
log = logging.getLogger(__name__)


class AddressTakenError(OSError):
    """Another program listens there already."""


def serve(workspace: Workspace, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve until Ctrl-C or a signal to end.

    Args:
        workspace: the workspace.
        host: address to listen on; `127.0.0.1` lets in this computer alone.
        port: port to listen on; 0 for a free one.
        ready: is called with the address once pages can be opened; of a workbench without accounts, that of the page
            that makes them, with its one-time code.

    Raises:
        AddressTakenError: another program listens there.
    """
    from django.conf import settings  # noqa: PLC0415  # Django has to know the workspace first
    from django.core.management import call_command  # noqa: PLC0415
    from waitress.server import create_server  # noqa: PLC0415

    from jianheng.desk.accounts.first_path import first_path  # noqa: PLC0415
    from jianheng.desk.audit.today import keep_todays_anchor  # noqa: PLC0415
    from jianheng.desk.jobs.worker import work_until  # noqa: PLC0415
    from jianheng.desk.modelling.shelf import models  # noqa: PLC0415
    from jianheng.desk.runs.arrived import notice  # noqa: PLC0415
    from jianheng.desk.wsgi import application  # noqa: PLC0415

    log_into(workspace.root / "desk", SERVER)
    call_command("migrate", verbosity=0, interactive=False)
    keep_todays_anchor()
    try:
        # Behind HTTPS browsers name its addresses in their forms; whoever passes their words on says nothing of it.
        scheme = "https" if settings.HTTPS else "http"
        server = create_server(application, host=host, port=port, threads=THREADS, ident="", url_scheme=scheme)
    except OSError as error:
        raise AddressTakenError(error.errno, str(error)) from error
    stop = threading.Event()
    worker = threading.Thread(target=work_until, args=(stop, workspace.root), name="worker")
    worker.start()
    notice()
    # Reading the library takes seconds: whoever comes first should not wait for all of it.
    threading.Thread(target=models, name="library", daemon=True).start()

    def end(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, end)
    try:
        log.info("started %s on port %s", __version__, server.effective_port)
        ready(f"http://{host}:{server.effective_port}/{first_path()}")
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        stop.set()
        server.close()
        worker.join()
        log.info("ended")
