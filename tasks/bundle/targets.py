"""For which machines a bundle is made, and what of the lock each of them installs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker
from packaging.tags import Tag, compatible_tags, cpython_tags

PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>\S+?)(?: ; (?P<marker>.+?))? \\\Z")
# As the declared support of the package; each has wheels of its own.
PYTHONS = ("3.11", "3.12", "3.13")


@dataclass(frozen=True)
class Target:
    """A kind of machine.

    Args:
        name: as in the bundle's file name.
        platforms: tags of wheels that run there, the best first.
        system: `sys_platform`.
        machine: `platform_machine`.
    """

    name: str
    platforms: tuple[str, ...]
    system: str
    machine: str

    def environment(self, python: str) -> dict[str, str]:
        """What markers ask of a machine with this Python."""
        windows = self.system == "win32"
        return {
            "implementation_name": "cpython",
            "implementation_version": f"{python}.0",
            "os_name": "nt" if windows else "posix",
            "platform_machine": self.machine,
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_system": "Windows" if windows else "Linux",
            "platform_version": "",
            "python_full_version": f"{python}.0",
            "python_version": python,
            "sys_platform": self.system,
            "extra": "",
        }

    def tags(self, python: str) -> set[Tag]:
        """Tags of wheels that such a machine installs with this Python."""
        major, minor = (int(part) for part in python.split("."))
        here = (major, minor)
        interpreter = f"cp{major}{minor}"
        return {
            *cpython_tags(here, [interpreter], self.platforms),
            *compatible_tags(here, interpreter, self.platforms),
        }


def _linux(machine: str) -> tuple[str, ...]:
    """Wheels for glibc 2.17 to 2.28: what the systems of offices have, Kylin V10 and UOS 20 among them."""
    old = ("manylinux2014",) if machine != "x86_64" else ("manylinux2014", "manylinux2010", "manylinux1")
    lowest = 17 if machine != "x86_64" else 5
    return (*(f"manylinux_2_{n}_{machine}" for n in range(28, lowest - 1, -1)), *(f"{name}_{machine}" for name in old))


TARGETS = {
    "linux-x86_64": Target("linux-x86_64", _linux("x86_64"), "linux", "x86_64"),
    "linux-arm64": Target("linux-arm64", _linux("aarch64"), "linux", "aarch64"),
    "windows-x86_64": Target("windows-x86_64", ("win_amd64",), "win32", "AMD64"),
}


@dataclass(frozen=True)
class Pin:
    """A package of the lock.

    Args:
        name: of the package.
        version: the one and only.
        marker: on which machines it is wanted; empty for all.
        hashes: the lines with its hashes.
    """

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]

    def is_wanted(self, target: Target, python: str) -> bool:
        """Whether such a machine installs it."""
        return not self.marker or Marker(self.marker).evaluate(target.environment(python))

    @property
    def text(self) -> str:
        """As pip reads it, for machines that want it."""
        return " \\\n".join((f"{self.name}=={self.version}", *(f"    {line}" for line in self.hashes)))


def pins(lock: Path) -> list[Pin]:
    """The packages of a lock.

    Args:
        lock: a file under requirements/.
    """
    return list(_pins(lock.read_text(encoding="utf-8").splitlines()))


def _pins(lines: list[str]) -> Iterator[Pin]:
    at: re.Match[str] | None = None
    hashes: list[str] = []
    for line in [*lines, "end==0 \\"]:
        if found := PIN.match(line):
            if at is not None:
                yield Pin(at["name"], at["version"], at["marker"] or "", tuple(hashes))
            at, hashes = found, []
        elif line.startswith("    --hash="):
            hashes.append(line.removesuffix(" \\").strip())
