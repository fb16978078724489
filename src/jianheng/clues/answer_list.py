"""Every act that is asked for, as one row of words a person can read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from jianheng.clues.act_name import ActNames
from jianheng.clues.answers import Answer, read_answers
from jianheng.clues.choice import Choice
from jianheng.clues.explanation import Explanation
from jianheng.clues.facts import parse_fact
from jianheng.clues.local_says import local_says
from jianheng.clues.manifest import ModelText
from jianheng.clues.masking import Mask
from jianheng.clues.problem import Problem, RunError
from jianheng.clues.report.value import Values
from jianheng.clues.run import Line, Run
from jianheng.clues.sheet import Column
from jianheng.clues.source_place import place_named, place_of
from jianheng.clues.told import read_told
from jianheng.clues.words import Words
from jianheng.engine.answer_files import EXPLANATIONS
from jianheng.engine.execute import act_name

COLUMNS: tuple[Column, ...] = (
    ("行为", "Act", 32),
    ("人员", "Person", 18),
    ("期次", "Period", 14),
    ("单位", "Unit", 26),
    ("行为日", "Day of act", 12),
    ("判断", "Answer", 12),
    ("发现", "Finding", 18),
    ("提示", "Prompt", 18),
    ("说明", "What is so", 60),
    ("缺少的事实", "Fact that is not to be had", 40),
    ("怎样补正", "The mend", 40),
    ("不适用的情形", "Exemption", 24),
    ("保留", "Caveats", 18),
    ("期限", "Due", 12),
    ("来源", "Source", 44),
    ("行号", "Row id", 40),
)


class AnswerList:
    """Puts the acts of a run into words, some at a time.

    Args:
        run: the open run.
        choice: which acts.
        names: how to read the keys of each model's acts.
        words: in which language.
        reveal: True shows names and ID numbers.
    """

    def __init__(self, run: Run, choice: Choice, names: Mapping[str, ActNames], words: Words, reveal: bool) -> None:
        self.run, self.words = run, words
        self._choice, self._names, self._reveal = choice, names, reveal
        self._values, self._mask = Values(words), Mask(reveal=reveal)
        self._files = {batch.id: [file.name for file in batch.files] for batch in run.manifest.batches}
        self._told = read_told(run, names.keys(), reveal)
        self._problems: list[Problem] = []

    def notes(self) -> Iterator[str]:
        """What the list is, line by line: of which run, which acts, and whether names are shown."""
        words, manifest, choice = self.words, self.run.manifest, self._choice
        asked = words("comma").join(words.code("answer", answer) for answer in choice.answers)
        unit = None if choice.unit is None else choice.unit or words("unit_unknown")
        yield f"{words('run')}{words('colon')}{manifest.run}"
        yield f"{words('as_of')}{words('colon')}{manifest.as_of}"
        yield words("list_of", answers=asked or words("every_answer"), unit=unit or words("every_unit"))
        yield words("revealed" if self._reveal else "masked")
        yield words("list_why")
        yield words("lead_human")
        yield from (f"{words('local_law')}{words('colon')}{local_says(one, words)}" for one in manifest.local_law)

    def models(self) -> Iterator[tuple[ModelText, Iterator[list[str | None]]]]:
        """The models with their rows; those of one must be taken before the next is asked for.

        Raises:
            RunError: the explanations do not fit the answers.
        """
        groups = groupby(self.run.lines(), key=lambda line: line.model)
        name, lines = next(groups, ("", iter(())))
        for model in self.run.manifest.models:
            if model.id in self._names:
                yield model, self._rows(model, lines if name == model.id else iter(()))
            if name == model.id:
                name, lines = next(groups, ("", iter(())))
        if name:
            zh, en = "说明的次序与清单里的模型不一致", "explanations out of the order of the models"
            self._problems.append(Problem(EXPLANATIONS, "model", name, zh, en))
        if self._problems:
            raise RunError(self.run.folder.name, self._problems)

    def _rows(self, model: ModelText, lines: Iterator[Line]) -> Iterator[list[str | None]]:
        """Answers and explanations side by side: both go by row and slot, and not every act is explained."""
        line = next(lines, None)
        for answer in read_answers(self.run.folder, model.id, self._choice):
            here = _place(answer.row_id, answer.slot)
            while line is not None and _place(line.row, line.data.get("slot")) < here:
                line = next(lines, None)
            proof = None
            if line is not None and _place(line.row, line.data.get("slot")) == here:
                proof = self.run.explanation(line, self._problems, self._reveal)
            elif answer.findings or answer.notes:
                zh = "有发现却没有说明，缺少证据"
                what = f"{model.id} {act_name(answer.row_id, answer.slot)}"
                self._problems.append(Problem(EXPLANATIONS, "row", what, zh, "a finding without its explanation"))
            yield [cell or None for cell in self._row(model, answer, proof)]

    def _row(self, model: ModelText, answer: Answer, proof: Explanation | None) -> list[str]:
        words, named = self.words, self._names[model.id](answer.key, answer.slot)
        persons = [person.name for person in proof.persons] if proof else []
        hits = [*proof.hits("unlawful"), *proof.hits("note")] if proof else []
        return [
            named.act or words("unknown"),
            " ".join(filter(None, (words("comma").join(persons), named.person))),
            "" if answer.slot is None else words("slot", at=str(answer.slot), n=answer.slot + 1),
            answer.unit or words("unit_unknown"),
            answer.day,
            words.code("answer", answer.answer),
            self._labels(model, answer.findings),
            self._labels(model, answer.notes),
            "\n".join(hit.says.pick(words.lang) for hit in hits if hit.says.pick(words.lang)),
            "\n".join(self._fact(model, text, answer) for text in answer.missing),
            "\n".join(self._mends(model, answer)),
            words("semicolon").join(
                model.exemptions[code].pick(words.lang) if code in model.exemptions else code
                for code in answer.exemptions
            ),
            words("semicolon").join(
                [self._caveat(model, code) for code in answer.caveats]
                + [local_says(one, words) for one in (proof.local_law if proof else ())]
            ),
            answer.due,
            self._source(answer.row_id, proof),
            self._mask(act_name(answer.row_id, answer.slot)),
        ]

    def _labels(self, model: ModelText, codes: tuple[str, ...]) -> str:
        found = model.findings
        labels = (found[code].label.pick(self.words.lang) if code in found else code for code in codes)
        return self.words("semicolon").join(labels)

    def _fact(self, model: ModelText, text: str, answer: Answer) -> str:
        said = self._told.facts.get((model.id, *parse_fact(text)))
        leaf, reason = parse_fact(text)
        shown = said.says.pick(self.words.lang) if said else ""
        shown = shown or f"{self._names[model.id].fact(leaf)}{self.words('colon')}{self.words.code('reason', reason)}"
        return shown if answer.answer == "undetermined" else shown + self.words("does_not_matter")

    def _mends(self, model: ModelText, answer: Answer) -> Iterator[str]:
        """What would settle the act; where it is settled, nothing need be brought."""
        if answer.answer == "undetermined":
            said = (self._told.facts.get((model.id, *parse_fact(text))) for text in answer.missing)
            yield from dict.fromkeys(each.mend.pick(self.words.lang) for each in said if each is not None)

    def _caveat(self, model: ModelText, code: str) -> str:
        return self._values.caveat(code, self._told.items.get(model.id, {}).values())

    def _source(self, row_id: str, proof: Explanation | None) -> str:
        if proof is not None and proof.act.source:
            return place_of(proof.act, self.words)
        return self._mask(place_named(row_id, self._files, self._told.sheets, self.words))


def _place(row: str, slot: int | None) -> tuple[str, bool, int]:
    return row, slot is None, slot or 0
