"""The rows below the headings of a template that say how to fill in each column, and show it."""

from __future__ import annotations

from collections.abc import Sequence

from jianheng.dictionary.template import EXAMPLE_MARK

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


def without_examples(cells: Sequence[object]) -> tuple[list[object], list[int]]:
    """Take what is left of the template's example out of a row that somebody wrote over.

    Args:
        cells: a row of data.

    Returns:
        The row with such cells empty, and their 0-based columns.

    Example:
        >>> without_examples(["张某某", "示例：2024-05-31"])
        (['张某某', None], [1])
    """
    left = [index for index, cell in enumerate(cells) if str(cell).strip().startswith(EXAMPLE_MARK)]
    return [None if index in left else cell for index, cell in enumerate(cells)], left
