"""Names of persons without what stands beside them: footnote marks, the sex, other names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jianheng.dictionary import Field
from jianheng.intake.cells.cell import UnreadableError
from jianheng.intake.cells.keys import DOUBLE_SURNAMES
from jianheng.intake.cleaning import ROUND_BRACKETS
from jianheng.intake.problem import Words

# Signs by which a table refers to a note. Figures such as 周某1 tell persons apart and stay; ○ stands for a letter.
_MARK = r"[\u2460-\u2487\u24f5-\u24fe\u2776-\u2793\u00b9\u00b2\u00b3\u2070-\u2079※★☆▲△◆◇†‡#＃^]"
# One star alone, behind a name that is whole without it: in 周*, 周小* and *小某 it hides a letter.
_STAR = r"(?:(?<=[\u4e00-\u9fff]{3})|(?<=[)）】]))[*＊]"
_MARKS = re.compile(rf"^(?:\s*{_MARK})+\s*|\s*(?:{_MARK}\s*)+$|{_STAR}$")
_SEX = re.compile(r"\s*\((?:男|女|男性|女性)\)$")
_ALSO = "又名|又叫|曾用名|别名|化名|绰号"
_OTHER_NAME = re.compile(
    rf"\s*\((?:{_ALSO}|外号|小名|乳名|原名|曾名|诨名)[:：]?(?P<inside>[^()]+)\)$"
    rf"|[\s,，、;；]*(?:{_ALSO})[:：]?(?P<behind>[^()]+)$"
)
_MAY_BE_CALLED = re.compile("[名号叫]")
_OTHER = re.compile(r"[“\"]?(?P<name>[\u4e00-\u9fffA-Za-z·.、]{1,20})[”\"]?")
_AND_OTHERS = re.compile(
    r"等\s*[(（]?\s*(?:\d{1,4}|[一二两三四五六七八九十百]+)?\s*(?:人|名|名?罪犯)\s*(?:[(（)）].*)?$"
)
_BETWEEN = re.compile(r"[、,，;；/\n]")
_CHINESE_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
_NAME = Words("一个人的姓名", "the name of one person")


@dataclass(frozen=True)
class PersonName:
    """A name, and what a person is called besides.

    Args:
        name: the name alone.
        others: the other names that stand with it, as written; empty where there are none.
    """

    name: str
    others: str = ""


def is_name(field: Field) -> bool:
    """Whether a field holds the name of a person, in words."""
    return field.type == "text" and field.label_zh.endswith("姓名")


def read_name(text: str) -> PersonName:
    """Read the name of one person.

    Args:
        text: the words of the cell.

    Returns:
        The name as written, without marks at its ends, and without the sex and other names behind it.

    Raises:
        UnreadableError: several persons, or nothing but marks.

    >>> read_name("王某甲①"), read_name("赵某（又名：赵二）")
    (PersonName(name='王某甲', others=''), PersonName(name='赵某', others='赵二'))
    """
    name, others, before = text.strip(), "", None
    while before != name:
        before = name
        name = _MARKS.sub("", name)
        folded = name.translate(ROUND_BRACKETS)
        if found := _SEX.search(folded):
            name = name[: found.start()].rstrip()
        elif (found := _OTHER_NAME.search(folded)) and found.start():
            said = _SEX.sub("", (found["inside"] or found["behind"]).strip())
            other = _OTHER.fullmatch(said)
            others = others or (other["name"] if other else "")
            name = name[: found.start()].rstrip()
    if not name:
        raise UnreadableError(Words("只有记号，没有姓名", "has marks and no name"), _NAME)
    _check_one(name)
    return PersonName(name, others)


def other_names(text: str) -> str:
    """The other names that stand beside a name, as written; empty where there are none.

    >>> other_names("赵某（又名：赵二）"), other_names("赵某")
    ('赵二', '')
    """
    return read_name(text).others if _MAY_BE_CALLED.search(text) else ""


def _check_one(name: str) -> None:
    parts = [part.strip() for part in _BETWEEN.split(name) if part.strip()]
    listed = len(parts) > 1 and all(map(_CHINESE_NAME.fullmatch, parts)) and not DOUBLE_SURNAMES.fullmatch(parts[0])
    if listed or ((found := _AND_OTHERS.search(name)) and found.start()):
        raise UnreadableError(
            Words("写的是几个人，一行只能是一个人", "names several persons in one row"),
            _NAME,
            Words("一个人一行，重新添加", "use one row for each person and add the file again"),
        )
