"""How a sheet's name, title or file is like the usual name of a register."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from jianheng.intake.recognise.concepts import concepts_of, likeness, load_lexicon, plain

# That it is a list of some kind, every register says.
_FORMS = re.compile("花?名册|名单|台[账帐]|登记[表簿册]?|明细表?|清单|一览表|情况表?|汇总表?|统计表|审批表|记录表?")


def register_likeness(text: str, register: str) -> float:
    """How near a text is to the name of a register, from 0 to 1.

    Args:
        text: the name of a sheet or file, or a title.
        register: as the dictionary calls it.

    Returns:
        1 where the name stands in the text; else how alike they are in what they are about. Two lists of whatever
        kind are not alike by being lists.

    Example:
        >>> register_likeness("2024年在押人员花名册", "在押人员花名册"), register_likeness("花名册", "在押人员花名册")
        (1.0, 0.0)
        >>> register_likeness("减刑人员", "减刑裁定台账") > 0.5
        True
    """
    if plain(register) in plain(text):
        return 1.0
    one, other = _about(text), _about(register)
    shared = one.keys() & other.keys() & load_lexicon().subjects()
    return likeness(one, other) if shared else 0.0


@cache
def _about(text: str) -> Mapping[str, float]:
    return concepts_of(_FORMS.sub("", plain(text)))
