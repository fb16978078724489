"""What data there is: canonical tables and fields, code lists, what empty means."""

from jianheng.dictionary.load import DictionaryError, load_dictionary
from jianheng.dictionary.model import PROVENANCE, Axis, Code, CodeList, Dictionary, Field, Table

__all__ = [
    "PROVENANCE",
    "Axis",
    "Code",
    "CodeList",
    "Dictionary",
    "DictionaryError",
    "Field",
    "Table",
    "load_dictionary",
]
