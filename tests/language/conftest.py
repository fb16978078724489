"""Dictionaries, law and models that the tests of the language share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.language.read import load_model, read_model
from jianheng.language.templates import Shelf
from jianheng.language.tree import Model, Node
from jianheng.law import LawTable, load_tables
from jianheng.law.tables import load_tables as read_tables
from jianheng.library import load_library
from jianheng.library.shelf import load_shelf

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def law() -> dict[str, LawTable]:
    return load_tables() | read_tables(HERE / "fixtures" / "law")


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    """The shipped templates and fragments, and some that only test how they nest and fail."""
    shipped, folder = load_shelf(), HERE / "fixtures" / "shelf"
    added = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yaml"))}
    return Shelf({**shipped.templates, **{f"demo/{name}": text for name, text in added.items()}}, shipped.parts)


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
    tables = load_dictionary()
    return load_library(tables, load_tables()), tables


HEAD = """\
id: demo/example
version: 1.0.0
title: {zh: 示例, en: Example}
point: {zh: 示例, en: Example}
unit: court
holder: court
direction: leniency
basis: [减刑规定2016#6.3]
"""
PARAMS = """\
params:
  grace: {type: int, value: 5, range: [0, 9]}
  since: {type: date, value: 2023-06-01}
  outcomes: {type: list, value: "granted, refused"}
"""
ITEMS = """\
  met:
    last: visit
    by: met_on
    where: person == this.person
    within: [ever, this.done_on]
    title: {zh: 上次走访, en: last visit}
  seen: {count: visit, where: person == this.person, title: {zh: 走访, en: visit}}
  held: {the: stay, where: person == this.person, title: {zh: 羁押, en: stay}}
  self: {the: paper, where: person == this.person, title: {zh: 罪犯, en: convict}}
"""
LETS = """\
let:
  due: {value: "days_after(asked_on, param.grace)", title: {zh: 期限, en: deadline}}
  interval:
    value: law.commutation_interval(on=done_on, term=term, category="general")
    title: {zh: 法定间隔, en: required interval}
  decide: {value: law.court_decides_commutation(on=asked_on), title: {zh: 审理期限, en: time limit}}
"""
ANY = 'unlawful: {early: outcome == "granted"}\n'


@dataclass(frozen=True)
class Maker:
    """Makes small models: a head that is in order, a few names, and what a test adds."""

    dictionary: Dictionary
    law: dict[str, LawTable]
    shelf: Shelf

    def model(self, parts: str, examine: str = "examine: act\n") -> Model:
        """A model with nothing but these parts after the head."""
        return read_model(HEAD + examine + parts, "m.yaml", self.dictionary, self.law)

    def filled(self, parts: str) -> Model:
        """A model that fills a template: the head leaves open what is examined."""
        head = HEAD.replace("examine: act\n", "")
        return read_model(head + parts, "m.yaml", self.dictionary, self.law, shelf=self.shelf)

    def condition(self, text: str) -> tuple[Model, Node]:
        """A model whose only finding is this condition, and its tree."""
        finding = f"unlawful:\n  early: {_quoted(text)}\n"
        made = self.model(f"{PARAMS}with:\n{ITEMS}{LETS}{finding}")
        return made, made.findings[0].when

    def value(self, text: str) -> tuple[Model, Node]:
        """A model with the let `x`, and its tree."""
        made = self.model(f"{PARAMS}with:\n{ITEMS}{LETS}  x: {_quoted(text)}\n{ANY}")
        return made, made.let("x").value

    def related(self, text: str, table: str = "stay") -> tuple[Model, Node]:
        """A model with an item `x` whose `where` is this condition, and its tree."""
        item = f"  x: {{any: {table}, where: {_quoted(text)}}}\n"
        made = self.model(f"{PARAMS}with:\n{ITEMS}{item}{LETS}{ANY}")
        where = made.item("x").where
        assert where is not None
        return made, where


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@pytest.fixture(scope="session")
def make(dictionary: Dictionary, law: dict[str, LawTable], shelf: Shelf) -> Maker:
    return Maker(dictionary, law, shelf)
