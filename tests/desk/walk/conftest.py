"""The workbench as a person meets it: the real server, the real worker, a real browser."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import LiteralString

import psycopg
import pytest
from playwright.sync_api import Browser, Page, expect
from psycopg import sql
from tests.conftest import free_port, unprivileged

from jianheng.arena import Plan, write_deliveries
from jianheng.dictionary import load_dictionary
from jianheng.workspace import Workspace, create_workspace

PATIENCE = 90_000  # ms; a busy machine is not a failure
# As many persons as let every story of the county be told.
PERSONS, SEED = 625, 1


@dataclass(frozen=True)
class Served:
    """A workbench that is being served.

    Args:
        workspace: its workspace.
        address: where its first page is.
        process: the server.
    """

    workspace: Workspace
    address: str
    process: subprocess.Popen[str]

    @property
    def site(self) -> str:
        """The address without the path."""
        return "/".join(self.address.split("/")[:3])


def serve(workspace: Workspace, database: str = "") -> Served:
    """Serve a workspace on a free port; its database is SQLite unless a PostgreSQL is named."""
    told = {name: value for name, value in os.environ.items() if not name.startswith(("JIANHENG_", "DJANGO_"))}
    if database:
        told["JIANHENG_DATABASE_URL"] = database
    command = [sys.executable, "-c", "from jianheng.cli.app import main; main()"]
    command += ["serve", str(workspace.root), "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=told)
    assert process.stderr is not None
    for line in process.stderr:
        found = re.search(r"http://\S+", line)
        if found:
            return Served(workspace, found.group(), process)
    raise AssertionError("the server ended before it said where it is")


def end(served: Served) -> None:
    """End the server as somebody does who closes it."""
    if served.process.poll() is None:
        served.process.terminate()
        served.process.wait(timeout=60)


@pytest.fixture
def start_serving() -> Iterator[Callable[..., Served]]:
    """Serves workspaces; what is still served at the end is ended."""
    begun: list[Served] = []

    def start(workspace: Workspace, database: str = "") -> Served:
        begun.append(serve(workspace, database))
        return begun[-1]

    yield start
    for one in begun:
        end(one)


@pytest.fixture
def served(tmp_path: Path, start_serving: Callable[[Workspace], Served]) -> Served:
    """An empty workbench, served."""
    return start_serving(create_workspace(tmp_path / "工作区", "青澜县人民检察院"))


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of an invented county, a folder a unit."""
    folder = tmp_path_factory.mktemp("county")
    write_deliveries(folder, Plan(PERSONS, SEED), load_dictionary())
    return folder


@pytest.fixture(scope="session")
def local_county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same county as its offices export it: local headings and codes; `columns.yaml` beside says what each is."""
    folder = tmp_path_factory.mktemp("local")
    write_deliveries(folder / "files", Plan(PERSONS, SEED), load_dictionary(), "north")
    return folder


@pytest.fixture
def empty_database(postgresql: str) -> str:
    """The address of a new database on a real PostgreSQL."""
    name = f"desk_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(postgresql, autocommit=True) as open_:
        open_.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
    return f"{postgresql.rsplit('/', 1)[0]}/{name}"


@dataclass
class MortalDatabase:
    """A PostgreSQL of one's own that can be killed and started again.

    Args:
        home: its folder.
        programs: PostgreSQL's programs.
        user: as whom it runs; root may not.
        port: where it listens.
    """

    home: Path
    programs: Path
    user: str | None
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Its address."""
        return f"postgresql://jian@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [self.programs / "postgres", "-D", self.home / "data", "-k", self.home, "-p", str(self.port)]
        command += ["-c", "listen_addresses=127.0.0.1", "-c", "dynamic_shared_memory_type=mmap"]
        with (self.home / "log").open("ab") as log:
            self.process = subprocess.Popen([*map(str, command)], user=self.user, cwd=self.home, stdout=log, stderr=log)
        self.wait_for("select 1")

    def kill(self) -> None:
        """Stop it at once, as a failure of power would; what was committed is found again from its log."""
        assert self.process is not None
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(timeout=60)

    def told(self, query: LiteralString) -> tuple[object, ...]:
        """One row."""
        with psycopg.connect(self.address) as opened:
            return opened.execute(query).fetchone() or ()

    def wait_for(self, query: LiteralString) -> None:
        """Wait until a query finds something."""
        until = time.monotonic() + PATIENCE / 1000 * 2
        while time.monotonic() < until:
            # It is asked before it answers, and before its tables are there.
            with suppress(psycopg.Error):
                if self.told(query):
                    return
            time.sleep(0.1)
        raise TimeoutError(query)


@pytest.fixture
def mortal_database(postgresql_programs: Path) -> Iterator[MortalDatabase]:
    """A database that may die; for tests marked ``real("postgresql")``."""
    home = Path(tempfile.mkdtemp(prefix="jh-pg-"))
    user = unprivileged("postgres", "nobody")
    if user is not None:
        shutil.chown(home, user)
    make = [postgresql_programs / "initdb", "-D", home / "data", "-A", "trust", "-U", "jian", "-E", "UTF8"]
    subprocess.run([*map(str, make), "--locale", "C"], user=user, cwd=home, check=True, stdout=subprocess.DEVNULL)
    database = MortalDatabase(home, postgresql_programs, user, free_port())
    database.start()
    yield database
    database.kill()
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of the size that most of these offices have."""
    context = browser.new_context(viewport={"width": 1366, "height": 900}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    yield page
    context.close()
