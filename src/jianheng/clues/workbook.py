"""The clue list as an Excel workbook that a person can work through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime, time
from pathlib import Path

from jianheng.clues.clue import Clue
from jianheng.clues.explanation import ANSWERS
from jianheng.clues.local import override_says
from jianheng.clues.local_says import local_says
from jianheng.clues.manifest import ModelText
from jianheng.clues.overview import Slice
from jianheng.clues.report.charts import area_name, period
from jianheng.clues.report.limits import Limits
from jianheng.clues.report.page import gather
from jianheng.clues.report.unsettled import Unsettled
from jianheng.clues.report.value import Values
from jianheng.clues.run import Run, load_run
from jianheng.clues.sheet import Column, add_notes, add_sheet, new_book, write_book
from jianheng.clues.source_place import place_of
from jianheng.clues.words import Words
from jianheng.law.citation import place, short_name

CLUE_COLUMNS: tuple[Column, ...] = (
    ("序号", "No.", 6),
    ("模型", "Model", 20),
    ("监督点", "Point", 16),
    ("单位", "Unit", 24),
    ("行为", "Act", 26),
    ("人员", "Person", 12),
    ("行为日", "Day of act", 12),
    ("发现", "Finding", 16),
    ("说明", "What is so", 70),
    ("程度（建议）", "Grade (proposed)", 12),
    ("依据", "Basis", 30),
    ("来源", "Source", 40),
    ("保留", "Caveats", 14),
    ("核查结论（填写）", "Result (fill in)", 18),
    ("核查说明（填写）", "Remarks (fill in)", 30),
    ("模型版本", "Model version", 12),
    ("指纹", "Fingerprint", 68),
)
BY_ANSWER: tuple[Column, ...] = (
    ("违法", "Unlawful", 10),
    ("无法判断", "Undetermined", 12),
    ("期限未到", "Not yet due", 12),
    ("不适用", "Exempt", 10),
    ("未见违法", "No violation found", 12),
)
ANSWER_COLUMNS = (*BY_ANSWER, ("审查行为", "Examined", 12))
AREA, MODEL, UNIT = ("领域", "Area", 18), ("模型", "Model", 28), ("单位", "Unit", 28)
PERIOD = ("行为时间", "Time of act", 14)
MISSING_COLUMNS: tuple[Column, ...] = (
    MODEL,
    ("缺少的事实", "Fact that is not to be had", 60),
    ("因此无法判断", "Undetermined by it", 14),
    ("其中仅缺此项", "By it alone", 14),
    ("怎样补正", "The mend", 60),
)
ATTRITION_COLUMNS: tuple[Column, ...] = (
    MODEL,
    ("步骤", "Step", 8),
    ("条件", "Condition", 70),
    ("留下件数", "Acts left", 12),
)


def write_clues_xlsx(run_dir: Path, out: Path, lang: str = "zh", reveal: bool = False) -> None:
    """Write clues, prompts and counts of a run as a workbook; the same run gives the same bytes.

    Args:
        run_dir: folder of the run.
        out: the file to write; its folder is made if absent.
        lang: `zh` or `en`.
        reveal: True shows names and ID numbers.

    Raises:
        RunError: the run cannot be read.
        ValueError: the language is neither `zh` nor `en`.
    """
    run = load_run(run_dir)
    words = Words(lang)
    contents = gather(run, reveal, Limits())
    with new_book() as book:
        for title, entries in ((words("clues"), contents.clues), (words("prompts"), contents.prompts)):
            rows = (_clue_row(entry.number, entry.clue, run.model(entry.clue.model), words) for entry in entries)
            add_sheet(book, title, CLUE_COLUMNS, rows, lang)
        seen = contents.overview
        areas, units, periods = (
            [*_sliced(seen.areas, lambda name: area_name(name, words))],
            [*_sliced(seen.units, lambda name: name or words("unit_unknown"))],
            [*_sliced(seen.periods, lambda name: period(name, words))],
        )
        first = add_sheet(book, words("summary"), (MODEL, UNIT, *ANSWER_COLUMNS), _count_rows(run, words), lang)
        if run.manifest.local_law:
            add_notes(first, [words("local_law"), *(local_says(one, words) for one in run.manifest.local_law)])
        add_sheet(book, words("by_area"), (AREA, *ANSWER_COLUMNS), areas, lang)
        add_sheet(book, words("by_unit"), (UNIT, *ANSWER_COLUMNS), units, lang)
        add_sheet(book, words("by_time"), (PERIOD, *ANSWER_COLUMNS), periods, lang)
        add_sheet(book, words("open"), MISSING_COLUMNS, _missing_rows(contents.unsettled, words), lang)
        add_sheet(book, words("attrition"), ATTRITION_COLUMNS, _attrition_rows(run, lang), lang)
        stamp = datetime.combine(run.manifest.as_of, time())
        book.properties.creator = "jianheng"
        book.properties.title = f"{run.manifest.workspace} {run.manifest.run}"
        write_book(book, out, stamp)


def _clue_row(number: int, clue: Clue, model: ModelText, words: Words) -> list[str | int]:
    lang, proof, values = words.lang, clue.proof, Values(words)
    refs = proof.basis or model.basis
    return [
        number,
        clue.title.pick(lang),
        model.point.pick(lang),
        clue.unit or words("unit_unknown"),
        proof.named(lang),
        words("comma").join(person.name for person in proof.persons),
        clue.day,
        clue.label.pick(lang),
        clue.says.pick(lang),
        words.code("grade", clue.grade) if clue.grade else "",
        words("semicolon").join(f"{short_name(ref)} {place(ref, lang)}" for ref in refs),
        _sources(clue, words),
        words("semicolon").join(
            [values.caveat(caveat, proof.items) for caveat in proof.caveats]
            + [override_says(one, words) for one in clue.overrides]
            + [local_says(one, words) for one in proof.local_law]
        ),
        "",
        "",
        proof.version,
        clue.fingerprint,
    ]


def _sources(clue: Clue, words: Words) -> str:
    rows = (clue.proof.act, *(row for item in clue.proof.items for row in item.rows))
    return "\n".join(dict.fromkeys(place_of(row, words) for row in rows if row.source))


def _count_rows(run: Run, words: Words) -> Iterable[list[str | int]]:
    for model in run.manifest.models:
        tally = run.tallies[model.id]
        title = model.title.pick(words.lang)
        for unit, counts in sorted(tally.by_unit.items()):
            yield _counted(title, unit or words("unit_unknown"), counts)
        yield _counted(title, words("total"), tally.total)


def _counted(title: str, unit: str, counts: Counter[str]) -> list[str | int]:
    return [title, unit, *_amounts(counts)]


def _sliced(slices: Iterable[Slice], label: Callable[[str], str]) -> Iterable[list[str | int]]:
    for part in slices:
        yield [label(part.name), *_amounts(part.counts)]


def _amounts(counts: Counter[str]) -> list[int]:
    return [*(counts[answer] for answer in ANSWERS), counts.total()]


def _missing_rows(unsettled: Iterable[Unsettled], words: Words) -> Iterable[list[str | int]]:
    """The facts that leave acts undetermined, the costliest first."""
    for one in unsettled:
        for fact in one.facts:
            named = fact.says.pick(words.lang) or f"{fact.leaf}{words('colon')}{words.code('reason', fact.reason)}"
            title = one.model.title.pick(words.lang)
            yield [title, named, fact.lacking, fact.alone, fact.mend.pick(words.lang)]


def _attrition_rows(run: Run, lang: str) -> Iterable[list[str | int]]:
    for model in run.manifest.models:
        for number, step in enumerate(run.attrition[model.id]):
            yield [model.title.pick(lang), number, step.words.pick(lang), step.rows]
