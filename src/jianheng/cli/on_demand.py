"""Commands that are read when they are called: reading them all takes seconds, and a call needs one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping
from importlib import import_module
from typing import Any

import typer


class OnDemand(MutableMapping[str, Any]):
    """Commands by their names.

    Args:
        names: in the order in which help tells them. A module of `jianheng.cli` by the same name, with `_` for `-`,
            holds a function or a group of commands by that name.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = dict.fromkeys(names)
        self._read: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._read:
            if name not in self._names:
                raise KeyError(name)
            own = name.replace("-", "_")
            self._read[name] = _command(name, getattr(import_module(f"jianheng.cli.{own}"), own))
        return self._read[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._names[name] = None
        self._read[name] = command

    def __delitem__(self, name: str) -> None:
        del self._names[name]
        self._read.pop(name, None)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _command(name: str, found: Any) -> Any:
    """What typer makes of a function, or of a group of them."""
    if isinstance(found, typer.Typer):
        return typer.main.get_command(found)
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    alone.command(name)(found)
    return typer.main.get_command(alone)
