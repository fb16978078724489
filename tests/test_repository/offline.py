"""Installs a bundle and opens its workbench; run where there is no network but the machine's own.

Usage: unshare --net python offline.py START_SCRIPT WORKSPACE
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import signal
import socket
import struct
import subprocess
import sys
import urllib.request
from pathlib import Path

SIOCSIFFLAGS, UP = 0x8914, 1


def bring_up_own_network() -> None:
    """Whoever has no network has none of their own either, until it is brought up."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as handle:
        fcntl.ioctl(handle, SIOCSIFFLAGS, struct.pack("16sH14s", b"lo", UP, b""))


def others_are_out_of_reach() -> bool:
    """Whether this really is without a network; the address is one that documents use."""
    try:
        socket.create_connection(("192.0.2.1", 80), timeout=2).close()
    except OSError:
        return True
    return False


def read(address: str) -> tuple[int, str]:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.status, answer.read().decode()


def looked_at(
    serving: subprocess.Popen[str], python: Path, workspace: Path, clean: dict[str, str]
) -> dict[str, object]:
    """What a person meets: the page of the first accounts, then that for signing in."""
    assert serving.stderr is not None
    said = []
    for line in serving.stderr:
        said.append(line)
        if found := re.search(r"http://[^/]+/\S*", line):
            break
    else:
        sys.exit("".join(said))
    address = found.group()
    site = "/".join(address.split("/")[:3])
    told: dict[str, object] = {"setup": read(address)[0]}
    told["health"] = json.loads(read(f"{site}/health")[1])["checks"]["database"]
    subprocess.run([python, "-m", "jianheng.desk.demo", workspace], env=clean, check=True, stdout=subprocess.DEVNULL)
    status, page = read(f"{site}/account/login/")
    return told | {"sign_in": status, "asks_for_password": 'type="password"' in page, "chinese": "登录" in page}


def main(start: Path, workspace: Path) -> None:
    bring_up_own_network()
    told: dict[str, object] = {"offline": others_are_out_of_reach()}
    # Nobody's settings, packages or Python paths but the machine's.
    clean = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR", "PYTHON") if name in os.environ}
    command = ["sh", str(start), str(workspace), "--port", "0"]
    serving = subprocess.Popen(command, env=clean, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        told |= looked_at(serving, start.parent / "venv" / "bin" / "python", workspace, clean)
    finally:
        serving.send_signal(signal.SIGTERM)
        serving.wait(60)
    again = subprocess.run(
        ["sh", str(start)], env=clean | {"ONLY": "install"}, check=True, capture_output=True, text=True
    )
    told["installs_once"] = again.stderr == ""
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
