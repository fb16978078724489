"""An act by its natural key, in words, and what its missing facts are called."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from jianheng.clues.masking import NAME_FIELDS, Mask, mask_name
from jianheng.dictionary import CodeList, Field, load_dictionary
from jianheng.engine.show import show_field, spoken
from jianheng.identity import ID_PREFIX, NUMBER_PREFIX
from jianheng.language.naming import Naming, english
from jianheng.law import load_tables
from jianheng.library import load_library, model_ids

BETWEEN, PERSON = "|", "person"
# A day or a number says nothing without the name of its field.
BARE = ("date", "moment", "int")


@dataclass(frozen=True)
class ActName:
    """An act and its person.

    Args:
        act: the parts of its key, without the person.
        person: the person's number; empty where the act has none, or none is known.
    """

    act: str
    person: str


class ActNames:
    """Reads the keys of a model's acts, as the answers hold them.

    Args:
        naming: the model and its words; None where it is no longer known, and keys stay as they are.
        lang: `zh` or `en`.
        reveal: True shows names and ID numbers.
    """

    def __init__(self, naming: Naming | None, lang: str, reveal: bool) -> None:
        self._naming = naming
        self._fields: list[Field] = []
        self._lists: dict[str, CodeList] = {}
        if naming is not None:
            table = naming.examined()
            self._fields = [table.fields[name] for name in table.key]
            self._lists = naming.dictionary.lists
        self._columns = [column for field in self._fields for column, _ in field.columns()]
        self._lang, self._reveal, self._mask = lang, reveal, Mask(reveal=reveal)

    def __call__(self, key: str, slot: int | None = None) -> ActName:
        """The act under a key; one that is not of the model's table stays as it is.

        Args:
            key: the key's parts, with strokes between them.
            slot: number of the slot, which then ends the key.
        """
        bare = key if slot is None else key.removesuffix(f"#{slot}")
        parts = bare.split(BETWEEN)
        if len(parts) != len(self._columns):
            return ActName(self._mask(bare), "")
        values = dict(zip(self._columns, parts, strict=True))
        persons = [person_number(values[field.name]) for field in self._fields if field.entity == PERSON]
        try:
            told = [self._field(field, values) for field in self._fields if field.entity != PERSON]
        except ValueError:
            # Written under another dictionary, where a day did not stand in this place.
            return ActName(self._mask(bare), "")
        return ActName(self._mask(" · ".join(filter(None, told))), self._mask(" ".join(filter(None, persons))))

    def _field(self, field: Field, values: dict[str, str]) -> str:
        told = {column: _typed(field, column, values[column]) for column, _ in field.columns()}
        shown = show_field(field, told.get, self._lang)
        if shown and field.type in BARE:
            return f"{field.label_zh if self._lang == 'zh' else english(field)} {shown}"
        if field.name in NAME_FIELDS and not self._reveal:
            return mask_name(shown)
        return spoken(field.list or "", shown, self._lists, self._lang)

    def fact(self, leaf: str) -> str:
        """What a fact is called that a part of the model stands for."""
        return leaf if self._naming is None else self._naming.leaf(leaf)


def _typed(field: Field, column: str, text: str) -> date | int | str | None:
    """A part of a key as the value that it was."""
    if not text:
        return None
    if field.type == "date":
        return date.fromisoformat(text)
    if field.type == "moment" and column == field.name:
        return datetime.fromisoformat(text)
    return int(text) if field.type == "term" else text


def names_of(models: Collection[str], lang: str, reveal: bool) -> dict[str, ActNames]:
    """How to read the keys of some models' acts, by model.

    Args:
        models: ids; keys of a model that the library no longer holds stay as they are.
        lang: `zh` or `en`.
        reveal: True shows names and ID numbers.
    """
    dictionary, law, known = load_dictionary(), load_tables(), set(model_ids())
    held = [model for model in models if model in known]
    found = {model.id: model for model in load_library(dictionary, law, held)} if held else {}
    namings = {name: Naming(model, dictionary, law, lang) for name, model in found.items()}
    return {model: ActNames(namings.get(model), lang, reveal) for model in models}


def person_number(key: str) -> str:
    """The number of a person's key; empty where the person is known by a document alone.

    >>> person_number("id:110101199001011237"), person_number("no:江州监狱:3201001"), person_number("doc:a.jsonl#r-7")
    ('110101199001011237', '江州监狱 3201001', '')
    """
    if key.startswith(ID_PREFIX):
        return key.removeprefix(ID_PREFIX)
    return key.removeprefix(NUMBER_PREFIX).replace(":", " ", 1) if key.startswith(NUMBER_PREFIX) else ""
