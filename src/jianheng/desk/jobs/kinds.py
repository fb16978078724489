"""The kinds of long work, each a function that is told how to report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jianheng.desk.words import Words


class Cancelled(Exception):  # noqa: N818  # not an error: somebody asked for it
    """The person who asked for the work called it off."""


class Refused(Exception):  # noqa: N818  # what the user gave cannot be worked on; told in their words
    """The work cannot be done, and why.

    Args:
        zh: what is wrong and what to do, in Chinese.
        en: the same in English.
    """

    def __init__(self, zh: str, en: str) -> None:
        self.zh = zh
        self.en = en
        super().__init__(zh)


# step(zh, en, done, total): says where the work stands; raises Cancelled where it was called off.
Step = Callable[[str, str, float, float | None], None]
Work = Callable[[dict[str, Any], str, Step], dict[str, Any]]


@dataclass(frozen=True)
class Kind:
    """A kind of long work.

    Args:
        title: what it is called.
        work: does it: `(options, user name, step) -> result`. Killed at any moment and called again with the same
            options, it must leave the same state as if it had been called once.
    """

    title: Words
    work: Work


KINDS: dict[str, Kind] = {}


def register(name: str, zh: str, en: str) -> Callable[[Work], Work]:
    """Make a function known as a kind of work.

    Args:
        name: the kind.
        zh, en: what it is called.
    """

    def keep(work: Work) -> Work:
        KINDS[name] = Kind(Words(zh, en), work)
        return work

    return keep
