"""Serving the workbench: tables brought up to date, the worker beside the pages, and a clean end."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Callable

from jianheng import __version__
from jianheng.desk.serving.listening import listen
from jianheng.desk.serving.pages import end_on_terminate, page_server
from jianheng.desk.serving.processes import Processes, fitting
from jianheng.desk.software_log import SERVER, log_into
from jianheng.workspace import Workspace

log = logging.getLogger(__name__)


def serve(workspace: Workspace, host: str, port: int, ready: Callable[[str], None], processes: int = 0) -> None:
    """Serve until Ctrl-C or a signal to end.

    Args:
        workspace: the workspace.
        host: address to listen on; `127.0.0.1` lets in this computer alone.
        port: port to listen on; 0 for a free one.
        ready: is called with the address once pages can be opened; of a workbench without accounts, that of the page
            that makes them, with its one-time code.
        processes: how many serve pages; 0 for as many as fit the database and the machine.

    Raises:
        AddressTakenError: another program listens there.
    """
    from django.core.management import call_command  # noqa: PLC0415  # Django has to know the workspace first
    from django.db import connection  # noqa: PLC0415

    from jianheng.desk.accounts.first_path import first_path  # noqa: PLC0415
    from jianheng.desk.audit.today import keep_todays_anchor  # noqa: PLC0415
    from jianheng.desk.jobs.worker import work_until  # noqa: PLC0415
    from jianheng.desk.runs.arrived import notice  # noqa: PLC0415

    log_into(workspace.root / "desk", SERVER)
    call_command("migrate", verbosity=0, interactive=False)
    keep_todays_anchor()
    listening = listen(host, port)
    own_port = listening.getsockname()[1]
    stop = threading.Event()
    worker = threading.Thread(target=work_until, args=(stop, workspace.root), name="worker")
    worker.start()
    notice()
    number = processes or fitting(connection.vendor)
    end_on_terminate()
    try:
        log.info("started %s on port %s in %s processes", __version__, own_port, number)
        ready(f"http://{host}:{own_port}/{first_path()}")
        if number == 1:
            _serve_here(listening)
        else:
            _serve_in(Processes(workspace.root, listening, number))
    except KeyboardInterrupt:
        pass
    finally:
        stop.set()
        listening.close()
        worker.join()
        log.info("ended")


def _serve_here(listening: socket.socket) -> None:
    server = page_server(listening)
    try:
        server.run()
    finally:
        server.close()


def _serve_in(processes: Processes) -> None:
    try:
        processes.keep()
    finally:
        processes.end()
