"""The models of the library, read once a process."""

from __future__ import annotations

import threading
from functools import cache

from django.http import Http404

from jianheng.desk.words import Words, lang
from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.dictionary.table import HOLDER_LIST
from jianheng.language.tree import Bilingual, Model, bilingual
from jianheng.law import load_tables
from jianheng.library import load_library

DIRECTIONS = {
    "leniency": Words("不当从宽", "Undue leniency"),
    "severity": Words("不当从严", "Undue severity"),
    "procedure": Words("程序", "Procedure"),
}


_reading = threading.Lock()


def models() -> dict[str, Model]:
    """All models by id, in the order of their ids; who comes while they are being read waits."""
    with _reading:
        return _read()


@cache
def _read() -> dict[str, Model]:
    return {model.id: model for model in load_library(load_dictionary(), load_tables())}


def model_of(name: str) -> Model:
    """A model by its id.

    Raises:
        Http404: the library does not hold it.
    """
    found = models().get(name)
    if found is None:
        raise Http404
    return found


def words_of(texts: Bilingual) -> str:
    """A text of a model in the reader's language."""
    return bilingual(texts, lang())


def holder_title(kind: str, dictionary: Dictionary | None = None) -> str:
    """What a kind of institution is called."""
    code = (dictionary or load_dictionary()).lists[HOLDER_LIST].codes[kind]
    return code.label_en if lang() == "en" else code.label_zh
