"""Bundles for closed networks: whole for each kind of machine, and installed here with the network off."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tasks.bundle.targets import PYTHONS, TARGETS, Pin, pins
from tasks.bundle.whole import lacking

pytestmark = pytest.mark.long

HASH = ("--hash=sha256:" + "0" * 64,)


def wheel(folder: Path, name: str, tag: str = "py3-none-any", *requires: str) -> None:
    package, version = name.split("-")
    with zipfile.ZipFile(folder / f"{name}-{tag}.whl", "w") as archive:
        lines = ["Metadata-Version: 2.1", f"Name: {package}", f"Version: {version}"]
        lines += [f"Requires-Dist: {text}" for text in requires]
        archive.writestr(f"{name}.dist-info/METADATA", "\n".join(lines) + "\n\n")


def test_the_lock_is_read_whole(repository: Path) -> None:
    lock = repository / "requirements" / "runtime.txt"
    names = re.findall(r"^([a-z0-9-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE)
    found = pins(lock)
    assert [pin.name for pin in found] == names
    assert all(pin.hashes for pin in found)
    assert sum(len(pin.hashes) for pin in found) == lock.read_text(encoding="utf-8").count("--hash=")


def test_each_machine_gets_what_its_markers_say(repository: Path) -> None:
    lock = pins(repository / "requirements" / "runtime.txt")
    wanted = {name: {pin.name for pin in lock if pin.is_wanted(one, "3.11")} for name, one in TARGETS.items()}
    assert wanted["linux-x86_64"] == wanted["linux-arm64"]
    assert wanted["windows-x86_64"] - wanted["linux-x86_64"] == {"colorama", "tzdata"}


def test_its_pythons_are_those_that_the_package_declares(repository: Path) -> None:
    text = (repository / "pyproject.toml").read_text(encoding="utf-8")
    assert tuple(re.findall(r"Python :: (3\.\d+)", text)) == PYTHONS


@pytest.mark.parametrize("python", PYTHONS)
def test_what_is_missing_is_named(tmp_path: Path, python: str) -> None:
    target = TARGETS["linux-arm64"]
    lock = [
        Pin("one", "1.0", "", HASH),
        Pin("two", "2.0", "", HASH),
        Pin("for-windows", "1", "sys_platform == 'win32'", HASH),
    ]
    wheel(tmp_path, "jianheng-0.1", "py3-none-any", "one", "two[more]>=2")
    wheel(tmp_path, "one-1.0", "cp311-abi3-manylinux_2_17_aarch64")
    assert lacking(tmp_path, lock, target, python) == [
        "no wheel of two 2.0",
        "jianheng asks for two, which is not there",
    ]
    wheel(tmp_path, "two-2.0", "py3-none-any", "three; extra == 'more'", "four; sys_platform == 'win32'", "one>=2")
    assert lacking(tmp_path, lock, target, python) == [
        "two asks for one>=2, but 1.0 is there",
        "two asks for three, which is not there",
    ]
    assert lacking(tmp_path, [lock[0]], TARGETS["windows-x86_64"], python)[0] == "no wheel of one 1.0"


def test_scripts_and_guide_are_for_their_readers(repository: Path) -> None:
    folder = repository / "tasks" / "bundle"
    subprocess.run(["sh", "-n", str(folder / "start.sh")], check=True)
    guide = (folder / "README.md").read_text(encoding="utf-8")
    assert guide.index("不需要网络") < guide.index("Needs no network")
    for script in ("start.sh", "start.cmd"):
        text = (folder / script).read_text(encoding="utf-8")
        for word in (
            "--no-index",
            "--require-hashes",
            "--isolated",
            "pip --isolated --disable-pip-version-check check",
        ):
            assert word in text, (script, word)
    for unit in ("jianheng.service", "jianheng-backup.service", "jianheng-backup.timer"):
        assert "[Unit]" in (folder / "server" / unit).read_text(encoding="utf-8")


@pytest.mark.real("bundle")
def test_it_is_installed_and_opened_without_a_network(bundle: Path, tmp_path: Path) -> None:
    place = tmp_path / "内网 机器"
    shutil.copytree(bundle, place, ignore=shutil.ignore_patterns("venv"))
    driver = Path(__file__).parent / "offline.py"
    command = ["unshare", "--net", "--map-root-user", sys.executable, driver, place / "start.sh", tmp_path / "工作区"]
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    assert json.loads(done.stdout.splitlines()[-1]) == {
        "offline": True,
        "setup": 200,
        "health": "ok",
        "sign_in": 200,
        "asks_for_password": True,
        "chinese": True,
        "installs_once": True,
    }


@pytest.mark.real("bundle")
def test_a_damaged_wheel_is_not_installed(bundle: Path, tmp_path: Path) -> None:
    place = tmp_path / "b"
    shutil.copytree(bundle, place, ignore=shutil.ignore_patterns("venv"))
    file = next((place / "wheels").glob("rich-*.whl"))
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    done = subprocess.run(
        ["sh", str(place / "start.sh")],
        env={"PATH": "/usr/bin:/bin", "ONLY": "install"},
        capture_output=True,
        check=False,
    )
    assert done.returncode != 0
    assert "文件与校验值不符" in done.stderr.decode()
    assert not (place / "venv").exists()
