"""Headings that say several things, what each may mean, and how to ask a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jianheng.dictionary.check.words import plain
from jianheng.dictionary.load import HERE, load_dictionary
from jianheng.dictionary.model import Dictionary
from jianheng.dictionary.problem import DictionaryError, Words
from jianheng.dictionary.read.form import Form
from jianheng.dictionary.read.source import Mapping as Node
from jianheng.dictionary.read.source import Scalar, read_yaml
from jianheng.dictionary.table import Table

FILE = "ambiguous.yaml"
ANY_DAY = "any_day"
_DAYS = ("date", "moment")
_FEWEST = 2


@dataclass(frozen=True)
class Ambiguous:
    """A heading that says several things.

    Args:
        may_be: what it may mean, each as `table.field`, likelier first.
        ask_zh, ask_en: what to ask a person.
    """

    may_be: tuple[str, ...]
    ask_zh: str
    ask_en: str

    def within(self, *tables: str) -> tuple[str, ...]:
        """What it may mean in a sheet of these tables.

        Args:
            tables: names of tables; for a sheet about persons, `person_statement` too.

        Returns:
            Those of `may_be` that lie in them.

        Example:
            >>> load_ambiguous()["CSRQ"].within("detention_stay", "person_statement")
            ('person_statement.birth_on', 'detention_stay.left_at')
            >>> load_ambiguous()["刑期止日"].within("prison_stay", "person_statement")
            ('prison_stay.stated_end',)
        """
        return tuple(name for name in self.may_be if name.split(".")[0] in tables)


@cache
def load_ambiguous(path: Path | None = None) -> Mapping[str, Ambiguous]:
    """Read the headings that say several things.

    Args:
        path: the file; None for the one of the package.

    Returns:
        Heading, as the file writes it, to what it may mean. Compare headings without regard to width, blanks
        and case.

    Raises:
        DictionaryError: a candidate that is not there, a heading that means one thing alone, stands twice, or
            is given to one field by a table in which it may mean several.

    Example:
        >>> load_ambiguous()["CSRQ"].ask_zh
        '是出生日期还是出所日期？'
    """
    file = path or HERE / FILE
    form = Form()
    root = read_yaml(file, file.name, form.problems)
    found = dict(_Reader(form, load_dictionary()).read(root)) if root else {}
    if form.problems:
        raise DictionaryError(form.problems)
    return found


class _Reader:
    def __init__(self, form: Form, dictionary: Dictionary) -> None:
        self._form = form
        self._tables = {name: table for name, table in dictionary.tables.items() if not table.derived}
        self._days = tuple(
            f"{table.name}.{field.name}"
            for table in self._tables.values()
            for field in table.fields.values()
            if field.type in _DAYS
        )
        self._given = _given(self._tables.values())

    def read(self, root: Node) -> Iterator[tuple[str, Ambiguous]]:
        seen: set[str] = set()
        for heading, node in root.pairs.items():
            if not isinstance(node, Node):
                mend = Words("写成 {may_be: […], ask: {zh: …, en: …}}", "write {may_be: […], ask: {zh: …, en: …}}")
                what = Words("应是一组“键: 值”", "a mapping is expected")
                self._form.add("not_mapping", root.place(heading), heading, what, mend)
                continue
            if plain(heading) in seen:
                what, mend = Words("这个表头写了两次", "stands here twice"), Words("删去一个", "delete one")
                self._form.add("heading_twice", root.place(heading), heading, what, mend)
            seen.add(plain(heading))
            self._form.keys(node, ("may_be", "ask"), ())
            may_be, ask = self._may_be(node), self._form.both(node, "ask")
            self._check(heading, may_be, node)
            yield heading, Ambiguous(may_be, ask.zh, ask.en)

    def _may_be(self, node: Node) -> tuple[str, ...]:
        value = node.pairs.get("may_be")
        if isinstance(value, Scalar) and value.text == ANY_DAY:
            return self._days
        return self._form.texts(node, "may_be")

    def _check(self, heading: str, may_be: tuple[str, ...], node: Node) -> None:
        at = node.place("may_be")
        if len(may_be) < _FEWEST:
            mend = Words("写上两个以上的“表.字段”", "name two or more of table.field")
            self._form.add("one_meaning", at, heading, Words("只有一个含义", "means one thing alone"), mend)
        for name in may_be:
            table, _, field = name.partition(".")
            if table not in self._tables or field not in self._tables[table].fields:
                mend = Words("改为词典中的“表.字段”", "write a table.field of the dictionary")
                self._form.add("unknown_field", at, name, Words("没有这个字段", "there is no such field"), mend)
        for table in dict.fromkeys(name.partition(".")[0] for name in may_be):
            inside = [name for name in may_be if name.startswith(f"{table}.")]
            given = self._given.get((table, plain(heading)), [])
            if given and given != inside:
                text = "、".join(given)
                what = Words(f"已作为 {text} 的表头", f"is a heading of {', '.join(given)} already")
                mend = Words("从该字段的 headings 中删去，或改正 may_be", "delete it there, or correct may_be")
                self._form.add("given_heading", at, heading, what, mend)


def _given(tables: Iterable[Table]) -> Mapping[tuple[str, str], list[str]]:
    """By table and heading, the fields to which the table gives it as their label or one of their headings."""
    found: dict[tuple[str, str], list[str]] = {}
    for table in tables:
        for field in table.fields.values():
            for word in {plain(word) for word in (field.label_zh, *field.headings)}:
                found.setdefault((table.name, word), []).append(f"{table.name}.{field.name}")
    return found
