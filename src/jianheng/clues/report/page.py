"""The report put together: what it shows, rendered as one self-contained page."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from jianheng.clues.clue import Clue, Findings
from jianheng.clues.command import Commands
from jianheng.clues.explanation import ANSWERS
from jianheng.clues.local import override_says
from jianheng.clues.local_says import local_says
from jianheng.clues.masking import mask_numbers
from jianheng.clues.overview import Overview, overview
from jianheng.clues.problem import Problem, RunError
from jianheng.clues.report.charts import Charts, area_name, period
from jianheng.clues.report.figures import amount_bar, answer_bar, share
from jianheng.clues.report.limits import Limits
from jianheng.clues.report.own_words import own_words
from jianheng.clues.report.prose import Prose
from jianheng.clues.report.units import unit_rows
from jianheng.clues.report.unsettled import OpenActs, Unsettled
from jianheng.clues.report.value import Values
from jianheng.clues.run import Run, load_run
from jianheng.clues.words import Words
from jianheng.law.citation import place, short_name
from jianheng.law.texts import LawTexts

# Keys that join rows: they tell a reader nothing in a line of facts.
OWN_KEYS = ("person", "origin", "ruling", "row")


@dataclass(frozen=True)
class Entry:
    """A clue or prompt at its place in the report: its number and the anchor that leads to it."""

    number: int
    anchor: str
    clue: Clue


@dataclass(frozen=True)
class Contents:
    """What a report is made of."""

    run: Run
    overview: Overview
    clues: list[Entry]
    prompts: list[Entry]
    unsettled: list[Unsettled]


def write_report(
    run_dir: Path, out: Path, lang: str = "zh", reveal: bool = False, texts: LawTexts | None = None
) -> None:
    """Write the report of a run as one HTML file.

    Args:
        run_dir: folder of the run.
        out: the file to write; its folder is made if absent.
        lang: `zh` or `en`.
        reveal: True shows names and ID numbers.
        texts: law texts, whose words stand beside citations; without them the report has no such place.

    Raises:
        RunError: the run cannot be read; the error lists everything that is missing or wrong.
        ValueError: the language is neither `zh` nor `en`.
    """
    page = render_report(load_run(run_dir), lang, reveal, texts=texts)
    out.parent.mkdir(parents=True, exist_ok=True)
    # Under another name first, so that nobody opens half a report.
    part = out.with_name(f".{out.name}.part")
    part.write_text(page, encoding="utf-8", newline="\n")
    part.replace(out)


def render_report(
    run: Run,
    lang: str = "zh",
    reveal: bool = False,
    limits: Limits | None = None,
    texts: LawTexts | None = None,
) -> str:
    """Render the report of an open run; the same run and texts give the same page.

    Args:
        run: the run.
        lang: `zh` or `en`.
        reveal: True shows names and ID numbers.
        limits: how much of long lists is shown.
        texts: law texts, whose words stand beside citations.

    Raises:
        RunError: an explanation is missing or broken.
    """
    limits = limits or Limits()
    words = Words(lang)
    contents = gather(run, reveal, limits)
    environment = _environment(words, reveal, run.folder)
    environment.globals.update(own_words(texts, lang))
    return environment.get_template("page.html.jinja").render(
        contents=contents,
        run=run,
        manifest=run.manifest,
        lang=lang,
        reveal=reveal,
        limits=limits,
        answers=ANSWERS,
        charts=Charts(words, [(part.name, area_name(part.name, words)) for part in contents.overview.areas]),
        **_assets(),
    )


def gather(run: Run, reveal: bool, limits: Limits) -> Contents:
    """Go through the explanations once and keep what the report shows.

    Raises:
        RunError: an explanation is missing or broken.
    """
    problems: list[Problem] = []
    found = Findings(run, reveal, problems)
    open_acts = OpenActs(run, limits, reveal, problems)
    for line in run.lines():
        found.take(line)
        open_acts.take(line)
    clues = found.finish()
    if problems:
        raise RunError(run.folder.name, problems)
    return Contents(
        run=run,
        overview=overview(run),
        clues=_entries(clues, "unlawful"),
        prompts=_entries(clues, "note"),
        unsettled=open_acts.finish(),
    )


def _entries(clues: list[Clue], section: str) -> list[Entry]:
    seen: Counter[str] = Counter()
    entries = []
    for number, clue in enumerate((c for c in clues if c.section == section), start=1):
        seen[clue.anchor] += 1
        times = seen[clue.anchor]
        entries.append(Entry(number, clue.anchor if times == 1 else f"{clue.anchor}-{times}", clue))
    return entries


def _environment(words: Words, reveal: bool, folder: Path) -> Environment:
    environment = Environment(
        loader=PackageLoader("jianheng.clues.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    lang = words.lang
    prose = Prose(words)
    helpers: dict[str, Any] = {
        "t": words,
        "v": Values(words),
        "bar": lambda counts: answer_bar(counts, words),
        "amount_bar": amount_bar,
        "share": share,
        "commands": Commands(folder, lang),
        "unit_rows": unit_rows,
        "area_name": lambda area: area_name(area, words),
        "unit_name": lambda unit: unit or words("unit_unknown"),
        "period": lambda name: period(name, words),
        "own_keys": OWN_KEYS,
        "override_says": lambda one: override_says(one, words),
        "local_says": lambda one: local_says(one, words),
        "of_model": lambda entries, model: [entry for entry in entries if entry.clue.model == model],
    }
    environment.globals.update(helpers)
    environment.filters.update(
        both=lambda both: both.pick(lang),
        label=prose.label,
        sentence=prose.sentence,
        dated=prose.dated,
        paragraphs=prose.paragraphs,
        number=lambda n: f"{n:,}",
        place=lambda ref: place(ref, lang),
        short=short_name,
        hidden=(lambda text: text) if reveal else mask_numbers,
    )
    return environment


def _assets() -> dict[str, Markup]:
    """Style and script with their hashes: the page itself forbids the browser to run or load anything else."""
    folder = files("jianheng.clues.report")
    found = {}
    for name, file in (("style", "report.css"), ("script", "report.js")):
        text = folder.joinpath(file).read_text(encoding="utf-8")
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        found[name], found[f"{name}_hash"] = Markup(text), Markup(digest)
    return found
