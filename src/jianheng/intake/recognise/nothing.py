"""Columns that registers and systems have and that fill no field, known by their headings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

from jianheng.intake.recognise.concepts import plain

AS_OF = "as_of"


@cache
def _known() -> Mapping[str, frozenset[str]]:
    text = resources.files(__package__).joinpath("nothing.yaml").read_text(encoding="utf-8")
    return {kind: frozenset(map(plain, words.split())) for kind, words in yaml.safe_load(text).items()}


def is_as_of(heading: str) -> bool:
    """Whether a column belongs to the day of the export or to the printed list, and never to a field.

    >>> is_as_of("余刑"), is_as_of("值班民警")
    (True, False)
    """
    return plain(heading) in _known()[AS_OF]


def fills_nothing(heading: str) -> bool:
    """Whether a column is one that no table has, as far as is known.

    >>> fills_nothing("值班民警"), fills_nothing("入监日期")
    (True, False)
    """
    return any(plain(heading) in words for words in _known().values())
