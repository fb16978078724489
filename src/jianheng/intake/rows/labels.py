"""A label before the value in a cell: 身份证号：3201…, 金额：500元."""

from __future__ import annotations

import re
from functools import lru_cache

from jianheng.dictionary import Field
from jianheng.intake.cells import UnreadableError
from jianheng.intake.cells.names import is_name
from jianheng.intake.cleaning import read_case_number
from jianheng.intake.problem import NO_WORDS, Words
from jianheng.intake.rows.person import ID_FIELD, NUMBER_FIELD
from jianheng.intake.template.heading import PERSON, read_heading

# A label with a unit in brackets says more than the heading does.
_LABELLED = re.compile(r"\s*(?P<label>[\u4e00-\u9fff]{2,12})\s*[:：]\s*(?P<value>\S.*)", re.DOTALL)
_REMEMBERED = 5000  # labels repeat themselves
# A colon may stand in the name of an institution.
_NAMED = ("case", "officer", "person")


def may_have_label(text: str) -> bool:
    """Whether a colon stands in the words at all, which tells nearly every cell apart."""
    return ":" in text or "：" in text


class Labels:
    """Tells the label of a column's own field from any other."""

    def __init__(self) -> None:
        self._own: dict[str, frozenset[str]] = {}

    def without(self, field: Field, column: str, text: str) -> str:
        """The words of a cell without a label that only repeats what the column is.

        Args:
            field: the field that the column fills.
            column: the heading as written.
            text: the words.

        >>> amount = Field("amount", "money", label_zh="缴纳金额", headings=("金额",))
        >>> Labels().without(amount, "已缴", "金额：500元"), Labels().without(amount, "已缴", "余额：500元")
        ('500元', '余额：500元')
        """
        found = _labelled(text)
        if found is None or not self._is_own(field, column, _name(found["label"])):
            return text
        # Words may go on with labels of their own: 理由：打架；地点：车间.
        return text if field.type == "text" and may_have_label(found["value"]) else found["value"]

    def _is_own(self, field: Field, column: str, label: str) -> bool:
        # 金额 in a column 缴纳金额 says no more than the heading does.
        if _name(column).endswith(label):
            return True
        if field.name not in self._own:
            # Numbers of persons have many kinds, and one taken for another joins two persons.
            names = (field.label_zh, *(() if field.name == NUMBER_FIELD else field.headings))
            self._own[field.name] = frozenset(_name(name) for name in names if name)
        return label in self._own[field.name]


def check_label(field: Field, column: str, text: str) -> None:
    """Refuse the label of something else before a name, a number or a key, which any words could be.

    Args:
        field: the field.
        column: the heading as written.
        text: the words, without a label of the field itself.

    Raises:
        UnreadableError: another label stands there.
    """
    any_words = field.entity in _NAMED or is_name(field) or field.name in (ID_FIELD, NUMBER_FIELD, PERSON)
    if any_words and (found := _labelled(text)) and not read_case_number(text):
        raise _other_label(found["label"], column)


def label_or(error: UnreadableError, field: Field, column: str, text: str) -> UnreadableError:
    """Why a cell cannot be read: its label, where one stands before a value that is no words.

    Args:
        error: why its words cannot be read.
        field: the field.
        column: the heading as written.
        text: the words.
    """
    # What tells how to mend it knows more than that a label stands there.
    found = _labelled(text) if field.type not in ("text", "key") and error.mend == NO_WORDS else None
    return error if found is None else _other_label(found["label"], column)


def _other_label(label: str, column: str) -> UnreadableError:
    """The problem of a cell with the label of something else."""
    return UnreadableError(
        Words(f"前面写的是“{label}”，这一列是“{column}”", f"is labelled {label} in a column headed {column}"),
        mend=Words("只写这一列的值；是别的内容的移到它自己的列", "write the value of this column alone"),
    )


@lru_cache(_REMEMBERED)
def _name(text: str) -> str:
    return read_heading(text).name


def _labelled(text: str) -> re.Match[str] | None:
    return _LABELLED.fullmatch(text) if may_have_label(text) else None
