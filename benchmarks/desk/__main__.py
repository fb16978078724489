"""`python -m benchmarks.desk`: the workbench with many clues and many people, in processes of its own."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path

from benchmarks.desk.cluster import cluster, free_port, wait_for
from benchmarks.desk.load import run

EVERY, WARM = 5.0, 120.0  # seconds


def main(arguments: list[str] | None = None) -> int:
    """Fill a workbench, serve it in another process, and let people read.

    Returns:
        0, or 1 where a page was refused or failed.
    """
    options = _options(arguments)
    serving = nullcontext("") if options.sqlite else nullcontext(options.database) if options.database else cluster()
    with serving as url, tempfile.TemporaryDirectory(prefix="jh-desk-") as folder:
        os.environ["JIANHENG_DATABASE_URL"] = url
        began = time.perf_counter()
        workspace, cookies = _filled(Path(folder), options.clues, options.users)
        print(f"{options.clues:,} clues in {time.perf_counter() - began:.0f} s; {url or 'SQLite'}", file=sys.stderr)
        if options.keep:
            print(f"JIANHENG_DATABASE_URL={url} {workspace}", file=sys.stderr)
        port = free_port()
        command = [sys.executable, "-c", "from jianheng.cli.app import main; main()", "serve", str(workspace)]
        server = subprocess.Popen([*command, "--port", str(port)], stdout=subprocess.DEVNULL)
        try:
            wait_for(port)
            # What a process reads once, its first pages are slow by: a workbench is started once a day at most.
            run(port, cookies, WARM, EVERY)
            times = run(port, cookies, options.minutes * 60, EVERY)
            print(times.report(), flush=True)
            while options.keep and _once_more():
                times = run(port, cookies, options.minutes * 60, EVERY)
                print(times.report(), flush=True)
        finally:
            server.terminate()
            server.wait()
    return 1 if times.wrong else 0


def _once_more() -> bool:
    print("回车再测一次，输入结束则收场 Enter measures once more, end of input ends", file=sys.stderr, flush=True)
    return bool(sys.stdin.readline())


def _filled(folder: Path, clues: int, users: int) -> tuple[Path, list[str]]:
    """A workspace with clues, and a session for each person."""
    from jianheng.desk.start import start  # noqa: PLC0415  # Django wants its settings first
    from jianheng.workspace import create_workspace  # noqa: PLC0415

    workspace = create_workspace(folder / "w", "江州市人民检察院")
    start(workspace)
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from benchmarks.desk.clues import fill  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    cookies = []
    for person in fill(clues, users):
        browser = Client()
        browser.force_login(person, backend="jianheng.desk.accounts.known.AccountBackend")
        cookies.append(browser.cookies[settings.SESSION_COOKIE_NAME].value)
    return workspace.root, cookies


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.desk", description=__doc__)
    parser.add_argument("--database", default="", help="PostgreSQL 的 URL（空库） of an empty database")
    parser.add_argument("--sqlite", action="store_true", help="用 SQLite with SQLite")
    parser.add_argument("--clues", type=int, default=1_000_000, help="线索数 clues")
    parser.add_argument("--users", type=int, default=50, help="人数 people")
    parser.add_argument("--minutes", type=float, default=2, help="多久 for how long")
    parser.add_argument("--keep", action="store_true", help="测完不收，回车再测 keep it: Enter measures again")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
