"""The page for modellers names everything that a model may use."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianheng.language.leaf import LEAF_KEYS
from jianheng.language.operators import OPERATORS
from jianheng.language.population import SLOT_FIELDS
from jianheng.language.read import CALLED, KEYS
from jianheng.language.templates.slots import TYPES

PAGE = (Path(__file__).parents[2] / "docs" / "language.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(OPERATORS))
def test_every_operator_is_explained(name: str) -> None:
    assert f"`{name}(" in PAGE


@pytest.mark.parametrize(
    "key", [key for key in (*KEYS, *CALLED) if key not in {"language", "dictionary", "parent", "says", "cases"}]
)
def test_every_key_of_a_model_is_explained(key: str) -> None:
    assert f"`{key}`" in PAGE or f"`{key}:" in PAGE


@pytest.mark.parametrize("kind", TYPES)
def test_every_kind_of_slot_is_explained(kind: str) -> None:
    assert f"`{kind}`" in PAGE


@pytest.mark.parametrize("name", SLOT_FIELDS)
def test_every_name_that_a_population_adds_is_explained(name: str) -> None:
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize("key", [key for key in LEAF_KEYS if key not in {"title", "why"}])
def test_every_key_of_a_query_is_explained(key: str) -> None:
    assert f"`{key}`" in PAGE
