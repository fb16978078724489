"""Commands that are read when they are called: reading them all takes seconds, and a call needs one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import Any

import typer


class OnDemand(MutableMapping[str, Any]):
    """Commands by their names.

    Args:
        where: the module of `jianheng.cli` of each, in the order in which help tells them; it holds a function or a
            group of commands by the name of the command, with `_` for `-`.
    """

    def __init__(self, where: Mapping[str, str]) -> None:
        self._where = dict(where)
        self._read: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._read:
            module = import_module(f"jianheng.cli.{self._where[name]}")
            self._read[name] = _command(name, getattr(module, name.replace("-", "_")))
        return self._read[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._where[name] = ""
        self._read[name] = command

    def __delitem__(self, name: str) -> None:
        del self._where[name]
        self._read.pop(name, None)

    def __contains__(self, name: object) -> bool:
        return name in self._where

    def __iter__(self) -> Iterator[str]:
        return iter(self._where)

    def __len__(self) -> int:
        return len(self._where)


def _command(name: str, found: Any) -> Any:
    """What typer makes of a function, or of a group of them."""
    if isinstance(found, typer.Typer):
        return typer.main.get_command(found)
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    alone.command(name)(found)
    return typer.main.get_command(alone)
