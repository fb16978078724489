"""Names of courts, prisons and other organs: one way of writing them, and what they are called today."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from jianheng.intake.cleaning.joined import ROUND_BRACKETS

_SHIPPED = Path(__file__).with_name("renamed.yaml")
# A city's name is the only one of its kind in the country, so that the province before it adds nothing.
_PROVINCE = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,3}省|内蒙古自治区|广西壮族自治区|西藏自治区|宁夏回族自治区|新疆维吾尔自治区)"
    r"(?=[\u4e00-\u9fff]{2,7}(?:市|自治州|地区|盟))"
)
_KEYS = {"old", "new", "from", "basis"}
_IN_CHINESE = {"改名": "renamed", "原名": "old", "现名": "new", "改名日": "from", "依据": "basis"}


def read_institution(text: str) -> str:
    """The name as it stands, with blanks, widths and brackets written one way.

    Nothing is added or left out: 所 and 局, province and district stay as written.

    >>> read_institution("江州市　第一监狱〔女〕 ")
    '江州市第一监狱(女)'
    """
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).translate(ROUND_BRACKETS)).strip("。，、；;,.:：")


def same_institution(name: str) -> str:
    """A key by which two ways of writing one institution are the same, and never two institutions.

    >>> same_institution("江苏省南京市中级人民法院") == same_institution("南京市中级人民法院")
    True
    >>> same_institution("江苏省监狱管理局") == same_institution("监狱管理局")
    False
    """
    return _PROVINCE.sub("", read_institution(name))


@dataclass(frozen=True)
class Renaming:
    """A change of an institution's name.

    Args:
        old: the name before.
        new: the name from that day on.
        from_on: the first day of the new name.
        basis: where it is stated.
    """

    old: str
    new: str
    from_on: date
    basis: str


class RenamedError(ValueError):
    """A table of renamings with entries that cannot be used."""


class PresentNames:
    """What institutions are called today, by any name that they ever had.

    Args:
        changes: the renamings, in order of their days.

    >>> names = PresentNames([Renaming("甲看守所", "乙看守所", date(2020, 1, 1), "甲政发〔2019〕1号")])
    >>> names.of("甲看守所"), names.of("丙看守所")
    ('乙看守所', '丙看守所')
    """

    def __init__(self, changes: Iterable[Renaming] = ()) -> None:
        self.changes = tuple(changes)
        self._gone = {same_institution(change.old): change for change in self.changes}

    def given_up(self, name: str) -> Renaming | None:
        """The renaming by which a name was given up; None for a name that stands."""
        return self._gone.get(same_institution(name))

    def of(self, name: str) -> str:
        """The present name; the name as given where no renaming speaks of it."""
        change = self.given_up(name)
        return name if change is None else self.of(change.new)


def load_renamed(*paths: Path) -> tuple[Renaming, ...]:
    """Load renamings.

    Args:
        paths: files of a workspace, besides those that are shipped.

    Returns:
        All renamings, in order of their days.

    Raises:
        RenamedError: a file is no YAML; an entry lacks a name, a day or its basis; a name was given up twice, or
            taken again by somebody else, so that a row with it may mean either. All of them are named.
    """
    found: list[tuple[str, Renaming]] = []
    wrong: list[str] = []
    for path in (_SHIPPED, *paths):
        entries = _entries(path)
        if not isinstance(entries, list):
            wrong.append(f"{path.name}：应有列表“改名” / expected a list under renamed")
            continue
        for number, entry in enumerate(map(_keyed, entries), 1):
            place = f"{path.name} 第 {number} 项"
            if isinstance(entry, dict) and _complete(entry):
                old, new = read_institution(str(entry["old"])), read_institution(str(entry["new"]))
                found.append((place, Renaming(old, new, entry["from"], str(entry["basis"]))))
            else:
                wrong.append(f"{place}：应写明原名、现名、改名日、依据 / expected old, new, from (a day) and basis")
    found.sort(key=lambda each: (each[1].from_on, each[1].old))
    wrong += _ambiguous(found)
    if wrong:
        raise RenamedError("\n".join(wrong))
    return tuple(change for _, change in found)


def _entries(path: Path) -> object:
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        where = getattr(error, "problem_mark", None)
        line = f" 第 {where.line + 1} 行" if where is not None else ""
        raise RenamedError(
            f"{path.name}{line}：不是 UTF-8 编码的 YAML，检查缩进、括号和冒号（用半角）"
            f" / not YAML in UTF-8: {getattr(error, 'problem', 'another encoding')}"
        ) from error
    keyed = _keyed(loaded)
    return keyed.get("renamed") if isinstance(keyed, dict) else None


def _keyed(entry: object) -> object:
    """The entry with its keys in English, in which the code names them."""
    return {_IN_CHINESE.get(key, key): value for key, value in entry.items()} if isinstance(entry, dict) else entry


def _ambiguous(found: Iterable[tuple[str, Renaming]]) -> Iterator[str]:
    gone: set[str] = set()
    for place, change in found:
        old, new = same_institution(change.old), same_institution(change.new)
        if old in gone:
            yield f"{place}：{change.old} 已经改名一次，看不出是哪一个 / {change.old} was renamed before"
        gone.add(old)
        if new in gone:
            yield f"{place}：{change.new} 是用过的名称，看不出指谁 / {change.new} was another's name before"


def _complete(entry: Mapping[str, object]) -> bool:
    return (
        set(entry) == _KEYS
        and all(str(entry[key]).strip() and isinstance(entry[key], str) for key in ("old", "new", "basis"))
        and type(entry["from"]) is date
    )
