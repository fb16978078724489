"""The row below the headings of a template that says how to fill in each column."""

from __future__ import annotations

from collections.abc import Sequence

from jianheng.dictionary import Dictionary, Field

MARK = "填写："
_MARKS = (MARK, "填写", "格式", "说明", "示例", "例：", "例如", "必填", "选填", "（必填", "（选填", "【")
_FORMS = {
    "date": "2024-05-31",
    "moment": "2024-05-31 14:30",
    "term": "三年六个月",
    "money": "12000.50（元）",
    "int": "整数",
    "ratio": "小数",
    "flag": "是或否，不清楚的留空",
    "text": "文字",
    "key": "文字",
}
_MOST_LABELS = 12


def hint(field: Field, dictionary: Dictionary) -> str:
    """Say how to fill in a field.

    Args:
        field: the field.
        dictionary: the dictionary with its code lists.

    Returns:
        A text that `is_hint_row` recognises.
    """
    form = _FORMS.get(field.type, "文字")
    if field.list:
        labels = [code.label_zh for code in dictionary.lists[field.list].codes.values()]
        form = " / ".join(labels[:_MOST_LABELS]) + (" …" if len(labels) > _MOST_LABELS else "")
        form += "（多项用顿号分开）" if field.type == "codes" else ""
    if field.part:
        form += "，只知年月的写 2024-05"
    return f"{MARK}{form}{'；必填' if field.required else ''}"


def is_hint_row(cells: Sequence[object]) -> bool:
    """Whether a row explains the columns instead of filling them.

    Args:
        cells: the row below the headings.

    Returns:
        True when every cell that is not empty begins as an explanation does.

    Example:
        >>> is_hint_row(["填写：2024-05-31；必填", None, "填写：整数"])
        True
        >>> is_hint_row(["2024-05-31", "", "12"])
        False
    """
    texts = [str(cell).strip() for cell in cells if cell is not None and str(cell).strip()]
    return bool(texts) and all(text.startswith(_MARKS) for text in texts)
