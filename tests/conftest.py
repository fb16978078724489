"""What every test can ask for: the repository, and real parts of the machine.

A test that needs something Python alone does not bring says so: ``@pytest.mark.real("browser")``. Where the
part is missing the test is skipped, and the end of the run says what was left out and how to mend it. With
``JIANHENG_ALL_PARTS=1`` a missing part is a failure instead.

Real court rulings are the exception, since they cannot be shipped or installed: they are looked for in
``$JIANHENG_SHARED/data``, else in ``data`` of a folder named ``shared`` beside the checkout; texts of laws, of
which the project copies none either, in ``laws`` there. Their absence fails a run only when all parts are asked
for and ``JIANHENG_SHARED`` names a folder that does not hold them.
"""

import importlib.util
import os
import platform
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pymysql
import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent

# One seed for everybody: a red run can be repeated, and a slow machine is not a failure.
settings.register_profile("jianheng", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("jianheng")


@dataclass(frozen=True)
class Part:
    """Something real that a test needs beside Python: how it is found and what mends its absence."""

    find: Callable[[], Path | None]
    mend: str
    demanded: Callable[[], bool] = lambda: True


def find_chromium() -> Path | None:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = next(filter(None, map(shutil.which, names)), None)
    return Path(found) if found else None


def find_git_clone() -> Path | None:
    found = shutil.which("git")
    return Path(found) if found and (ROOT / ".git").exists() else None


def shared_folder(name: str) -> Path:
    return Path(os.environ.get("JIANHENG_SHARED") or ROOT.parent / "shared") / name


def find_rulings() -> Path | None:
    folder = shared_folder("data")
    return folder if (folder / "commutation_rulings.jsonl").is_file() else None


def find_law_texts() -> Path | None:
    folder = shared_folder("laws")
    return folder if next(folder.glob("**/*.md"), None) else None


def find_spark() -> Path | None:
    java = shutil.which("java")
    return Path(java) if java and importlib.util.find_spec("pyspark") else None


def find_postgresql() -> Path | None:
    """Its programs; Debian keeps them beside the path."""
    found = shutil.which("initdb")
    beside = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    return next((path.parent for path in (Path(found) if found else None, *beside) if path is not None), None)


def find_mariadb() -> Path | None:
    found = [shutil.which(name) for name in ("mariadbd", "mariadb-install-db")]
    return Path(found[0]) if found[0] and all(found) else None


def find_libreoffice() -> Path | None:
    """LibreOffice with the programs that read its PDF."""
    found = shutil.which("soffice")
    return Path(found) if found and shutil.which("pdftotext") and shutil.which("pdftoppm") else None


def find_slapd() -> Path | None:
    """Its program; Debian keeps it beside the path of people who are not root."""
    found = shutil.which("slapd") or shutil.which("slapd", path="/usr/sbin")
    return Path(found) if found else None


def find_bundle() -> Path | None:
    """A bundle for this machine as `make bundle` leaves it, and the program that takes the network away."""
    machine = {"x86_64": "x86_64", "aarch64": "arm64"}.get(platform.machine(), "?")
    named = os.environ.get("JIANHENG_BUNDLE")
    found = [Path(named)] if named else sorted((ROOT / "dist").glob(f"jianheng-*-linux-{machine}"))
    return next((one for one in found if (one / "SHA256SUMS").is_file() and shutil.which("unshare")), None)


def find_holidays() -> Path | None:
    """Two packages of the lock that only `tasks/calendars.py` needs."""
    found = [importlib.util.find_spec(name) for name in ("holidays", "chinese_calendar")]
    return Path(str(found[0].origin)) if found[0] and all(found) else None


PARTS = {
    "browser": Part(
        find=find_chromium,
        mend="没有找到 Chromium 浏览器,可运行 apt-get install chromium | no Chromium browser is installed",
    ),
    "git": Part(
        find=find_git_clone,
        mend="不是 git 克隆或没有 git,可用 git clone 取得本项目 | not a git clone, or no git is installed",
    ),
    "spark": Part(
        find=find_spark,
        mend="没有 PySpark 或 Java,可运行 make setup、apt-get install openjdk-17-jre-headless | no PySpark or Java",
    ),
    "postgresql": Part(
        find=find_postgresql,
        mend="没有 PostgreSQL 服务程序,可运行 apt-get install postgresql | no PostgreSQL server is installed",
    ),
    "mariadb": Part(
        find=find_mariadb,
        mend="没有 MariaDB 服务程序,可运行 apt-get install mariadb-server | no MariaDB server is installed",
    ),
    "slapd": Part(
        find=find_slapd,
        mend="没有 LDAP 服务程序 slapd,可运行 apt-get install slapd | no LDAP server slapd is installed",
    ),
    "libreoffice": Part(
        find=find_libreoffice,
        mend="没有 LibreOffice 或 Poppler,可运行 apt-get install libreoffice-writer-nogui poppler-utils",
    ),
    "bundle": Part(
        find=find_bundle,
        mend="没有为本机做好的内网安装包,可运行 make bundle HERE=yes | no bundle for this machine, or no unshare",
    ),
    "holidays": Part(
        find=find_holidays,
        mend="没有 holidays 或 chinesecalendar,可运行 make setup | holidays or chinesecalendar is not installed",
    ),
    "rulings": Part(
        find=find_rulings,
        mend="没有真实裁判文书,可用 JIANHENG_SHARED 指明目录 | no real rulings: set JIANHENG_SHARED",
        demanded=lambda: bool(os.environ.get("JIANHENG_SHARED")),
    ),
    "law texts": Part(
        find=find_law_texts,
        mend="没有法律文本,可用 JIANHENG_SHARED 指明目录 | no texts of laws: set JIANHENG_SHARED",
        demanded=lambda: bool(os.environ.get("JIANHENG_SHARED")),
    ),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse a part that nobody knows, whose tests would be left out for ever, and begin with what takes long."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
    for item in items:
        for mark in item.iter_markers("real"):
            if mark.args not in [(name,) for name in PARTS]:
                known = ", ".join(PARTS)
                raise pytest.UsageError(f"{item.nodeid}: real{mark.args} is not one known part; known: {known}")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose real part is missing, or fail it where every part is demanded."""
    for mark in item.iter_markers("real"):
        name = mark.args[0]
        part = PARTS[name]
        if part.find() is not None:
            continue
        if os.environ.get("JIANHENG_ALL_PARTS") == "1" and part.demanded():
            pytest.fail(f"real part missing: {name}: {part.mend}", pytrace=False)
        pytest.skip(f"{name}: {part.mend}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end what was left out, and why; read from the reports, since tests may run in several processes."""
    reasons = [str(report.longrepr[2]) for report in terminalreporter.getreports("skipped")]
    left_out = Counter(name for reason in reasons for name in PARTS if reason.startswith(f"Skipped: {name}: "))
    if left_out:
        terminalreporter.section("未运行的测试 left out")
        for name, count in sorted(left_out.items()):
            terminalreporter.write_line(f"{name}: {count} 项 tests: {PARTS[name].mend}")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout's own folder."""
    return ROOT


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser's executable; for tests marked ``real("browser")``."""
    found = find_chromium()
    assert found is not None, "mark the test with real('browser')"
    return found


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """The browser, one for all tests of a process: Playwright refuses to be started twice in a thread."""
    # Playwright's loop runs in the thread of the tests, where Django would refuse its database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=str(chromium), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def postgresql_programs() -> Path:
    """The folder of PostgreSQL's programs; for tests marked ``real("postgresql")``."""
    found = find_postgresql()
    assert found is not None, "mark the test with real('postgresql')"
    return found


@pytest.fixture(scope="session")
def libreoffice() -> Path:
    """LibreOffice's program; for tests marked ``real("libreoffice")``."""
    found = find_libreoffice()
    assert found is not None, "mark the test with real('libreoffice')"
    return found


@pytest.fixture(scope="session")
def bundle() -> Path:
    """A bundle for this machine; for tests marked ``real("bundle")``."""
    found = find_bundle()
    assert found is not None, "mark the test with real('bundle')"
    return found


@pytest.fixture(scope="session")
def slapd_program() -> Path:
    """The LDAP server's program; for tests marked ``real("slapd")``."""
    found = find_slapd()
    assert found is not None, "mark the test with real('slapd')"
    return found


@pytest.fixture(scope="session")
def real_rulings() -> Path:
    """The folder with real rulings and judgments; for tests marked ``real("rulings")``."""
    found = find_rulings()
    assert found is not None, "mark the test with real('rulings')"
    return found


@pytest.fixture(scope="session")
def real_law_texts() -> Path:
    """The folder with texts of laws; for tests marked ``real("law texts")``."""
    found = find_law_texts()
    assert found is not None, "mark the test with real('law texts')"
    return found


# Database servers of one's own in temporary folders, gone when the tests are over.
PASSWORD = "s3cr:t@pw"
IN_URL = "s3cr%3At%40pw"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def unprivileged(*names: str) -> str | None:
    """Neither server runs as root."""
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in names if name in known) if os.geteuid() == 0 else None


@contextmanager
def serving(home: Path, command: Sequence[str | Path], user: str | None, ready: Callable[[], None]) -> Iterator[None]:
    with (home / "log").open("wb") as log:
        running = subprocess.Popen([*map(str, command)], user=user, cwd=home, stdout=log, stderr=log)
    try:
        for _ in range(300):
            try:
                ready()
                break
            except (psycopg.OperationalError, pymysql.OperationalError):
                time.sleep(0.1)
        else:
            raise TimeoutError((home / "log").read_text(errors="replace")[-2000:])
        yield
    finally:
        running.terminate()
        running.wait()
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql(postgresql_programs: Path) -> Iterator[str]:
    """The address of an empty PostgreSQL; for tests marked ``real("postgresql")``."""
    home = Path(tempfile.mkdtemp(prefix="jh-pg-"))
    user, port = unprivileged("postgres", "nobody"), free_port()
    (home / "password").write_text(PASSWORD)
    for path in (home / "password", home):
        if user is not None:
            shutil.chown(path, user)
    make = ["-D", home / "data", "-A", "scram-sha-256", "-U", "jian", "--pwfile", home / "password", "-E", "UTF8"]
    make = [postgresql_programs / "initdb", *make, "--locale", "C", "-N"]
    subprocess.run([*map(str, make)], user=user, cwd=home, check=True, stdout=subprocess.DEVNULL)
    command = [postgresql_programs / "postgres", "-D", home / "data", "-k", home, "-p", str(port)]
    command += ["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "dynamic_shared_memory_type=mmap"]
    address = f"host=127.0.0.1 port={port} user=jian password={PASSWORD} dbname=postgres"
    with serving(home, command, user, lambda: psycopg.connect(address).close()):
        yield f"postgresql://jian:{IN_URL}@127.0.0.1:{port}/postgres"


@pytest.fixture(scope="session")
def mariadb() -> Iterator[str]:
    """The address of an empty MariaDB; for tests marked ``real("mariadb")``."""
    home = Path(tempfile.mkdtemp(prefix="jh-my-"))
    user, port = unprivileged("mysql", "nobody"), free_port()
    if user is not None:
        shutil.chown(home, user)
    as_user = [f"--user={user}"] if user is not None else []
    make = ["mariadb-install-db", "--no-defaults", f"--datadir={home / 'data'}", *as_user, "--skip-test-db"]
    subprocess.run(
        [*make, "--auth-root-authentication-method=normal"],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    sock = home / "socket"
    command = [
        shutil.which("mariadbd") or "",
        "--no-defaults",
        f"--datadir={home / 'data'}",
        f"--socket={sock}",
        *as_user,
    ]
    command += [f"--port={port}", "--bind-address=127.0.0.1", f"--pid-file={home / 'pid'}"]

    def ready() -> None:
        with pymysql.connect(unix_socket=str(sock), user="root") as connection, connection.cursor() as cursor:
            cursor.execute("CREATE DATABASE cases CHARACTER SET utf8mb4")
            cursor.execute("CREATE USER jian@'127.0.0.1' IDENTIFIED BY %s", (PASSWORD,))
            cursor.execute("GRANT ALL ON cases.* TO jian@'127.0.0.1'")

    with serving(home, command, None, ready):
        yield f"mysql://jian:{IN_URL}@127.0.0.1:{port}/cases"
