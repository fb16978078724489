"""The row of a template that shows how a filled row looks, and that is never read as data."""

from __future__ import annotations

from jianheng.dictionary.field import Field
from jianheng.dictionary.model import Dictionary

# Readers of filled-in sheets know the row by this beginning of each of its cells.
EXAMPLE_MARK = "示例："

_BY_TYPE = {
    "date": "2024-05-31",
    "moment": "2024-05-31 14:30",
    "term": "三年六个月",
    "money": "12000.50",
    "int": "3",
    "ratio": "15%",
    "flag": "是",
}
_BY_ENTITY = {"institution": "江州监狱", "officer": "李某某", "case": "（2024）江01刑更123号"}
_BY_NAME = {"name": "张某某", "id_no": "18 位证件号码", "source_no": "3201000123"}


def example(field: Field, dictionary: Dictionary) -> str:
    """What the example row shows for a field.

    Args:
        field: the field.
        dictionary: its code lists.

    Returns:
        An invented value behind the mark; empty for free words.

    Example:
        >>> empty = Dictionary({}, {}, 1)
        >>> example(Field("ruled_on", "date"), empty), example(Field("seen", "text"), empty)
        ('示例：2024-05-31', '')
    """
    if field.list is not None:
        value = next(iter(dictionary.lists[field.list].codes.values())).label_zh
    else:
        value = _BY_NAME.get(field.name) or _BY_ENTITY.get(field.entity or "") or _BY_TYPE.get(field.type, "")
    return EXAMPLE_MARK + value if value else ""
