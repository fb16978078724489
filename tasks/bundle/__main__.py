"""Makes bundles for closed networks: wheels, lock, start script, guide, and checksums, one for each kind of machine.

Usage: python -m tasks.bundle [--out dist] [--target linux-x86_64]… [--python 3.11]… [--here]
"""

from __future__ import annotations

import argparse
import hashlib
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from tasks.bundle.targets import PYTHONS, TARGETS, Pin, Target, pins
from tasks.bundle.whole import lacking

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent
LOCK = ROOT / "requirements" / "runtime.txt"
BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
GUIDES = ("docs/operating.md", "docs/workbench.md", "docs/sign-in.md", "LICENSE")
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet")


def main(arguments: list[str]) -> int:
    """Make bundles.

    Args:
        arguments: of the command line.

    Returns:
        0, or 1 where a bundle lacks something.
    """
    reader = argparse.ArgumentParser(prog="python -m tasks.bundle")
    reader.add_argument("--out", type=Path, default=ROOT / "dist")
    reader.add_argument("--target", action="append", choices=TARGETS)
    reader.add_argument("--python", action="append")
    reader.add_argument("--here", action="store_true", help="only for this machine and this Python, unpacked")
    asked = reader.parse_args(arguments)
    targets = [of_this_machine()] if asked.here else [TARGETS[name] for name in asked.target or TARGETS]
    pythons = [platform.python_version().rpartition(".")[0]] if asked.here else asked.python or list(PYTHONS)
    asked.out.mkdir(parents=True, exist_ok=True)
    lock = pins(LOCK)
    with tempfile.TemporaryDirectory() as folder:
        wheel = build(Path(folder))
        for target in targets:
            print(f"== {target.name}: Python {', '.join(pythons)}", file=sys.stderr)
            place = fill(asked.out, target, pythons, lock, wheel)
            missing = [f"{p}: {what}" for p in pythons for what in lacking(place / "wheels", lock, target, p)]
            if missing:
                print("\n".join(["不完整 lacking:", *missing]), file=sys.stderr)
                return 1
            sums(place)
            if not asked.here:
                packed = pack(place, target)
                print(f"{packed}  {packed.stat().st_size / 1e6:.0f} MB", file=sys.stderr)
    return 0


def of_this_machine() -> Target:
    """The kind of machine that this is.

    Raises:
        SystemExit: no bundle is made for it.
    """
    for target in TARGETS.values():
        if (target.system, target.machine) == (sys.platform, platform.machine()):
            return target
    sys.exit(f"没有这种机器的安装包 no bundle for {sys.platform} {platform.machine()}")


def build(folder: Path) -> Path:
    """Build the package's own wheel."""
    call = [sys.executable, "-c", BUILD, str(folder)]
    name = subprocess.run(call, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout.split()[-1]
    return folder / name


def fill(out: Path, target: Target, pythons: list[str], lock: list[Pin], wheel: Path) -> Path:
    """Make the folder of a bundle; wheels that an earlier call fetched are taken over."""
    place = out / f"{wheel.name.partition('-py3')[0]}-{target.name}"
    (place / "wheels").mkdir(parents=True, exist_ok=True)
    for old in (place / "wheels").glob("jianheng-*.whl"):
        old.unlink()
    for python in pythons:
        fetch(place / "wheels", target, python, lock)
    shutil.copy2(wheel, place / "wheels")
    version = wheel.name.split("-")[1]
    own = f"jianheng=={version} \\\n    --hash=sha256:{digest(wheel)}\n"
    write(place / "lock.txt", LOCK.read_text(encoding="utf-8") + own)
    write(place / "pythons.txt", " ".join(pythons) + "\n")
    if target.system == "win32":
        # Windows' own shell wants its own line ends.
        write(place / "start.cmd", (HERE / "start.cmd").read_text(encoding="utf-8").replace("\n", "\r\n"))
    else:
        write(place / "start.sh", (HERE / "start.sh").read_text(encoding="utf-8"))
        (place / "start.sh").chmod(0o755)
        shutil.copytree(HERE / "server", place / "server", dirs_exist_ok=True)
    write(place / "README.md", (HERE / "README.md").read_text(encoding="utf-8"))
    (place / "docs").mkdir(exist_ok=True)
    for guide in GUIDES:
        if (ROOT / guide).is_file():
            shutil.copy2(ROOT / guide, place / (guide if guide.startswith("docs/") else Path(guide).name))
    return place


def fetch(folder: Path, target: Target, python: str, lock: list[Pin]) -> None:
    """Fetch the wheels of a target, each held against the lock's hashes by pip."""
    wanted = [pin.text for pin in lock if pin.is_wanted(target, python)]
    with tempfile.TemporaryDirectory() as own:
        asked = Path(own) / "wanted.txt"
        # The lock of this machine: pip would ask the markers of the machine that it runs on.
        asked.write_text("\n".join(wanted) + "\n", encoding="utf-8")
        options = ["--only-binary", ":all:", "--no-deps", "--require-hashes", "--implementation", "cp"]
        options += ["--python-version", python, "--find-links", str(folder), "--dest", str(folder)]
        for tag in target.platforms:
            options += ["--platform", tag]
        subprocess.run([*PIP, "download", *options, "--requirement", str(asked)], check=True)


def sums(place: Path) -> None:
    """Write the checksum of every file, as `sha256sum --check` reads them."""
    files = sorted(path for path in place.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    lines = [f"{digest(path)}  {path.relative_to(place).as_posix()}\n" for path in files]
    write(place / "SHA256SUMS", "".join(lines))


def pack(place: Path, target: Target) -> Path:
    """Put a bundle into one file; wheels are compressed already."""
    if target.system == "win32":
        packed = place.with_name(f"{place.name}.zip")
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
            for path in sorted(place.rglob("*")):
                archive.write(path, path.relative_to(place.parent))
    else:
        packed = place.with_name(f"{place.name}.tar")
        with tarfile.open(packed, "w") as tar:
            tar.add(place, place.name)
    write(packed.with_name(f"{packed.name}.sha256"), f"{digest(packed)}  {packed.name}\n")
    return packed


def write(path: Path, text: str) -> None:
    """Write a text with the line ends that it has."""
    path.write_text(text, encoding="utf-8", newline="")


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
