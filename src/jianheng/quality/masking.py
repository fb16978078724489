"""Names and numbers of persons hidden before anything is kept for showing."""

from __future__ import annotations

import re

KEPT = 4
NAMES = frozenset({"name", "former_names", "real_name", "guarantor"})
NUMBERS = frozenset({"person", "id_no", "source_no"})
# An ID number, also one digit too short or too long, or a telephone number.
LONG_NUMBER = re.compile(r"(?<!\d)\d{11,}[\dXxＸｘ]?")


def masked(field: str, value: object) -> str:
    """A value as it may be shown.

    Args:
        field: name of its field.
        value: the value.

    Example:
        >>> masked("name", "欧阳青山"), masked("id_no", "1101011990010112"), masked("kind", "arrest")
        ('欧**', '****0112', 'arrest')
        >>> masked("remark", "证号110101199001011237，见卷")
        '证号****1237，见卷'
    """
    if value is None:
        return ""
    text = str(value)
    if field in NAMES:
        return text if len(text) <= 1 or text.endswith("**") else f"{text[0]}**"
    if field in NUMBERS:
        return "" if not text else "****" + (text[-KEPT:] if len(text) > KEPT else "")
    return LONG_NUMBER.sub(lambda found: "****" + found.group()[-KEPT:], text)
