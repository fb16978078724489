"""Reading what Chinese documents and cells print: dates, terms, amounts, numbers, case numbers."""

from jianheng.intake.cleaning.case_numbers import CASE_NUMBER, LETTER_NUMBER, read_case_number, read_case_numbers
from jianheng.intake.cleaning.dates import DATE, PartDate, find_dates, read_date
from jianheng.intake.cleaning.fact import Fact
from jianheng.intake.cleaning.institutions import (
    PresentNames,
    RenamedError,
    Renaming,
    load_renamed,
    read_institution,
    same_institution,
)
from jianheng.intake.cleaning.joined import ROUND_BRACKETS, UNSEEN, JoinedText, fold, join_lines
from jianheng.intake.cleaning.money import MONEY, read_money
from jianheng.intake.cleaning.numerals import NUMERAL, read_count, read_digits, read_numeral
from jianheng.intake.cleaning.offences import KnownOffence, StatedOffence, known_offences, read_offences
from jianheng.intake.cleaning.terms import TERM, read_term

__all__ = [
    "CASE_NUMBER",
    "DATE",
    "LETTER_NUMBER",
    "MONEY",
    "NUMERAL",
    "ROUND_BRACKETS",
    "TERM",
    "UNSEEN",
    "Fact",
    "JoinedText",
    "KnownOffence",
    "PartDate",
    "PresentNames",
    "RenamedError",
    "Renaming",
    "StatedOffence",
    "find_dates",
    "fold",
    "join_lines",
    "known_offences",
    "load_renamed",
    "read_case_number",
    "read_case_numbers",
    "read_count",
    "read_date",
    "read_digits",
    "read_institution",
    "read_money",
    "read_numeral",
    "read_offences",
    "read_term",
    "same_institution",
]
