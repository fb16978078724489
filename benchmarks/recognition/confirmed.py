"""What a person who knows the files would confirm: a mapping for every sheet of a styled unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping as Map
from pathlib import Path
from typing import Any

import yaml

from jianheng.dictionary import Dictionary
from jianheng.intake.mapping import ColumnRule, Mapping, RowRule, SheetMapping, Split
from jianheng.intake.recognise.concepts import plain
from jianheng.intake.target import Target

_DAYS = ("date", "moment")


def confirmed(county: Path, dictionary: Dictionary, *, packed: bool = False) -> dict[str, Mapping]:
    """The mappings of a styled county.

    Args:
        county: the folder with `columns.yaml`.
        dictionary: the tables.
        packed: terms are written in six digits, as a person sees who looks at them.

    Returns:
        By the unit's folder, what is to be confirmed for its files.
    """
    text = (county / "columns.yaml").read_text(encoding="utf-8")
    units: dict[str, list[SheetMapping]] = {}
    for sheet in yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if sheet["tables"]:
            unit, _, file = sheet["file"].partition("/")
            units.setdefault(unit, []).append(_sheet(sheet["sheet"] or file, sheet, dictionary, packed))
    return {unit: Mapping(unit, tuple(sheets)) for unit, sheets in units.items()}


def _sheet(name: str, told: Map[str, Any], dictionary: Dictionary, packed: bool) -> SheetMapping:
    counts: Counter[str] = Counter()
    columns = []
    for column in told["columns"]:
        heading = column["heading"]
        counts[plain(heading)] += 1
        to = tuple(Target.of(field) for field in column["fields"])
        split = _split(to, dictionary) if column["joined"] else None
        codes = {str(word): str(code) for word, code in column.get("codes", {}).items()}
        form = "yymmdd" if packed and _is_term(to, dictionary) else ""
        columns.append(ColumnRule(heading, counts[plain(heading)], to, split, codes, form=form))
    return SheetMapping(name, tuple(RowRule(table) for table in told["tables"]), tuple(columns))


def _is_term(to: tuple[Target, ...], dictionary: Dictionary) -> bool:
    return bool(to) and all(dictionary.tables[target.table].fields[target.field].type == "term" for target in to)


def _split(to: tuple[Target, ...], dictionary: Dictionary) -> Split:
    days = all(dictionary.tables[target.table].fields[target.field].type in _DAYS for target in to)
    return Split.SPAN if days else Split.SENTENCE
