"""The models by area with their titles, told without reading them whole."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from jianheng.desk.casework.words import area_title
from jianheng.desk.words import Words
from jianheng.library.shelf import AREAS, model_ids


@cache
def titled() -> dict[str, Words]:
    """The title of each model, by id."""
    folder = files("jianheng.library")
    found = {}
    for name in model_ids():
        told = yaml.load(folder.joinpath(f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        title = told.get("title", name)
        found[name] = (
            Words(title.get("zh", name), title.get("en", name)) if isinstance(title, dict) else Words(name, name)
        )
    return found


def by_area() -> list[tuple[str, str, list[tuple[str, Words]]]]:
    """The areas that have models, with these."""
    models = titled()
    return [
        (area, area_title(area), [(n, t) for n, t in models.items() if n.startswith(f"{area}/")])
        for area in AREAS
        if any(name.startswith(f"{area}/") for name in models)
    ]
