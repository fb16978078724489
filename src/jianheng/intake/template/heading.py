"""What a heading means: the field of a table that a column fills."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from jianheng.dictionary import Field, Table
from jianheng.intake.cells.term_units import split_term_unit

PERSON = "person"
_SPACES = re.compile(r"[\s\u3000*＊:：]+")
_BRACKET = re.compile(r"\(([^()]*)\)$")
# Words in brackets that say how to write a value. Any other bracket may say which fact is meant
# (当前, 原判), and is part of the heading.
_FORMAT_WORDS = frozenset(
    {"元", "人民币元", "人民币", "必填", "选填", "年月日", "是/否", "是否", "日期", "天", "日", "分", "人", "次", "名"}
)
_YUAN = frozenset({"元", "人民币元", "人民币"})
_TEN_THOUSAND = frozenset({"万元", "万", "人民币万元"})


@dataclass(frozen=True)
class Heading:
    """A heading as written, split into its name and its unit.

    Args:
        name: the name in a comparable form.
        unit: `万元` or `元`, where it stands behind the name.
        of_term: the name without 月 and the like, where the heading may say in what terms count.
    """

    name: str
    unit: str = ""
    of_term: str = field(default="", repr=False)

    @property
    def ten_thousand(self) -> bool:
        """Whether the column counts in 万元."""
        return self.unit == "万元"


def read_heading(text: str) -> Heading:
    """Bring a heading into a comparable form.

    Args:
        text: the heading as written.

    Returns:
        The heading without blanks, marks and format words.

    Example:
        >>> read_heading("金额（万元）")
        Heading(name='金额', unit='万元')
        >>> read_heading(" 刑期止日 （当前）*").name
        '刑期止日(当前)'
    """
    plain = _SPACES.sub("", unicodedata.normalize("NFKC", text)).casefold()
    name, unit = split_term_unit(plain)
    of_term = name if unit else ""
    found = _BRACKET.search(plain)
    if found is None:
        return Heading(plain, of_term=of_term)
    inside, before = found[1], plain[: found.start()]
    if inside in _TEN_THOUSAND:
        return Heading(before, "万元")
    if before and inside in _FORMAT_WORDS:
        return Heading(before, "元" if inside in _YUAN else "", of_term)
    return Heading(plain, of_term=of_term)


class Headings:
    """The headings of one table.

    Args:
        table: the table.
        person_table: `person_statement`, whose ID number, number and name may stand in any table of persons.
    """

    _PERSON_FIELDS = ("id_kind", "id_no", "source_no", "name", "former_names", "sex", "birth_on", "ethnicity")

    def __init__(self, table: Table, person_table: Table) -> None:
        self._own = _by_name(list(table.fields.values()))
        self._person: dict[str, list[Field]] = {}
        if PERSON in table.fields and table.name != person_table.name:
            fields = [person_table.fields[name] for name in self._PERSON_FIELDS if name in person_table.fields]
            self._person = _by_name(fields)

    def own(self, heading: Heading) -> list[Field]:
        """The fields of the table that a heading may mean; 刑期（月） may mean a field of terms alone."""
        terms = self._own.get(heading.of_term, []) if heading.of_term else []
        return self._own.get(heading.name, []) or [each for each in terms if each.type == "term"]

    def person(self, heading: Heading) -> list[Field]:
        """The fields of `person_statement` that a heading may mean, where no field of the table does."""
        return [] if self.own(heading) else self._person.get(heading.name, [])


def _by_name(fields: list[Field]) -> dict[str, list[Field]]:
    found: dict[str, list[Field]] = {}
    for each in fields:
        names = (each.name, each.label_zh, each.label_en, *each.headings)
        for name in dict.fromkeys(read_heading(name).name for name in names if name):
            found.setdefault(name, []).append(each)
    return found
