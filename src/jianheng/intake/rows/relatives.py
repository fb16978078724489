"""Lines about the relatives of the person above: a father is no prisoner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jianheng.dictionary import Field
from jianheng.intake.cells import cell_text
from jianheng.intake.problem import Place, Problem, Words
from jianheng.intake.recognise.concepts import plain
from jianheng.intake.rows.building import PERSON_TABLE
from jianheng.intake.target import Target

_KIN = re.compile(
    r"[父母妻夫兄弟姐妹]|[父母]亲|妻子|丈夫|配偶|儿子|女儿|[长次][子女]|哥哥|弟弟|姐姐|妹妹|[祖岳][父母]"
    r"|[父母][子女]|夫妻|兄[弟妹]|姐[弟妹]"
)
_RELATIVES = r"(?:直系)?(?:家属|亲属|家庭成员|社会关系|监护人)"
_LABEL = re.compile(rf"{_RELATIVES}(?:情况|信息)?[\d一二三四]?[:：]?")
_HEADING = re.compile(
    rf"{_RELATIVES}(?:姓名|身份证号码?|电话)|(?:与(?:本人|罪犯|其))?关系|称谓|联系电话|工作单位|家庭住址"
)
_NAMED_AS = re.compile(rf"{_RELATIVES}姓名")
_NUMBERS = frozenset({"序号", "编号", "号"})
_NO_WORDS = frozenset({"date", "moment", "term", "money", "int", "ratio"})
_LONGEST = 8
_SHOWN = 30


@dataclass(frozen=True)
class RelativeLines:
    """Where a table shows that a line is about a relative.

    Args:
        first: place of the column that numbers or names the persons; None where the first column does not.
        figures: places of the columns for days, sums, numbers and the sex, in which no kinship can stand.
    """

    first: int | None
    figures: tuple[int, ...]

    @classmethod
    def of(cls, columns: Iterable[tuple[int, str, Sequence[tuple[Target, Field]]]]) -> RelativeLines:
        """Find out where, from the place of each column, its heading and the fields that it fills."""
        listed = [*columns]
        figures = [
            place
            for place, _, fills in listed
            if fills and all(field.type in _NO_WORDS or field.name == "sex" for _, field in fills)
        ]
        place, heading, fills = min(listed, default=(0, "", ()))
        names = plain(heading) in _NUMBERS or any(target.table == PERSON_TABLE for target, _ in fills)
        return cls(place if names else None, tuple(figures))

    def problem(self, place: Place, cells: Sequence[object]) -> Problem | None:
        """Say that a line is about a relative, or heads such lines, and that nothing of it was used.

        Args:
            place: the line.
            cells: its cells.
        """
        said = self._label(cells) or self._kin(cells) or _headings(cells)
        if not said:
            return None
        return Problem(
            "relatives_line",
            place,
            Words(
                "像是上一行那个人的家属，不是名册上的人，整行没有采用，只保留原文",
                "seems to be about a relative of the person above; nothing of it was used, its words stay",
            ),
            said[:_SHOWN],
            mend=Words(
                "家属另成一张表，写明是谁的家属、什么关系，重新添加",
                "deliver the relatives as a table of their own that says whose they are",
            ),
        )

    def _label(self, cells: Sequence[object]) -> str:
        text = "" if self.first is None or self.first >= len(cells) else cell_text(cells[self.first])
        return text if len(text) <= _LONGEST and _LABEL.fullmatch(text) else ""

    def _kin(self, cells: Sequence[object]) -> str:
        found = (cells[place] for place in self.figures if place < len(cells))
        texts = (cell_text(cell) for cell in found if isinstance(cell, str) and len(cell) <= _LONGEST)
        return next((text for text in texts if _KIN.fullmatch(text)), "")


def _headings(cells: Sequence[object]) -> str:
    """The words of a line that names the columns of such lines; nothing where it does not."""
    texts = [text for cell in cells if isinstance(cell, str) and len(cell) <= _LONGEST and (text := cell_text(cell))]
    if not any(map(_NAMED_AS.fullmatch, texts)) or sum(map(bool, map(_HEADING.fullmatch, texts))) <= 1:
        return ""
    return "、".join(texts)
