"""Whether a dictionary holds together: names, references, and words."""

from __future__ import annotations

from collections.abc import Mapping

from jianheng.dictionary.check.names import check_names
from jianheng.dictionary.check.references import check_lists, check_references
from jianheng.dictionary.check.words import check_words
from jianheng.dictionary.model import Dictionary
from jianheng.dictionary.problem import FilePlace, Problem

__all__ = ["check_dictionary"]


def check_dictionary(dictionary: Dictionary, places: Mapping[str, FilePlace] | None = None) -> list[Problem]:
    """Check a dictionary as a whole.

    Args:
        dictionary: the dictionary.
        places: where tables (`table`), fields (`table.field`) and lists (`list:name`) stand; where one is
            not told, problems name it instead.

    Returns:
        Every problem, in the order of the files.
    """
    known = places or {}

    def place(name: str) -> FilePlace:
        return known.get(name, FilePlace(name))

    problems = [problem for codes in dictionary.lists.values() for problem in check_lists(codes, place)]
    for table in dictionary.tables.values():
        problems += check_names(table, place)
        problems += check_references(table, dictionary, place)
    problems += check_words(dictionary, place)
    return problems
