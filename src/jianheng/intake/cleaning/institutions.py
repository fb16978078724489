"""Names of courts, prisons and other organs: one way of writing them, and what they were called on a day."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
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


def load_renamed(*paths: Path) -> tuple[Renaming, ...]:
    """Load renamings.

    Args:
        paths: files of a workspace, besides those that are shipped.

    Returns:
        All renamings, in order of their days.

    Raises:
        RenamedError: an entry lacks a name, a day or its basis; all of them are named.
    """
    found: list[Renaming] = []
    wrong: list[str] = []
    for path in (_SHIPPED, *paths):
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        entries = loaded.get("renamed") if isinstance(loaded, dict) else None
        if not isinstance(entries, list):
            wrong.append(f"{path.name}：应有列表 renamed / expected a list under renamed")
            continue
        for number, entry in enumerate(entries, 1):
            if _complete(entry):
                old, new = read_institution(str(entry["old"])), read_institution(str(entry["new"]))
                found.append(Renaming(old, new, entry["from"], str(entry["basis"])))
            else:
                wrong.append(
                    f"{path.name} 第 {number} 项：应写明 old、new、from（日期）、basis"
                    " / expected old, new, from (a day) and basis"
                )
    if wrong:
        raise RenamedError("\n".join(wrong))
    return tuple(sorted(found, key=lambda change: (change.from_on, change.old)))


def _complete(entry: object) -> bool:
    return (
        isinstance(entry, dict)
        and set(entry) == _KEYS
        and all(isinstance(entry[key], str) and entry[key].strip() for key in ("old", "new", "basis"))
        and type(entry["from"]) is date
    )


def name_on(name: str, day: date, changes: Iterable[Renaming]) -> str:
    """What an institution was called on a day.

    Args:
        name: any of its names.
        day: the day.
        changes: the renamings, in order of their days.

    Returns:
        The name on that day; the name as given where no renaming speaks of it.

    >>> changes = [Renaming("甲看守所", "乙看守所", date(2020, 1, 1), "甲政发〔2019〕1号")]
    >>> name_on("甲看守所", date(2021, 5, 1), changes), name_on("乙看守所", date(2019, 5, 1), changes)
    ('乙看守所', '甲看守所')
    """
    current = read_institution(name)
    ordered = [*changes]
    for change in ordered:
        if same_institution(change.old) == same_institution(current) and change.from_on <= day:
            current = change.new
    for change in reversed(ordered):
        if same_institution(change.new) == same_institution(current) and change.from_on > day:
            current = change.old
    return current
