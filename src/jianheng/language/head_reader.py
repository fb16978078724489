"""The head of a model file: identity, whose duty, which direction, on what law."""

from __future__ import annotations

import re

from jianheng.dictionary import Dictionary
from jianheng.language.form import Form, shown
from jianheng.language.source import Listing, Mapping, Text

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
VERSION = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\Z")
LANGUAGES = ("1",)
KINDS = ("duty", "prompt")
DIRECTIONS = ("leniency", "severity", "procedure")


def check_head(source: Mapping, dictionary: Dictionary, form: Form) -> None:
    """Note everything wrong in the head (E01)."""
    _matches(source, form, "id", ID, "应为 领域/名字，只用小写英文、数字和短横", "例如 commutation/interval-too-short")
    _matches(source, form, "version", VERSION, "应为三段数字的版本号", "例如 1.0.0")
    form.choice(source, "language", LANGUAGES, "1")
    _dictionary_version(source, dictionary, form)
    kind = form.choice(source, "kind", KINDS, "duty")
    form.choice(source, "direction", DIRECTIONS)
    kinds = dictionary.lists.get("institution_kind")
    form.choice(source, "holder", tuple(kinds.codes)) if kinds else form.word(source, "holder")
    for ref in _listed(source, "basis"):
        instrument, mark, number = ref.value.partition("#")
        if not (instrument and mark and number):
            form.add(
                "E01",
                ref.at,
                ref.value,
                "不是条文引用",
                "not a reference to an article",
                "写成 文件#条.款，例如 减刑规定2016#6.3",
            )
    if kind == "prompt":
        _prompt(source, form)


def _matches(source: Mapping, form: Form, key: str, pattern: re.Pattern[str], zh: str, mend: str) -> None:
    value = source.get(key)
    text = form.word(source, key)
    if value is not None and text and not pattern.match(text):
        form.add("E01", value.at, text, f"{key} {zh}", f"{key} has another form", mend)


def _dictionary_version(source: Mapping, dictionary: Dictionary, form: Form) -> None:
    value = source.get("dictionary")
    if value is None:
        return
    text = form.word(source, "dictionary")
    if not (text.isascii() and text.isdigit()):
        form.add(
            "E01", value.at, text, "词典版本应为整数", "the dictionary version is a whole number", "例如 dictionary: 1"
        )
    elif int(text) > dictionary.version:
        form.add(
            "E01",
            value.at,
            text,
            f"模型需要的词典版本高于现有的 {dictionary.version}",
            f"needs a newer dictionary than {dictionary.version}",
            "升级词典后再用",
        )


def _listed(source: Mapping, key: str) -> list[Text]:
    value = source.get(key)
    items = value.items if isinstance(value, Listing) else (value,)
    return [item for item in items if isinstance(item, Text)]


def _prompt(source: Mapping, form: Form) -> None:
    """A prompt model prompts: it finds nothing unlawful."""
    value = source.get("unlawful")
    if value is not None:
        form.add(
            "E01",
            value.at,
            shown(value),
            "提示模型（kind: prompt）只能有 note",
            "a prompt model has note only",
            "把发现移到 note，或者改为 kind: duty",
        )
