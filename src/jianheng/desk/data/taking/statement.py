"""What a delivery says of itself: found in its files, written in a form, kept as `delivery.yaml` beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from jianheng.dictionary import Dictionary
from jianheng.intake.adding.gather import Given
from jianheng.intake.delivery import FILE, Delivery, read_delivery
from jianheng.intake.delivery.cover import has_cover, read_cover
from jianheng.intake.problem import IntakeError, Problem
from jianheng.workspace import write_whole

ALL, EXCEPT, UNSURE = "all", "except", "unsure"
TEXTS = ("unit", "from_on", "until_on", "complete", "export_day", "purpose", "legal_basis", "delete_after")
_BOOKS = (".xlsx", ".xlsm")
_PARTS = re.compile(r"[、；;\n]+")


@dataclass(frozen=True)
class Stated:
    """What files say of their delivery.

    Args:
        delivery: it, where it can be used.
        written: its words, where it cannot.
        place: where it stood.
        told: what is wrong with it, in both languages.
    """

    delivery: Delivery | None = None
    written: Mapping[str, Any] | None = None
    place: str = ""
    told: tuple[tuple[str, str], ...] = ()


def stated(folder: Path, given: tuple[Given, ...], dictionary: Dictionary) -> Stated:
    """Find the statement in the files of an intake.

    Args:
        folder: the files.
        given: the same files, as they were gathered.
        dictionary: names the tables.
    """
    files = sorted(folder.rglob(FILE))
    if len(files) > 1:
        return Stated(told=((f"有 {len(files)} 份 {FILE}，都没有采用", f"{len(files)} of {FILE}; none was taken"),))
    if files:
        try:
            return Stated(read_delivery(files[0], dictionary), place=FILE)
        except IntakeError as error:
            return Stated(None, _words(files[0]), FILE, _told(error.problems))
    covers = [file for file in given if file.path.suffix.lower() in _BOOKS and has_cover(file.path, file.name)]
    if len(covers) > 1:
        zh = f"有 {len(covers)} 份填了首页的模板，各说各的，都没有采用；请一份一份地上传"
        return Stated(told=((zh, f"{len(covers)} templates state each its own; none was taken: upload them apart"),))
    for file in covers:
        try:
            return Stated(read_cover(file.path, file.name, dictionary), place=file.name)
        except IntakeError as error:
            return Stated(None, None, file.name, _told(error.problems))
    return Stated()


def _told(problems: tuple[Problem, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((problem.zh(), problem.en()) for problem in problems)


def _words(path: Path) -> dict[str, Any]:
    """The words of a statement that cannot be used as it is: what can be taken over need not be written again."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError, OSError):
        return {}
    return data if isinstance(data, dict) else {}


def as_form(delivery: Delivery | None, written: Mapping[str, Any] | None, dictionary: Dictionary) -> dict[str, Any]:
    """A statement as the form writes it."""
    if delivery is None:
        period = (written or {}).get("period") or {}
        period = period if isinstance(period, dict) else {}
        told = {
            name: str((written or {}).get(name) or "") for name in ("unit", "purpose", "export_day", "delete_after")
        }
        return told | {"from_on": str(period.get("from") or ""), "until_on": str(period.get("until") or "")}
    exclusions = [
        f"{dictionary.tables[each.table].title_zh}：{each.what}" if each.table else each.what
        for each in delivery.exclusions
    ]
    complete = UNSURE if not delivery.complete else EXCEPT if exclusions else ALL
    return {
        "unit": delivery.unit,
        "tables": [*delivery.tables],
        "from_on": str(delivery.from_on or ""),
        "whole_history": "" if delivery.from_on else "yes",
        "until_on": str(delivery.until_on),
        "complete": complete,
        "exclusions": "\n".join(exclusions),
        "export_day": str(delivery.export_day),
        "received_on": str(delivery.received_on or ""),
        "purpose": delivery.purpose,
        "legal_basis": "、".join(delivery.legal_basis),
        "delete_after": str(delivery.delete_after),
    }


def as_yaml(form: Mapping[str, Any], dictionary: Dictionary) -> str:
    """The form as `delivery.yaml`; what is missing is left empty, and reading it says so."""
    data: dict[str, Any] = {
        "unit": form.get("unit", ""),
        "tables": [*form.get("tables", [])],
        "period": {"from": _day(form.get("from_on", "")), "until": _day(form.get("until_on", ""))},
        "complete": {ALL: True, EXCEPT: True, UNSURE: False}.get(str(form.get("complete", ""))),
        "exclusions": _exclusions(str(form.get("exclusions", "")), dictionary)
        if form.get("complete") == EXCEPT
        else [],
        "export_day": _day(form.get("export_day", "")),
        "purpose": form.get("purpose", ""),
        "legal_basis": [part.strip() for part in _PARTS.split(str(form.get("legal_basis", ""))) if part.strip()],
        "delete_after": _day(form.get("delete_after", "")),
    }
    if form.get("received_on"):
        data["received_on"] = _day(form["received_on"])
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)


def _exclusions(text: str, dictionary: Dictionary) -> list[object]:
    """A line each; one that begins with a table's title speaks of that table alone."""
    titles = {table.title_zh for table in dictionary.tables.values()}
    found: list[object] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        title, colon, what = line.replace(":", "：", 1).partition("：")
        found.append({"table": title, "what": what.strip()} if colon and title in titles and what.strip() else line)
    return found


def _day(text: str) -> date | str | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text or None


def missing(form: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """What the form lacks, by field, in both languages; the rest is told by reading the statement."""
    found = {}
    for name, zh, en in (
        ("unit", "请写明移送单位。", "Name the unit."),
        ("until_on", "请写明期间止日。", "Give the last day of the period."),
        ("complete", "请选择这期间的记录是否都在内。", "Say whether everything of the period is here."),
        ("export_day", "请写明导出日。", "Give the day of export."),
        ("purpose", "请写明用途，否则不能入库。", "Say what the data is for; without it nothing is taken in."),
        ("legal_basis", "请写明条文或调取文书号，否则不能入库。", "Cite the article or the letter of request."),
        ("delete_after", "请写明删除日，否则不能入库。", "Give the day of deletion."),
    ):
        if not str(form.get(name, "")).strip():
            found[name] = (zh, en)
    if not form.get("tables"):
        found["tables"] = ("请至少选一张数据表。", "Choose at least one table.")
    if not form.get("from_on") and not form.get("whole_history"):
        found["from_on"] = ("请写起日，或勾选“自有记录以来”。", "Give the first day, or tick “since records began”.")
    if form.get("complete") == EXCEPT and not str(form.get("exclusions", "")).strip():
        found["exclusions"] = ("请写明没有包含什么。", "Say what is left out.")
    return found


def write(form: Mapping[str, Any], path: Path, dictionary: Dictionary) -> Delivery:
    """Keep the form as the statement of the delivery.

    Args:
        form: what was written.
        path: where the statement goes; nothing is written where it cannot be used.
        dictionary: names the tables.

    Raises:
        IntakeError: it cannot be used; every problem at once.
    """
    write_whole(path, as_yaml(form, dictionary), check=lambda kept: read_delivery(kept, dictionary))
    return read_delivery(path, dictionary)
