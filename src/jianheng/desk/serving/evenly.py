"""Connections of browsers spread evenly over the processes that serve pages."""

from __future__ import annotations

import time

from waitress.server import TcpWSGIServer

FOR_EACH = 0.0005  # seconds
AT_MOST = 0.02  # seconds


class Even(TcpWSGIServer):  # type: ignore[misc]  # the package ships no types
    """A server that leaves a new connection to another process on the same socket which has fewer.

    Of processes that wait on one socket, Linux wakes the one first that waited last: the busiest. A browser keeps its
    connection, so that process would answer nearly everybody while the others idle.
    """

    def handle_accept(self) -> None:
        """Take a connection after a moment, the longer the more there are already; by then it may be gone."""
        time.sleep(min(AT_MOST, FOR_EACH * len(self.active_channels)))
        super().handle_accept()
