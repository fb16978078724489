"""What data there is: canonical tables and fields, code lists, what empty means."""

from jianheng.dictionary.ambiguous import Ambiguous, load_ambiguous
from jianheng.dictionary.check import check_dictionary
from jianheng.dictionary.code_list import Code, CodeList
from jianheng.dictionary.field import Field, RequiredIf
from jianheng.dictionary.load import load_dictionary
from jianheng.dictionary.model import Basis, Dictionary
from jianheng.dictionary.problem import DictionaryError, FilePlace, Problem, RowPlace, Words
from jianheng.dictionary.rows import check_rows
from jianheng.dictionary.table import PROVENANCE, Axis, Raised, Table

__all__ = [
    "PROVENANCE",
    "Ambiguous",
    "Axis",
    "Basis",
    "Code",
    "CodeList",
    "Dictionary",
    "DictionaryError",
    "Field",
    "FilePlace",
    "Problem",
    "Raised",
    "RequiredIf",
    "RowPlace",
    "Table",
    "Words",
    "check_dictionary",
    "check_rows",
    "load_ambiguous",
    "load_dictionary",
]
