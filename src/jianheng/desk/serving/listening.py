"""The socket on which the workbench is asked for pages."""

from __future__ import annotations

import socket

WAITING = 1024  # connections that may wait to be taken


class AddressTakenError(OSError):
    """Another program listens there already."""


def listen(host: str, port: int) -> socket.socket:
    """Listen at an address.

    Args:
        host: a name or an address; `127.0.0.1` lets in this computer alone.
        port: port to listen on; 0 for a free one.

    Raises:
        AddressTakenError: another program listens there, or the address is none of this computer.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, _, _, _, address = min(found, key=lambda each: each[0] != socket.AF_INET)
        return socket.create_server(address[:2], family=family, backlog=WAITING)
    except OSError as error:
        raise AddressTakenError(error.errno, error.strerror or str(error)) from error
