"""A model file to its tree, with every problem at once."""

from __future__ import annotations

from pathlib import Path

from jianheng.dictionary import Dictionary
from jianheng.language.case_reader import read_cases
from jianheng.language.part_reader import PartReader
from jianheng.language.problem import ModelError, Position, Problem
from jianheng.language.scope import Scope
from jianheng.language.source import Listing, Mapping, Source, Text, read_source
from jianheng.language.tree import Model
from jianheng.law import LawTable

KEYS = (
    "language dictionary id version parent title point says why kind unit holder direction basis params "
    "examine where with let exempt unlawful note keep cases"
).split()
REQUIRED = "id title point unit holder direction basis examine".split()


def read_model(text: str, path: str, dictionary: Dictionary, law: dict[str, LawTable], cases: str = "") -> Model:
    """Read a model file.

    Args:
        text: its YAML.
        path: its name, used in messages.
        dictionary: canonical tables and code lists.
        law: decision tables by name.
        cases: YAML of the separate cases file, if any.

    Returns:
        The model's tree; types are not yet checked.

    Raises:
        ModelError: with every problem of form and names found (E01, E02, E03, E05, E08).
    """
    source = read_source(text, path)
    problems: list[Problem] = []
    if not isinstance(source, Mapping):
        raise ModelError([_form(source.at, "", "模型文件应为一组键值", "a model file must be a mapping")])
    for key in source.keys():
        if key.value not in KEYS:
            problems.append(_form(key.at, key.value, "没有这个键", "unknown key", "可用的键:" + "、".join(KEYS)))
    for name in REQUIRED:
        if source.get(name) is None:
            problems.append(_form(source.at, name, f"缺少必需的键 {name}", f"missing key {name}", f"补上 {name}"))
    if not any(source.get(section) for section in ("unlawful", "note")):
        problems.append(_form(source.at, "unlawful", "unlawful 与 note 至少写一个", "neither unlawful nor note"))
    table = _examined(source, dictionary, problems)
    if table is None:
        raise ModelError(problems)
    scope = Scope(dictionary, law, dictionary.tables[table])
    reader = PartReader(scope, problems)
    model = reader.model(source, table)
    listing = _case_listing(source.get("cases"), cases, path, problems)
    read = read_cases(listing, problems) if listing else ()
    if problems:
        raise ModelError(problems)
    return reader.with_cases(model, read)


def load_model(path: Path, dictionary: Dictionary, law: dict[str, LawTable]) -> Model:
    """Read a model file from disk, with the cases file beside it."""
    beside = path.with_suffix("").with_suffix(".cases.yaml")
    cases = beside.read_text(encoding="utf-8") if beside.exists() else ""
    return read_model(path.read_text(encoding="utf-8"), path.name, dictionary, law, cases)


def _examined(source: Mapping, dictionary: Dictionary, problems: list[Problem]) -> str | None:
    value = source.get("examine")
    if not isinstance(value, Text):
        if value is not None:
            problems.append(
                _form(value.at, "examine", "本版本只审查表中的每一行,写表名", "only row populations are supported here")
            )
        return None
    if value.value not in dictionary.tables:
        scope_names = ", ".join(sorted(dictionary.tables))
        problems.append(
            Problem("E02", value.at, value.value, "词典里没有这张表", "unknown table", f"可用的表:{scope_names}")
        )
        return None
    return value.value


def _case_listing(inner: Source | None, beside: str, path: str, problems: list[Problem]) -> Listing | None:
    if beside:
        outer = read_source(beside, path.replace(".yaml", ".cases.yaml"))
        listing = outer.get("cases") if isinstance(outer, Mapping) else outer
        if isinstance(listing, Listing):
            return listing
        problems.append(_form(outer.at, "cases", "用例文件应为 cases: 加一个列表", "a cases file holds `cases:` and a list"))
        return None
    if inner is not None and not isinstance(inner, Listing):
        problems.append(_form(inner.at, "cases", "cases 应为列表", "cases must be a list"))
        return None
    return inner


def _form(at: Position, value: str, zh: str, en: str, mend: str = "参照语言说明第 1 节") -> Problem:
    return Problem("E01", at, value, zh, en, mend)
