"""Reading styles from their YAML files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import cast

import yaml

from jianheng.arena.files.styled.style import Column, FieldName, Forms, SheetStyle, Style, StyleError

STYLES = ("north", "south", "river")
LEVEL = "/"
_FOLDER = "styles"
_Plain = Mapping[str, object]


@cache
def load_style(kind: str, name: str) -> Style:
    """Read one style.

    Args:
        kind: kind of institution.
        name: the style's name.

    Raises:
        StyleError: there is none of that name.
    """
    place = files("jianheng.arena.files") / _FOLDER / kind / f"{name}.yaml"
    if not place.is_file():
        raise StyleError(f"没有样式 [{kind}/{name}]，可用：{'、'.join(STYLES)} / no such style")
    plain = cast(_Plain, yaml.load(place.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
    forms = _forms(plain.get("forms"), Forms())
    reference = cast("Mapping[str, str] | None", plain.get("reference"))
    return Style(
        kind=kind,
        name=name,
        suffix=str(plain["file"]),
        encoding=str(plain.get("encoding", "utf-8-sig")),
        book=str(plain.get("book", "")),
        codes=cast("Mapping[str, Mapping[str, str]]", plain.get("codes", {})),
        numbers=bool(plain.get("numbers")),
        reference=(reference["columns"], reference["codes"]) if reference else None,
        lost=cast("Mapping[str, str]", plain.get("lost", {})),
        sheets=tuple(_sheet(each, forms) for each in cast("list[_Plain]", plain["sheets"])),
    )


def kinds() -> tuple[str, ...]:
    """The kinds of institution for which there are styles."""
    return tuple(sorted(each.name for each in (files("jianheng.arena.files") / _FOLDER).iterdir() if each.is_dir()))


def _sheet(plain: _Plain, forms: Forms) -> SheetStyle:
    return SheetStyle(
        name=str(plain["name"]),
        tables=tuple(cast("list[str]", plain["tables"])),
        columns=tuple(_columns(cast("list[_Plain]", plain["columns"]), forms)),
        join=cast("Mapping[str, Mapping[str, str]]", plain.get("join", {})),
        titles=tuple(cast("list[str]", plain.get("titles", []))),
        total=bool(plain.get("total")),
        notes=tuple(cast("list[str]", plain.get("notes", []))),
    )


def _columns(plain: list[_Plain], forms: Forms) -> Iterator[Column]:
    for each in plain:
        ((heading, meaning),) = each.items()
        detail = cast(_Plain, meaning if isinstance(meaning, dict) else {"shows": meaning})
        shows = detail["shows"]
        names = [str(name) for name in shows] if isinstance(shows, list) else [str(shows)]
        extra = names[0].removeprefix(".") if names[0].startswith(".") else ""
        yield Column(
            heading=tuple(heading.split(LEVEL)),
            fields=() if extra else tuple(map(_field_name, names)),
            extra=extra,
            of=_field_name(str(detail["of"])) if "of" in detail else None,
            asks=bool(detail.get("asks")),
            joined=bool(detail.get("joined")),
            words=str(detail.get("words", "")),
            forms=_forms(detail.get("forms"), forms),
        )


def _field_name(words: str) -> FieldName:
    table, name = words.split(".")
    return table, name


def _forms(plain: object, usual: Forms) -> Forms:
    if plain is None:
        return usual
    told = dict(cast("Mapping[str, str]", plain))
    yes, no = cast("tuple[str, str]", told.pop("flag", usual.flag))
    return replace(usual, flag=(yes, no), **told)
