"""Whether a folder of wheels holds all that a kind of machine needs: its lock is resolved against it, offline."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path

from packaging.requirements import Requirement
from packaging.tags import Tag
from packaging.utils import canonicalize_name, parse_wheel_filename

from tasks.bundle.targets import Pin, Target


@dataclass(frozen=True)
class Wheel:
    """A wheel in the folder.

    Args:
        file: where it lies.
        name: of its package.
        version: of its package.
        tags: machines that it is for.
    """

    file: Path
    name: str
    version: str
    tags: frozenset[Tag]

    def requirements(self) -> list[Requirement]:
        """What it asks for."""
        with zipfile.ZipFile(self.file) as archive:
            (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
            told = HeaderParser().parsestr(archive.read(name).decode())
        return [Requirement(text) for text in told.get_all("Requires-Dist", [])]


def wheels(folder: Path) -> list[Wheel]:
    """The wheels of a folder."""
    found = []
    for file in sorted(folder.glob("*.whl")):
        name, version, _build, tags = parse_wheel_filename(file.name)
        found.append(Wheel(file, name, str(version), tags))
    return found


def lacking(folder: Path, lock: list[Pin], target: Target, python: str, root: str = "jianheng") -> list[str]:
    """What a machine would miss.

    Args:
        folder: of wheels.
        lock: the lock.
        target: kind of the machine.
        python: its Python.
        root: the package that is installed with all that it asks for.

    Returns:
        What is missing, in words; empty where all is there.
    """
    tags = target.tags(python)
    fitting = {(wheel.name, wheel.version): wheel for wheel in wheels(folder) if wheel.tags & tags}
    wanted = {pin.name: pin for pin in lock if pin.is_wanted(target, python)}
    missing = [
        f"no wheel of {pin.name} {pin.version}" for pin in wanted.values() if (pin.name, pin.version) not in fitting
    ]
    chosen = {name: wheel for (name, version), wheel in fitting.items() if name == root or _is(wanted, name, version)}
    if root not in chosen:
        return [*missing, f"no wheel of {root}"]
    return missing + sorted(set(_unmet(chosen, target.environment(python), root)))


def _is(wanted: dict[str, Pin], name: str, version: str) -> bool:
    return name in wanted and wanted[name].version == version


def _unmet(chosen: dict[str, Wheel], environment: dict[str, str], root: str) -> Iterator[str]:
    """Follow what each package asks of others, its chosen extras with it."""
    todo: list[tuple[str, frozenset[str]]] = [(root, frozenset())]
    seen: set[tuple[str, frozenset[str]]] = set()
    while todo:
        at = todo.pop()
        if at in seen:
            continue
        seen.add(at)
        name, extras = at
        for asked in chosen[name].requirements():
            if not any(_applies(asked, environment, extra) for extra in ("", *extras)):
                continue
            found = canonicalize_name(asked.name)
            if found not in chosen:
                yield f"{name} asks for {asked.name}, which is not there"
            elif not asked.specifier.contains(chosen[found].version, prereleases=True):
                yield f"{name} asks for {asked}, but {chosen[found].version} is there"
            else:
                todo.append((found, frozenset(asked.extras)))


def _applies(asked: Requirement, environment: dict[str, str], extra: str) -> bool:
    return asked.marker is None or asked.marker.evaluate({**environment, "extra": extra})
