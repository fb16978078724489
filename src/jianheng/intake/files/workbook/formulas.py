"""Formulas whose result was never saved: programs write such files, and their cells look empty."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.intake.files.workbook.marks import Marks
from jianheng.intake.problem import Place, Problem, Words


def formula_problems(marks: Marks, place: Place) -> Iterator[Problem]:
    """One problem for a sheet with such formulas, none for any other.

    Args:
        marks: what was found in the sheet.
        place: the sheet.
    """
    if not marks.formulas:
        return
    listed = "、".join(marks.formula_cells) + ("…" if marks.formulas > len(marks.formula_cells) else "")
    yield Problem(
        "formula_without_value",
        place,
        Words(
            f"{marks.formulas:,} 个公式单元格没有保存计算结果，读出来是空的（{listed}）",
            f"{marks.formulas:,} cells hold a formula whose result was never saved and read as empty ({listed})",
        ),
        mend=Words("在 Excel 或 WPS 中打开后保存，再添加", "open it in Excel or WPS, save it, then add it again"),
    )
