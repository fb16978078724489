"""The dictionary's folder turned into tables and code lists."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

from jianheng.dictionary.check import check_dictionary
from jianheng.dictionary.code_list import CodeList
from jianheng.dictionary.model import Dictionary
from jianheng.dictionary.problem import DictionaryError, Words
from jianheng.dictionary.read import shared
from jianheng.dictionary.read.code_list import read_code_lists
from jianheng.dictionary.read.form import Form
from jianheng.dictionary.read.source import Mapping, read_yaml
from jianheng.dictionary.read.table import Places, read_table
from jianheng.dictionary.table import Table

HERE = Path(__file__).parent
_T = TypeVar("_T", Table, CodeList)


@cache
def load_dictionary(path: Path | None = None) -> Dictionary:
    """Read the dictionary.

    Args:
        path: folder with `tables/`, `lists/` and perhaps `common.yaml`; None for the one of the package.

    Returns:
        Tables and code lists by name.

    Raises:
        DictionaryError: every problem of form, or else of structure, each with its file, line and column.

    Example:
        >>> load_dictionary().tables["commutation_ruling"].title_zh
        '减刑裁定'
    """
    reader = _Reader(path or HERE)
    dictionary = reader.read()
    problems = reader.form.problems or check_dictionary(dictionary, reader.places)
    if problems:
        raise DictionaryError(problems)
    return dictionary


class _Reader:
    def __init__(self, folder: Path) -> None:
        self.form = Form()
        self.places: Places = {}
        self._folder = folder

    def read(self) -> Dictionary:
        of_all = shared.NOTHING
        if (self._folder / shared.FILE).exists() and (root := self._root(self._folder / shared.FILE)):
            of_all = shared.read_shared(root, self.form)
        dictionary = Dictionary({}, {}, of_all.version, of_all.basis)
        for file in sorted(self._folder.glob("lists/*.yaml")):
            if root := self._root(file):
                for codes in read_code_lists(root, self.form, self.places):
                    self._keep(dictionary.lists, codes, f"list:{codes.name}")
        for file in sorted(self._folder.glob("tables/*.yaml")):
            if root := self._root(file):
                table = read_table(root, of_all.fields, self.form, self.places)
                self._keep(dictionary.tables, table, table.name)
                self._check_file_name(file, table, root)
        return dictionary

    def _root(self, file: Path) -> Mapping | None:
        return read_yaml(file, file.relative_to(self._folder).as_posix(), self.form.problems)

    def _keep(self, found: dict[str, _T], value: _T, place: str) -> None:
        if value.name in found:
            what, mend = Words("已经有同名的了", "this name is taken"), Words("换一个名字", "choose another name")
            self.form.add("name_taken", self.places[place], value.name, what, mend)
        found[value.name] = value

    def _check_file_name(self, file: Path, table: Table, root: Mapping) -> None:
        if table.name and table.name != file.stem:
            what = Words("与文件名不同", "is not what the file is called")
            mend = Words(f"文件名改为 {table.name}.yaml", f"call the file {table.name}.yaml")
            self.form.add("file_name", root.place("table"), table.name, what, mend)
