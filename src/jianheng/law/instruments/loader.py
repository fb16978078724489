"""YAML instruments turned into `Instrument`."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

from jianheng.law.instruments.instrument import Article, Instrument
from jianheng.law.problem import LawDataError, Problem
from jianheng.law.source import Mapping, Reader, yaml_files
from jianheng.law.tables.written import parse_date

FOLDER = Path(__file__).parent
CONFIDENCE = ("R1", "R2", "R3", "M")
_NUMBER = re.compile(r"[1-9]\d*(-[1-9]\d*)?(\.[1-9]\d*)?")
_KEYS = ("instrument", "title", "number", "issuer", "from", "until", "replaced_by", "articles")
_MORE = ("dates", "bounds")


def load_instruments(folder: Path | None = None) -> dict[str, Instrument]:
    """All instruments of a folder.

    Args:
        folder: where the YAML files lie; left out for the instruments of the package.

    Returns:
        Instrument by id, in order of id.

    Raises:
        LawDataError: with every mistake of every file.

    >>> load_instruments()["减刑规定2016"].number
    '法释〔2016〕23号'
    """
    return dict(_load(folder or FOLDER))


@cache
def _load(folder: Path) -> tuple[tuple[str, Instrument], ...]:
    found: dict[str, Instrument] = {}
    problems: list[Problem] = []
    for path in yaml_files(folder):
        reader = Reader(path)
        try:
            instrument = _instrument(reader)
        except LawDataError:
            instrument = None
        problems.extend(reader.problems)
        if instrument is not None:
            found[instrument.id] = instrument
    problems.extend(_wrong_successions(found))
    if problems:
        raise LawDataError(problems)
    return tuple(found.items())


def _instrument(reader: Reader) -> Instrument:
    root = reader.root()
    reader.keys(root, "", _KEYS, _MORE)
    name = reader.text(root, "instrument")
    if name != reader.path.stem:
        says = ("名称与文件名不同", "instrument and file differ in name", f"改为 {reader.path.stem}")
        reader.add(root.line, "instrument", name, says)
    node = reader.mapping(root, "articles")
    articles = {number: _article(reader, node, number) for number in node.pairs}
    from_on, until_on = _day(reader, root, "from"), _day(reader, root, "until")
    if from_on is None:
        reader.add(root.line, "from", "", ("缺少施行日", "first day in force is missing", "写成 2017-01-01"))
    replaced_by = reader.text(root, "replaced_by", "null")
    closed, open_, bounds_from = _bounds(reader, root, articles)
    return Instrument(
        name,
        *reader.pair(root, "title"),
        reader.text(root, "number"),
        reader.text(root, "issuer"),
        from_on or date.max,
        until_on,
        None if replaced_by == "null" else replaced_by,
        articles,
        reader.choice(root, "dates", CONFIDENCE, "R1"),
        closed,
        open_,
        bounds_from,
    )


def _bounds(
    reader: Reader, root: Mapping, articles: dict[str, Article]
) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Which words take in the number that stands beside them, as the instrument itself defines them."""
    node = reader.mapping(root, "bounds")
    if not node.pairs:
        return (), (), ""
    reader.keys(node, "bounds", ("closed", "open", "cite"))
    cite = reader.text(node, "cite")
    if cite not in articles:
        says = ("没有录入这一条", "unknown article", "写录入了的条款号")
        reader.add(node.lines.get("cite", node.line), "bounds", cite, says)
    return reader.texts(node, "closed"), reader.texts(node, "open"), cite


def _article(reader: Reader, node: Mapping, number: str) -> Article:
    if not _NUMBER.fullmatch(number):
        says = ("不是条款号", "not an article number", "写成 6、37-1（第三十七条之一）或者 6.3（第六条第三款）")
        reader.add(node.lines[number], "articles", number, says)
    inner = reader.mapping(node, number)
    reader.keys(inner, number, ("norm", "confidence", "zh", "en"), ("since", "became"))
    return Article(
        reader.text(inner, "zh"),
        reader.text(inner, "en"),
        reader.choice(inner, "norm", ("hard", "soft"), "hard") == "hard",
        reader.choice(inner, "confidence", CONFIDENCE, "M"),
        _day(reader, inner, "since"),
        reader.texts(inner, "became"),
    )


def _day(reader: Reader, node: Mapping, key: str) -> date | None:
    text = reader.text(node, key, "null")
    if text == "null":
        return None
    try:
        return parse_date(text)
    except ValueError as error:
        zh, _, en = str(error).partition(" / ")
        reader.add(node.lines[key], key, text, (zh, en, "写成 2017-01-01"))
        return None


def _wrong_successions(found: dict[str, Instrument]) -> list[Problem]:
    problems: list[Problem] = []

    def add(each: Instrument, where: str, value: str, zh: str, en: str) -> None:
        problems.append(Problem(f"{each.id}.yaml", 0, where, value, zh, en, "核对文号、日期与条款号"))

    for each in found.values():
        if each.until_on is not None and each.until_on < each.from_on:
            add(each, "until", str(each.until_on), "失效日早于施行日", "until is before from")
        if each.replaced_by is None:
            continue
        later = found.get(each.replaced_by)
        if later is None:
            add(each, "replaced_by", each.replaced_by, "没有这个文件", "unknown instrument")
        elif each.until_on is None or each.until_on >= later.from_on:
            add(
                each,
                "until",
                str(each.until_on),
                f"应早于 {later.id} 的施行日 {later.from_on}",
                "still in force",
            )
        for number, article in each.articles.items():
            for became in article.became:
                if later is not None and not later.find(became):
                    add(each, number, became, f"{later.id} 没有录入这一条", "unknown article")
    return problems
