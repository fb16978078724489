"""What a run was made of: data, models, law, calendar and engine, with their hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from jianheng.dictionary import Dictionary, Table
from jianheng.engine.calendar import working_days
from jianheng.engine.contents import contents, yaml_files
from jianheng.engine.execute import Session
from jianheng.engine.local_law import told_words
from jianheng.engine.overridden import told_overrides
from jianheng.engine.reads import law_tables
from jianheng.language.canonical import canonical_json, content_hash, logic_hash
from jianheng.language.population import own_dictionary
from jianheng.language.sentences import Sentences
from jianheng.language.tree import Bilingual, Model
from jianheng.law import Article, Instrument, LocalWord, resolve

RESULTS = frozenset({"run", "explained", "counts", "grades", "near", "files", "grown", "program"})


@dataclass(frozen=True)
class Basis:
    """Where a run's data and law come from.

    Args:
        workspace: name of the procuratorate.
        batches: manifests of the batches.
        instruments: instruments of law by id.
        withdrawn: what was said of batches that are here and do not count.
        words: what the office confirmed and set in the law.
    """

    workspace: str
    batches: tuple[dict[str, Any], ...]
    instruments: dict[str, Instrument]
    withdrawn: tuple[dict[str, Any], ...] = ()
    words: tuple[LocalWord, ...] = ()


def manifest(session: Session, models: Sequence[Model], basis: Basis) -> dict[str, Any]:
    """The manifest without the run's own id and counts."""
    asked = {name for model in models for name in law_tables(model)}
    law = [table for table in session.law.values() if table.name in asked]
    refs = {ref for model in models for ref in model.basis}
    refs |= {ref for table in law for row in table.rows for ref in row.cite}
    dictionary = session.dictionary
    return {
        "workspace": basis.workspace,
        "as_of": session.as_of.isoformat(),
        "engine": {"name": session.engine.name, "version": session.engine.version},
        "software": version("jianheng"),
        "program": program_hash(),
        "dictionary": str(dictionary.version),
        "hashes": {
            "law": package_hash("jianheng.law"),
            "dictionary": package_hash("jianheng.dictionary"),
            "calendar": hashlib.sha256(canonical_json(working_days(session.calendar)).encode()).hexdigest(),
        },
        "contents": contents(session, models),
        "batches": list(basis.batches),
        "withdrawn": list(basis.withdrawn),
        "local_law": told_words(basis.words, session.law),
        "models": [_model(session, model) for model in models],
        "articles": {ref: _article(basis.instruments, ref) for ref in sorted(refs)},
        "tables": {
            table.name: {
                "zh": table.title_zh,
                "en": table.title_en,
                "event": table.axis.start if table.axis.kind == "event" else None,
            }
            for table in _tables(dictionary, models).values()
        },
        "law_tables": {
            table.name: {
                "zh": table.title_zh,
                "en": table.title_en,
                "values": {
                    **{
                        v.name: {"zh": v.label_zh, "en": v.label_en, "unit": v.unit, "type": v.type}
                        for v in table.values
                    },
                    "hard": {"zh": "强制规定", "en": "hard norm", "unit": None, "type": "flag"},
                },
            }
            for table in law
        },
    }


def _tables(dictionary: Dictionary, models: Sequence[Model]) -> dict[str, Table]:
    """The dictionary's tables, and the answers that models of the run examine."""
    tables = dictionary.tables
    for model in models:
        tables = tables | own_dictionary(model.examine, dictionary).tables
    return tables


def run_id(whole: dict[str, Any]) -> str:
    """The day and the first digits of the hash of everything that the run rests on, its results left out."""
    rests_on = {name: value for name, value in whole.items() if name not in RESULTS}
    digest = hashlib.sha256(canonical_json(rests_on).encode()).hexdigest()
    return f"{whole['as_of']}-{digest[:12]}"


@cache
def program_hash() -> str:
    """SHA-256 over the program's own files: a version may name several states of it while it is being written."""
    digest = hashlib.sha256()
    root = Path(str(files("jianheng")))
    for path in sorted(path for path in root.rglob("*") if path.suffix in {".py", ".sql"}):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def package_hash(package: str) -> str:
    """SHA-256 over the YAML files of a package, names included."""
    digest = hashlib.sha256()
    for name, content in sorted(yaml_files(files(package), "")):
        digest.update(name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()


def _model(session: Session, model: Model) -> dict[str, Any]:
    return {
        "id": model.id,
        "version": model.version,
        "logic": logic_hash(model.published or model),
        "content": content_hash(model.published or model),
        "effective": logic_hash(model),
        "overrides": told_overrides(model),
        "portable": not any(let.value.op == "sql" for let in model.lets),
        "title": _both(model.title, model.id),
        "point": _both(model.point, model.id),
        "holder": model.holder,
        "direction": model.direction,
        "basis": list(model.basis),
        "sentences": {lang: Sentences(model, session.dictionary, session.law, lang).whole() for lang in ("zh", "en")},
        "findings": {
            f.code: {**_both(f.title, f.code), "section": f.section, "grade": f.grade} for f in model.findings
        },
        "exemptions": {x.code: _both(x.title, x.code) for x in model.exempt},
    }


def _both(text: Bilingual, fallback: str) -> dict[str, str]:
    words = dict(text)
    zh = words.get("zh") or words.get("en") or fallback
    return {"zh": zh, "en": words.get("en") or zh}


def _article(instruments: dict[str, Instrument], ref: str) -> dict[str, Any]:
    instrument, articles = resolve(ref, instruments)
    weakest = max(article.confidence for article in articles.values())
    return {
        "zh": " ".join(article.paraphrase_zh for article in articles.values()),
        "en": " ".join(article.paraphrase_en for article in articles.values()),
        "title_zh": instrument.title_zh,
        "title_en": instrument.title_en,
        "number": instrument.number or instrument.title_zh,
        "hard": all(article.hard for article in articles.values()),
        "confidence": weakest,
        **_read_here(articles.values()),
    }


def _read_here(articles: Collection[Article]) -> dict[str, list[str]]:
    """The office's words on articles, where with them all of it was read."""
    words = sorted({article.local.ref for article in articles if article.local is not None})
    return {"local": words} if words and all(article.confirmed for article in articles) else {}
