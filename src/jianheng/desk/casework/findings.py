"""The findings of a run as the workbench keeps them: hidden names, and where each one's proof lies."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from jianheng.clues import Clue as Found
from jianheng.clues.clue import Findings
from jianheng.clues.masking import mask_numbers
from jianheng.clues.problem import Problem, RunError
from jianheng.clues.run import Line, Run
from jianheng.desk.casework.acts import act_keys
from jianheng.desk.casework.keyed import keyed
from jianheng.engine.answer_files import EXPLANATIONS


@dataclass(frozen=True)
class Finding:
    """One clue or prompt of a run.

    Args:
        fingerprint: its name in every run.
        unit: the body whose duty it is.
        proof_hash: hash of the facts that it rests on.
        columns: what the run sets in the clue's row; names are hidden.
    """

    fingerprint: str
    unit: str
    proof_hash: str
    columns: dict[str, Any]

    @property
    def standing(self) -> str:
        """What the machine answers: what is found, stands."""
        return "unlawful"


def _columns(found: Found, shown: str) -> dict[str, Any]:
    """What a clue says of itself.

    Args:
        found: the clue, with names hidden.
        shown: end of the person's number; stands in where no name is stated.
    """
    persons = found.proof.persons
    return {
        "fingerprint": found.fingerprint,
        "section": found.section,
        "model": found.model,
        "version": found.version,
        "area": found.model.partition("/")[0],
        "code": found.code,
        "title_zh": found.title.pick("zh"),
        "title_en": found.title.pick("en"),
        "label_zh": found.label.pick("zh"),
        "label_en": found.label.pick("en"),
        "says_zh": found.says.pick("zh"),
        "says_en": found.says.pick("en"),
        "person": persons[0].name if persons else shown,
        "act": found.proof.named("zh")[:300],
        "slot": found.slot or "",
        "day": _day(found.day),
        "grade": found.grade,
        "standing": "unlawful",
    }


def findings_of(run: Run) -> Iterator[Finding]:
    """The clues and prompts of a run, one after the other.

    Args:
        run: the open run.

    Raises:
        RunError: an explanation is broken.
    """
    problems: list[Problem] = []
    hidden = Findings(run, reveal=False, problems=problems)
    wanted = {(model, row) for model, tally in run.tallies.items() for row in tally.rows}
    keys = act_keys(run, wanted)
    for line, at, length in placed_lines(run):
        if (line.model, line.row) not in wanted:
            continue
        shown = run.explanation(line, problems, reveal=True)
        person = shown.persons[0] if shown.persons else None
        slot = "" if shown.slot is None else shown.slot
        number = _number(line.data, person.id_number if person else "")
        proof = facts_hash(line.data)
        placed = {
            "proof_run": run.folder.name,
            "proof_at": at,
            "proof_length": length,
            "proof_hash": proof,
            "act_key": keyed("act", keys.get((line.model, line.row, slot), "")),
            "person_key": keyed("person", number),
            "name_key": keyed("name", person.name if person else ""),
        }
        for found in hidden.of_line(line):
            columns = _columns(found, mask_numbers(number)[:80]) | placed
            yield Finding(found.fingerprint, found.unit, proof, columns)
    if problems:
        raise RunError(run.folder.name, problems)


def placed_lines(run: Run) -> Iterator[tuple[Line, int, int]]:
    """The lines of the explanations, each with its byte offset and length."""
    at = 0
    with (run.folder / EXPLANATIONS).open("rb") as file:
        for number, text in enumerate(file, start=1):
            yield Line(number, json.loads(text)), at, len(text)
            at += len(text)


def facts_hash(data: dict[str, Any]) -> str:
    """Hash the facts of an explanation: values of rows and of the law, not where they lie nor the day of the run.

    A delivery that says the same again changes nothing; neither does the passing of days.
    """
    items = [[item.get("name"), sorted(_values(row) for row in item.get("rows") or ())] for item in data["items"]]
    law = [[one.get("table"), one.get("rows"), one.get("values")] for one in data["law"]]
    missing = sorted(f"{one.get('leaf')}:{one.get('reason')}" for one in data.get("missing") or ())
    text = json.dumps([_values(data["act"]), items, law, missing], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _values(row: dict[str, Any]) -> list[str]:
    return sorted(f"{field['name']}={field.get('value')}" for field in row.get("fields") or ())


def _number(data: dict[str, Any], stated: str) -> str:
    key = data.get("key")
    person = key.get("person") if isinstance(key, dict) else None
    return str(person).removeprefix("id:") if person else stated


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        # The day of an act may be known to its month alone; it then has no place in an order of days.
        return None
