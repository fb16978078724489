"""What the values of a column say about the field that it fills."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jianheng.dictionary import Field
from jianheng.identity import IdNumberError, read_id_number
from jianheng.intake.cells import PLAIN, CellCleaner, Reading, UnreadableError, cell_text
from jianheng.intake.cells.cell import is_empty
from jianheng.intake.cells.names import read_name
from jianheng.intake.cleaning import read_case_number, read_offences

_SAMPLE = 200
_ORGAN = re.compile(
    r"(院|局|所|狱|厅|部|委|处|中心|队|科|分校|政府|公司|学校|集团|社区|办公室|未管所)(（.*）|\(.*\))?$"
)
_NUMBER = re.compile(r"[-+]?[\d,]+(\.\d+)?%?")
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,8}|[\u4e00-\u9fff]某{1,2}[甲乙丙丁]?\d*|[A-Za-z .·]{3,}")
_DAYLIKE = re.compile(r"自?[12]\d{3}[-./年]\d{1,2}.*")
_FEW = 40
_OFFENCE = "offence"
MOST = 0.8


@dataclass(frozen=True)
class Shape:
    """What the values of a column look like.

    Args:
        count: values that are not empty, of those looked at.
        ids, cases, organs, persons, numbers, days: share of them that look so.
        distinct: different values among them.
        texts: the values as the source shows them, each once, in order.
    """

    count: int
    ids: float
    cases: float
    organs: float
    persons: float
    numbers: float
    days: float
    distinct: int
    texts: tuple[str, ...]


def shape_of(values: Sequence[object]) -> Shape:
    """Look at the values of a column.

    Args:
        values: a sample.

    Example:
        >>> shape_of(["江州市第一看守所", "", "江州市人民法院"]).organs
        1.0
    """
    texts = [text for value in values[:_SAMPLE] if (text := cell_text(value)) and not is_empty(text, "text")]
    count = len(texts)

    def share(test: object) -> float:
        return sum(bool(test(text)) for text in texts) / count if count and callable(test) else 0.0

    return Shape(
        count,
        share(_is_id),
        share(read_case_number),
        share(_ORGAN.search),
        share(_is_person),
        share(_NUMBER.fullmatch),
        share(_DAYLIKE.fullmatch),
        len(set(texts)),
        tuple(dict.fromkeys(texts)),
    )


def fit(
    field: Field, values: Sequence[object], shape: Shape, cleaner: CellCleaner, reading: Reading = PLAIN
) -> float | None:
    """How well values suit a field.

    Args:
        field: the field.
        values: the sample of the column.
        shape: what they look like.
        cleaner: reads cells.
        reading: what the heading says of how they are written.

    Returns:
        The share that can be read as the field's type, or that looks like what the field names; None where the
        values say nothing.
    """
    if not shape.count:
        return None
    if field.name.endswith("id_no"):
        return shape.ids
    if field.type in ("text", "key"):
        return _fit_words(field, shape)
    if field.type in ("code", "codes") and shape.numbers >= MOST and shape.distinct <= _FEW:
        return None  # local numbers of a code list say nothing by themselves
    if field.type == "flag" and shape.distinct > _FEW:
        return 0.0
    return _readable(field, values, cleaner, reading)


def _fit_words(field: Field, shape: Shape) -> float | None:
    odd = max(shape.ids, shape.days)
    if field.name == _OFFENCE:
        return _known_offences(shape.texts)
    if field.entity == "institution":
        return 0.0 if max(odd, shape.numbers, shape.cases) >= MOST else shape.organs if shape.organs >= MOST else None
    if field.entity in ("case", "judgment") or "案号" in field.label_zh:
        return _cases(field, shape)
    if field.name == "name" or field.label_zh.endswith("姓名"):
        return 0.0 if max(odd, shape.numbers, shape.organs) >= MOST else shape.persons
    if field.label_zh.endswith("人"):  # whoever does or gets something may be an organ or a firm
        return 0.0 if max(odd, shape.numbers) >= MOST else shape.persons if shape.persons >= MOST else None
    return 0.0 if odd >= MOST else None


def _cases(field: Field, shape: Shape) -> float:
    """How many are numbers of cases, and of the kind: one that enforces a judgment (…执…号) is not the judgment."""
    if not shape.cases or not (field.name == "judgment" or "执行案号" in field.label_zh):
        return shape.cases
    enforced = sum("执" in text for text in shape.texts) / len(shape.texts)
    return shape.cases * (1 - enforced if field.name == "judgment" else enforced)


def _known_offences(texts: Sequence[str]) -> float | None:
    """How many of the values name an offence of the law."""
    known = sum(any(stated.known for stated in read_offences(text)) for text in texts)
    return known / len(texts) if texts else None


def _readable(field: Field, values: Sequence[object], cleaner: CellCleaner, reading: Reading) -> float:
    good = count = 0
    for value in values[:_SAMPLE]:
        text = cell_text(value)
        if not text or is_empty(text, field.type):
            continue
        count += 1
        try:
            good += bool(cleaner.clean(field, value, reading))
        except UnreadableError:
            continue
    return good / count if count else 0.0


def _is_person(text: str) -> bool:
    try:
        return _PERSON.fullmatch(read_name(text).name) is not None
    except UnreadableError:
        return False


def _is_id(text: str) -> bool:
    try:
        return len(text) in (15, 18) and bool(read_id_number(text))
    except IdNumberError:
        return False
