"""The models that are to run."""

from __future__ import annotations

from jianheng.dictionary import load_dictionary
from jianheng.language.checks import check_model
from jianheng.language.problem import ModelError
from jianheng.language.tree import Model
from jianheng.law import load_tables
from jianheng.library import load_library


def chosen_models(ids: list[str] | None) -> list[Model]:
    """Models of the library that may run.

    Args:
        ids: ids or areas; None for all.

    Raises:
        UnknownModelError: an id that the library does not hold.
        ModelError: a model that cannot be read, or must not run.
    """
    dictionary, law = load_dictionary(), load_tables()
    models = load_library(dictionary, law, ids)
    stopping = [p for model in models for p in check_model(model, dictionary, law) if p.stops]
    if stopping:
        raise ModelError(stopping)
    return models
