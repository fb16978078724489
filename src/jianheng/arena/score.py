"""What models answered, held against the truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from jianheng.arena.act import Act
from jianheng.dictionary import Dictionary, Field

# A duty that repeats is answered once a slot; the number of the slot follows the key.
SLOT = "#"


class Answered(Protocol):
    """One answer of a run, as far as scoring needs it."""

    @property
    def row_id(self) -> str:
        """The examined row."""

    @property
    def key(self) -> str:
        """Its natural key as text."""

    @property
    def answer(self) -> str:
        """One of the five."""

    @property
    def findings(self) -> tuple[str, ...]:
        """Findings of hard norms."""

    @property
    def notes(self) -> tuple[str, ...]:
        """Prompts."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Facts that are not to be had."""


@dataclass
class ModelScore:
    """How one model did.

    Args:
        seeded: unlawful acts of the truth.
        found: of them, those with the right finding.
        missed: those with another finding or none, by what was answered instead.
        tempting: lawful acts of the truth that look unlawful.
        wrong: clues on lawful acts.
        undetermined: acts that stayed undetermined.
        unnamed: of them, those that name no fact for want of which they did.
        examined: all acts.
        told: what went wrong, act by act.
    """

    seeded: int = 0
    found: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    tempting: int = 0
    wrong: int = 0
    undetermined: int = 0
    unnamed: int = 0
    examined: int = 0
    told: list[str] = field(default_factory=list)

    @property
    def perfect(self) -> bool:
        """Every seeded act found, and no clue beside them."""
        return self.found == self.seeded and not self.wrong

    @property
    def left_open(self) -> int:
        """Seeded acts that were not found, and say for want of which fact."""
        return self.missed["undetermined"]

    @property
    def not_derived(self) -> int:
        """Seeded acts of which the row, which others make up, did not come about."""
        return self.missed["not derived"]

    @property
    def silent(self) -> int:
        """Seeded acts that were not found, and say nothing of it."""
        return self.missed.total() - self.left_open - self.not_derived

    @property
    def sound(self) -> bool:
        """No clue beside the seeded acts, and what is not known is undetermined for want of a named fact."""
        return not (self.wrong or self.silent or self.unnamed)


def score_model(acts: Iterable[Act], answers: Iterable[Answered], dictionary: Dictionary) -> ModelScore:
    """Hold the answers of one model against the truth.

    Args:
        acts: what is known for the model.
        answers: every answer of the model.
        dictionary: which fields are a table's natural key.
    """
    score = ModelScore()
    expected = {natural_key(act, dictionary): act for act in acts}
    owed = Counter({key: act.times for key, act in expected.items() if act.finding})
    score.seeded, score.tempting = owed.total(), len(expected) - len(owed)
    # What is derived may begin on another day where one of its facts is missing; the person stays the same.
    of_person = {_person(key): key for key in owed if dictionary.tables[expected[key].table].derived}
    lost: dict[str, Answered] = {}
    lost_of_person: dict[str, Answered] = {}
    for answer in answers:
        score.examined += 1
        score.undetermined += answer.answer == "undetermined"
        score.unnamed += answer.answer == "undetermined" and not answer.missing
        key = answer.key.split(SLOT)[0]
        if answer.findings and key not in expected:
            key = of_person.get(_person(key), key)
        act = expected.get(key)
        finding = act.finding if act is not None and owed[key] else ""
        if finding and finding in (*answer.findings, *answer.notes):
            owed[key] -= 1
            score.found += 1
        else:
            finding = ""
            if key not in lost or answer.answer == "undetermined":
                lost[key] = answer
            if answer.answer == "undetermined":
                lost_of_person[_person(key)] = answer
        if answer.answer == "unlawful" and set(answer.findings) - {finding}:
            _wrong(score, act, answer)
    for key, times in (+owed).items():
        instead = lost.get(key)
        if instead is None and key in of_person.values():
            instead = lost_of_person.get(_person(key))
        derived = dictionary.tables[expected[key].table].derived
        _miss(score, expected[key], instead, times, "not derived" if derived else "absent")
    return score


def natural_key(act: Act, dictionary: Dictionary) -> str:
    """The key of an act as answers write it."""
    table = dictionary.tables[act.table]
    names = table.key if act.key.keys() <= {*table.key} else act.key
    return "|".join(_in_columns(act.key.get(name, ""), table.fields[name]) for name in names)


def _person(key: str) -> str:
    return key.split("|", maxsplit=1)[0]


def _in_columns(value: str, field: Field) -> str:
    """A value as the columns of its field hold it: with its precision, or with both bounds."""
    if field.type == "moment":
        return f"{value}|minute" if value else "|"
    return f"{value}|{value}" if field.part else value


def _wrong(score: ModelScore, act: Act | None, answer: Answered) -> None:
    score.wrong += 1
    story = act.story if act is not None else ""
    score.told.append(f"{answer.row_id} {'、'.join(answer.findings)}：应为合法 lawful（{story}）")


def _miss(score: ModelScore, act: Act, answer: Answered | None, times: int, without: str) -> None:
    instead = without if answer is None else answer.answer
    if answer is not None and instead == "undetermined" and not answer.missing:
        instead = "undetermined for no named fact"
    where = "、".join(act.key.values()) if answer is None else f"{answer.row_id} {'，'.join(answer.missing)}"
    score.missed[instead] += times
    score.told.append(f"{where}：应为 {act.finding}，答 {instead}（{act.story}）")
