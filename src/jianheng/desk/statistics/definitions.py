"""What each figure counts, read from `definitions.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from jianheng.desk.words import Words

FILE = Path(__file__).with_name("definitions.yaml")


@dataclass(frozen=True)
class Definition:
    """What a figure counts.

    Args:
        name: by which code and addresses know it.
        title: what it is called.
        unit: what is counted.
        means: which of them count.
        day: by which day it belongs to a period, where each figure is counted by its own day.
    """

    name: str
    title: Words
    unit: Words
    means: Words
    day: Words


@lru_cache(maxsize=1)
def definitions() -> Mapping[str, Definition]:
    """All definitions, in the order in which they are told."""
    told = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {
        name: Definition(name, **{part: Words(**words) for part, words in one.items()}) for name, one in told.items()
    }
