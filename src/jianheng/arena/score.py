"""What models answered, held against the truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Protocol

from jianheng.arena.act import Act
from jianheng.dictionary import Dictionary, Field

SHOWN = 20
_LISTS = ("findings", "notes", "missing")
_GRAVEST = ("unlawful", "undetermined", "pending", "exempt", "lawful")


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
        examined: all acts.
        told: what went wrong, act by act.
    """

    seeded: int = 0
    found: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    tempting: int = 0
    wrong: int = 0
    undetermined: int = 0
    examined: int = 0
    told: list[str] = field(default_factory=list)

    @property
    def perfect(self) -> bool:
        """Every seeded act found, and no clue beside them."""
        return self.found == self.seeded and not self.wrong


def score_model(acts: Iterable[Act], answers: Iterable[Answered], dictionary: Dictionary) -> ModelScore:
    """Hold the answers of one model against the truth.

    Args:
        acts: what is known for the model.
        answers: every answer of the model.
        dictionary: which fields are a table's natural key.
    """
    score = ModelScore()
    expected = {natural_key(act, dictionary): act for act in acts}
    score.seeded = sum(bool(act.finding) for act in expected.values())
    score.tempting = len(expected) - score.seeded
    met: set[str] = set()
    for answer in _slots_as_one(answers, expected.keys()):
        score.examined += 1
        score.undetermined += answer.answer == "undetermined"
        act = expected.get(answer.key)
        met.add(answer.key)
        _judge(score, act, answer)
    for key in expected.keys() - met:
        if expected[key].finding:
            _miss(score, expected[key], "absent", key)
    return score


@dataclass(frozen=True)
class _Row:
    """The answers on all slots of one row, of which the truth knows only the row."""

    row_id: str
    key: str
    answer: str
    findings: tuple[str, ...]
    notes: tuple[str, ...]
    missing: tuple[str, ...]


def _slots_as_one(answers: Iterable[Answered], known: Collection[str]) -> Iterator[Answered]:
    """Answers, those on slots of a known row joined: what stands in one slot stands for the row."""
    slots: dict[str, list[Answered]] = {}
    for answer in answers:
        row, _, slot = answer.key.rpartition("#")
        if slot.isdigit() and row in known and answer.key not in known:
            slots.setdefault(row, []).append(answer)
        else:
            yield answer
    for key, parts in slots.items():
        said = [tuple(dict.fromkeys(chain.from_iterable(getattr(p, name) for p in parts))) for name in _LISTS]
        worst = next((a for a in _GRAVEST if any(p.answer == a for p in parts)), parts[0].answer)
        yield _Row(parts[0].row_id, key, worst, *said)


def natural_key(act: Act, dictionary: Dictionary) -> str:
    """The key of an act as answers write it."""
    table = dictionary.tables[act.table]
    return "|".join(_in_columns(act.key.get(name, ""), table.fields[name]) for name in table.key)


def _in_columns(value: str, field: Field) -> str:
    """A value as the columns of its field hold it: with its precision, or with both bounds."""
    if field.type == "moment":
        return f"{value}|minute" if value else "|"
    return f"{value}|{value}" if field.part else value


def _judge(score: ModelScore, act: Act | None, answer: Answered) -> None:
    owed = act.finding if act is not None else ""
    said = {*answer.findings, *answer.notes}
    if owed and owed in said:
        score.found += 1
        said.discard(owed)
    elif act is not None and owed:
        _miss(score, act, answer.answer, f"{answer.row_id} {'，'.join(answer.missing)}")
    if answer.answer == "unlawful" and set(answer.findings) - {owed}:
        score.wrong += 1
        story = act.story if act is not None else ""
        score.told.append(f"{answer.row_id} {'、'.join(answer.findings)}：应为合法 lawful（{story}）")


def _miss(score: ModelScore, act: Act, instead: str, where: str) -> None:
    score.missed[instead] += 1
    score.told.append(f"{where}：应为 {act.finding}，答 {instead}（{act.story}）")


def perfect(scores: Mapping[str, ModelScore]) -> bool:
    """Whether all models agree with the truth."""
    return all(score.perfect for score in scores.values())
