"""The manifest of a run: what was asked, of which data, by which models, under which articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jianheng.clues.batch import Batch, read_batch
from jianheng.clues.local_law import LocalText, read_local
from jianheng.clues.node import Both, Node

SECTIONS = ("unlawful", "note")


@dataclass(frozen=True)
class FindingText:
    """What a model may find: its label, its section (`unlawful` or `note`) and the grade it proposes."""

    label: Both
    section: str
    grade: str


@dataclass(frozen=True)
class OverrideText:
    """What the office set otherwise.

    Args:
        kind: `param` or `off`.
        name: the parameter or finding.
        label: what it is called.
        was, value: the parameter's published and local value; empty for a finding.
        reason, person, day, until: why, on whose word, from when, and the last day on which it holds.
        expired: it had ended by the day of the check, and was not applied.
    """

    kind: str
    name: str
    label: Both
    was: str
    value: str
    reason: Both
    person: str
    day: str
    until: str
    expired: bool


@dataclass(frozen=True)
class ModelText:
    """The words of one model.

    Args:
        id: `area/name`.
        version: its version.
        logic: hash of its logic as published.
        effective: hash of what was run; another one where the office set something otherwise.
        overrides: what that is.
        title: its title.
        point: supervision point.
        holder: whose duty it is, a code of `institution_kind`.
        direction: leniency, severity or procedure.
        basis: articles, as `instrument#article`.
        sentences: the model in plain words.
        findings: by code.
        exemptions: labels by code.
    """

    id: str
    version: str
    logic: str
    effective: str
    overrides: tuple[OverrideText, ...]
    title: Both
    point: Both
    holder: str
    direction: str
    basis: tuple[str, ...]
    sentences: Both
    findings: dict[str, FindingText]
    exemptions: dict[str, Both]


@dataclass(frozen=True)
class Article:
    """An article in our own words, with its instrument's title and number.

    `local` names the office's words on it, where with them all of it was read.
    """

    words: Both
    title: Both
    number: str
    hard: bool
    confidence: str
    local: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableText:
    """A canonical table: its title, and the field that holds the day of the event, if any."""

    title: Both
    event: str | None


@dataclass(frozen=True)
class LawValue:
    """One value that a law table gives: its label, unit and type."""

    label: Both
    unit: str | None
    type: str | None


@dataclass(frozen=True)
class LawTableText:
    """A law table: its title and its values by name."""

    title: Both
    values: dict[str, LawValue]


@dataclass(frozen=True)
class Manifest:
    """The manifest of a run.

    Args:
        run: the run's id.
        workspace: name of the procuratorate whose workspace it is.
        as_of: the day whose evening the run imagines.
        engine: name and version.
        software: version of this software.
        dictionary: version of the dictionary.
        hashes: of law tables, dictionary and so on, by name.
        batches: the data.
        models: in the order of the report.
        articles: by `instrument#article`.
        tables: by name.
        law_tables: by name.
        local_law: what the office confirmed and set in the law.
    """

    run: str
    workspace: str
    as_of: date
    engine: str
    software: str
    dictionary: str
    hashes: dict[str, str]
    batches: tuple[Batch, ...]
    models: tuple[ModelText, ...]
    articles: dict[str, Article]
    tables: dict[str, TableText]
    law_tables: dict[str, LawTableText]
    local_law: tuple[LocalText, ...] = ()


def read_manifest(node: Node) -> Manifest:
    """Read a manifest; what is wrong goes into the node's problems."""
    engine, hashes = node.child("engine"), node.child("hashes")
    manifest = Manifest(
        run=node.text("run"),
        workspace=node.text("workspace"),
        as_of=node.required_day("as_of"),
        engine=f"{engine.text('name')} {engine.text('version')}",
        software=node.text("software"),
        dictionary=node.text("dictionary"),
        hashes={name: hashes.text(name) for name in sorted(hashes.data)},
        batches=tuple(read_batch(child) for child in node.children("batches")),
        models=tuple(_model(child) for child in node.children("models")),
        articles={ref: _article(child) for ref, child in node.named("articles").items()},
        tables={
            name: TableText(child.own_both(), child.optional("event")) for name, child in node.named("tables").items()
        },
        law_tables={name: _law_table(child) for name, child in node.named("law_tables").items()},
        local_law=tuple(read_local(child) for child in node.children("local_law", required=False)),
    )
    _check_basis(manifest, node)
    return manifest


def _model(node: Node) -> ModelText:
    return ModelText(
        id=node.text("id"),
        version=node.text("version"),
        logic=node.text("logic"),
        effective=node.optional("effective") or node.text("logic"),
        overrides=tuple(_override(child) for child in node.children("overrides", required=False)),
        title=node.both("title"),
        point=node.both("point"),
        holder=node.text("holder"),
        direction=node.text("direction"),
        basis=node.texts("basis"),
        sentences=node.both("sentences"),
        findings={code: _finding(child) for code, child in node.named("findings").items()},
        exemptions={code: child.own_both() for code, child in node.named("exemptions").items()},
    )


def _override(node: Node) -> OverrideText:
    return OverrideText(
        kind=node.text("kind"),
        name=node.text("name"),
        label=node.own_both(),
        was=node.text("was"),
        value=node.text("value"),
        reason=node.both("reason"),
        person=node.text("person"),
        day=node.text("date"),
        until=node.text("until"),
        expired=node.flag("expired"),
    )


def _finding(node: Node) -> FindingText:
    section = node.text("section")
    if section and section not in SECTIONS:
        node.add("section", section, "应为 unlawful 或 note", "expected unlawful or note")
    return FindingText(node.own_both(), section, node.optional("grade") or "")


def _article(node: Node) -> Article:
    title = Both(node.text("title_zh"), node.optional("title_en") or "")
    number, hard, confidence = node.text("number"), node.flag("hard"), node.text("confidence")
    return Article(node.own_both(), title, number, hard, confidence, node.texts("local", required=False))


def _law_table(node: Node) -> LawTableText:
    values = {
        name: LawValue(child.own_both(), child.optional("unit"), child.optional("type"))
        for name, child in node.named("values").items()
    }
    return LawTableText(node.own_both(), values)


def _check_basis(manifest: Manifest, node: Node) -> None:
    for model in manifest.models:
        for ref in model.basis:
            if ref not in manifest.articles:
                zh = f"缺少条文，模型 {model.id} 以它为依据"
                node.add(f"articles.{ref}", None, zh, f"missing article; {model.id} rests on it")
