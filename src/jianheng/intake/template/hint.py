"""The row below the headings of a template that says how to fill in each column."""

from __future__ import annotations

from collections.abc import Sequence

_MARKS = ("填写", "格式", "说明", "示例", "例：", "例如", "必填", "选填", "（必填", "（选填", "【")


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
