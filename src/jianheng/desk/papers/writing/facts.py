"""What a document says, apart from how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["zh", "en"]
Part: TypeAlias = tuple[str, str, str]  # what was reckoned, its value, the article it follows
Source: TypeAlias = tuple[str, str, str, int | str, str, str]  # unit, file, sheet, row, field, value
Article: TypeAlias = tuple[str, str, str]  # law with its dates, article, its words or ""


class Kind(StrEnum):
    """The documents that are written."""

    ORAL = "oral"  # 口头纠正记录
    NOTICE = "notice"  # 纠正违法通知书
    RECOMMENDATION = "recommendation"  # 检察建议书
    MEASURE = "measure"  # 变更强制措施建议书, also on the need for custody
    REQUEST = "request"  # 调取材料函
    REPORT = "report"  # 线索报告
    LEAD = "lead"  # 线索移送函, restricted


@dataclass(frozen=True)
class Proof:
    """What a clue rests on.

    Args:
        clue: the clue's number.
        model: its model's title.
        title: the act, by case number and the like.
        answer: the answer in a word.
        says: the finding in a sentence.
        parts: the arithmetic, step by step.
        sources: the delivered rows.
        articles: the articles as they were in force on the day of the act.
    """

    clue: str
    model: str
    title: str
    answer: str
    says: str
    parts: tuple[Part, ...] = ()
    sources: tuple[Source, ...] = ()
    articles: tuple[Article, ...] = ()


@dataclass(frozen=True)
class Problem:
    """One item of a document.

    Args:
        number: 1, 2, 3 as they stand in the document.
        institution: whose act it is.
        what: the finding in one sentence; of several clues one on each line.
        basis: articles, each with the law's name and its dates.
        asked: what is to be corrected or handed over.
        proof: what it rests on.
    """

    number: int
    institution: str
    what: str
    basis: tuple[str, ...]
    asked: str
    proof: tuple[Proof, ...] = ()


@dataclass(frozen=True)
class Facts:
    """All that a document is filled with.

    Args:
        kind: which document.
        office: the procuratorate that issues it.
        number: its number; "" while it is a draft.
        addressee: whom it goes to.
        title: what it is about (关于……); "" leaves the name of the document alone.
        opening: the first paragraphs.
        problems: its items, numbered 1, 2, 3 in this order.
        request: what is asked beyond the items; may be several paragraphs.
        reply_by: the day by which an answer is asked for.
        drafted_by: who drafted it.
        approved_by: who approved it; "" until then.
        signed_on: the day of signature, of a record the day it was said; None until then.
        language: of the document's own words.
        masked: names of persons stand hidden.

    Raises:
        ValueError: the items are not numbered 1, 2, 3: the document and what is followed up would name different ones.
    """

    kind: Kind
    office: str
    number: str
    addressee: str
    title: str
    opening: str
    problems: tuple[Problem, ...]
    request: str
    reply_by: date | None
    drafted_by: str
    approved_by: str
    signed_on: date | None
    language: Language = "zh"
    masked: bool = True

    def __post_init__(self) -> None:
        """Refuse items out of order."""
        numbers = [each.number for each in self.problems]
        if numbers != list(range(1, len(numbers) + 1)):
            raise ValueError(f"items are numbered {numbers}, not from 1 one by one")
