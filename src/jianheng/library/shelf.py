"""The models that ship with the package, by id."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.resources import as_file, files
from pathlib import Path

from jianheng.dictionary import Dictionary
from jianheng.language.read import load_model
from jianheng.language.templates import Shelf
from jianheng.language.tree import Model
from jianheng.law import LawTable

AREAS = (
    "benefit",
    "commutation",
    "correction",
    "custody",
    "delivery",
    "detention",
    "judgment",
    "parole",
    "prison",
    "property",
    "supervision",
    "temporary-release",
)
TEMPLATES = ("duty",)
PARTS = "parts"


class UnknownModelError(ValueError):
    """A model id that the library does not hold, with those that it holds."""

    def __init__(self, wanted: str, known: list[str]) -> None:
        listed = "、".join(known)
        super().__init__(f"没有模型 [{wanted}]。可用的模型：{listed} / unknown model; known: {', '.join(known)}")


def model_ids() -> list[str]:
    """Ids of all models, in alphabetical order."""
    return sorted(
        f"{area}/{entry.name.removesuffix('.yaml')}"
        for area in AREAS
        for entry in files("jianheng.library").joinpath(area).iterdir()
        if entry.name.endswith(".yaml") and not entry.name.endswith(".cases.yaml")
    )


def load_library(dictionary: Dictionary, law: dict[str, LawTable], ids: list[str] | None = None) -> list[Model]:
    """Read models of the library.

    Args:
        dictionary, law: what names mean.
        ids: the models wanted, an area to mean all of its models; None for the whole library.

    Returns:
        The models in the order of their ids; what a model examines the answers of comes with it, and before it.

    Raises:
        UnknownModelError: an id that the library does not hold.
        ModelError: a model that cannot be read.
    """
    known = model_ids()
    for wanted in ids or []:
        if wanted not in known and wanted not in AREAS:
            raise UnknownModelError(wanted, known)
    chosen = [name for name in known if not ids or name in ids or name.split("/")[0] in ids]
    shelf = load_shelf()
    with as_file(files("jianheng.library")) as folder:

        def load(name: str) -> Model:
            return load_model(Path(folder) / f"{name}.yaml", dictionary, law, shelf)

        return list(sources_first(chosen, load).values())


def sources_first(names: Iterable[str], load: Callable[[str], Model]) -> dict[str, Model]:
    """Models by id, each after those whose answers it examines, whether these were asked for or not."""
    found: dict[str, Model] = {}
    for name in names:
        model = load(name)
        verdict = model.examine.verdict
        if verdict is not None:
            found |= {k: v for k, v in sources_first([verdict.model.id], load).items() if k not in found}
        found.setdefault(name, model)
    return found


def load_shelf() -> Shelf:
    """The templates and fragments that ship with the package, and the models whose answers may be examined."""

    def by_id(folders: Iterable[str]) -> dict[str, str]:
        return {f"{folder}/{name}": text for folder in folders for name, text in _texts(folder)}

    return Shelf(by_id(TEMPLATES), dict(_texts(PARTS)), by_id(AREAS))


def _texts(folder: str) -> list[tuple[str, str]]:
    entries = sorted(files("jianheng.library").joinpath(folder).iterdir(), key=lambda entry: entry.name)
    return [
        (entry.name.removesuffix(".yaml"), entry.read_text(encoding="utf-8"))
        for entry in entries
        if entry.name.endswith(".yaml") and not entry.name.endswith(".cases.yaml")
    ]


def sample_files() -> tuple[Path, ...]:
    """The invented deliveries that ship with the package: one folder each for rulings and tables."""
    with as_file(files("jianheng.library").joinpath("sample")) as folder:
        return (Path(folder) / "rulings", Path(folder) / "tables")
