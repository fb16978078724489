"""The models by area with their titles, told without reading them whole."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from jianheng.desk.words import Words
from jianheng.library.shelf import AREAS, model_ids

TITLES = {
    "benefit": Words("社会保险待遇", "Benefits"),
    "commutation": Words("减刑", "Commutation"),
    "correction": Words("社区矫正", "Community correction"),
    "custody": Words("羁押期限", "Custody terms"),
    "delivery": Words("交付执行", "Delivery for execution"),
    "detention": Words("看守所", "Detention centres"),
    "judgment": Words("裁判与刑期", "Judgments and terms"),
    "parole": Words("假释", "Parole"),
    "prison": Words("监狱", "Prisons"),
    "property": Words("财产刑", "Property penalties"),
    "supervision": Words("监督文书", "Supervision papers"),
    "temporary-release": Words("暂予监外执行", "Temporary release"),
}


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


def by_area() -> list[tuple[str, Words, list[tuple[str, Words]]]]:
    """The areas that have models, with these."""
    models = titled()
    return [
        (area, TITLES.get(area, Words(area, area)), [(n, t) for n, t in models.items() if n.startswith(f"{area}/")])
        for area in AREAS
        if any(name.startswith(f"{area}/") for name in models)
    ]
