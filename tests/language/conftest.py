"""Dictionaries, law and models that the tests of the language share."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.language.read import load_model
from jianheng.language.tree import Model
from jianheng.law import LawTable, load_tables

HERE = Path(__file__).parent
HEAD = """\
id: demo/example
version: 1.0.0
title: {zh: 示例, en: Example}
point: {zh: 示例, en: Example}
unit: court
holder: court
direction: leniency
basis: [减刑规定2016#6.3]
examine: act
"""


@pytest.fixture(scope="session")
def law() -> dict[str, LawTable]:
    return load_tables()


@pytest.fixture(scope="session")
def dictionary() -> Dictionary:
    """A small dictionary that has every type and every kind of table."""
    return load_dictionary(HERE / "fixtures" / "dictionary")


@pytest.fixture(scope="session")
def worked() -> tuple[list[Model], Dictionary]:
    """The worked models of the specification with their own dictionary."""
    tables = load_dictionary(HERE / "worked" / "dictionary")
    return [load_model(path, tables, load_tables()) for path in sorted((HERE / "worked").glob("*.yaml"))], tables


@pytest.fixture(scope="session")
def shipped() -> tuple[list[Model], Dictionary]:
    """Every model that ships with the package."""
    import jianheng.library  # noqa: PLC0415 - the library stands above the language

    tables = load_dictionary()
    folder = Path(jianheng.library.__file__).parent
    files = [path for path in sorted(folder.glob("*/*.yaml")) if not path.name.endswith(".cases.yaml")]
    return [load_model(path, tables, load_tables()) for path in files], tables
