"""The proof of a clue as a paper shows it: taken when the clue is put in, and kept with the paper."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from jianheng.clues.report.prose import Prose
from jianheng.clues.report.value import Values
from jianheng.clues.words import Words as ReportWords
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.proof import Proof as Explained
from jianheng.desk.casework.proof import ProofLost, proof_of
from jianheng.desk.casework.proof_steps import chosen_fields, source_rows, steps_of
from jianheng.desk.casework.source_sheet import place_of_row
from jianheng.desk.casework.used_fields import ACT
from jianheng.desk.casework.words import ANSWERS
from jianheng.desk.papers.writing.facts import Language, Proof
from jianheng.desk.place import workspace
from jianheng.intake.problem import IntakeError
from jianheng.intake.store import list_batches
from jianheng.intake.store.coverage import ANY_UNIT
from jianheng.law.citation import place

ROWS, FIELDS = 12, 6


def snapshot(clue: Clue, language: Language, reveal: bool = False) -> Proof:
    """What a clue rests on now.

    Args:
        clue: the clue.
        language: of the words.
        reveal: True shows names and ID numbers.

    Returns:
        The proof; the finding alone where its run is gone.
    """
    try:
        explained = proof_of(clue, reveal)
    except ProofLost:
        return Proof(clue.number, _title(clue, language), clue.act, _answer(clue, language), _says(clue, language))
    return _told(clue, explained, language)


def name_in(clue: Clue) -> str:
    """The full name of a clue's person; empty where it tells of none, or of several.

    Raises:
        ProofLost: its run is gone.
    """
    persons = proof_of(clue, reveal=True).shown.persons
    return persons[0].name if len(persons) == 1 else ""


def kept(proof: Proof) -> dict[str, Any]:
    """A proof as the database keeps it."""
    return asdict(proof)


def of_kept(data: dict[str, Any]) -> Proof:
    """The proof that the database keeps."""
    told = {name: tuple(tuple(each) for each in data.get(name, ())) for name in ("parts", "sources", "articles")}
    return Proof(**{**data, **told})


def basis_of(proof: Proof) -> str:
    """The articles of a proof, one a line."""
    return "\n".join(
        f"{law}{article}" if law.startswith("《") else f"{law}, {article}" for law, article, _ in proof.articles
    )


def _told(clue: Clue, explained: Explained, language: Language) -> Proof:
    steps = [step for step in steps_of(explained, language) if not step.beside_the_point]
    parts = [
        (step.name, step.result, step.articles[0].told if step.articles else "")
        for step in steps
        if step.kind in ("law", "let") and step.result
    ]
    return Proof(
        clue=clue.number,
        model=_title(clue, language),
        title=explained.shown.named(language),
        answer=_answer(clue, language),
        says=str(explained.hit.says.pick(language)) or _says(clue, language),
        parts=tuple(parts),
        sources=tuple(_sources(explained, language)),
        articles=tuple(_articles(explained, language)),
    )


def _sources(explained: Explained, language: Language) -> list[tuple[str, str, str, int | str, str, str]]:
    words = ReportWords(language)
    prose, values = Prose(words), Values(words)
    names = {explained.shown.act.row_id: ACT} | {
        row.row_id: item.name for item in explained.shown.items for row in item.rows
    }
    units = _units()
    found: list[tuple[str, str, str, int | str, str, str]] = []
    for row in source_rows(explained)[:ROWS]:
        used = explained.used.fields.get(names[row.row_id], ())
        lies = place_of_row(row)
        unit = units.get(lies.batch, "") if lies else ""
        for field in chosen_fields(row, used, FIELDS):
            at: int | str = row.row_no or field.place or "—"
            found.append((unit, row.source or "—", row.sheet or "—", at, prose.label(field), values.field(field)))
    return found


def _units() -> dict[str, str]:
    """Who delivered each batch; empty where one delivery holds rows of many units."""
    try:
        delivered = {batch.id: batch.manifest.delivery for batch in list_batches(workspace())}
    except IntakeError:
        return {}
    return {name: told.unit for name, told in delivered.items() if told and told.unit != ANY_UNIT}


def _articles(explained: Explained, language: Language) -> list[tuple[str, str, str]]:
    known = explained.run.manifest.articles
    used = [law for law in explained.shown.law if not explained.used.steps or law.name in explained.used.steps]
    refs = dict.fromkeys(ref for law in used for ref in law.cite)
    told = []
    # A duty without a number has no table: then the articles that its model names are the ground.
    for ref in refs or dict.fromkeys(explained.model.basis):
        if ref not in known:
            continue
        title = known[ref].title.pick(language) or ref.partition("#")[0]
        # What the manifest says of an article is our own summary: it may not stand where the law is quoted.
        told.append((f"《{title}》" if language == "zh" else title, place(ref, language), ""))
    return told


def _title(clue: Clue, language: Language) -> str:
    return clue.title_en if language == "en" else clue.title_zh


def _says(clue: Clue, language: Language) -> str:
    return (clue.says_en if language == "en" else clue.says_zh) or clue.label


def _answer(clue: Clue, language: Language) -> str:
    word = ANSWERS[clue.standing]
    return word.en if language == "en" else word.zh
