"""The correspondence of a source's columns with the dictionary: drafted, confirmed by a person, kept, found again."""

from jianheng.intake.mapping.draft import draft
from jianheng.intake.mapping.find import Change, Found, find
from jianheng.intake.mapping.mapping import ColumnRule, Mapping, RowRule, SheetMapping, Split
from jianheng.intake.mapping.read import read_mapping
from jianheng.intake.mapping.store import load_mapping, mapping_path, save_mapping, with_sheet
from jianheng.intake.mapping.write import mapping_text

__all__ = [
    "Change",
    "ColumnRule",
    "Found",
    "Mapping",
    "RowRule",
    "SheetMapping",
    "Split",
    "draft",
    "find",
    "load_mapping",
    "mapping_path",
    "mapping_text",
    "read_mapping",
    "save_mapping",
    "with_sheet",
]
