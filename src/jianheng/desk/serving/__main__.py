"""`python -m jianheng.desk.serving WORKSPACE SOCKET NUMBER`: one of several processes that serve pages."""

from __future__ import annotations

import os
import socket
import sys
import threading
from pathlib import Path

from jianheng.desk.serving.evenly import Even
from jianheng.desk.serving.pages import end_on_terminate, page_server
from jianheng.workspace import open_workspace


def main(arguments: list[str]) -> int:
    """Serve pages until the workbench ends.

    Args:
        arguments: the workspace, the number of the socket that was handed down, and the number of this process.
    """
    folder, handed, number = arguments
    from jianheng.desk.software_log import log_into  # noqa: PLC0415  # Django wants its settings first
    from jianheng.desk.start import start  # noqa: PLC0415

    start(open_workspace(Path(folder)))
    log_into(Path(folder) / "desk", f"pages-{number}.log")
    # The one that keeps this process never writes there: the end of its words is its own end, however it came.
    threading.Thread(target=_end_with_the_keeper, daemon=True).start()
    end_on_terminate()
    server = page_server(socket.socket(fileno=int(handed)), Even)
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
    return 0


def _end_with_the_keeper() -> None:
    # Past Python's own buffer, which must not be locked where this process ends by itself.
    while os.read(sys.stdin.fileno(), 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
