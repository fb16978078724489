"""What answers the requests for pages."""

from __future__ import annotations

import gc
import signal
import socket
import threading
from types import FrameType
from typing import Any

from waitress.adjustments import Adjustments
from waitress.server import TcpWSGIServer

THREADS = 8


def page_server(listening: socket.socket, server: type[TcpWSGIServer] = TcpWSGIServer) -> Any:
    """What answers on a socket; also begins to read the library, which takes seconds.

    Args:
        listening: the socket, listening.
        server: how it takes connections.

    Returns:
        waitress's server; `run` answers until KeyboardInterrupt.
    """
    from django.conf import settings  # noqa: PLC0415  # Django has to know the workspace first

    from jianheng.desk.wsgi import application  # noqa: PLC0415

    # Behind HTTPS browsers name its addresses in their forms; whoever passes their words on says nothing of it.
    scheme = "https" if settings.HTTPS else "http"
    asked = Adjustments(sockets=[listening], threads=THREADS, ident="", url_scheme=scheme)
    place = (listening.family, listening.type, listening.proto, listening.getsockname())
    threading.Thread(target=_read_the_library, name="library", daemon=True).start()
    return server(application, _sock=listening, bind_socket=False, adj=asked, sockinfo=place)


def _read_the_library() -> None:
    """Read it before somebody asks: whoever comes first should not wait for all of it."""
    from jianheng.desk.modelling.shelf import models  # noqa: PLC0415

    # It stays for good; the search for what can be forgotten need not walk through it while people wait for pages.
    gc.disable()
    try:
        models()
        gc.freeze()
    finally:
        gc.enable()
    gc.set_threshold(20_000, 20, 50)


def end_on_terminate() -> None:
    """Take a signal to end like Ctrl-C."""

    def end(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, end)
