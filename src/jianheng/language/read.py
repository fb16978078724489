"""A model file to its tree, with every problem at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from jianheng.dictionary import Dictionary
from jianheng.language import limits
from jianheng.language.case_reader import read_cases
from jianheng.language.examine_reader import declare_population
from jianheng.language.explained_reader import read_explained
from jianheng.language.form import Form, shown
from jianheng.language.head_reader import check_head
from jianheng.language.part_reader import PartReader
from jianheng.language.population import examined_table, own_dictionary
from jianheng.language.problem import ModelError, Position, Problem
from jianheng.language.scope import Scope
from jianheng.language.source import Listing, Mapping, Source, read_source
from jianheng.language.templates import EMPTY, Shelf, expand
from jianheng.language.tree import Model
from jianheng.law import LawTable

HEAD = ("language", "dictionary", "id", "version", "parent", "title", "point", "says", "why", "kind")
DUTY = ("unit", "holder", "direction", "basis", "params")
LOGIC = ("examine", "where", "with", "let", "exempt", "unlawful", "note", "keep", "cases")
KEYS = (*HEAD, *DUTY, *LOGIC)
# Bytes of the longest character.
WIDEST = 4
REQUIRED = ("id", "title", "point", "unit", "holder", "direction", "basis", "examine")
BESIDE = ("cases", "mutants")
CALLED = ("template", "fill", "use")


def read_model(
    text: str, path: str, dictionary: Dictionary, law: dict[str, LawTable], cases: str = "", shelf: Shelf = EMPTY
) -> Model:
    """Read a model file.

    Args:
        text: its YAML.
        path: its name, used in messages.
        dictionary: canonical tables and code lists.
        law: decision tables by name.
        cases: YAML of the separate cases file, if any.
        shelf: templates and fragments that the model may use.

    Returns:
        The model's tree, templates and fragments expanded; types are not yet checked.

    Raises:
        ModelError: with every problem of form and names found (E01, E02, E03, E05, E08, E16).
    """
    source = read_source(text, path)
    form = Form([])
    if not isinstance(source, Mapping):
        form.add(
            "E01",
            source.at,
            shown(source),
            "模型文件应为一组键值",
            "a model file must be a mapping",
            "每行写成 键: 内容",
        )
        raise ModelError(form.problems)
    form.places[""] = source.at
    form.refuse_keys(source, (*KEYS, *CALLED))
    expanded = expand(source, shelf, form)
    source = expanded.source
    check_head(source, dictionary, form)
    if any(problem.code == "E16" for problem in form.problems):
        raise ModelError(form.problems)
    _required(source, form)
    scope = Scope(dictionary, law, next(iter(dictionary.tables.values())), groups=expanded.groups)
    beside = read_source(cases, path.replace(".yaml", ".cases.yaml")) if cases else None
    listing = _case_listing(source.get("cases"), beside, form)
    read = read_cases(listing, form.problems, scope.flat_name) if listing else ()
    explained = read_explained(beside.get("mutants") if isinstance(beside, Mapping) else None, form)
    examined = source.get("examine")
    sources = _Sources(shelf, form.word(source, "id"), dictionary, law)
    examine = declare_population(examined, scope, form, sources) if examined is not None else None
    if examine is None:
        raise ModelError(form.problems)
    scope.dictionary = own_dictionary(examine, dictionary)
    scope.examined = examined_table(examine, dictionary)
    scope.members = scope.dictionary.tables[examine.table] if examine.each else None
    model = PartReader(scope, form).model(source, examine)
    if form.problems:
        raise ModelError(form.problems)
    return replace(model, cases=read, explained=explained)


def load_model(path: Path, dictionary: Dictionary, law: dict[str, LawTable], shelf: Shelf = EMPTY) -> Model:
    """Read a model file from disk, with the cases file beside it.

    Raises:
        ModelError: as `read_model`; also where a file is not UTF-8.
    """
    beside = path.with_suffix("").with_suffix(".cases.yaml")
    cases = read_text(beside) if beside.exists() else ""
    return read_model(read_text(path), path.name, dictionary, law, cases, shelf)


@dataclass(frozen=True)
class _Sources:
    """The models whose answers a model may examine.

    Args:
        shelf: where they are found.
        own: id of the model that is being read.
        dictionary, law: what names mean.
    """

    shelf: Shelf
    own: str
    dictionary: Dictionary
    law: dict[str, LawTable]

    @property
    def known(self) -> list[str]:
        return sorted(self.shelf.models)

    @property
    def reading(self) -> tuple[str, ...]:
        return (*self.shelf.reading, self.own)

    def read(self, model_id: str) -> Model:
        """Another model, with what it rests on in turn."""
        inner, path = replace(self.shelf, reading=self.reading), f"{model_id.rpartition('/')[2]}.yaml"
        return read_model(self.shelf.models[model_id], path, self.dictionary, self.law, "", inner)


def read_text(path: Path) -> str:
    """A model file or override file, refused (E01) where it is too large or not UTF-8."""
    size = path.stat().st_size
    if size > limits.FILE * WIDEST:
        said = (f"文件超过 {limits.FILE} 个字符", f"the file is longer than {limits.FILE} characters", "拆成几个文件")
        raise ModelError([Problem.whole_file("E01", path.name, str(size), *said)])
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        at = Position(path.name, error.object[: error.start].count(b"\n") + 1, 1)
        said = ("文件不是 UTF-8 编码", "the file is not UTF-8", "用编辑器另存为 UTF-8")
        raise ModelError([Problem("E01", at, error.object[error.start : error.end].hex(), *said)]) from error


def _required(source: Mapping, form: Form) -> None:
    for name in REQUIRED:
        if source.get(name) is None:
            form.add("E01", source.at, name, "缺少必需的键", "a required key is missing", f"补上 {name}")
    if source.get("unlawful") is None and source.get("note") is None:
        form.add(
            "E01",
            source.at,
            "unlawful",
            "没有写要发现什么",
            "neither unlawful nor note is written",
            "补上 unlawful（违法）或 note（提示）",
        )


def _case_listing(inner: Source | None, outer: Source | None, form: Form) -> Listing | None:
    if outer is not None:
        listing: Source | None = outer
        if isinstance(outer, Mapping) and outer.get("cases") is not None:
            form.refuse_keys(outer, BESIDE)
            listing = outer.get("cases")
        if inner is not None:
            form.add(
                "E01",
                inner.at,
                "cases",
                "用例写了两处",
                "cases stand in two files",
                "只留模型文件或 .cases.yaml 中的一处",
            )
        if isinstance(listing, Listing):
            return listing
        form.add(
            "E01",
            outer.at,
            shown(outer),
            "用例文件应为 cases: 加一个列表",
            "a cases file holds `cases:` and a list",
            "每个用例以 - 开头",
        )
        return None
    if inner is not None and not isinstance(inner, Listing):
        form.add("E01", inner.at, shown(inner), "cases 应为列表", "cases must be a list", "每个用例以 - 开头")
        return None
    return inner
