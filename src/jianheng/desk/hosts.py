"""Under which names this machine's workbench may be opened."""

from __future__ import annotations

import socket

LOCAL = ("localhost", "127.0.0.1", "[::1]")


def hosts_of(told: str) -> list[str]:
    """The names that a request may use.

    Args:
        told: names separated by commas; where empty, this machine's own name and addresses.

    Example:
        >>> hosts_of("desk.example, 10.0.0.5")
        ['desk.example', '10.0.0.5']
    """
    named = [name.strip() for name in told.split(",") if name.strip()]
    return named or [*LOCAL, *_own()]


def _own() -> list[str]:
    name = socket.gethostname()
    try:
        found = socket.getaddrinfo(name, None)
    except OSError:
        # A machine whose name no directory knows is opened by its address, which has to be told then.
        return [name.lower()]
    addresses = {str(address[0]) for *_, address in found}
    return [name.lower(), *sorted(f"[{one}]" if ":" in one else one for one in addresses)]
